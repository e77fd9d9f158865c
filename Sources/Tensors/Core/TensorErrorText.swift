// PyTorch's sentences.  Each function takes the data of one failure.

private func text(_ shape: [Int]) -> String { Layout.text(shape) }
private func size(_ shape: [Int]) -> String { "torch.Size(\(Layout.text(shape)))" }
private func times(_ shape: [Int]) -> String { shape.map(String.init).joined(separator: " x ") }

extension TensorError {
    // MARK: memory and shapes

    static func memoryLimit(requested: Int, limit: Int) -> TensorError {
        TensorError(.memoryLimit, "a tensor of \(requested) bytes does not fit into the memory limit of \(limit) bytes")
    }
    static func countOverflow(_ shape: [Int]) -> TensorError { runtime("numel: integer multiplication overflow") }
    static func negativeSize(_ function: String) -> TensorError { runtime("\(function): Dimension size must be non-negative.") }
    static func negativeDimension(_ size: Int, _ shape: [Int]) -> TensorError {
        runtime("Trying to create tensor with negative dimension \(size): \(text(shape))")
    }
    static func tooManyDimensions(_ rank: Int) -> TensorError { runtime("tensors with more than 64 dimensions are not supported, got \(rank)") }
    static func dimensionOutOfRange(_ d: Int, rank: Int) -> TensorError {
        let n = max(rank, 1)
        return index("Dimension out of range (expected to be in range of [\(-n), \(n - 1)], but got \(d))")
    }
    static func duplicateDimension(_ d: Int) -> TensorError { runtime("dim \(d) appears multiple times in the list of dims") }
    static func broadcastMismatch(_ a: Int, _ b: Int, dimension: Int) -> TensorError {
        runtime("The size of tensor a (\(a)) must match the size of tensor b (\(b)) at non-singleton dimension \(dimension)")
    }
    static var onlyOneInferred: TensorError { runtime("only one dimension can be inferred") }
    static func invalidDimension(_ size: Int, _ shape: [Int]) -> TensorError {
        runtime("invalid shape dimension \(size) at index \(shape.firstIndex(of: size) ?? 0) of shape \(text(shape))")
    }
    static func shapeInvalid(_ shape: [Int], count: Int) -> TensorError { runtime("shape '\(text(shape))' is invalid for input of size \(count)") }
    static func ambiguousInference(_ shape: [Int]) -> TensorError {
        runtime("cannot reshape tensor of 0 elements into shape \(text(shape)) because the unspecified dimension size -1 can be any value and is ambiguous")
    }
    static var viewIncompatible: TensorError {
        runtime("view size is not compatible with input tensor's size and stride (at least one dimension spans across two contiguous subspaces). Use .reshape(...) instead.")
    }
    static func expandRank(_ target: [Int], _ shape: [Int], _ type: DType) -> TensorError {
        runtime("expand(\(type.tensorTypeName){\(text(shape))}, size=\(text(target))): the number of sizes provided (\(target.count)) must be greater or equal to the number of dimensions in the tensor (\(shape.count))")
    }
    static func expandSize(_ wanted: Int, existing: Int, dimension: Int, target: [Int], shape: [Int]) -> TensorError {
        runtime("The expanded size of the tensor (\(wanted)) must match the existing size (\(existing)) at non-singleton dimension \(dimension).  Target sizes: \(text(target)).  Tensor sizes: \(text(shape))")
    }
    static func expandNegative(_ wanted: Int, dimension: Int) -> TensorError {
        runtime("The expanded size of the tensor (\(wanted)) isn't allowed in a leading, non-existing dimension \(dimension)")
    }
    static func transposeRank(_ rank: Int) -> TensorError { runtime("t() expects a tensor with <= 2 dimensions, but self is \(rank)D") }
    static func permuteRank(_ rank: Int, _ dims: [Int]) -> TensorError {
        runtime("permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired ordering of dimensions i.e. input.dim() = \(rank) is not equal to len(dims) = \(dims.count)")
    }
    static var permuteDuplicate: TensorError { runtime("permute(): duplicate dims are not allowed.") }
    static var flattenOrder: TensorError { runtime("flatten() has invalid args: start_dim cannot come after end_dim") }
    static func unflattenProduct(_ sizes: [Int], _ d: Int, _ size: Int) -> TensorError {
        runtime("unflatten: Provided sizes \(text(sizes)) don't multiply up to the size of dim \(d) (\(size)) in the input tensor")
    }
    static func narrowLength(_ start: Int, _ length: Int, _ size: Int) -> TensorError {
        runtime("start (\(start)) + length (\(length)) exceeds dimension size (\(size)).")
    }
    static func narrowNegative() -> TensorError { runtime("narrow(): length must be non-negative.") }
    static func narrowStart(_ start: Int, _ size: Int) -> TensorError {
        index("start out of range (expected to be in range of [\(-size), \(size)], but got \(start))")
    }
    static func splitSizes(_ size: Int, _ d: Int, _ sizes: [Int]) -> TensorError {
        runtime("split_with_sizes expects split_sizes to sum exactly to \(size) (input tensor's size at dimension \(d)), but got split_sizes=\(text(sizes))")
    }
    static func splitSize(_ n: Int) -> TensorError { runtime("split expects split_size be non-negative, but got split_size=\(n)") }
    static func chunks(_ n: Int) -> TensorError { runtime("chunk expects `chunks` to be greater than 0, got: \(n)") }
    static func unfoldSize(_ d: Int, _ size: Int, _ window: Int) -> TensorError {
        runtime("maximum size for tensor at dimension \(d) is \(size) but size is \(window)")
    }
    static var unfoldStep: TensorError { runtime("step is 0 but must be > 0") }
    static func strideOutOfBounds(_ shape: [Int], _ strides: [Int], _ offset: Int, _ bytes: Int, _ have: Int) -> TensorError {
        runtime("setStorage: sizes \(text(shape)), strides \(text(strides)), storage offset \(offset), and itemsize \(have == 0 ? 0 : 1) requiring a storage size of \(bytes) are out of bounds for storage of size \(have)")
    }
    static func repeatDims() -> TensorError {
        runtime("Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor")
    }

