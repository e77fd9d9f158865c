/// What kept an operation from being recorded.
enum GradientPause {
    case noGrad, inferenceMode
}

extension TensorError {
    /// A write to a view that was made without gradients (`isView`), or the use of such a view after a write to its memory.
    static func unrecordedViewWritten(_ pause: GradientPause, isView: Bool) -> TensorError {
        let (mode, block, normal) = pause == .noGrad ? ("no_grad mode", "no_grad block", "with grad mode enabled") : ("inference mode", "inference_mode block", "in normal mode")
        let what = isView ? "is being modified inplace \(normal)" : "its base or another view of its base has been modified inplace \(normal)"
        return runtime("A view was created in \(mode) and \(what). Given that this use case is ambiguous and error-prone, it is forbidden. You can clarify your code by moving both the view and the inplace either both inside the \(block) (if you don't want the inplace to be tracked) or both outside (if you want the inplace to be tracked).")
    }
}

extension Tensor {
    // MARK: state

    /// Whether gradients are computed for this tensor.
    public var requiresGrad: Bool {
        if requiresGradFlag || storedNode != nil { return true }
        return base?.requiresGrad ?? false
    }

    /// Whether the tensor is not the result of a recorded operation.
    public var isLeaf: Bool { requiresGradFlag || gradientNode == nil }

    /// Throws if the tensor's place in the graph is not known: a view that was made without gradients, of memory that was written to since.
    public func checkHistory() throws {
        if let unrecordedView, let base, storage.version != nodeVersion, base.requiresGrad, !requiresGradFlag {
            throw TensorError.unrecordedViewWritten(unrecordedView, isView: false)
        }
    }

    /// The operation that made the tensor (`grad_fn`).
    public var gradientNode: GradientNode? {
        guard let base, storage.version != nodeVersion else { return storedNode }
        // the view, or what it is a view of, was written to: it is now a part of what the base has become
        guard base.requiresGrad, !requiresGradFlag else {
            nodeVersion = storage.version
            return storedNode
        }
        if let unrecordedView {
            // its place in the graph is not known, and going back through it is the error
            let error = TensorError.unrecordedViewWritten(unrecordedView, isView: false)
            let node = GradientNode("Invalid", sequence: TensorRuntime.current.nextSequence(), edges: [base.gradientEdge]) { _, _ in throw error }
            node.outputShapes = [shape]
            node.outputTypes = [dtype]
            return node
        }
        nodeVersion = storage.version
        let (shape, strides, offset) = (shape, strides, offset)
        let (baseShape, baseStrides, baseOffset) = (base.shape, base.strides, base.offset)
        let node = GradientNode("AsStridedBackward0", sequence: TensorRuntime.current.nextSequence(), edges: [base.gradientEdge]) { _, gradients in
            guard let g = gradients[0] else { return [nil] }
            return [try g.asStridedBackward(shape, strides, offset, baseShape, baseStrides, baseOffset)]
        }
        node.outputShapes = [shape]
        node.outputTypes = [dtype]
        storedNode = node
        outputIndex = 0
        return node
    }

    /// Whether the tensor was made in inference mode.
    public var isForInference: Bool { isInference }

    /// Forgets the history, in place (`detach_()`).
    @discardableResult
    public func detach_() throws -> Tensor {
        if base != nil { throw TensorError.runtime("Can't detach views inplace, use detach() instead. If you are using DistributedDataParallel (DDP) for training, and gradient_as_bucket_view is set as True, gradients are views of DDP buckets, and hence detach_() cannot be called on these gradients. To fix this error, please refer to the Optimizer.zero_grad() function in torch/optim/optimizer.py as the solution.") }
        storedNode = nil
        requiresGradFlag = false
        return self
    }

    /// Which output of ``gradientNode`` the tensor is.
    public var outputNumber: Int { outputIndex }

    /// The tensor that this one is a view of, where gradients need it.
    public var viewBase: Tensor? { base }

    /// Counts a write that something else made to the memory.
    public func markAsWritten() { bumpVersion() }

