/// The walk through the graph of gradients.
public enum Autograd {
    /// `torch.autograd.backward`: adds to the `grad` of the leaves that `roots` depend on (of `inputs` only, if given).
    /// - Parameters:
    ///   - gradients: the gradient of each root; nil for a root with one element means 1.
    ///   - retainGraph: nil means `createGraph`.
    public static func backward(_ roots: [Tensor], gradients: [Tensor?] = [], retainGraph: Bool? = nil, createGraph: Bool = false,
                                inputs: [Tensor]? = nil) throws {
        let starts = try makeRoots(roots, gradients, createGraph: createGraph)
        if let inputs {
            let captured = try run(starts, keepGraph: retainGraph ?? createGraph, createGraph: createGraph, captures: try inputs.map(captureEdge))
            for (input, gradient) in zip(inputs, captured) {
                guard let gradient else { continue }
                if let existing = input.storedGrad {
                    input.storedGrad = try withGradients(createGraph) { try existing.add(gradient) }
                } else {
                    input.storedGrad = createGraph ? gradient : try gradient.detach().clone()
                }
            }
        } else {
            _ = try run(starts, keepGraph: retainGraph ?? createGraph, createGraph: createGraph, captures: nil)
        }
    }

    /// `torch.autograd.grad`: the gradients of `outputs` with respect to `inputs`; nil for one that is not used.
    public static func gradients(of outputs: [Tensor], withRespectTo inputs: [Tensor], gradients: [Tensor?] = [], retainGraph: Bool? = nil,
                                 createGraph: Bool = false, allowUnused: Bool = false, materialize: Bool = false) throws -> [Tensor?] {
        let starts = try makeRoots(outputs, gradients, createGraph: createGraph)
        let captures = try inputs.map(captureEdge)
        let results = try run(starts, keepGraph: retainGraph ?? createGraph, createGraph: createGraph, captures: captures)
        if materialize {
            return try zip(inputs, results).map { try $1 ?? Tensor.zerosLike($0) }
        }
        if !allowUnused, let unused = results.firstIndex(where: { $0 == nil }) { throw TensorError.unusedInput(unused) }
        return results
    }

    private static func captureEdge(_ input: Tensor) throws -> GradientEdge {
        if !input.requiresGrad { throw TensorError.inputRequiresNoGrad }
        return input.gradientEdge
    }

    private static func makeRoots(_ roots: [Tensor], _ gradients: [Tensor?], createGraph: Bool) throws -> [(GradientEdge, Tensor)] {
        var result: [(GradientEdge, Tensor)] = []
        for (i, root) in roots.enumerated() {
            let given = i < gradients.count ? gradients[i] : nil
            if let given {
                if given.shape != root.shape { throw TensorError.gradientShape(i, given.shape, root.shape) }
                if !root.requiresGrad { throw TensorError.noGradient(i) }
                result.append((root.gradientEdge, given))
            } else {
                if root.requiresGrad && root.count != 1 { throw TensorError.gradientOnlyForScalar }
                if root.requiresGrad && root.dtype.isComplex { throw TensorError.gradientOnlyForReal(root.dtype) }
                if !root.requiresGrad { throw TensorError.noGradient(i) }
                result.append((root.gradientEdge, try Tensor.onesLike(root)))
            }
        }
        return result
    }

    /// The nodes that a walk reaches, what each still waits for, and the gradients that have arrived.
    private struct Tasks {
        var places: [ObjectIdentifier: Int] = [:]
        var nodes: [GradientNode] = []
        var waiting: [Int] = []
        var arrived: [[Tensor?]] = []
        var isNeeded: [Bool] = []

        mutating func place(of node: GradientNode) -> (Int, isNew: Bool) {
            let id = ObjectIdentifier(node)
            if let at = places[id] { return (at, false) }
            places[id] = nodes.count
            nodes.append(node)
            waiting.append(0)
            arrived.append([Tensor?](repeating: nil, count: max(node.outputShapes.count, 1)))
            isNeeded.append(true)
            return (nodes.count - 1, true)
        }
    }