    // MARK: types

    static func cannotCast(_ from: DType, to: DType) -> TensorError {
        runtime("result type \(from.scalarName) can't be cast to the desired output type \(to.scalarName)")
    }
    static func unsupported(_ kernel: String, _ type: DType) -> TensorError { notImplemented("\"\(kernel)\" not implemented for '\(type.scalarName)'") }
    static var requiresGradType: TensorError { runtime("Only Tensors of floating point and complex dtype can require gradients") }
    static var requiresGradTypeSetter: TensorError { runtime("only Tensors of floating point dtype can require gradients") }
    static func couldNotInfer(_ function: String, _ type: DType) -> TensorError {
        runtime("\(function)(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: \(type.scalarName)")
    }
    static var boolSubtraction: TensorError {
        runtime("Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` operator instead.")
    }
    static var boolSubtractionOne: TensorError {
        runtime("Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.")
    }
    static var boolNegation: TensorError {
        runtime("Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.")
    }
    static var zeroDivision: TensorError { runtime("ZeroDivisionError") }
    static var integerNegativePower: TensorError { runtime("Integers to negative integer powers are not allowed.") }
    static func itemCount(_ n: Int) -> TensorError { runtime("a Tensor with \(n) elements cannot be converted to Scalar") }
    static var onlyOneElement: TensorError { value("only one element tensors can be converted to Python scalars") }
    static var truthOfMany: TensorError { runtime("Boolean value of Tensor with more than one value is ambiguous") }
    static var truthOfNone: TensorError { runtime("Boolean value of Tensor with no values is ambiguous") }
    static var indexConversion: TensorError { type("only integer tensors of a single element can be converted to an index") }
    static var iterationOfScalar: TensorError { type("iteration over a 0-d tensor") }
    static var lengthOfScalar: TensorError { type("len() of a 0-d tensor") }
    static func outputShape(_ out: [Int], _ broadcast: [Int]) -> TensorError {
        runtime("output with shape \(text(out)) doesn't match the broadcast shape \(text(broadcast))")
    }
    static func unsupportedType(_ name: String) -> TensorError { notImplemented("torch.\(name) tensors are not supported; use torch.float32") }
    static func overflow(_ value: String, _ type: DType) -> TensorError { runtime("value cannot be converted to type \(type.cName == "long" ? "int64_t" : type.cName) without overflow") }

    // MARK: gradients

