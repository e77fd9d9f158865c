internal import LessonModel

/// What an error of the library says in numbers: what arrived, what was expected.  The words for it stand in `TeachingTexts`.
enum ErrorDiagnosis: Hashable {
    /// A product of n×m and p×q with m ≠ p.
    case matrixProduct(left: [Int], right: [Int])
    /// Shapes that do not fit each other, at one dimension counted from 0.
    case broadcast(Int, Int, dimension: Int)
    /// A convolution reads `expected` channels; the sizes of its input and of its weight.
    case channels(expected: Int, got: Int, input: [Int], weight: [Int])
    /// (batch, channels, …) was expected; the dimensions of a picture or row.
    case dimensions(places: Int, input: [Int])
    /// Numbers that fill no tensor of a shape.
    case reshape(shape: [Int], count: Int)
    /// A view of values that lie in another order.
    case view
    /// Two types that do not mix.
    case types(String, String)
    /// Class numbers of another type than int64.
    case targetType(String)
    /// Targets with more than one number an example.
    case targetRank
    /// Targets of the shape of the prediction, but whole numbers.
    case oneHot
    case batchSizes(Int, Int)
    case targetRange(Int)
    case indexRange
    /// Sizes beside the joined dimension differ.
    case cat(dimension: Int, expected: Int, got: Int)
    case stack([Int], [Int])
    case oneValue([Int])
    case statistics(expected: Int, got: Int)
    case recurrentInput(expected: Int, got: Int)
    case recurrentState(expected: [Int], got: [Int])
    /// A tuple arrived where a tensor was expected.
    case tuple
    case window(padded: [Int], kernel: [Int])
    case poolingTooSmall
    case dimensionRange(low: Int, high: Int, got: Int)
    case backwardTwice, noGradient, leafInPlace, changedInPlace, notScalar, gradientToNumpy, truth, severalElements, meanOfWhole
    case heads
    case unpoolIndex
    /// Unpooling was called without the places that the pooling remembers.
    case unpoolPlaces
    /// A layer was kept before `Module.__init__` ran.
    case moduleWithoutInit
    /// A class of the library where a layer was expected.
    case layerClass(String)
    case noParameters
    case groups

