internal import LessonModel

/// Explanations of errors about shapes, types and gradients: what the numbers of a message mean, and what would fit.
extension TeachingTexts {
    struct Explanation: Hashable {
        var notes: [String] = []
        var help: [String] = []
    }

    // MARK: layers

    static func refused(_ layer: RefusedLayer) -> String {
        guard let previous = layer.previous else { return "\(layer.name) refused its input: \(shape(layer.input)) arrived." }
        // What functions made of it on the way is in no table.
        return previous.output == layer.input ? "\(layer.name) refused its input: \(previous.name) gave it \(shape(layer.input))."
            : "\(layer.name) refused its input: \(previous.name) gave \(shape(previous.output)), and \(shape(layer.input)) arrived."
    }

    /// What a layer with a fixed number of features or channels says; nil where the input fits it.
    static func explain(_ layer: RefusedLayer) -> Explanation? {
        switch layer.kind {
        case "Linear": return linear(layer)
        case _ where layer.kind.contains("Conv"): return convolution(layer)
        case _ where layer.kind.hasPrefix("BatchNorm"):
            guard let expected = layer.setting("num_features"), layer.input.count >= 2, layer.input[1] != expected else { return nil }
            return Explanation(notes: ["\(layer.name) keeps a mean and a variance for each of \(counted(expected, "channel")) (`num_features`), the second dimension. It is \(layer.input[1])."],
                               help: ["`nn.\(layer.kind)(\(layer.input[1]))` fits."])
        case "Embedding":
            guard let count = layer.setting("num_embeddings") else { return nil }
            return Explanation(notes: ["\(layer.name) has \(counted(count, "row")), for the indices 0 to \(count - 1); a larger or a negative index arrived."],
                               help: ["Make `num_embeddings` larger than the largest index, or look where the indices come from: `x.max()`."])
        case "LSTM", "GRU", "RNN":
            guard let expected = layer.setting("input_size"), let got = layer.input.last, got != expected else { return nil }
            let place = layer.input.firstIndex(of: expected)
            let swapped = place.map { " Dimension \($0) is \(expected): are two dimensions swapped?" } ?? ""
            return Explanation(notes: ["\(layer.name) reads \(counted(expected, "number")) a step (`input_size`), the last dimension. It is \(got).\(swapped)"],
                               help: ["`nn.\(layer.kind)(\(got), \(layer.setting("hidden_size").map(String.init) ?? "…"))` fits; the order is (steps, batch, features), or (batch, steps, features) with `batch_first=True`."])
        default: return nil
        }
    }

    private static func linear(_ layer: RefusedLayer) -> Explanation? {
        guard let expected = layer.setting("in_features"), let got = layer.input.last, got != expected else { return nil }
        let out = layer.setting("out_features").map(String.init) ?? "…"
        var result = Explanation(notes: ["\(layer.name) was built for \(counted(expected, "feature")) (`in_features`), the size of the last dimension; here that is \(got)."])
        if layer.input.count > 2, layer.features == expected {
            result.notes.append("One example has \(product(layer.input.dropFirst())) = \(layer.features) numbers: it was not laid out in a row.")
            result.help.append("Put `nn.Flatten()` before it, or write `x.flatten(1)`: that gives \(shape([layer.input[0], layer.features])).")
        } else if layer.input.count >= 4 {
            result.notes.append("One example has \(product(layer.input.dropFirst())) = \(layer.features) numbers, and was not laid out in a row.")
            result.help.append("Put `nn.Flatten()` before it, or write `x.flatten(1)`; then `nn.Linear(\(layer.features), \(out))` fits.")
        } else {
            if let previous = layer.previous, previous.kind == "Flatten", previous.input.count > 2 {
                result.notes.append("\(previous.name) laid \(product(previous.input.dropFirst())) = \(got) numbers of each example in a row.")
            } else if let previous = layer.previous, previous.output.count > 2, ModuleFacts.product(Array(previous.output.dropFirst())) == got {
                result.notes.append("\(product(previous.output.dropFirst())) = \(got) numbers of each example were laid in a row.")
            }
            result.help.append("`nn.Linear(\(got), \(out))` fits; or change the layers before, so that \(expected) features arrive.")
        }
        return result
    }