    static var leafInPlace: TensorError { runtime("a leaf Variable that requires grad is being used in an in-place operation.") }
    static var leafViewInPlace: TensorError { runtime("a view of a leaf Variable that requires grad is being used in an in-place operation.") }
    static func multipleViewInPlace(_ output: Int, _ name: String) -> TensorError {
        runtime("Output \(output) of \(name) is a view and is being modified inplace. This view is the output of a function that returns multiple views. Such functions do not allow the output views to be modified inplace. You should replace the inplace operation by an out-of-place one.")
    }
    static var overlapInPlace: TensorError {
        runtime("unsupported operation: more than one element of the written-to tensor refers to a single memory location. Please clone() the tensor before performing the operation.")
    }
    static var inferenceInPlace: TensorError {
        runtime("Inplace update to inference tensor outside InferenceMode is not allowed.You can make a clone to get a normal tensor before doing inplace update.See https://github.com/pytorch/rfcs/pull/17 for more details.")
    }
    static var inferenceRequiresGrad: TensorError { runtime("Setting requires_grad=True on inference tensor outside InferenceMode is not allowed.") }
    static var inferenceSaved: TensorError { runtime("Inference tensors cannot be saved for backward. Please do not use Tensors created in inference mode in computation tracked by autograd. To work around this, you can make a clone to get a normal tensor and use it in autograd, or use `torch.no_grad()` instead of `torch.inference_mode()`.") }
    static func modifiedInPlace(_ type: DType, _ shape: [Int], output: (Int, String)?, version: Int, expected: Int) -> TensorError {
        // the function's name without the number of its derivative
        let origin = output.map { output -> String in
            var name = output.1[...]
            while let last = name.last, last.isNumber { name = name.dropLast() }
            return ", which is output \(output.0) of \(name.hasSuffix("Backward") ? name.dropLast(8) : output.1[...]),"
        } ?? ""
        return runtime("one of the variables needed for gradient computation has been modified by an inplace operation: [\(type.tensorTypeName) \(text(shape))]\(origin) is at version \(version); expected version \(expected) instead. Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True, check_nan=False).")
    }
    static var backwardTwice: TensorError {
        runtime("Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify retain_graph=True if you need to backward through the graph a second time or if you need to access saved tensors after calling backward.")
    }
    static func noGradient(_ i: Int) -> TensorError { runtime("element \(i) of tensors does not require grad and does not have a grad_fn") }
    static func gradientOnlyForReal(_ type: DType) -> TensorError { runtime("grad can be implicitly created only for real scalar outputs but got torch.\(type.name)") }
    static var gradientOnlyForScalar: TensorError { runtime("grad can be implicitly created only for scalar outputs") }
    static func gradientShape(_ i: Int, _ grad: [Int], _ output: [Int]) -> TensorError {
        runtime("Mismatch in shape: grad_output[\(i)] has a shape of \(size(grad)) and output[\(i)] has a shape of \(size(output)).")
    }
    static func invalidGradient(_ function: String, _ i: Int, _ got: [Int], _ expected: [Int]) -> TensorError {
        runtime("Function \(function) returned an invalid gradient at index \(i) - got \(text(got)) but expected shape compatible with \(text(expected))")
    }
    static func unusedInput(_ i: Int) -> TensorError {
        runtime("The differentiated Tensor at index \(i) appears to not have been used in the graph. Set allow_unused=True if this is the desired behavior.")
    }
    static var inputRequiresNoGrad: TensorError { runtime("One of the differentiated Tensors does not require grad") }
    static var requiresGradOfNonLeaf: TensorError {
        runtime("you can only change requires_grad flags of leaf variables. If you want to use a computed variable in a subgraph that doesn't require differentiation use var_no_grad = var.detach().")
    }
    static var retainGradOfConstant: TensorError { runtime("can't retain_grad on Tensor that has requires_grad=False") }
    static var hookOfConstant: TensorError { runtime("cannot register a hook on a tensor that doesn't require gradient") }
    static var numpyOfGradient: TensorError { runtime("Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.") }
    static func notDifferentiable(_ name: String) -> TensorError { runtime("derivative for aten::\(name) is not implemented") }
    static func assignedGradShape(_ grad: [Int], _ shape: [Int]) -> TensorError {
        runtime("attempting to assign a gradient of size '\(text(grad))' to a tensor of size '\(text(shape))'. Please ensure that the gradient and the tensor are the same size")
    }
    static func assignedGradType(_ grad: DType, _ type: DType) -> TensorError {
        runtime("attempting to assign a gradient with dtype '\(grad.cName)' to a tensor with grad_dtype '\(type.scalarName)'. The gradient must match the tensor's grad_dtype (defaults to the tensor's dtype). You can set the tensor's grad_dtype attribute with a specific dtype, or None to allow any dtype. Set grad_dtype with caution. Diverging the dtypes of a tensor and its gradient may break downstream systems that assume they match.")
    }
    static func anomaly(_ function: String, _ output: Int) -> TensorError { runtime("Function '\(function)' returned nan values in its \(output)th output.") }

