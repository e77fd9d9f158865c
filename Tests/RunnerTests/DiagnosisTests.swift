import LessonModel
import Testing
@testable import Runner

/// What errors of the library mean: the messages are PyTorch's own, the explanations have numbers that fit.
struct DiagnosisTests {
    private func texts(_ message: String) -> String {
        guard let diagnosis = ErrorDiagnosis(message) else { return "none" }
        let explanation = TeachingTexts.explain(diagnosis, isInLayer: false)
        return (explanation.notes + explanation.help).joined(separator: " ")
    }

    private static let messages: [(String, [String])] = [
        ("mat1 and mat2 shapes cannot be multiplied (2x3 and 4x3)", ["3 numbers", "a column 4", "`a @ b.T` gives (2, 4)"]), ("mat1 and mat2 shapes cannot be multiplied (2x3 and 4x2)", ["`b @ a` gives (4, 3)"]),
        ("The size of tensor a (6) must match the size of tensor b (3) at non-singleton dimension 3", ["dimension 3", "6 and 3", "keepdim"]),
        ("Given groups=1, weight of size [8, 3, 3, 3], expected input[4, 28, 28, 3] to have 3 channels, but got 28 channels instead", ["(4, 28, 28, 3)", "permute(0, 3, 1, 2)", "(4, 3, 28, 28)"]),
        ("Given groups=1, weight of size [8, 1, 3, 3], expected input[1, 4, 28, 28] to have 1 channels, but got 4 channels instead", ["unsqueeze(1)", "(4, 1, 28, 28)"]),
        ("Expected 3D (unbatched) or 4D (batched) input to conv2d, but got input of size: [28, 28]", ["(28, 28) has 2 dimensions", "x[None, None]", "(1, 1, 28, 28)"]),
        ("expected 4D input (got 3D input)", ["3 dimensions arrived", "unsqueeze(0)"]), ("shape '[-1, 256]' is invalid for input of size 3200", ["3200 / 256 leaves 128", "flatten(1)"]),
        ("shape '[2, 5]' is invalid for input of size 12", ["2·5 = 10", "there are 12"]), ("view size is not compatible with input tensor's size and stride (at least …)", ["reshape"]),
        ("mat1 and mat2 must have the same dtype, but got Double and Float", ["float64 meets float32", "x.float()"]), ("Input type (unsigned char) and bias type (float) should be the same", ["uint8", "/ 255"]),
        ("expected target dtype to be Long or Byte, but got Float", ["y.long()"]), ("0D or 1D target tensor expected, multi-target not supported", ["squeeze(1)", "argmax(1)"]),
        ("Expected floating point type for target with class probabilities, got Long", ["argmax(1)"]), ("Expected input batch_size (16) to match target batch_size (8).", ["16 = 2·8", "flatten(1)"]),
        ("Expected input batch_size (4) to match target batch_size (12).", ["12 = 3·4"]), ("Target 10 is out of bounds.", ["10", "from 0"]),
        ("Sizes of tensors must match except in dimension 1. Expected size 28 but got size 27 for tensor number 1 in the list.", ["28 meets 27", "halving"]),
        ("stack expects each tensor to be equal size, but got [3] at entry 0 and [4] at entry 1", ["(3,) meets (4,)"]), ("Expected more than 1 value per channel when training, got input size torch.Size([1, 4])", ["(1, 4)", "drop_last"]),
        ("Expected hidden[0] size (1, 2, 4), got [2, 1, 4]", ["transpose(0, 1)"]), ("linear(): argument 'input' (position 1) must be Tensor, not tuple", ["out, _"]),
        ("Calculated padded input size per channel: (3 x 3). Kernel size: (5 x 5). Kernel size can't be greater than actual input size", ["(5, 5)", "(3, 3)"]),
        ("Dimension out of range (expected to be in range of [-1, 0], but got 1)", ["1 dimension,", "no dimension 1"]), ("Dimension out of range (expected to be in range of [-3, 2], but got 3)", ["0 to 2"]),
        ("element 0 of tensors does not require grad and does not have a grad_fn", ["argmax"]), ("Boolean value of Tensor with more than one value is ambiguous", ["any()"]),
        ("MaxUnpool2d.forward() missing 1 required positional argument: 'indices'", ["return_indices=True"]), ("cannot assign module before Module.__init__() call", ["super().__init__()"]),
        ("torch.nn.modules.activation.ReLU is not a Module subclass", ["nn.ReLU(…)"]), ("optimizer got an empty parameter list", ["nn.ModuleList"]), ("in_channels must be divisible by groups", ["piles"]),
        ("mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: Long", ["float().mean()"]),
    ]

