internal import Language

/// What a shape table needs to know of one module (`nn.Module`), however the library keeps it.
struct ModuleFacts {
    /// The library's class that it is or descends from, such as `Conv2d`.
    var kind = ""
    /// The module's own parameters, without those of its children; a shared one has the same identity everywhere.
    var parameters: [(identity: ObjectIdentifier, count: Int, isTrainable: Bool)] = []
    var children: [(name: String, module: Object)] = []
    /// Numbers that the module was made with, by attribute: `in_features`, `kernel_size`, …
    var settings: [String: [Int]] = [:]

    /// The sliding window of convolutions and poolings in `dimensions` dimensions.
    struct Window: Equatable {
        var kernel: [Int]
        var stride: [Int]
        var dilation: [Int]
        var isTransposed: Bool
    }

    /// The number of spatial dimensions that a class name such as `Conv2d` has at its end.
    static func dimensions(of className: String) -> Int? {
        guard className.hasSuffix("d"), let digit = className.dropLast().last?.wholeNumberValue, (1...3).contains(digit) else { return nil }
        return digit
    }

    var window: Window? {
        guard let dimensions = Self.dimensions(of: kind), kind.contains("Conv") || kind.contains("Pool"), !kind.contains("Adaptive"), !kind.contains("Unpool"), !kind.contains("Fractional"),
              let kernel = spread("kernel_size", dimensions) else { return nil }
        let isPooling = kind.contains("Pool")
        return Window(kernel: kernel, stride: spread("stride", dimensions) ?? (isPooling ? kernel : [Int](repeating: 1, count: dimensions)),
                      dilation: spread("dilation", dimensions) ?? [Int](repeating: 1, count: dimensions), isTransposed: kind.contains("Transpose"))
    }

    private func spread(_ name: String, _ count: Int) -> [Int]? {
        guard let values = settings[name] else { return nil }
        if values.count == count { return values }
        return values.count == 1 ? [Int](repeating: values[0], count: count) : nil
    }

    /// Multiplications with an addition that one call makes; nil for a module of which that is not known, or that makes none.
    func multiplyAdds(inputs: [[Int]], outputs: [[Int]]) -> Int? {
        guard let input = inputs.first, let output = outputs.first else { return nil }
        func first(_ name: String) -> Int? { settings[name]?.first }
        let own = parameters.map(\.count).reduce(0, +)
        switch kind {
        case "Linear": return first("in_features").map { Self.product(output + [$0]) }
        case "Bilinear": return first("in1_features").flatMap { a in first("in2_features").map { Self.product(output + [a, $0]) } }
        case "Conv1d", "Conv2d", "Conv3d":
            guard let window, let channels = first("in_channels") else { return nil }
            return Self.product(output + [channels / max(1, first("groups") ?? 1)] + window.kernel)
        case "ConvTranspose1d", "ConvTranspose2d", "ConvTranspose3d":
            guard let window, let channels = first("out_channels") else { return nil }
            return Self.product(input + [channels / max(1, first("groups") ?? 1)] + window.kernel)
        case "RNN", "LSTM", "GRU", "RNNCell", "LSTMCell", "GRUCell":
            // Each weight once for every step of every sequence; the biases only add.
            guard let size = first("hidden_size") else { return nil }
            let gates = kind.hasPrefix("LSTM") ? 4 : kind.hasPrefix("GRU") ? 3 : 1
            let layers = (first("num_layers") ?? 1) * (first("bidirectional") == 1 ? 2 : 1)
            let biases = first("bias") == 0 ? 0 : 2 * gates * size * layers
            return Self.product(Array(input.dropLast()) + [max(0, own - biases)])
        default: return nil
        }
    }

    /// A product that stops at the largest number.
    static func product(_ factors: [Int]) -> Int {
        var result = 1
        for factor in factors {
            let (product, overflow) = result.multipliedReportingOverflow(by: factor)
            if overflow { return .max }
            result = product
        }
        return result
    }
}

/// The part of a network's input that one value depends on, as it grows from layer to layer.
struct ReceptiveField: Equatable {
    /// Its size in each dimension.
    var size: [Double]
    /// How many places of the input lie between two neighbouring values.
    var jump: [Double]

    init(dimensions: Int) {
        size = [Double](repeating: 1, count: dimensions)
        jump = size
    }

    /// The field of the values that a window makes.
    func through(_ window: ModuleFacts.Window) -> ReceptiveField {
        var result = self
        for axis in size.indices where axis < window.kernel.count {
            let reach = Double(window.dilation[axis] * (window.kernel[axis] - 1))
            if window.isTransposed {
                // One output value meets every stride-th entry of the kernel.
                result.jump[axis] = jump[axis] / Double(max(1, window.stride[axis]))
                result.size[axis] = size[axis] + (reach / Double(max(1, window.stride[axis]))).rounded(.down) * jump[axis]
            } else {
                result.size[axis] = size[axis] + reach * jump[axis]
                result.jump[axis] = jump[axis] * Double(max(1, window.stride[axis]))
            }
        }
        return result
    }

    var rounded: [Int] { size.map { Int(min($0.rounded(), 1e15)) } }
}