    private static func convolution(_ layer: RefusedLayer) -> Explanation? {
        guard let places = ModuleFacts.dimensions(of: layer.kind), let expected = layer.setting("in_channels") else { return nil }
        let axes = order(places)
        if layer.input.count != places + 1, layer.input.count != places + 2 {
            return dimensions(places: places, input: layer.input, name: layer.name)
        }
        let got = layer.input[layer.input.count - places - 1]
        guard got != expected else { return nil }
        var result = Explanation(notes: ["\(layer.name) reads \(counted(expected, "input channel")) (`in_channels`), the channels of \(axes). There are \(got)."])
        result.help.append(contentsOf: channelHelp(places: places, expected: expected, got: got, input: layer.input,
                                                   fits: "`nn.\(layer.kind)(\(got), \(layer.setting("out_channels").map(String.init) ?? "…"), …)` fits"))
        return result
    }

    private static func channelHelp(places: Int, expected: Int, got: Int, input: [Int], fits: String) -> [String] {
        if input.count == places + 2, input.last == expected, places == 2 {
            return ["The channels seem to be last: `x.permute(0, 3, 1, 2)` gives \(shape([input[0], input[3], input[1], input[2]]))."]
        }
        if input.count == places + 1 || input.first == 1 && input.count == places + 2, expected == 1, got > 1 {
            return ["If \(got) is the number of examples, their channel is missing: `x.unsqueeze(1)` gives \(shape([got, 1] + input.suffix(places))).", fits + "."]
        }
        return [fits + "; or let the layer before give \(counted(expected, "channel"))."]
    }

    private static func dimensions(places: Int, input: [Int], name: String) -> Explanation {
        var result = Explanation(notes: ["\(name) works on \(order(places)), or on one example without `batch`. " + (input.contains(-1) ? "\(counted(input.count, "dimension")) arrived." : "\(shape(input)) has \(counted(input.count, "dimension")).")])
        if input.count == places { result.help.append("A single example of one channel gets both by `x[None, None]`: " + (input.contains(-1) ? "two dimensions of size 1 in front." : "\(shape([1, 1] + input)).")) }
        else if input.count == places + 1 { result.help.append("`x.unsqueeze(0)` puts the batch in front.") }
        else if input.count == 2 { result.help.append("The rows were laid out flat; `x.reshape(-1, channels, \(places == 1 ? "length" : "height, width"))` makes pictures of them again.") }
        return result
    }

    private static func order(_ places: Int) -> String {
        places == 1 ? "(batch, channels, length)" : places == 2 ? "(batch, channels, height, width)" : "(batch, channels, depth, height, width)"
    }

    // MARK: messages