    // MARK: indexing

    static func indexOutOfBounds(_ i: Int, dimension: Int, size: Int) -> TensorError {
        index("index \(i) is out of bounds for dimension \(dimension) with size \(size)")
    }
    static func selectOutOfRange(_ i: Int, _ shape: [Int], dimension: Int) -> TensorError {
        index("select(): index \(i) out of range for tensor of size \(text(shape)) at dimension \(dimension)")
    }
    static func tooManyIndices(_ rank: Int, got: Int? = nil) -> TensorError { index("too many indices for tensor of dimension \(rank)\(got.map { " (got \($0))" } ?? "")") }
    static var scalarIndex: TensorError {
        index("invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a 0-dim tensor to a number")
    }
    static var indexTypes: TensorError { index("tensors used as indices must be long, int, byte or bool tensors") }
    static func maskShape(_ mask: [Int], at: Int, _ shape: [Int], position: Int) -> TensorError {
        index("The shape of the mask \(text(mask)) at index \(at) does not match the shape of the indexed tensor \(text(shape)) at index \(position)")
    }
    static func indicesBroadcast(_ shapes: [[Int]]) -> TensorError {
        index("shape mismatch: indexing tensors could not be broadcast together with shapes \(shapes.map(text).joined(separator: ", "))")
    }
    static func valueBroadcast(_ value: [Int], _ target: [Int]) -> TensorError {
        runtime("shape mismatch: value tensor of shape \(text(value)) cannot be broadcast to indexing result of shape \(text(target))")
    }
    static func sliceStep(_ step: Int) -> TensorError { value(step == 0 ? "slice step cannot be zero" : "step must be greater than zero") }
    static var integerQuotient: TensorError {
        runtime("Integer division with addcdiv is no longer supported, and in a future  release addcdiv will perform a true division of tensor1 and tensor2. The historic addcdiv behavior can be implemented as (input + value * torch.trunc(tensor1 / tensor2)).to(input.dtype) for integer inputs and as (input + value * tensor1 / tensor2) for float inputs. The future addcdiv behavior is just the latter implementation: (input + value * tensor1 / tensor2), for all dtypes.")
    }
    /// A number that no element of the type can be.
    static func conversionOverflow(_ type: DType) -> TensorError {
        let names: [DType: String] = [.uint8: "uint8_t", .int8: "int8_t", .int16: "int16_t", .int32: "int", .int64: "int64_t"]
        return runtime("value cannot be converted to type \(names[type] ?? type.cName) without overflow")
    }
    static var indexOutOfRangeInSelf: TensorError { index("index out of range in self") }
    static func gatherIndex(_ i: Int, dimension: Int, size: Int) -> TensorError { runtime("index \(i) is out of bounds for dimension \(dimension) with size \(size)") }
    static func gatherShape(_ index: [Int], _ input: [Int], _ d: Int) -> TensorError {
        runtime("Size does not match at dimension \(d) expected index \(text(index)) to be no larger than self \(text(input)) apart from dimension \(d)")
    }
    static var gatherRank: TensorError { runtime("Index tensor must have the same number of dimensions as input tensor") }
    static func gatherType(_ function: String) -> TensorError { runtime("\(function)(): Expected dtype int32/int64 for index") }
    static var maskedBool: TensorError { runtime("masked_fill only supports boolean masks, but got mask with dtype \(DType.float32.cName)") }
    static func maskedFillType(_ type: DType) -> TensorError { runtime("masked_fill_ only supports boolean masks, but got mask with dtype \(type == .int64 ? "long int" : type.cName)") }
    static func maskedSelectType(_ type: DType) -> TensorError { runtime("masked_select: expected BoolTensor for mask") }
    static var maskedScatterCount: TensorError { runtime("Number of elements of source < number of ones in mask") }
    static var indexSelectVector: TensorError { index("index_select(): Index is supposed to be a vector") }

    // MARK: creation