    /// Where gradients of this tensor go.
    var gradientEdge: GradientEdge {
        if let node = gradientNode { return GradientEdge(node: node, index: outputIndex) }
        if requiresGradFlag {
            let extras = ensureExtras()
            if let accumulator = extras.accumulator { return GradientEdge(node: accumulator, index: 0) }
            let accumulator = AccumulateGrad(self)
            extras.accumulator = accumulator
            return GradientEdge(node: accumulator, index: 0)
        }
        return GradientEdge(node: nil, index: 0)
    }

    /// The gradient of a leaf (or of a tensor that retains it).
    public var grad: Tensor? { extras?.grad }

    var storedGrad: Tensor? {
        get { extras?.grad }
        set { if newValue != nil || extras != nil { ensureExtras().grad = newValue } }
    }

    /// Sets `grad`; it must fit in shape and type.
    public func setGrad(_ gradient: Tensor?) throws {
        if let gradient {
            if gradient.shape != shape { throw TensorError.assignedGradShape(gradient.shape, shape) }
            if gradient.dtype != dtype { throw TensorError.assignedGradType(gradient.dtype, dtype) }
        }
        storedGrad = gradient
    }

    /// `requires_grad_(flag)`.
    @discardableResult
    public func requiresGrad_(_ flag: Bool = true) throws -> Tensor {
        if flag {
            if !dtype.isDifferentiable { throw TensorError.requiresGradTypeSetter }
            if isInference && !TensorRuntime.current.inferenceMode { throw TensorError.inferenceRequiresGrad }
            if gradientNode == nil { requiresGradFlag = true }
        } else {
            if gradientNode != nil { throw TensorError.requiresGradOfNonLeaf }
            requiresGradFlag = false
        }
        return self
    }

    /// Keeps the gradient of a tensor that is not a leaf.
    public func retainGrad() throws {
        if !requiresGrad { throw TensorError.retainGradOfConstant }
        guard let node = gradientNode else { return }
        let extras = ensureExtras()
        if extras.retainsGrad { return }
        extras.retainsGrad = true
        node.retained.append((outputIndex, WeakTensor(tensor: self)))
    }

    public var retainsGrad: Bool { extras?.retainsGrad ?? false }

    func ensureExtras() -> GradientExtras {
        if let extras { return extras }
        let made = GradientExtras()
        extras = made
        return made
    }

    /// Calls `hook` with the gradient of this tensor whenever it is computed; a result replaces it.  Returns the function that
    /// removes the hook.
    public func registerHook(_ hook: @escaping (Tensor) throws -> Tensor?) throws -> () -> Void {
        if !requiresGrad { throw TensorError.hookOfConstant }
        let id = TensorRuntime.current.nextSequence()
        if let node = gradientNode {
            node.hooks.append((outputIndex, id, hook))
            return { [weak node] in node?.hooks.removeAll { $0.id == id } }
        }
        let extras = ensureExtras()
        extras.hooks.append((id, hook))
        return { [weak extras] in extras?.hooks.removeAll { $0.id == id } }
    }

    /// Calls `hook` after a gradient was added to this leaf's `grad`.
    public func registerPostAccumulateGradHook(_ hook: @escaping (Tensor) throws -> Void) throws -> () -> Void {
        if !requiresGrad { throw TensorError.hookOfConstant }
        if gradientNode != nil { throw TensorError.runtime("post accumulate grad hooks cannot be registered on non-leaf tensors") }
        let id = TensorRuntime.current.nextSequence()
        let extras = ensureExtras()
        extras.postAccumulateHooks.append((id, hook))
        return { [weak extras] in extras?.postAccumulateHooks.removeAll { $0.id == id } }
    }

    // MARK: recording operations

    /// Makes `self`, the only result of an operation on `inputs`, know how its gradient goes on.  `saving` are inputs that the
    /// derivative reads (`node.saved(i)`); with `savingResult` the result follows them.
    @inline(__always)
    func recorded(_ name: String, _ a: Tensor, saving: [Tensor] = [], savingResult: Bool = false,
                  _ backward: @escaping (GradientNode, Tensor) throws -> Tensor?) -> Tensor {
        if !TensorRuntime.isGradEnabled || !a.requiresGrad { return self }
        return attach(name, [a], saving, savingResult) { node, gradients in
            guard let g = gradients[0] else { return [nil] }
            return [try backward(node, g)]
        }
    }