    /// - Parameters:
    ///   - isInLayer: the error was raised inside a layer whose explanation says the rest.
    ///   - isAfterOthers: layers before it have worked.
    static func explain(_ diagnosis: ErrorDiagnosis, isInLayer: Bool, isAfterOthers: Bool = false) -> Explanation {
        switch diagnosis {
        case .matrixProduct(let left, let right):
            guard !isInLayer, left.count == 2, right.count == 2 else { return Explanation() }
            var help: [String] = []
            if left[1] == right[1] { help.append("With the right side transposed it fits: `a @ b.T` gives \(shape([left[0], right[0]])).") }
            if left[0] == right[0] { help.append("With the left side transposed it fits: `a.T @ b` gives \(shape([left[1], right[1]])).") }
            if left[0] == right[1], left[1] != right[1] { help.append("In the other order it fits: `b @ a` gives \(shape([right[0], left[1]])).") }
            return Explanation(notes: ["Each row on the left is multiplied with each column on the right; a row has \(counted(left[1], "number")), a column \(right[0]). The two must be equal."], help: help)
        case .broadcast(let a, let b, let dimension):
            return Explanation(notes: ["Shapes are compared from the last dimension on; two sizes fit if they are equal or one of them is 1. In dimension \(dimension) they are \(a) and \(b)."],
                               help: ["Print both shapes below each other, the last dimensions aligned. A sum or mean keeps its dimension with `keepdim=True`; a missing one is put in by `unsqueeze`."])
        case .channels(let expected, let got, let input, let weight):
            guard !isInLayer else { return Explanation() }
            return Explanation(notes: ["The weight \(shape(weight)) reads \(counted(expected, "input channel")), its second dimension; the input \(shape(input)) has \(got)."],
                               help: channelHelp(places: max(1, weight.count - 2), expected: expected, got: got, input: input, fits: "a weight with \(counted(got, "input channel")) fits"))
        case .dimensions(let places, let input): return isInLayer ? Explanation() : dimensions(places: places, input: input, name: "This operation")
        case .reshape(let shape, let count): return reshape(shape, count)
        case .view:
            return Explanation(notes: ["`view` shows the same memory in another shape; after `permute`, `transpose` or a slice the numbers do not lie in the order that it needs."],
                               help: ["`reshape` copies them where it must: `x.reshape(…)`, or `x.contiguous().view(…)`."])
        case .types(let got, let expected):
            let isOfBytes = ["Byte", "unsigned char"].contains(got)
            return Explanation(notes: ["\(typeName(got)) meets \(typeName(expected)): types are not converted by themselves here."],
                               help: [isOfBytes ? "Pictures of bytes become numbers from 0 to 1 by `x.float() / 255`." : "Bring the data to the type of the model: `x.float()`, or `dtype=torch.float32` where it is made."])
        case .targetType(let got):
            return Explanation(notes: ["Classes are counted, not measured: the target is the number of a class for each example, as int64. It is \(typeName(got))."], help: ["`y.long()` makes whole numbers of it."])
        case .targetRank:
            return Explanation(notes: ["The target is one class number for each example, of shape (batch,). This one has another dimension."],
                               help: ["From (batch, 1): `y.squeeze(1)`. From rows with a single 1 (one-hot): `y.argmax(1)`."])
        case .oneHot:
            return Explanation(notes: ["A target of the shape of the scores is read as probabilities, which are no whole numbers."], help: ["One-hot rows become class numbers by `y.argmax(1)`; or make probabilities of them: `y.float()`."])
        case .batchSizes(let input, let target):
            let factor = target > 0 && input > target && input % target == 0 ? " \(input) = \(input / target)·\(target): examples were cut into pieces on the way."
                : input > 0 && target > input && target % input == 0 ? " \(target) = \(target / input)·\(input): examples were joined on the way." : ""
            return Explanation(notes: ["Scores for \(counted(input, "example")) meet targets for \(target).\(factor)"],
                               help: ["A `view` or `reshape` with a wrong size moves numbers between examples; `x.flatten(1)` leaves the batch alone."])
        case .targetRange(let target):
            return Explanation(notes: ["Classes are counted from 0: with C scores an example, targets go from 0 to C − 1. \(target) is not among them."],
                               help: ["Give the last layer more outputs, or count the classes from 0: `y - y.min()`."])
        case .indexRange: return isInLayer ? Explanation() : Explanation(notes: ["An index is not smaller than the number of rows that it chooses from, or is negative."])
        case .cat(let dimension, let expected, let got):
            return Explanation(notes: ["Joined along dimension \(dimension), all other sizes must be equal; \(expected) meets \(got)."]
                               + (abs(expected - got) == 1 ? ["A difference of one comes from halving an odd size and doubling it again."] : []),
                               help: ["Crop or pad one of them, as with `F.interpolate(x, size=…)`, or use pictures whose sides can be halved as often as the network does."])
        case .stack(let a, let b):
            return Explanation(notes: ["Examples in a batch have one shape; here \(shape(a)) meets \(shape(b))."], help: ["Resize, crop or pad them first. Joining along a dimension that exists is `torch.cat`."])
        case .oneValue(let size):
            return Explanation(notes: ["Batch normalisation computes mean and variance for each channel; \(shape(size)) has a single value in each, and one value has no spread."],
                               help: ["Leave a last batch of one out with `drop_last=True`; for testing write `net.eval()`."])
        case .statistics(let expected, let got):
            return isInLayer ? Explanation() : Explanation(notes: ["Statistics for \(counted(expected, "channel")) meet an input with \(got)."])
        case .recurrentInput(let expected, let got):
            return isInLayer ? Explanation() : Explanation(notes: ["The layer reads \(counted(expected, "number")) a step, the last dimension. It is \(got)."])
        case .recurrentState(let expected, let got):
            return Explanation(notes: ["States are (layers, batch, hidden), with `batch_first=True` too: \(shape(expected)). \(shape(got)) arrived."], help: got.count == 3 && expected == [got[1], got[0], got[2]] ? ["`h.transpose(0, 1)` puts the layers first."] : [])
        case .tuple:
            return Explanation(notes: ["The layer before returned several values: recurrent layers give their outputs and their last state."], help: ["Take the first: `out, _ = layer(x)`. In `nn.Sequential` that needs a small module of your own between them."])
        case .window(let padded, let kernel):
            return Explanation(notes: ["The window \(shape(kernel)) is larger than the picture with its padding, \(shape(padded))." + (isAfterOthers ? " Earlier layers have made the picture small." : "")],
                               help: ["Use a smaller `kernel_size`, more `padding`, a pooling less, or a larger picture."])
        case .poolingTooSmall: return Explanation(notes: ["The picture is smaller than the window." + (isAfterOthers ? " Earlier layers have made it small." : "")], help: ["Take a pooling or a stride away, or use a larger picture."])
        case .dimensionRange(let low, let high, let got):
            let count = high + 1
            return Explanation(notes: ["The tensor has \(counted(count, "dimension")), named \(count == 1 ? "0 or −1" : "0 to \(high), or \(low) to −1 from the end"); there is no dimension \(got)."],
                               help: ["Print `x.shape` before it. Has an earlier sum or index taken a dimension away?"])
        case .backwardTwice: return Explanation(help: [backwardTwice])
        case .noGradient: return Explanation(notes: [noGradient])
        case .leafInPlace: return Explanation(help: [leafInPlace])
        case .changedInPlace: return Explanation(notes: ["A value that the derivative needs was changed after it was used."], help: ["Write `x = x + 1` for `x += 1`, or change a copy: `x.clone()`."])
        case .notScalar: return Explanation(help: [notScalar])
        case .gradientToNumpy: return Explanation(help: [toNumpy])
        case .truth: return Explanation(notes: ["A comparison of tensors gives a tensor of truths, one for each element."], help: ["Ask `(…).any()` or `(…).all()`; two tensors are compared as a whole by `torch.equal(a, b)`."])
        case .severalElements: return Explanation(help: ["Choose an element, or add up or average first: `x[0].item()`, `x.mean().item()`. All of them as a list: `x.tolist()`."])
        case .meanOfWhole: return Explanation(notes: ["The mean of whole numbers is seldom a whole number, so the tensor must hold floats."], help: ["`x.float().mean()`"])
        case .heads: return Explanation(notes: ["Each head gets an equal part of the embedding."], help: ["Choose `num_heads` so that it divides `embed_dim`."])
        case .unpoolPlaces: return Explanation(notes: ["Unpooling puts each value back at its old place, which the pooling has to tell."],
                                               help: ["Pool with `return_indices=True` and hand the places on: `y, places = pool(x)`, then `unpool(y, places)`."])
        case .moduleWithoutInit: return Explanation(notes: ["A module keeps its layers in lists that `nn.Module` makes when it begins."], help: ["Write `super().__init__()` as the first line of `__init__`."])
        case .layerClass(let name): return Explanation(notes: ["`nn.\(name)` is the class; a layer is what a call of it makes."], help: ["Write `nn.\(name)(…)`, with parentheses."])
        case .noParameters: return Explanation(notes: ["There is nothing to learn: a module finds its layers where they are its attributes, not in a list or dict."], help: ["Keep several layers in `nn.Sequential`, `nn.ModuleList` or `nn.ModuleDict`."])
        case .groups: return Explanation(notes: ["`groups` deals the channels into equal piles, so it must divide `in_channels` and `out_channels`."])
        case .unpoolIndex: return Explanation(notes: ["The remembered places lie outside the output: sizes were rounded down by the pooling."], help: ["Give the size back: `unpool(y, indices, output_size=x.size())`."])
        }
    }