    static func raggedSequence(_ expected: Int, _ d: Int, _ got: Int) -> TensorError {
        value("expected sequence of length \(expected) at dim \(d) (got \(got))")
    }
    static var zeroStep: TensorError { runtime("step must be nonzero") }
    static var arangeSign: TensorError { runtime("upper bound and lower bound inconsistent with step sign") }
    static var negativeSteps: TensorError { runtime("number of steps must be non-negative") }
    static func eyeSize(_ n: Int, _ name: String) -> TensorError { runtime("\(name) must be greater or equal to 0, got \(n)") }
    static func randomRange(_ low: Int, _ high: Int) -> TensorError {
        runtime("random_ expects 'from' to be less than 'to', but got from=\(low) >= to=\(high)")
    }
    static func uniformRange(_ low: Double, _ high: Double) -> TensorError {
        runtime("uniform_ expects to return a [from, to) range, but found from=\(NumberText.general(low)) > to=\(NumberText.general(high))")
    }
    static func normalDeviation(_ std: Double) -> TensorError { runtime("normal expects std >= 0.0, but found std \(NumberText.general(std))") }
    static func dropoutProbability(_ p: Double) -> TensorError {
        value("dropout probability has to be between 0 and 1, but got \(NumberText.pythonRepr(p))")
    }
    static func bernoulliProbability(_ p: Double) -> TensorError { runtime("bernoulli_ expects p to be in [0, 1], but got p=\(NumberText.general(p))") }
    static var bernoulliTensor: TensorError { runtime("Expected p_in >= 0 && p_in <= 1 to be true, but got false.  (Could this error message be improved?  If so, please report an enhancement request to PyTorch.)") }
    static func exponentialRate(_ rate: Double) -> TensorError { runtime("exponential_ expects lambda > 0.0, but found lambda=\(NumberText.general(rate))") }
    static var multinomialCount: TensorError { runtime("cannot sample n_sample > prob_dist.size(-1) samples without replacement") }
    static var multinomialPositive: TensorError { runtime("cannot sample n_sample <= 0 samples") }
    static var multinomialRank: TensorError { runtime("prob_dist must be 1 or 2 dim") }
    static var multinomialValues: TensorError { runtime("probability tensor contains either `inf`, `nan` or element < 0") }
    static var multinomialSum: TensorError { runtime("invalid multinomial distribution (sum of probabilities <= 0)") }
    static func randpermSize(_ n: Int) -> TensorError { runtime("Trying to create tensor with negative dimension \(n): [\(n)]") }
    static var oneHotType: TensorError { runtime("one_hot is only applicable to index tensor of type LongTensor.") }
    static var oneHotNegative: TensorError { runtime("Class values must be non-negative.") }
    static var oneHotRange: TensorError { runtime("Class values must be smaller than num_classes.") }
    static var oneHotEmpty: TensorError { runtime("Can not infer total number of classes from empty tensor.") }

    // MARK: joining and reductions

    static func emptyList(_ function: String) -> TensorError { value("\(function)(): expected a non-empty list of Tensors") }
    static func emptyListRuntime(_ function: String) -> TensorError { runtime("\(function) expects a non-empty TensorList") }
    static func catSizes(_ expected: Int, _ got: Int, list: Int, _ d: Int) -> TensorError {
        runtime("Sizes of tensors must match except in dimension \(d). Expected size \(expected) but got size \(got) for tensor number \(list) in the list.")
    }
    static func catRank(_ a: Int, _ b: Int) -> TensorError { runtime("Tensors must have same number of dimensions: got \(a) and \(b)") }
    static var catScalar: TensorError { runtime("zero-dimensional tensor (at position 0) cannot be concatenated") }
    static func stackSizes(_ a: [Int], _ b: [Int], _ i: Int) -> TensorError {
        runtime("stack expects each tensor to be equal size, but got \(text(a)) at entry 0 and \(text(b)) at entry \(i)")
    }
    static func emptyReduction(_ function: String) -> TensorError {
        let message = "\(function)(): Expected reduction dim to be specified for input.numel() == 0."
        return function.hasPrefix("arg") ? index(message) : runtime(message + " Specify the reduction dim with the 'dim' argument.")
    }
    static func emptyDimension(_ function: String, _ d: Int) -> TensorError { index("\(function)(): Expected reduction dim \(d) to have non-zero size.") }
    static var topkRange: TensorError { runtime("selected index k out of range") }
    static func kthRange(_ k: Int, _ n: Int) -> TensorError { runtime("kthvalue(): selected number k out of range for dimension \(n)") }
    static var quantileRange: TensorError { runtime("quantile() q must be in the range [0, 1] but got q") }
    static var quantileType: TensorError { runtime("quantile() input tensor must be either float or double dtype") }
    static var binCountType: TensorError { runtime("bincount only supports 1-d non-negative integral inputs.") }

    // MARK: matrix products

