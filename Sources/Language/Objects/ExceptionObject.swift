public import Syntax

/// An exception of the language.
public final class ExceptionObject: Object {
    /// `args`
    @exclusivity(unchecked) public var arguments: TupleObject
    /// `__cause__`, `__context__`, `__suppress_context__`
    @exclusivity(unchecked) public var cause: Value = .none
    @exclusivity(unchecked) public var context: Value = .none
    @exclusivity(unchecked) public var suppressesContext = false
    /// Most exceptions are caught in the frame that they leave first: one entry needs no array.
    @exclusivity(unchecked) private var innermost: TracebackEntry?
    @exclusivity(unchecked) private var outer: [TracebackEntry] = []
    /// The place in the frame that it is leaving, once a node has said it.
    @exclusivity(unchecked) var place: Span?
    /// What teaching messages build on: names that exist, shapes, …  See `Teaching`.
    public var teaching: Teaching? {
        get { lesson?.teaching }
        set { lesson = newValue.map(Lesson.init) }
    }
    /// In an object of its own: few exceptions have it.
    private final class Lesson {
        let teaching: Teaching
        init(_ teaching: Teaching) { self.teaching = teaching }
    }
    @exclusivity(unchecked) private var lesson: Lesson?
    /// Attributes of built-in classes that `args` does not hold (`name` of an ImportError, `filename` of an OSError, …).
    @exclusivity(unchecked) public var details: [String: Value]?

    public init(_ type: TypeRef, _ arguments: TupleObject) {
        self.arguments = arguments
        super.init(.exception, type)
    }

    deinit {
        Release.value(&cause)
        Release.value(&context)
    }

    /// Frames it left, innermost first (`__traceback__` shows them from the outside).
    public var traceback: [TracebackEntry] {
        get { innermost.map { [$0] + outer } ?? [] }
        set {
            innermost = newValue.first
            outer = Array(newValue.dropFirst())
        }
    }

    /// Whether it left a frame.
    var hasTraceback: Bool { innermost != nil }

    /// Notes that it leaves a frame.  A recursion without end leaves no more than CPython could show.
    func leave(_ code: Code, name: String? = nil) {
        let entry = TracebackEntry(code: code, span: place ?? Span(0, 0), name: name)
        if innermost == nil { innermost = entry } else if outer.count < 4095 { outer.append(entry) }
        place = nil
    }

    /// A caught exception is raised again by a bare `raise`: its line in this frame is the one it had.
    func resume() {
        if let last = outer.popLast() {
            place = last.span
        } else if let only = innermost {
            place = only.span
            innermost = nil
        }
    }

    public override func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws {
        text.append(contentsOf: type.name.utf8)
        if arguments.count == 1 {
            text.append(0x28)
            try interpreter.appendRepr(arguments[0], to: &text)
            text.append(0x29)
        } else {
            try interpreter.appendRepr(.object(arguments), to: &text)
        }
    }

    public override func nativeString(_ interpreter: Interpreter) throws -> StringObject { try ExceptionText.string(self, interpreter) }
}

public struct TracebackEntry {
    public let code: Code
    public let span: Span
    private let ownName: String?

    init(code: Code, span: Span, name: String? = nil) {
        self.code = code
        self.span = span
        ownName = name
    }

    /// The name of the function, `<module>` or `<lambda>`; a comprehension has its own.
    public var name: String { ownName ?? code.name }

    public var line: Int { code.source.line(at: Int(span.start)) }
}

/// The variables that a name may mean: those of the function, of its module, and the built-in ones.
struct NameScope {
    let code: Code?
    let globals: DictObject
    let builtins: DictObject

    /// Their names.
    var groups: [[String]] {
        var local: [String] = []
        if let code, !code.isModule { local = code.parameterNames.map(\.text) + code.variables.map(\.name) + code.freeNames }
        return [local] + [globals, builtins].map { $0.items.compactMap { $0.key.string?.text } }
    }
}

/// What an error can teach besides its message: data, put into words by who shows them.
public struct Teaching {
    /// For an unknown name or attribute: what was asked for and the names there are.
    public var unknownName: String?
    public var candidates: [String] {
        get { known.isEmpty ? groups.flatMap { $0 } : known }
        set { known = newValue }
    }
    private var known: [String] = []
    /// The variables among which a name was looked for.
    var scope: NameScope?
    /// The object whose attribute was asked for.
    public var owner: Value = .undefined
    /// CPython makes no suggestion in this case (an assignment or deletion that failed).
    public var isSilent = false
    /// `candidates` in the order in which they are searched: the first group that has a similar name gives the suggestion.
    public var groups: [[String]] { scope?.groups ?? [known] }
    /// Free sentences: what was found, what would fit.
    public var notes: [String] = []
    public var help: [String] = []
    public init() {}
}

/// A raised exception on its way through Swift code.
public struct PythonError: Error {
    public let exception: ExceptionObject
    public init(_ exception: ExceptionObject) { self.exception = exception }
}

extension Error {
    /// The error as an exception of the language: comparing classes is many times faster than a dynamic cast.
    public var python: PythonError? { Self.self == PythonError.self ? unsafeBitCast(self, to: PythonError.self) : nil }
}

/// A limit ended the run.  Not an exception of the language: nothing in a program can catch it.
public struct LimitReached: Error, Equatable {
    public enum Kind: String, Sendable { case steps, seconds, memory, output }
    public let kind: Kind
    public init(_ kind: Kind) { self.kind = kind }
}

/// `exit()` and its like, where nothing caught them, end the run with this status.
public struct ExitRequest: Error { public let status: Int32 }