    private static func run(_ roots: [(GradientEdge, Tensor)], keepGraph: Bool, createGraph: Bool, captures: [GradientEdge]?) throws -> [Tensor?] {
        let runtime = TensorRuntime.current
        let previousMode = runtime.gradEnabled
        runtime.gradEnabled = createGraph
        defer { runtime.gradEnabled = previousMode }

        var tasks = Tasks()
        var stack: [GradientNode] = []
        for (edge, _) in roots {
            guard let node = edge.node else { continue }
            if tasks.place(of: node).isNew { stack.append(node) }
        }
        while let node = stack.popLast() {
            for edge in node.edges {
                guard let next = edge.node else { continue }
                let (at, isNew) = tasks.place(of: next)
                tasks.waiting[at] += 1
                if isNew { stack.append(next) }
            }
        }
        try runtime.charge(work: tasks.nodes.count)

        var captured = [Tensor?](repeating: nil, count: captures?.count ?? 0)
        var captureAt: [ObjectIdentifier: [(output: Int, slot: Int)]] = [:]
        if let captures {
            for (slot, edge) in captures.enumerated() {
                if let node = edge.node { captureAt[ObjectIdentifier(node), default: []].append((edge.index, slot)) }
            }
            markNeeded(&tasks, captureAt)
        }

        var ready = ReadyQueue()
        for (edge, gradient) in roots {
            guard let node = edge.node else { continue }
            let at = tasks.place(of: node).0
            try add(gradient, to: &tasks.arrived[at][edge.index])
        }
        for at in tasks.nodes.indices where tasks.waiting[at] == 0 { ready.push(tasks.nodes[at].sequence, at) }

        while let at = ready.pop() {
            let node = tasks.nodes[at]
            var gradients = tasks.arrived[at]
            tasks.arrived[at] = []
            try runHooks(node, &gradients)
            if let wanted = captureAt[ObjectIdentifier(node)] {
                for (output, slot) in wanted where output < gradients.count { captured[slot] = gradients[output] }
            }
            if let leaf = node as? AccumulateGrad {
                if captures == nil, let gradient = gradients[0].take() { try leaf.accumulate(gradient, createGraph: createGraph) }
                continue
            }
            var results: [Tensor?] = []
            if tasks.isNeeded[at] && gradients.contains(where: { $0 != nil }) {
                results = try node.apply(gradients)
                gradients = []
                if runtime.anomalyDetection { try checkForNaN(node, results) }
                if !keepGraph { node.release() }
            }
            for i in node.edges.indices {
                guard let next = node.edges[i].node, let place = tasks.places[ObjectIdentifier(next)] else { continue }
                if i < results.count, let gradient = results[i].take() {
                    let index = node.edges[i].index
                    let fitting = try validated(gradient, shape: next.outputShapes[index], dtype: next.outputTypes[index], node.name, i)
                    try add(fitting, to: &tasks.arrived[place][index])
                }
                tasks.waiting[place] -= 1
                if tasks.waiting[place] == 0 { ready.push(next.sequence, place) }
            }
        }
        return captured
    }

    /// Marks the nodes from which a captured one can be reached: inputs have smaller sequence numbers, so one pass suffices.
    private static func markNeeded(_ tasks: inout Tasks, _ captureAt: [ObjectIdentifier: [(output: Int, slot: Int)]]) {
        let order = tasks.nodes.indices.sorted { a, b in
            let (x, y) = (tasks.nodes[a].sequence, tasks.nodes[b].sequence)
            return (x == .max ? -1 : x) < (y == .max ? -1 : y)
        }
        for at in order {
            let node = tasks.nodes[at]
            // a captured node itself need not run unless something behind it is wanted too
            tasks.isNeeded[at] = node.edges.contains { edge in
                guard let next = edge.node, let place = tasks.places[ObjectIdentifier(next)] else { return false }
                return tasks.isNeeded[place] || captureAt[ObjectIdentifier(next)] != nil
            }
        }
    }

    private static func runHooks(_ node: GradientNode, _ gradients: inout [Tensor?]) throws {
        if let leaf = node as? AccumulateGrad {
            guard let hooks = leaf.variable.extras?.hooks, !hooks.isEmpty else { return }
            for (_, hook) in hooks {
                if let g = gradients[0], let replaced = try hook(g) { gradients[0] = replaced }
            }
            return
        }
        if !node.hooks.isEmpty {
            for (output, _, hook) in node.hooks {
                if let g = gradients[output], let replaced = try hook(g) { gradients[output] = replaced }
            }
        }
        for (output, weak) in node.retained {
            guard let tensor = weak.tensor, let g = gradients[output] else { continue }
            if let existing = tensor.storedGrad { tensor.storedGrad = try existing.add(g) } else { tensor.storedGrad = try g.clone() }
        }
    }

    private static func checkForNaN(_ node: GradientNode, _ results: [Tensor?]) throws {
        for (i, result) in results.enumerated() {
            if let result, try result.isnan().any().isTrue() { throw TensorError.anomaly(node.name, i) }
        }
    }

