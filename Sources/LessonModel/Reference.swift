/// One name of the library: what the reference of a site shows of it.  Read from the tables of operations and from the modules themselves.
public struct ReferenceEntry: Codable, Hashable, Sendable {
    public enum Kind: String, Codable, Sendable {
        case function, method, type, constant
    }

    /// A program and what it printed.
    public struct Example: Codable, Hashable, Sendable {
        public var program: String
        public var output: String

        public init(program: String, output: String) {
            self.program = program
            self.output = output
        }
    }

    /// The module or class that the name belongs to, such as `torch.nn` or `torch.Tensor`.
    public var place: String
    public var name: String
    public var kind: Kind
    /// The ways to call it, such as `cat(Tensor[] tensors, int dim=0)`; none for constants.
    public var signatures: [String]
    /// What it does, in a sentence; may be empty.
    public var summary: String
    public var example: Example?

    public init(place: String, name: String, kind: Kind, signatures: [String] = [], summary: String = "", example: Example? = nil) {
        self.place = place
        self.name = name
        self.kind = kind
        self.signatures = signatures
        self.summary = summary
        self.example = example
    }

    /// Such as `torch.nn.Linear`.
    public var fullName: String { "\(place).\(name)" }
}