    static func matrixShapes(_ a: [Int], _ b: [Int]) -> TensorError {
        runtime("mat1 and mat2 shapes cannot be multiplied (\(a[0])x\(a[1]) and \(b[0])x\(b[1]))")
    }
    static func matrixTypes(_ a: DType, _ b: DType) -> TensorError { runtime("expected m1 and m2 to have the same dtype, but got: \(fullName(a)) != \(fullName(b))") }
    static func fullName(_ type: DType) -> String { type == .int16 || type == .int64 ? type.cName + " int" : type.cName }
    static func linearTypes(_ a: DType, _ b: DType) -> TensorError { runtime("mat1 and mat2 must have the same dtype, but got \(a.scalarName) and \(b.scalarName)") }
    static func dotTypes(_ a: DType, _ b: DType) -> TensorError {
        runtime("dot : expected both vectors to have same dtype, but found \(a.scalarName) and \(b.scalarName)")
    }
    static func dotSizes(_ a: Int, _ b: Int) -> TensorError {
        runtime("inconsistent tensor size, expected tensor [\(a)] and src [\(b)] to have the same number of elements, but got \(a) and \(b) elements respectively")
    }
    static func dotRank(_ a: Int, _ b: Int) -> TensorError { runtime("1D tensors expected, but got \(a)D and \(b)D tensors") }
    static func mvShapes(_ a: [Int], _ n: Int) -> TensorError { runtime("size mismatch, got input (\(a[0])), mat (\(a[0])x\(a[1])), vec (\(n))") }
    static func matrixExpected(_ name: String) -> TensorError { runtime("\(name) must be a matrix") }
    static func scalarProduct(_ a: Int, _ b: Int) -> TensorError { runtime("both arguments to matmul need to be at least 1D, but they are \(a)D and \(b)D") }
    static func batchRank(_ name: String, _ rank: Int) -> TensorError { runtime("\(name) must be a 3D tensor") }
    static func batchShapes(_ expected: [Int], _ got: [Int]) -> TensorError {
        runtime("Expected size for first two dimensions of batch2 tensor to be: \(text(expected)) but got: \(text(got)).")
    }
    static func einsum(_ message: String) -> TensorError { runtime("einsum(): \(message)") }
    static func squareMatrix(_ function: String, _ rows: Int, _ columns: Int) -> TensorError {
        runtime("\(function): A must be batches of square matrices, but they are \(rows) by \(columns) matrices")
    }
    static func matrixRank(_ function: String) -> TensorError { runtime("\(function): The input tensor A must have at least 2 dimensions.") }
    static func singular(_ function: String) -> TensorError {
        TensorError(.linalgError, "\(function): The diagonal element 1 is zero, the inversion could not be completed because the input matrix is singular.")
    }
    static var singularSolve: TensorError { TensorError(.linalgError, "torch.linalg.solve: The solver failed because the input matrix is singular.") }
    static func notPositiveDefinite(_ order: Int) -> TensorError {
        TensorError(.linalgError, "linalg.cholesky: The factorization could not be completed because the input is not positive-definite (the leading minor of order \(order) is not positive-definite).")
    }

    // MARK: layers