    /// The same for an operation on several inputs; absent ones are nil.
    @inline(__always)
    func recorded(_ name: String, inputs: [Tensor?], saving: [Tensor] = [], savingResult: Bool = false,
                  _ backward: @escaping (GradientNode, Tensor) throws -> [Tensor?]) -> Tensor {
        if !Tensor.isRecording(inputs) { return self }
        return attach(name, inputs, saving, savingResult) { node, gradients in
            guard let g = gradients[0] else { return [] }
            return try backward(node, g)
        }
    }

    /// The result of an operation whose number is freed after a backward pass, as what tensors saved is.
    @inline(__always)
    func keepingNumber() -> Tensor {
        if let storedNode { storedNode.keepsNumber = true }
        return self
    }

    static func isRecording(_ inputs: [Tensor?]) -> Bool {
        guard TensorRuntime.isGradEnabled else { return false }
        for case let input? in inputs where input.requiresGrad { return true }
        return false
    }

    @inline(__always)
    static func isRecording(_ a: Tensor) -> Bool { TensorRuntime.isGradEnabled && a.requiresGrad }

    @inline(__always)
    static func isRecording(_ a: Tensor, _ b: Tensor) -> Bool { TensorRuntime.isGradEnabled && (a.requiresGrad || b.requiresGrad) }

    @inline(never)
    func attach(_ name: String, _ inputs: [Tensor?], _ saving: [Tensor], _ savingResult: Bool, _ function: @escaping BackwardFunction) -> Tensor {
        let node = Tensor.makeNode(name, inputs, saving, function)
        node.outputShapes = [shape]
        node.outputTypes = [dtype]
        if savingResult { node.saved.append(SavedTensor(tensor: detach(), version: storage.version, output: 0)) }
        if dtype.isDifferentiable {
            storedNode = node
            outputIndex = 0
            nodeVersion = storage.version
            forgetUnrecordedBase()
        }
        return self
    }

    /// The result of an operation whose parts were computed without gradients is no view for the program.
    private func forgetUnrecordedBase() {
        if unrecordedView != nil {
            base = nil
            unrecordedView = nil
        }
    }

    static func makeNode(_ name: String, _ inputs: [Tensor?], _ saving: [Tensor], _ function: @escaping BackwardFunction) -> GradientNode {
        var edges: [GradientEdge] = []
        edges.reserveCapacity(inputs.count)
        for input in inputs { edges.append(input?.gradientEdge ?? GradientEdge(node: nil, index: 0)) }
        let node = GradientNode(name, sequence: TensorRuntime.current.nextSequence(), edges: edges, function: function)
        if !saving.isEmpty {
            node.saved.reserveCapacity(saving.count + 1)
            for tensor in saving { node.saved.append(SavedTensor(tensor: tensor, version: tensor.storage.version, output: -1)) }
        }
        return node
    }

    /// Records an operation with several results.  Results of integer type get no gradient.
    static func record(_ name: String, inputs: [Tensor?], outputs: [Tensor], saving: [Tensor] = [], savingOutputs: [Int] = [],
                       _ function: @escaping BackwardFunction) {
        if !isRecording(inputs) { return }
        let node = makeNode(name, inputs, saving, function)
        for (i, output) in outputs.enumerated() {
            node.outputShapes.append(output.shape)
            node.outputTypes.append(output.dtype)
            if output.dtype.isDifferentiable {
                output.storedNode = node
                output.outputIndex = i
                output.nodeVersion = output.storage.version
                output.forgetUnrecordedBase()
            }
        }
        for i in savingOutputs {
            node.saved.append(SavedTensor(tensor: outputs[i].detach(), version: outputs[i].storage.version, output: i))
        }
    }
}

extension Tensor {
    /// The result of an operation without a derivative: part of the graph, under PyTorch's name for the node; going back through it is the error.
    public func withoutDerivative(of operation: String, node: String, input: Tensor) -> Tensor {
        recorded(node, inputs: [input]) { _, _ in throw TensorError(.notImplementedError, "the derivative for '\(operation)' is not implemented.") }
    }
}