    private static func add(_ gradient: Tensor, to slot: inout Tensor?) throws {
        if let existing = slot { slot = try existing.add(gradient) } else { slot = gradient }
    }

    /// The gradient summed over broadcast dimensions and converted to the input's type.
    static func validated(_ gradient: Tensor, shape: [Int], dtype: DType, _ name: String, _ i: Int) throws -> Tensor {
        var g = gradient
        if g.shape != shape {
            guard Layout.isExpandable(shape, to: g.shape) else { throw TensorError.invalidGradient(name, i, g.shape, shape) }
            g = try g.summed(to: shape)
        }
        if g.dtype != dtype { g = try g.to(dtype) }
        return g
    }

    /// A heap of (sequence, place), the largest sequence first.
    private struct ReadyQueue {
        private var items: [(sequence: Int, place: Int)] = []

        mutating func push(_ sequence: Int, _ place: Int) {
            items.append((sequence, place))
            var i = items.count - 1
            while i > 0 {
                let parent = (i - 1) / 2
                if items[parent].sequence >= items[i].sequence { break }
                items.swapAt(i, parent)
                i = parent
            }
        }

        mutating func pop() -> Int? {
            guard let first = items.first else { return nil }
            let last = items.removeLast()
            if !items.isEmpty {
                items[0] = last
                var i = 0
                while true {
                    let left = 2 * i + 1, right = left + 1
                    var largest = i
                    if left < items.count && items[left].sequence > items[largest].sequence { largest = left }
                    if right < items.count && items[right].sequence > items[largest].sequence { largest = right }
                    if largest == i { break }
                    items.swapAt(i, largest)
                    i = largest
                }
            }
            return first.place
        }
    }

    // MARK: functions of the program

    /// Makes `outputs` the results of a function of the program's own (`torch.autograd.Function`), named `name` in `grad_fn`.
    /// `backward` gets a gradient per output (zeros where none arrived) and returns one per input.
    /// Returns the outputs; one that is an input itself is replaced by an alias.
    @discardableResult
    public static func custom(_ name: String, inputs: [Tensor?], outputs: [Tensor], nonDifferentiable: Set<Int> = [], materializeGrads: Bool = true,
                              attachment: AnyObject? = nil, _ backward: @escaping BackwardFunction) -> [Tensor] {
        var results = outputs
        for (i, output) in outputs.enumerated() {
            let isInput = inputs.contains { $0 === output }
            let isRepeated = outputs[..<i].contains { $0 === output }
            if isInput || isRepeated || output.storedNode != nil || output.base != nil { results[i] = output.detach() }
        }
        if !Tensor.isRecording(inputs) { return results }
        let shapes = results.map(\.shape), types = results.map(\.dtype)
        let node = Tensor.makeNode(name, inputs, []) { node, gradients in
            if !materializeGrads { return try backward(node, gradients) }
            var filled = gradients
            for i in filled.indices where filled[i] == nil { filled[i] = try Tensor.zeros(shapes[i], dtype: types[i]) }
            return try backward(node, filled)
        }
        node.attachment = attachment
        for (i, output) in results.enumerated() {
            node.outputShapes.append(output.shape)
            node.outputTypes.append(output.dtype)
            if output.dtype.isDifferentiable && !nonDifferentiable.contains(i) {
                output.storedNode = node
                output.outputIndex = i
            }
        }
        return results
    }

    /// Keeps `tensors` with `node` so that writes to them in place are noticed; see ``savedTensors(_:)``.
    public static func save(_ tensors: [Tensor], in node: GradientNode) {
        node.saved = tensors.map { tensor in
            let isOutput = tensor.storedNode === node
            return SavedTensor(tensor: isOutput ? tensor.detach() : tensor, version: tensor.storage.version, output: isOutput ? tensor.outputIndex : -1)
        }
    }

    /// What ``save(_:in:)`` kept.
    public static func savedTensors(_ node: GradientNode) throws -> [Tensor] { try node.saved.indices.map { try node.saved($0) } }
}

extension Tensor {
    /// `tensor.backward(gradient)`.
    public func backward(_ gradient: Tensor? = nil, retainGraph: Bool? = nil, createGraph: Bool = false, inputs: [Tensor]? = nil) throws {
        try Autograd.backward([self], gradients: [gradient], retainGraph: retainGraph, createGraph: createGraph, inputs: inputs)
    }
}
