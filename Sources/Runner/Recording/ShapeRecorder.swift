internal import Language
internal import LessonModel

/// Follows the calls of modules: the first call of every module in a cell that no other module made becomes a shape table, and so does a call that fails.
struct ShapeRecorder {
    /// One call of a module.
    struct Call {
        let module: Object
        let className: String
        /// How many other modules were running.
        let depth: Int
        let inputs: [[Int]]
        /// The tensors that went in and came out, by identity.
        let inputTensors: [ObjectIdentifier]
        var outputs: [[Int]] = []
        var outputTensors: [ObjectIdentifier] = []
        var ended = false
        /// The index of the next call that is not inside this one; 0 while it runs.
        var end = 0
    }

    /// A call that no other module made, with all calls inside it.
    private struct Tree {
        var calls: [Call] = []
        var line: Int?
        /// Tensors that must live as long as their identities are compared.
        var kept: [AnyObject] = []
    }

    private static let maximalCalls = 2000
    private static let maximalTables = 8

    /// Finds out about a module.
    var facts: (Object) -> ModuleFacts = { _ in ModuleFacts() }

    private var running: [Int] = []
    private var tree = Tree()
    private var overflow = 0
    private var seen: Set<ObjectIdentifier> = []
    /// Modules stay, so that another one is not taken for one that is gone.
    private var keptModules: [Object] = []
    private var made: [(table: ShapeTable, line: Int?)] = []
    private var failed: Tree?

    mutating func begin() {
        running = []
        tree = Tree()
        overflow = 0
        seen = []
        keptModules = []
        made = []
        failed = nil
    }

    private var isFirst: Bool { tree.calls.first.map { !seen.contains(ObjectIdentifier($0.module)) } ?? false }

    mutating func began(_ module: Object, _ className: String, inputs: [[Int]], tensors: [AnyObject], line: Int?) {
        if running.isEmpty {
            tree = Tree(calls: [], line: line)
            failed = nil
        }
        guard tree.calls.count < Self.maximalCalls, overflow == 0 else {
            overflow += 1
            return
        }
        running.append(tree.calls.count)
        tree.calls.append(Call(module: module, className: className, depth: running.count - 1, inputs: inputs, inputTensors: tensors.map(ObjectIdentifier.init)))
        if isFirst { tree.kept += tensors }
    }

    /// The call that began last and has not ended is over.
    ///
    /// - Parameter outputs: nil if it failed.
    mutating func ended(outputs: [[Int]]?, tensors: [AnyObject], _ interpreter: Interpreter) {
        if overflow > 0 {
            overflow -= 1
            return
        }
        guard let index = running.popLast() else { return }
        tree.calls[index].end = tree.calls.count
        if let outputs {
            tree.calls[index].outputs = outputs
            tree.calls[index].outputTensors = tensors.map(ObjectIdentifier.init)
            tree.calls[index].ended = true
            if isFirst { tree.kept += tensors }
        }
        guard running.isEmpty else { return }
        defer { tree = Tree() }
        guard tree.calls[0].ended else {
            failed = tree
            return
        }
        let module = tree.calls[0].module
        guard !seen.contains(ObjectIdentifier(module)), keptModules.count < 256 else { return }
        seen.insert(ObjectIdentifier(module))
        keptModules.append(module)
        guard made.count < Self.maximalTables, !Self.isLoss(tree.calls[0].className) else { return }
        let table = table(tree, interpreter)
        // A layer that is made anew in every turn of a loop needs no table in every turn.
        if !made.contains(where: { $0.table.rows == table.rows && $0.line == tree.line }) { made.append((table, tree.line)) }
    }

    /// The tables of the cell, in the order of the calls.
    func tables(_ interpreter: Interpreter) -> [(table: ShapeTable, line: Int?)] { made }

    /// The layers of the call that failed last, if nothing was called after it.
    func failedTable(_ interpreter: Interpreter) -> ShapeTable? { failed.map { table($0, interpreter) } }