    @Test func explanationsHaveTheNumbers() {
        for (message, parts) in Self.messages {
            let text = texts(message)
            for part in parts { #expect(text.contains(part), "\(message): \(text)") }
        }
    }

    @Test func messagesThatAProgramWroteItself() {
        for message in [
            "", "mat1 and mat2 shapes cannot be multiplied (x and 3x2)", "Dimension out of range (expected to be in range of [-9, 99999999999999999999999999], but got 99999999999999999999)",
            "shape '[-1, 0]' is invalid for input of size 3", "shape '[-1, 99999999999999999999, 99999999999999999999]' is invalid for input of size 99999999999999999999",
            "Sizes of tensors must match except in dimension 1. Expected size 99999999999999999999 but got size 0", "Expected input batch_size (0) to match target batch_size (0).",
            "Given groups=1, weight of size [8], expected input[4] to have 3 channels, but got 28 channels instead", "expected 0D input (got 999999999999999999D input)",
        ] { _ = texts(message) }
        #expect(texts("some other error") == "none")
    }

    private func layer(_ kind: String, _ input: [Int], _ settings: [String: [Int]], previous: (String, String, [Int])? = nil) -> String {
        let layer = RefusedLayer(name: "`4` (\(kind))", kind: kind, input: input, settings: settings, previous: previous.map { (name: $0.0, kind: $0.1, input: $0.2, output: input) })
        guard let explanation = TeachingTexts.explain(layer) else { return "none" }
        return ([TeachingTexts.refused(layer)] + explanation.notes + explanation.help).joined(separator: " ")
    }

    @Test func layersSayWhatWouldFit() {
        let linear = layer("Linear", [4, 128], ["in_features": [400], "out_features": [10]], previous: ("`3` (Flatten)", "Flatten", [4, 8, 4, 4]))
        #expect(["`3` (Flatten) gave it (4, 128)", "400 features", "8·4·4 = 128", "`nn.Linear(128, 10)` fits"].allSatisfy(linear.contains), "\(linear)")
        let flat = layer("Linear", [64, 28, 28], ["in_features": [784], "out_features": [10]])
        #expect(flat.contains("28·28 = 784") && flat.contains("(64, 784)"), "\(flat)")
        let pictures = layer("Linear", [64, 8, 4, 4], ["in_features": [400], "out_features": [10]])
        #expect(pictures.contains("nn.Flatten()") && pictures.contains("`nn.Linear(128, 10)` fits"), "\(pictures)")
        #expect(layer("Conv2d", [4, 3, 28, 28], ["in_channels": [1], "out_channels": [8]]).contains("`nn.Conv2d(3, 8, …)` fits"))
        #expect(layer("Conv2d", [28, 28], ["in_channels": [1]]).contains("(1, 1, 28, 28)"))
        #expect(layer("Conv2d", [4, 28, 28], ["in_channels": [1]]).contains("(4, 1, 28, 28)"))
        #expect(layer("BatchNorm2d", [2, 4, 5, 5], ["num_features": [3]]).contains("`nn.BatchNorm2d(4)` fits"))
        #expect(layer("Embedding", [1], ["num_embeddings": [5]]).contains("0 to 4"))
        #expect(layer("LSTM", [5, 8, 7], ["input_size": [8], "hidden_size": [4]]).contains("Dimension 1 is 8"))
        #expect(layer("Linear", [4, 400], ["in_features": [400]]) == "none" && layer("ReLU", [4], [:]) == "none")
    }
}
