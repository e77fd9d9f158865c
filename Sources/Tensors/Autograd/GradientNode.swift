/// Where a gradient goes: input `index` of `node`; nowhere if the node is nil.
public struct GradientEdge {
    public var node: GradientNode?
    public var index: Int
}

/// Computes the gradients of an operation's inputs from those of its outputs.  nil means zero, or that nobody asked.
public typealias BackwardFunction = (GradientNode, [Tensor?]) throws -> [Tensor?]

/// A value that a derivative needs.  An input is kept as it is; an output is kept without its history (which would be a
/// cycle) and gets it back when it is read.
struct SavedTensor {
    var tensor: Tensor
    let version: Int
    /// −1 for an input.
    let output: Int
}

/// One operation in the graph of gradients, named as PyTorch names it (`MulBackward0`).
public class GradientNode {
    public let name: String
    /// Rises with every node that is made: a node's inputs have smaller numbers.
    public let sequence: Int
    public internal(set) var edges: [GradientEdge]
    var outputShapes: [[Int]] = []
    var outputTypes: [DType] = []
    var saved: [SavedTensor] = []
    var function: BackwardFunction?
    private(set) var isReleased = false
    /// Whether the derivative reads a number of the operation, which is freed as saved tensors are.
    var keepsNumber = false
    var hooks: [(output: Int, id: Int, hook: (Tensor) throws -> Tensor?)] = []
    var retained: [(output: Int, tensor: WeakTensor)] = []
    /// Called when the saved values are freed after a backward pass.
    public var onRelease: (() -> Void)?
    /// An object of the program that belongs to the node (the `ctx` of a custom function).
    public var attachment: AnyObject?
    /// What an embedding layer keeps with a node (the program's object for it); not retained, as with tensors.
    public unowned(unsafe) var wrapper: AnyObject?

    init(_ name: String, sequence: Int, edges: [GradientEdge], function: BackwardFunction?) {
        self.name = name
        self.sequence = sequence
        self.edges = edges
        self.function = function
    }

    /// Whether anyone wants the gradient of input `i`.
    @inline(__always)
    func needs(_ i: Int) -> Bool { i < edges.count && edges[i].node != nil }

    /// A saved value; it must not have been modified or freed.
    func saved(_ i: Int) throws -> Tensor {
        if isReleased || i >= saved.count { throw TensorError.backwardTwice }
        let entry = saved[i]
        let tensor = entry.tensor
        if tensor.isForInference && entry.output < 0 { throw TensorError.inferenceSaved }
        if tensor.storage.version != entry.version {
            let origin: (Int, String)? = entry.output >= 0 ? (entry.output, name) : tensor.gradientNode.map { (tensor.outputIndex, $0.name) }
            throw TensorError.modifiedInPlace(tensor.dtype, tensor.shape, output: origin, version: tensor.storage.version, expected: entry.version)
        }
        if entry.output >= 0 && TensorRuntime.current.gradEnabled {
            let linked = tensor.detach()
            linked.storedNode = self
            linked.outputIndex = entry.output
            return linked
        }
        return tensor
    }

    /// The gradients of the inputs for those of the outputs.
    public func apply(_ gradients: [Tensor?]) throws -> [Tensor?] {
        if isReleased { throw TensorError.backwardTwice }
        guard let function else { return [] }
        return try function(self, gradients)
    }

    /// Frees what the derivative saved.
    func release() {
        guard !isReleased else { return }
        onRelease?()
        if saved.isEmpty && !keepsNumber { return }
        isReleased = true
        function = nil
        saved = []
    }

    deinit {
        // a chain of a million nodes must not be freed by recursion
        TensorRuntime.current.releaseQueue.add(ReleaseQueue.Remains(edges: edges, saved: saved, function: function, attachment: attachment))
    }
}

/// What freed nodes leave behind, released one after the other instead of recursively.
final class ReleaseQueue {
    struct Remains {
        var edges: [GradientEdge]
        var saved: [SavedTensor]
        var function: BackwardFunction?
        var attachment: AnyObject?
    }

    private var waiting: [Remains] = []
    private var isDraining = false

    func add(_ remains: Remains) {
        if isDraining {
            waiting.append(remains)
            return
        }
        isDraining = true
        release(remains)
        while let next = waiting.popLast() { release(next) }
        isDraining = false
    }

    @inline(never)
    private func release(_ remains: consuming Remains) {}
}

struct WeakTensor { weak var tensor: Tensor? }

/// Adds the gradients of a leaf to its `grad`.
public final class AccumulateGrad: GradientNode {
    let variable: Tensor

    init(_ variable: Tensor) {
        self.variable = variable
        super.init("AccumulateGrad", sequence: .max, edges: [], function: nil)
        outputShapes = [variable.shape]
        outputTypes = [variable.dtype]
    }

    /// The tensor whose `grad` it adds to.
    public var leaf: Tensor { variable }

    public override func apply(_ gradients: [Tensor?]) throws -> [Tensor?] { [] }

    /// Takes the gradient over, or a copy of it when somebody else may hold it.
    func accumulate(_ gradient: consuming Tensor, createGraph: Bool) throws {
        if let existing = variable.storedGrad {
            if createGraph {
                variable.storedGrad = try existing.add(gradient)
            } else {
                try withoutGradients { _ = try existing.add_(gradient) }
            }
        } else if createGraph {
            variable.storedGrad = try gradient.clone()
        } else {
            let isAlone = isKnownUniquelyReferenced(&gradient)
            let own = gradient
            if isAlone && own.isContiguous && own.count * own.dtype.itemSize == own.storage.byteCount && own.base == nil && own.ownsStorageAlone {
                own.storedNode = nil
                variable.storedGrad = own
            } else {
                variable.storedGrad = try withoutGradients { try own.detach().clone() }
            }
        }
        if let hooks = variable.extras?.postAccumulateHooks {
            for (_, hook) in hooks { try hook(variable) }
        }
    }
}

/// Rare parts of a tensor's gradient state.
final class GradientExtras {
    var retainsGrad = false
    /// `tensor.grad`
    var grad: Tensor?
    /// Where gradients of a leaf are added up, while a graph leads there.
    weak var accumulator: AccumulateGrad?
    /// Hooks of a leaf.
    var hooks: [(id: Int, hook: (Tensor) throws -> Tensor?)] = []
    var postAccumulateHooks: [(id: Int, hook: (Tensor) throws -> Void)] = []
    init() {}
}