    init?(_ message: String) {
        func has(_ text: String) -> Bool { message.contains(text) }
        if let found = message.firstMatch(of: #/mat1 and mat2 shapes cannot be multiplied \((\d+)x(\d+) and (\d+)x(\d+)\)/#) {
            let numbers = [found.1, found.2, found.3, found.4].map(Self.number)
            self = .matrixProduct(left: Array(numbers[..<2]), right: Array(numbers[2...]))
        } else if let found = message.firstMatch(of: #/The size of tensor a \((\d+)\) must match the size of tensor b \((\d+)\) at non-singleton dimension (\d+)/#) {
            self = .broadcast(Self.number(found.1), Self.number(found.2), dimension: Self.number(found.3))
        } else if let found = message.firstMatch(of: #/weight of size \[([\d, ]+)\], expected input\[([\d, ]+)\] to have (\d+) channels, but got (\d+) channels/#) {
            self = .channels(expected: Self.number(found.3), got: Self.number(found.4), input: Self.numbers(found.2), weight: Self.numbers(found.1))
        } else if let found = message.firstMatch(of: #/Expected (\d)D \(unbatched\) or \dD \(batched\) input to \w+, but got input of size: \[([\d, ]*)\]/#) {
            self = .dimensions(places: max(1, Self.number(found.1) - 1), input: Self.numbers(found.2))
        } else if let found = message.firstMatch(of: #/^expected (\d)D(?: or \dD)? input \(got (\d+)D input\)/#) {
            self = .dimensions(places: max(1, Self.number(found.1) - 2), input: [Int](repeating: -1, count: min(Self.number(found.2), 8)))
        } else if let found = message.firstMatch(of: #/shape '\[([-\d, ]*)\]' is invalid for input of size (\d+)/#) {
            self = .reshape(shape: Self.numbers(found.1), count: Self.number(found.2))
        } else if has("view size is not compatible with input tensor's size and stride") {
            self = .view
        } else if let found = message.firstMatch(of: #/must have the same dtype, but got (\w+) and (\w+)/#) {
            self = .types(String(found.1), String(found.2))
        } else if let found = message.firstMatch(of: #/Input type \(([\w ]+)\) and (?:bias|weight) type \(([\w ]+)\) should be the same/#) {
            self = .types(String(found.1), String(found.2))
        } else if let found = message.firstMatch(of: #/expected scalar type (\w+) but found (\w+)/#) {
            self = .types(String(found.2), String(found.1))
        } else if let found = message.firstMatch(of: #/expected target dtype to be Long or Byte, but got (\w+)/#) {
            self = .targetType(String(found.1))
        } else if has("0D or 1D target tensor expected, multi-target not supported") {
            self = .targetRank
        } else if has("Expected floating point type for target with class probabilities") {
            self = .oneHot
        } else if let found = message.firstMatch(of: #/Expected input batch_size \((\d+)\) to match target batch_size \((\d+)\)/#) {
            self = .batchSizes(Self.number(found.1), Self.number(found.2))
        } else if let found = message.firstMatch(of: #/^Target (-?\d+) is out of bounds/#) {
            self = .targetRange(Self.number(found.1))
        } else if has("index out of range in self") {
            self = .indexRange
        } else if let found = message.firstMatch(of: #/Sizes of tensors must match except in dimension (\d+)\. Expected size (\d+) but got size (\d+)/#) {
            self = .cat(dimension: Self.number(found.1), expected: Self.number(found.2), got: Self.number(found.3))
        } else if let found = message.firstMatch(of: #/stack expects each tensor to be equal size, but got \[([\d, ]*)\] at entry \d+ and \[([\d, ]*)\]/#) {
            self = .stack(Self.numbers(found.1), Self.numbers(found.2))
        } else if let found = message.firstMatch(of: #/Expected more than 1 value per channel when training, got input size torch\.Size\(\[([\d, ]*)\]\)/#) {
            self = .oneValue(Self.numbers(found.1))
        } else if let found = message.firstMatch(of: #/running_(?:mean|var) should contain (\d+) elements not (\d+)/#) {
            self = .statistics(expected: Self.number(found.2), got: Self.number(found.1))
        } else if let found = message.firstMatch(of: #/input\.size\(-1\) must be equal to input_size\. Expected (\d+), got (\d+)/#) {
            self = .recurrentInput(expected: Self.number(found.1), got: Self.number(found.2))
        } else if let found = message.firstMatch(of: #/Expected hidden(?:\[\d\])? size \(([\d, ]+)\), got \[([\d, ]+)\]/#) {
            self = .recurrentState(expected: Self.numbers(found.1), got: Self.numbers(found.2))
        } else if let found = message.firstMatch(of: #/^torch\.nn\.modules\.\w+\.(\w+) is not a Module subclass/#) {
            self = .layerClass(String(found.1))
        } else if message.hasSuffix("must be Tensor, not tuple") {
            self = .tuple
        } else if let found = message.firstMatch(of: #/Calculated padded input size per channel: \(([\dx ]+)\)\. Kernel size: \(([\dx ]+)\)/#) {
            self = .window(padded: Self.numbers(found.1), kernel: Self.numbers(found.2))
        } else if has("Output size is too small") {
            self = .poolingTooSmall
        } else if let found = message.firstMatch(of: #/Dimension out of range \(expected to be in range of \[(-?\d+), (-?\d+)\], but got (-?\d+)\)/#) {
            self = .dimensionRange(low: Self.number(found.1), high: Self.number(found.2), got: Self.number(found.3))
        } else if let simple = Self.simple.first(where: { has($0.text) }) {
            self = simple.diagnosis
        } else {
            return nil
        }
    }

    private static let simple: [(text: String, diagnosis: ErrorDiagnosis)] = [
        ("Trying to backward through the graph a second time", .backwardTwice), ("does not require grad and does not have a grad_fn", .noGradient),
        ("a leaf Variable that requires grad is being used in an in-place operation", .leafInPlace), ("has been modified by an inplace operation", .changedInPlace),
        ("grad can be implicitly created only for scalar outputs", .notScalar), ("Can't call numpy() on Tensor that requires grad", .gradientToNumpy),
        ("Boolean value of Tensor with more than one value is ambiguous", .truth), ("only one element tensors can be converted to Python scalars", .severalElements),
        ("a Tensor with", .severalElements), ("could not infer output dtype", .meanOfWhole), ("embed_dim must be divisible by num_heads", .heads), ("Found an invalid max index", .unpoolIndex),
        ("missing 1 required positional argument: 'indices'", .unpoolPlaces), ("before Module.__init__() call", .moduleWithoutInit), ("optimizer got an empty parameter list", .noParameters),
        ("must be divisible by groups", .groups),
    ]

    /// A number of the message, which a program may have written itself: never so large that adding to it overflows.
    private static func number(_ text: Substring) -> Int { min(max(Int(text) ?? 1 << 40, -(1 << 40)), 1 << 40) }

    private static func numbers(_ text: Substring) -> [Int] {
        text.split(whereSeparator: { $0 == "," || $0 == " " || $0 == "x" }).map { number($0) }
    }
}

/// The layer that refused its input, in numbers.
struct RefusedLayer {
    /// How messages call it: `` `4` (Linear) ``.
    var name: String
    /// The library's class, such as `Linear`.
    var kind: String
    var input: [Int]
    /// The settings that the library keeps for such layers, such as `in_features`.
    var settings: [String: [Int]]
    /// The layer that worked before: how messages call it, its class, its input and what it gave.
    var previous: (name: String, kind: String, input: [Int], output: [Int])?

    func setting(_ name: String) -> Int? { settings[name]?.first }

    /// The numbers of one example, of shape (batch, …).
    var features: Int { ModuleFacts.product(Array(input.dropFirst())) }
}