    static func convolutionChannels(groups: Int, weight: [Int], input: [Int], expected: Int, got: Int) -> TensorError {
        runtime("Given groups=\(groups), weight of size \(text(weight)), expected input\(text(input)) to have \(expected) channels, but got \(got) channels instead")
    }
    static func transposedChannels(weight: [Int], input: [Int], expected: Int, got: Int) -> TensorError {
        runtime("Given transposed=1, weight of size \(text(weight)), expected input\(text(input)) to have \(expected) channels, but got \(got) channels instead")
    }
    static func kernelLarger(_ input: [Int], _ kernel: [Int]) -> TensorError {
        runtime("Calculated padded input size per channel: (\(times(input))). Kernel size: (\(times(kernel))). Kernel size can't be greater than actual input size")
    }
    static func convolutionRank(_ dims: Int, _ function: String, _ shape: [Int]) -> TensorError {
        runtime("Expected \(dims + 1)D (unbatched) or \(dims + 2)D (batched) input to \(function), but got input of size: \(text(shape))")
    }
    static func convolutionBias(weight: [Int], bias: [Int]) -> TensorError {
        runtime("Given weight of size \(text(weight)), expected bias to be 1-dimensional with \(weight.first ?? 0) elements, but got bias of size \(text(bias)) instead")
    }
    static func convolutionGroups(_ weight: [Int], _ groups: Int) -> TensorError {
        runtime("Given groups=\(groups), expected weight to be at least \(groups) at dimension 0, but got weight of size \(text(weight)) instead")
    }
    static func convolutionGroupsDivide(_ weight: [Int], _ groups: Int) -> TensorError {
        runtime("Given groups=\(groups), expected weight to be divisible by \(groups) at dimension 0, but got weight of size [\(text(weight))] instead")
    }
    static var nonPositiveStride: TensorError { runtime("non-positive stride is not supported") }
    static var negativePadding: TensorError { runtime("negative padding is not supported") }
    static var nonPositiveDilation: TensorError { runtime("dilation should be greater than zero") }
    static var nonPositiveGroups: TensorError { runtime("non-positive groups is not supported") }
    static var samePaddingStride: TensorError { runtime("padding='same' is not supported for strided convolutions") }
    static func paddingText(_ text: String) -> TensorError { runtime("Invalid padding string: '\(text)'") }
    static func outputPadding(_ padding: [Int], _ stride: [Int], _ dilation: [Int]) -> TensorError {
        let parts = zip(["padding", "stride", "dilation"], [padding, stride, dilation])
        _ = parts
        return runtime("output padding must be smaller than either stride or dilation, but got output_padding: \(text(padding)), stride: \(text(stride)), dilation: \(text(dilation))")
    }
    static func outputTooSmall(_ input: [Int], _ output: [Int]) -> TensorError {
        runtime("Given input size: (\(input.map(String.init).joined(separator: "x"))). Calculated output size: (\(output.map(String.init).joined(separator: "x"))). Output size is too small")
    }
    static func poolRank(_ function: String, _ dims: Int, _ shape: [Int]) -> TensorError {
        runtime("\(function)(): Expected \(dims + 1)D or \(dims + 2)D tensor, but got: \(text(shape))")
    }
    static func maxPool1dRank(_ shape: [Int]) -> TensorError {
        runtime("max_pool1d: Expected 2D or 3D (batch mode) tensor with optional 0 dim batch size for input, but got:\(text(shape))")
    }
    static func poolRank(_ dims: Int) -> TensorError { runtime("non-empty \(dims + 1)D or \(dims + 2)D (batch mode) tensor expected for input") }
    static var poolPadding: TensorError { runtime("pad should be at most half of effective kernel size") }
    static func poolPaddingDetail(_ pad: Int, _ kernel: Int, _ dilation: Int) -> TensorError {
        runtime("pad should be at most half of effective kernel size, but got pad=\(pad), kernel_size=\(kernel) and dilation=\(dilation)")
    }
    static func poolKernel(_ function: String) -> TensorError { runtime("kernel size should be greater than zero, but got kH: 0 kW: 0") }
    static var poolStride: TensorError { runtime("stride should not be zero") }
    static func unpoolIndex(_ i: Int64, _ shape: [Int]) -> TensorError {
        runtime("Found an invalid max index: \(i) (output volumes are of size \(shape.map(String.init).joined(separator: "x")))")
    }
    static func unpoolShapes(_ a: [Int], _ b: [Int]) -> TensorError {
        runtime("Expected shape of indices to be same as that of the input tensor (\(text(a))) but got indices tensor with shape: \(text(b))")
    }
    static func paddingTooLarge(_ pad: [Int], _ d: Int, _ shape: [Int]) -> TensorError {
        runtime("Argument #4: Padding size should be less than the corresponding input dimension, but got: padding (\(pad.map(String.init).joined(separator: ", "))) at dimension \(d) of input \(text(shape))")
    }
    static var paddingOdd: TensorError { runtime("Padding length must be divisible by 2") }
    static func paddingLong(_ n: Int, _ rank: Int) -> TensorError {
        runtime("Padding length should be less than or equal to two times the input dimension but got padding length \(n) and input of dimension \(rank)")
    }
    static func paddingNegative(_ input: Int, _ d: Int, _ left: Int, _ right: Int) -> TensorError {
        runtime("The input size \(input), plus negative padding \(left) and \(right) resulted in a negative output size, which is invalid. Check dimension \(d) of your input.")
    }
    static var paddingUnsupported: TensorError {
        notImplemented("Only 2D, 3D, 4D, 5D padding with non-constant padding are supported for now")
    }
    static func paddingRank(_ n: Int, _ rank: Int) -> TensorError { notImplemented("Padding size \(n) is not supported for \(rank)D input tensor.") }
    static var circularPadding: TensorError { runtime("Padding value causes wrapping around more than once.") }
    static func paddingMode(_ mode: String) -> TensorError { notImplemented("Unrecognised padding mode \(mode)") }
    static func normalisationChannels(_ name: String, _ got: Int, _ expected: Int) -> TensorError {
        runtime("\(name) should contain \(expected) elements not \(got)")
    }
    static func batchNormCount(_ shape: [Int]) -> TensorError { value("Expected more than 1 value per channel when training, got input size \(size(shape))") }
    static func instanceNormCount(_ shape: [Int]) -> TensorError { value("Expected more than 1 spatial element when training, got input size \(size(shape))") }
    static var batchNormStatistics: TensorError { runtime("running_mean must be defined in evaluation mode") }
    static func layerNormShape(_ normalized: [Int], _ shape: [Int]) -> TensorError {
        runtime("Given normalized_shape=\(text(normalized)), expected input with shape [*, \(normalized.map(String.init).joined(separator: ", "))], but got input of size\(text(shape))")
    }
    static func groupNormChannels(_ shape: [Int], _ groups: Int) -> TensorError {
        runtime("Expected number of channels in input to be divisible by num_groups, but got input of shape \(text(shape)) and num_groups=\(groups)")
    }
    static func embeddingType(_ type: DType) -> TensorError {
        runtime("Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got \(type.tensorTypeName) instead (while checking arguments for embedding)")
    }
    static func pixelShuffle(_ channels: Int, _ factor: Int) -> TensorError {
        runtime("pixel_shuffle expects its input's 'channel' dimension to be divisible by the square of upscale_factor, but input.size(-3)=\(channels) is not divisible by \(factor * factor)")
    }
    static func pixelUnshuffle(_ name: String, _ size: Int, _ factor: Int) -> TensorError {
        runtime("pixel_unshuffle expects \(name) to be divisible by downscale_factor, but input.size(\(name == "height" ? -2 : -1))=\(size) is not divisible by \(factor)")
    }
    static func interpolation(_ rank: Int, _ mode: String, _ wanted: Int) -> TensorError {
        notImplemented("Got \(rank)D input, but \(mode) mode needs \(wanted)D input")
    }
    static func interpolationUnsupported(_ mode: String, _ rank: Int) -> TensorError {
        notImplemented("Input Error: Only 3D, 4D and 5D input Tensors supported (got \(rank)D) for the modes: nearest | linear | bilinear | bicubic | trilinear | lanczos | area | nearest-exact (got \(mode))")
    }
    static var interpolationSizes: TensorError { value("only one of size or scale_factor should be defined") }
    static var interpolationNone: TensorError { value("either size or scale_factor should be defined") }
    static var gluDimension: TensorError { runtime("Halving dimension must be even, but dimension 0 is size 1") }
    static func glu(_ d: Int, _ n: Int) -> TensorError { runtime("Halving dimension must be even, but dimension \(d) is size \(n)") }
    static func preluWeight(_ weight: Int, _ channels: Int) -> TensorError {
        runtime("Mismatch of parameter numbers and input channel size. Found parameter numbers = \(weight) and channel size = \(channels).")
    }