    /// The call that refused its input: the innermost one that did not end.
    var refusing: Call? { failed?.calls.last { !$0.ended } }
    /// The last call before it that worked.
    var lastWorking: Call? { failed?.calls.last { $0.ended } }

    private static func isLoss(_ className: String) -> Bool { className.hasSuffix("Loss") }

    // MARK: tables

    private func table(_ tree: Tree, _ interpreter: Interpreter) -> ShapeTable {
        let root = tree.calls[0].module
        var known: [ObjectIdentifier: ModuleFacts] = [:]
        func describe(_ module: Object) -> ModuleFacts {
            if let facts = known[ObjectIdentifier(module)] { return facts }
            let found = facts(module)
            known[ObjectIdentifier(module)] = found
            return found
        }
        let paths = Self.paths(root, describe)
        var rows: [ShapeTable.Row] = []
        var rowOf: [RowKey: Int] = [:]
        var shown: Set<ObjectIdentifier> = []
        var fields = FieldTracker()
        for (index, call) in tree.calls.enumerated() {
            let identity = ObjectIdentifier(call.module)
            let facts = describe(call.module)
            let isLeaf = index + 1 >= tree.calls.count || tree.calls[index + 1].depth <= call.depth
            let field = fields.field(of: index, in: tree.calls, facts, isLeaf: isLeaf)
            let key = RowKey(module: identity, inputs: call.inputs, outputs: call.outputs, depth: call.depth)
            if let row = rowOf[key], call.ended {
                rows[row].calls += 1
                continue
            }
            let sums = Self.parameters(of: call.module, describe: describe)
            let path = paths[identity] ?? (index == 0 ? "" : call.className)
            let again = !shown.insert(identity).inserted
            let work = isLeaf && call.ended ? facts.multiplyAdds(call.className, inputs: call.inputs, outputs: call.outputs) : nil
            rowOf[key] = rows.count
            rows.append(ShapeTable.Row(depth: call.depth, path: path, type: call.className, inputs: call.inputs, outputs: call.outputs, parameters: again ? 0 : sums.all,
                                       trainable: again ? 0 : sums.trainable, multiplyAdds: work, receptiveField: field, failed: !call.ended, again: again))
        }
        let sums = Self.parameters(of: root, describe: describe)
        let work = rows.reduce(0) { sum, row in
            let product = ModuleFacts.product([row.multiplyAdds ?? 0, row.calls])
            return sum.addingReportingOverflow(product).overflow ? .max : sum + product
        }
        return ShapeTable(name: Self.variable(of: root, interpreter) ?? tree.calls[0].className, rows: rows, parameters: sums.all, trainable: sums.trainable, multiplyAdds: work)
    }

    private struct RowKey: Hashable {
        var module: ObjectIdentifier
        var inputs: [[Int]]
        var outputs: [[Int]]
        var depth: Int
    }

    /// The path of every module below `root`; the first one for a module that has several.
    private static func paths(_ root: Object, _ facts: (Object) -> ModuleFacts) -> [ObjectIdentifier: String] {
        var result = [ObjectIdentifier(root): ""]
        var waiting: [(Object, String)] = [(root, "")]
        while let (module, path) = waiting.popLast(), result.count < 10_000 {
            for (name, child) in facts(module).children.reversed() where result[ObjectIdentifier(child)] == nil {
                let childPath = path.isEmpty ? name : path + "." + name
                result[ObjectIdentifier(child)] = childPath
                waiting.append((child, childPath))
            }
        }
        return result
    }