    private static func reshape(_ wanted: [Int], _ count: Int) -> Explanation {
        let known = wanted.filter { $0 >= 0 }
        let size = ModuleFacts.product(known)
        if wanted.contains(-1), size > 0 {
            return Explanation(notes: ["\(count) numbers do not fill \(shape(wanted)): \(count) / \(size) leaves \(count % size)."],
                               help: ["Divide \(count) by the batch: that is what one example has. `x.flatten(1)` finds it by itself."])
        }
        return Explanation(notes: ["\(shape(wanted)) has place for \(product(known[...])) = \(size) numbers; there are \(count)."], help: ["Write -1 for one of the sizes to have it computed."])
    }

    // MARK: words

    private static func counted(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }

    private static func product(_ factors: ArraySlice<Int>) -> String { factors.map(String.init).joined(separator: "·") }

    /// A type of a message by the name that programs use.
    private static func typeName(_ name: String) -> String {
        let names = ["Float": "float32", "float": "float32", "Double": "float64", "double": "float64", "Long": "int64", "long": "int64", "Int": "int32", "int": "int32", "Byte": "uint8",
                     "unsigned char": "uint8", "Bool": "bool", "bool": "bool", "Half": "float16", "Short": "int16", "short": "int16", "Char": "int8", "signed char": "int8"]
        return names[name] ?? name
    }
}