    // MARK: losses

    static func reduction(_ text: String) -> TensorError { value("\(text) is not a valid value for reduction") }
    static func bceSizes(_ target: [Int], _ input: [Int]) -> TensorError {
        value("Using a target size (\(size(target))) that is different to the input size (\(size(input))) is deprecated. Please ensure they have the same size.")
    }
    static func bceLogitsSizes(_ target: [Int], _ input: [Int]) -> TensorError {
        value("Target size (\(size(target))) must be the same as input size (\(size(input)))")
    }
    static var bceRange: TensorError { runtime("all elements of input should be between 0 and 1") }
    static func batchSizes(_ input: Int, _ target: Int) -> TensorError {
        value("Expected input batch_size (\(input)) to match target batch_size (\(target)).")
    }
    static func classWeight(_ classes: Int, _ shape: [Int]) -> TensorError {
        runtime("weight tensor should be defined either for all \(classes) classes or no classes but got weight tensor of shape: \(text(shape))")
    }
    static func targetOutOfBounds(_ target: Int) -> TensorError { index("Target \(target) is out of bounds.") }
    static func targetType(_ got: DType) -> TensorError { runtime("expected target dtype to be Long or Byte, but got \(got.scalarName)") }
    static func expectedType(_ expected: String, _ got: DType) -> TensorError { runtime("expected scalar type \(expected) but found \(got.scalarName)") }
    static func targetRank() -> TensorError { runtime("0D or 1D target tensor expected, multi-target not supported") }
    static var lossBeta: TensorError { runtime("smooth_l1_loss does not support negative values for beta.") }
    static var huberDelta: TensorError { runtime("huber_loss does not support non-positive values for delta.") }
}