    /// The parameters of a module and its children, each counted once.
    private static func parameters(of root: Object, describe: (Object) -> ModuleFacts) -> (all: Int, trainable: Int) {
        var seenParameters: Set<ObjectIdentifier> = [], seenModules: Set<ObjectIdentifier> = []
        var all = 0, trainable = 0
        var waiting = [root]
        while let module = waiting.popLast() {
            guard seenModules.insert(ObjectIdentifier(module)).inserted else { continue }
            let facts = describe(module)
            for parameter in facts.parameters where seenParameters.insert(parameter.identity).inserted {
                all += parameter.count
                if parameter.isTrainable { trainable += parameter.count }
            }
            waiting += facts.children.map(\.module)
        }
        return (all, trainable)
    }

    /// The global variable that holds the module.
    private static func variable(of module: Object, _ interpreter: Interpreter) -> String? {
        var name: String?
        let namespace = interpreter.mainModule.namespace
        try? interpreter.forEach(in: .object(namespace)) { key in
            guard let text = key.string, let value = namespace[text], case .object(let object) = value, object === module, !text.text.hasPrefix("_") else { return true }
            name = text.text
            return false
        }
        return name
    }
}

/// Follows receptive fields through the calls of one tree.  A value is recognised by its tensor; one that a function made between two modules counts as
/// what the last module with that shape gave, or else the last one at all.
private struct FieldTracker {
    private var byTensor: [ObjectIdentifier: ReceptiveField?] = [:]
    private var latest: [(shape: [Int], field: ReceptiveField?)] = []

    /// The field that is shown for a call; nil for a module that only calls others, and where there is none.
    mutating func field(of index: Int, in calls: [ShapeRecorder.Call], _ facts: ModuleFacts, isLeaf: Bool) -> [Int]? {
        let call = calls[index]
        guard isLeaf, call.ended else { return nil }
        let before = input(of: call)
        let after: ReceptiveField?
        if let window = facts.window(call.className) {
            switch before {
            case .start: after = ReceptiveField(dimensions: window.kernel.count).through(window)
            case .known(let field) where field.size.count == window.kernel.count: after = field.through(window)
            default: after = nil
            }
        } else if case .known(let field) = before, call.inputs.first?.count == call.outputs.first?.count, Self.keepsPlaces(call.className) {
            after = field
        } else if case .start = before, Self.keepsPlaces(call.className) {
            // Before the first window: nothing is known of dimensions yet, and nothing needs to be.
            return nil
        } else {
            after = nil
        }
        for tensor in call.outputTensors { byTensor[tensor] = .some(after) }
        if let shape = call.outputs.first { latest.append((shape, after)) }
        // A module around this one gives what its last call gave.
        var end = index
        while end + 1 < calls.count, calls[end + 1].depth > call.depth { end += 1 }
        for outer in calls[..<index].indices where calls[outer].end == call.end && calls[outer].depth < call.depth {
            for tensor in calls[outer].outputTensors { byTensor[tensor] = .some(after) }
        }
        return after?.rounded
    }

    private enum Input { case start, known(ReceptiveField), unknown }

    private func input(of call: ShapeRecorder.Call) -> Input {
        for tensor in call.inputTensors {
            if let found = byTensor[tensor] { return found.map(Input.known) ?? .unknown }
        }
        if let shape = call.inputs.first, let found = latest.last(where: { $0.shape == shape }) ?? latest.last { return found.field.map(Input.known) ?? .unknown }
        return .start
    }

    /// Whether a layer computes each place of its output from the same place of its input.
    private static func keepsPlaces(_ className: String) -> Bool {
        if className.hasPrefix("BatchNorm") || className.hasPrefix("Dropout") || className.hasSuffix("Dropout") { return true }
        let elementwise: Set<String> = [
            "ReLU", "ReLU6", "LeakyReLU", "PReLU", "RReLU", "ELU", "SELU", "CELU", "GELU", "SiLU", "Mish", "Sigmoid", "Tanh", "Hardtanh", "Hardswish", "Hardsigmoid",
            "Softplus", "Softsign", "LogSigmoid", "Identity", "Threshold", "Softshrink", "Hardshrink", "Tanhshrink",
        ]
        return elementwise.contains(className)
    }
}
