/// How the numbers of one tensor are written: all with the same width and notation.
struct ElementFormat {
    private let options: PrintOptions
    private let isFloat: Bool
    private var allIntegers = true
    private var isScientific = false
    private(set) var width = 1
    /// Of complex numbers, how imaginary parts are written (one or none).
    private var imaginary: [ElementFormat] = []

    /// The format of the real part alone.
    private init(first: ElementFormat, without second: ElementFormat) {
        self = first
        width = first.width - second.width - 1
    }

    init(_ values: [Scalar], isFloat: Bool, _ options: PrintOptions) {
        self.options = options
        self.isFloat = isFloat
        if !isFloat {
            for value in values { width = Swift.max(width, ElementFormat.plain(value).utf8.count) }
            return
        }
        // width and notation come from the finite numbers that are not zero
        let numbers = values.map(\.double).filter { $0.isFinite && $0 != 0 }
        guard !numbers.isEmpty else { return }
        var smallest = Double.infinity, largest = 0.0
        for v in numbers {
            smallest = Swift.min(smallest, v.magnitude)
            largest = Swift.max(largest, v.magnitude)
            if v != v.rounded(.up) { allIntegers = false }
        }
        isScientific = options.scientific ?? (largest / smallest > 1000 || largest > 1e8 || smallest < 1e-4)
        for v in numbers {
            let length: Int
            if isScientific { length = NumberText.scientific(v, options.precision).utf8.count }
            else if allIntegers { length = NumberText.fixed(v, 0).utf8.count + 1 }
            else { length = NumberText.fixed(v, options.precision).utf8.count }
            width = Swift.max(width, length)
        }
    }

    static func plain(_ value: Scalar) -> String {
        switch value {
        case .bool(let v): return v ? "True" : "False"
        case .int(let v): return String(v)
        case .float(let v): return NumberText.pythonRepr(v)
        case .complex(let real, let imaginary):
            return "(\(NumberText.pythonRepr(real))\(imaginary.sign == .minus ? "" : "+")\(NumberText.pythonRepr(imaginary))j)"
        }
    }

    /// The format of elements of a type; a complex number has one for each part.
    init(_ values: [Scalar], _ dtype: DType, _ options: PrintOptions) {
        self.init(values, isFloat: dtype.isDifferentiable, options)
        if dtype.isComplex {
            let second = ElementFormat(values.map { .float($0.imaginary) }, isFloat: true, options)
            imaginary = [second]
            width += second.width + 1
        }
    }

    func text(_ value: Scalar) -> String {
        if case .complex(let real, let imaginaryPart) = value, let second = imaginary.first {
            var parts = ElementFormat(first: self, without: second)
            parts.imaginary = []
            let text = String(second.text(.float(imaginaryPart)).drop { $0 == " " })
            return parts.text(.float(real)) + (text.hasPrefix("-") || text.hasPrefix("+") ? "" : "+") + text + "j"
        }
        var text: String
        if !isFloat { text = ElementFormat.plain(value) }
        else {
            let v = value.double
            if isScientific { text = NumberText.scientific(v, options.precision) }
            else if allIntegers { text = NumberText.fixed(v, 0) + (v.isFinite ? "." : "") }
            else { text = NumberText.fixed(v, options.precision) }
        }
        let missing = width - text.utf8.count
        return missing > 0 ? String(repeating: " ", count: missing) + text : text
    }
}

extension Tensor {
    /// What `repr(tensor)` shows.
    /// - Parameter typeName: "Parameter" for a parameter.
    public func pythonRepr(isParameter: Bool = false) -> String {
        let options = TensorRuntime.current.printOptions
        let prefix = "tensor("
        var suffixes: [String] = []
        var body: String
        let usual = TensorRuntime.current.defaultDType
        let hasDefaultType = dtype == usual || dtype == .int64 || dtype == .bool || dtype == usual.complexType
        if count == 0 {
            body = "[]"
            if rank != 1 { suffixes.append("size=(" + shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? ",)" : ")")) }
            if dtype != TensorRuntime.current.defaultDType { suffixes.append("dtype=torch.\(dtype.name)") }
        } else {
            if !hasDefaultType { suffixes.append("dtype=torch.\(dtype.name)") }
            body = contentText(indent: prefix.utf8.count, options)
        }
        if let node = gradientNode {
            suffixes.append("grad_fn=<\(node.name)>")
        } else if requiresGrad {
            suffixes.append("requires_grad=True")
        }
        let text = Tensor.adding(suffixes, to: prefix + body, indent: prefix.utf8.count, options)
        return isParameter ? "Parameter containing:\n" + text : text
    }

    private static func adding(_ suffixes: [String], to text: String, indent: Int, _ options: PrintOptions) -> String {
        var result = text
        let bytes = Array(text.utf8)
        let lastBreak = bytes.lastIndex(of: UInt8(ascii: "\n")) ?? -1
        var lineLength = bytes.count - lastBreak + 1
        for suffix in suffixes {
            let length = suffix.utf8.count
            if lineLength + length + 2 > options.lineWidth {
                result += ",\n" + String(repeating: " ", count: indent) + suffix
                lineLength = indent + length
            } else {
                result += ", " + suffix
                lineLength += length + 2
            }
        }
        return result + ")"
    }

    /// The numbers with their brackets, indented by `indent` columns.
    public func contentText(indent: Int, _ options: PrintOptions) -> String {
        let summarize = count > options.threshold
        var shown: [Scalar] = []
        collectShown(offset, 0, summarize, options, &shown)
        let format = ElementFormat(shown, dtype, options)
        var out = ""
        write(offset, 0, indent, summarize, format, options, &out)
        return out
    }

    /// The indices of a dimension that are printed; nil stands for the dots.
    private func shownIndices(_ size: Int, _ summarize: Bool, _ options: PrintOptions) -> [Int?] {
        let edge = options.edgeItems
        if summarize && edge <= 0 { return [nil] }
        if summarize && size > 2 * edge { return (0..<edge).map { $0 } + [nil] + ((size - edge)..<size).map { $0 } }
        return (0..<size).map { $0 }
    }

    private func collectShown(_ position: Int, _ d: Int, _ summarize: Bool, _ options: PrintOptions, _ result: inout [Scalar]) {
        if d == rank {
            result.append(element(at: position))
            return
        }
        for case let i? in shownIndices(shape[d], summarize, options) {
            collectShown(position &+ i &* strides[d], d + 1, summarize, options, &result)
        }
    }

    private func write(_ position: Int, _ d: Int, _ indent: Int, _ summarize: Bool, _ format: ElementFormat, _ options: PrintOptions, _ out: inout String) {
        if d == rank {
            out += format.text(element(at: position))
            return
        }
        let indices = shownIndices(shape[d], summarize, options)
        out += "["
        if d == rank - 1 {
            let perLine = Swift.max(1, (options.lineWidth - indent) / (format.width + 2))
            for (k, i) in indices.enumerated() {
                if k > 0 { out += k % perLine == 0 ? ",\n" + String(repeating: " ", count: indent + 1) : ", " }
                if let i { out += format.text(element(at: position &+ i &* strides[d])) } else { out += options.edgeItems <= 0 ? "..." : " ..." }
            }
        } else {
            for (k, i) in indices.enumerated() {
                if k > 0 { out += "," + String(repeating: "\n", count: rank - d - 1) + String(repeating: " ", count: indent + 1) }
                if let i { write(position &+ i &* strides[d], d + 1, indent + 1, summarize, format, options, &out) } else { out += "..." }
            }
        }
        out += "]"
    }
}
