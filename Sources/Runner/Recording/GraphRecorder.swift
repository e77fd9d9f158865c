internal import Language
internal import LessonModel
internal import Tensors
internal import TorchAPI

/// Draws the graph that the first `backward()` of a cell went through: what was computed from what, with the names that the program gave.
struct GraphRecorder {
    /// More boxes are not read.
    private static let maximalNodes = 48
    /// Tensors with at most this many elements are shown with their values.
    private static let smallest = 3

    /// The cell asks for the drawing.
    var isWanted = false
    private var result: Tensor?

    mutating func begin(isWanted: Bool) {
        self.isWanted = isWanted
        result = nil
    }

    mutating func backward(of tensor: Tensor) {
        if isWanted, result == nil, tensor.gradientNode != nil { result = tensor }
    }

    /// The drawing, made at the end of the cell, when gradients are there.
    func figure(_ interpreter: Interpreter) -> Figure? {
        guard let result, let root = result.gradientNode else { return nil }
        let names = Names(interpreter)
        var nodes: [Figure.Graph.Node] = [], edges: [Figure.Graph.Edge] = []
        var places: [ObjectIdentifier: Int] = [:]
        // From the result backwards, nearest first, so that what is cut is far away.
        var waiting: [GradientNode] = [root], next = 0, total = 0
        var known: Set<ObjectIdentifier> = [ObjectIdentifier(root)]
        while next < waiting.count {
            let node = waiting[next]
            next += 1
            total += 1
            if nodes.count < Self.maximalNodes {
                places[ObjectIdentifier(node)] = nodes.count
                nodes.append(Self.node(node, result: node === root ? result : nil, names))
            }
            for edge in node.edges {
                if let before = edge.node, known.insert(ObjectIdentifier(before)).inserted, waiting.count < 100_000 { waiting.append(before) }
            }
        }
        for node in waiting {
            guard let to = places[ObjectIdentifier(node)] else { continue }
            for edge in node.edges {
                if let before = edge.node, let from = places[ObjectIdentifier(before)] { edges.append(Figure.Graph.Edge(from: from, to: to)) }
            }
        }
        let graph = Figure.Graph(nodes: nodes, edges: edges, total: total)
        return Figure(alt: TeachingTexts.graph(graph), graph: graph)
    }

    private static func node(_ node: GradientNode, result: Tensor?, _ names: Names) -> Figure.Graph.Node {
        if let leaf = (node as? AccumulateGrad)?.leaf {
            return Figure.Graph.Node(kind: .leaf, lines: lines(leaf, name: names.ofTensors[ObjectIdentifier(leaf)]))
        }
        let operation = node.name.split(separator: ":").last.map(String.init) ?? node.name
        if let result { return Figure.Graph.Node(kind: .result, lines: [operation] + lines(result, name: names.ofTensors[ObjectIdentifier(result)])) }
        guard let (name, tensor) = names.ofNodes[ObjectIdentifier(node)] else { return Figure.Graph.Node(kind: .operation, lines: [operation]) }
        return Figure.Graph.Node(kind: .operation, lines: [operation] + lines(tensor, name: name))
    }

    /// `w = 3`, or `w (2, 3)`; then the gradient.
    private static func lines(_ tensor: Tensor, name: String?) -> [String] {
        var first = name ?? ""
        if let value = value(tensor) { first += first.isEmpty ? value : " = " + value } else { first += (first.isEmpty ? "" : " ") + TeachingTexts.shape(tensor.shape) }
        guard let gradient = tensor.grad else { return [first] }
        return [first, TeachingTexts.gradient(value(gradient) ?? TeachingTexts.shape(gradient.shape))]
    }

    private static func value(_ tensor: Tensor) -> String? {
        guard tensor.count <= smallest, tensor.shape.count <= 1 else { return nil }
        let numbers = tensor.doubles().map(short)
        return tensor.shape.isEmpty ? numbers.first : "[" + numbers.joined(separator: ", ") + "]"
    }

    /// A number to four digits.
    private static func short(_ number: Double) -> String {
        guard number.isFinite, number != 0 else { return number == 0 ? "0" : "\(number)" }
        let size = number.magnitude
        if size >= 1e6 || size < 1e-4 { return "\(Float(number))" }
        var digits = 3.0, bound = 10.0
        while bound <= size, digits > 0 {
            digits -= 1
            bound *= 10
        }
        var least = 1.0
        while size < least, digits < 7 {
            digits += 1
            least /= 10
        }
        var scale = 1.0
        for _ in 0..<Int(digits) { scale *= 10 }
        return TeachingTexts.number((number * scale).rounded() / scale)
    }

    /// What the program calls its tensors.
    private struct Names {
        var ofTensors: [ObjectIdentifier: String] = [:]
        /// The tensors with names that operations computed.
        var ofNodes: [ObjectIdentifier: (String, Tensor)] = [:]

        init(_ interpreter: Interpreter) {
            let namespace = interpreter.mainModule.namespace
            var modules: [(String, Value)] = []
            try? interpreter.forEach(in: .object(namespace)) { key in
                guard let name = key.string, !name.text.hasPrefix("_"), let value = namespace[name] else { return true }
                if let tensor = TorchBridge.tensor(value) {
                    note(name.text, tensor)
                } else if TorchBridge.isModule(value) {
                    modules.append((name.text, value))
                }
                return true
            }
            for (name, module) in modules.prefix(64) {
                guard let pairs = try? interpreter.callMethod(module, .interned("named_parameters")) else { continue }
                try? interpreter.forEach(in: pairs) { pair in
                    if let pair = pair.tuple, pair.count == 2, let path = pair[0].string, let tensor = TorchBridge.tensor(pair[1]) { note(name + "." + path.text, tensor) }
                    return true
                }
            }
        }

        private mutating func note(_ name: String, _ tensor: Tensor) {
            if ofTensors[ObjectIdentifier(tensor)] == nil { ofTensors[ObjectIdentifier(tensor)] = name }
            if let node = tensor.gradientNode, ofNodes[ObjectIdentifier(node)] == nil { ofNodes[ObjectIdentifier(node)] = (name, tensor) }
        }
    }
}
