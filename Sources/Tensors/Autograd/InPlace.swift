extension Tensor {
    /// Throws if the tensor may not be written to.
    func checkWritable() throws {
        let runtime = TensorRuntime.current
        if isInference && !runtime.inferenceMode { throw TensorError.inferenceInPlace }
        if count > 1 && Layout.hasInternalOverlap(shape, strides) { throw TensorError.overlapInPlace }
        if runtime.gradEnabled && requiresGrad {
            if let unrecordedView { throw TensorError.unrecordedViewWritten(unrecordedView, isView: true) }
            if isOneOfSeveralViews, let node = gradientNode { throw TensorError.multipleViewInPlace(outputIndex, node.name) }
            if let base, base.requiresGradFlag { throw TensorError.leafViewInPlace }
            if isLeaf { throw TensorError.leafInPlace }
        }
    }

    /// Throws if the tensor's shape may not be changed in place: it is a leaf whose gradient is wanted.
    public func checkShapeWritable() throws {
        if TensorRuntime.current.gradEnabled && requiresGrad && isLeaf { throw TensorError.leafInPlace }
    }

    /// A tensor with the same memory and history.
    func aliasWithHistory() -> Tensor {
        let alias = detach()
        let edge = TensorRuntime.current.gradEnabled ? gradientEdge : GradientEdge(node: nil, index: 0)
        alias.storedNode = edge.node
        alias.outputIndex = edge.index
        return alias
    }

    /// Replaces the elements by what `operation` makes of them, as recorded in the graph.  `operation`'s first recorded input
    /// must be the tensor that it is given.
    @discardableResult
    func inPlace(_ operation: (Tensor) throws -> Tensor) throws -> Tensor {
        try checkWritable()
        let before = aliasWithHistory()
        var result = try operation(before)
        if result.shape != shape { throw TensorError.outputShape(shape, result.shape) }
        if result.dtype != dtype {
            if !result.dtype.canCast(to: dtype) { throw TensorError.cannotCast(result.dtype, to: dtype) }
            result = try result.to(dtype)
        }
        if let node = result.storedNode, result !== before {
            for i in node.saved.indices where node.saved[i].tensor === before {
                // what the derivative needs is about to be overwritten
                let copy = try withoutGradients { try before.detach().clone() }
                copy.storedNode = before.storedNode
                copy.outputIndex = before.outputIndex
                node.saved[i] = SavedTensor(tensor: copy, version: copy.storage.version, output: -1)
            }
        }
        if result !== before { writeElements(of: result) }
        bumpVersion()
        if let node = result.storedNode, TensorRuntime.current.gradEnabled { setHistory(node, result.outputIndex) }
        return self
    }

    /// Records a write that `name` made to this tensor; `backward` returns gradients for the tensor before it and for `others`.
    func recordWrite(_ name: String, others: [Tensor] = [], saving: [Tensor] = [], _ backward: @escaping (GradientNode, Tensor) throws -> [Tensor?]) {
        bumpVersion()
        if !TensorRuntime.isGradEnabled { return }
        if !requiresGrad && !others.contains(where: \.requiresGrad) { return }
        let node = Tensor.makeNode(name, [aliasWithHistory()] + others, saving) { node, gradients in
            guard let g = gradients[0] else { return [] }
            return try backward(node, g)
        }
        node.outputShapes = [shape]
        node.outputTypes = [dtype]
        setHistory(node, 0)
    }

    /// Makes output `index` of `node`, which describes a write to this tensor, its history: for a view, that of the tensor it is a
    /// view of.
    func setHistory(_ node: GradientNode, _ index: Int) {
        guard let base else {
            storedNode = node
            outputIndex = index
            return
        }
        let slices = CopySlices(base: base, view: self, function: node)
        base.storedNode = slices
        base.outputIndex = 0
        // this view, and the others, find their new history when they are asked for it
        storedNode = nil
        if nodeVersion == storage.version { nodeVersion &-= 1 }
    }
}

extension DType {
    /// Whether a result of this type may be written to a tensor of type `other`.
    func canCast(to other: DType) -> Bool {
        if isComplex && !other.isComplex { return false }
        if isFloatingPoint && !other.isDifferentiable { return false }
        if self != .bool && other == .bool { return false }
        return true
    }
}

/// The gradient of a write to a part of a tensor: the part's gradient goes through the writing function, the rest stays.
final class CopySlices: GradientNode {
    private let inner: GradientNode
    private let base: (shape: [Int], strides: [Int], offset: Int)
    private let view: (shape: [Int], strides: [Int], offset: Int)

    init(base: Tensor, view: Tensor, function: GradientNode) {
        inner = function
        self.base = (base.shape, base.strides, base.offset)
        self.view = (view.shape, view.strides, view.offset)
        var edges = function.edges
        let before = base.gradientEdge
        if edges.isEmpty { edges = [before] } else { edges[0] = before }
        super.init("CopySlices", sequence: TensorRuntime.current.nextSequence(), edges: edges, function: nil)
        outputShapes = [base.shape]
        outputTypes = [base.dtype]
    }

    public override func apply(_ gradients: [Tensor?]) throws -> [Tensor?] {
        guard let g = gradients[0] else { return [] }
        let result = try Tensor.emptyStrided(base.shape, base.strides, dtype: g.dtype)
        try result.copy_(g)
        let part = try result.asStrided(view.shape, view.strides, view.offset - base.offset)
        var inputs = try inner.apply([try part.clone()])
        if inputs.isEmpty { inputs = [nil] }
        if needs(0) {
            if let own = inputs[0] {
                try part.copy_(try Autograd.validated(own, shape: view.shape, dtype: g.dtype, inner.name, 0))
            } else {
                try part.zero_()
            }
            inputs[0] = result
        } else {
            inputs[0] = nil
        }
        return inputs
    }

    override func release() {
        inner.release()
    }
}
