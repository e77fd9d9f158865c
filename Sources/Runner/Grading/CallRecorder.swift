internal import Language
internal import Tensors
internal import TorchAPI

/// Stands between tests and the functions that they test: hands out copies of inputs, and notes what comes back.
final class CallRecorder {
    private static let longest = 48
    private static let maximalValues = 256
    private static let comparedElements = 1 << 20

    private var calls: [CallTrace] = []
    private(set) var count = 0

    func begin() {
        calls = []
        count = 0
    }

    /// The calls of a test; the coarse values stay with the last one only.
    func finish() -> [CallTrace] {
        for index in calls.indices.dropLast() { calls[index].values = nil }
        return calls
    }

    /// A function that calls `function` and records the call.
    func recording(_ name: String, _ function: Value, copies: Bool) -> Value {
        .object(NativeFunction(raw: name) { [unowned self] interpreter, arguments in
            var values: [Value] = []
            var pairs: [(given: Tensor, original: Tensor)] = []
            for index in 0..<arguments.total { values.append(Self.handed(arguments[index], copies: copies, &pairs)) }
            let inputs = TorchBridge.tensors(values).map(\.shape)
            count += 1
            let own = calls.count
            if own < Self.longest {
                calls.append(CallTrace(function: name, kind: "raised", shape: nil, dtype: nil, digest: 0, inputs: inputs, changesInputs: false, values: nil))
            }
            let result = try interpreter.call(function, values, names: arguments.names)
            if own < Self.longest {
                var trace = Self.trace(result, interpreter)
                (trace.function, trace.inputs) = (name, inputs)
                trace.changesInputs = pairs.contains { Self.differs($0.given, $0.original) }
                calls[own] = trace
            }
            return result
        })
    }

    /// What the function gets for an argument, with pairs of tensors that are equal as long as nobody changes one.
    private static func handed(_ value: Value, copies: Bool, _ pairs: inout [(given: Tensor, original: Tensor)]) -> Value {
        if let tensor = TorchBridge.tensor(value) {
            // Gradients flow to the tensor itself.
            guard !tensor.requiresGrad, tensor.count <= comparedElements, let copy = try? tensor.clone() else { return value }
            if copies {
                pairs.append((copy, tensor))
                return TorchSession.value(of: copy)
            }
            pairs.append((tensor, copy))
            return value
        }
        if let list = value.list, list.count <= 64 {
            if !copies {
                for index in 0..<list.count { _ = handed(list[index], copies: false, &pairs) }
                return value
            }
            let copy = ListObject(capacity: list.count)
            for index in 0..<list.count { copy.append(handed(list[index], copies: true, &pairs)) }
            return .object(copy)
        }
        if let tuple = value.tuple, tuple.type.name == "tuple", tuple.count <= 64 {
            if !copies {
                for index in 0..<tuple.count { _ = handed(tuple[index], copies: false, &pairs) }
                return value
            }
            return .object(TupleObject((0..<tuple.count).map { handed(tuple[$0], copies: true, &pairs) }))
        }
        return value
    }

    private static func differs(_ a: Tensor, _ b: Tensor) -> Bool {
        if a.shape != b.shape || a.dtype != b.dtype { return true }
        let (left, right) = (a.doubles(), b.doubles())
        for index in left.indices where left[index] != right[index] && !(left[index].isNaN && right[index].isNaN) { return true }
        return false
    }

    // MARK: results

    private static func trace(_ value: Value, _ interpreter: Interpreter) -> CallTrace {
        var trace = CallTrace(function: "", kind: value.typeName, shape: nil, dtype: nil, digest: 0, inputs: [], changesInputs: false, values: nil)
        var digest = Digest()
        if let tensor = TorchBridge.tensor(value) {
            trace.kind = "tensor"
            trace.shape = tensor.shape
            trace.dtype = tensor.dtype.name
            if tensor.count <= comparedElements {
                let values = coarse(tensor)
                for value in values { digest.take(Int(value)) }
                if values.count <= maximalValues { trace.values = values }
            }
        } else {
            take(value, &digest, depth: 0)
        }
        trace.digest = digest.value
        return trace
    }

    /// Values in thousandths of a power of two that is not below the largest.
    private static func coarse(_ tensor: Tensor) -> [Int32] {
        let values = tensor.doubles()
        var largest = 0.0
        for value in values where value.isFinite { largest = max(largest, value.magnitude) }
        var scale = 1.0
        while scale < largest, scale < 1e300 { scale *= 2 }
        while scale > largest, scale > 1e-300, largest > 0 { scale /= 2 }
        scale *= 2
        return values.map { value in
            if value.isNaN { return .max }
            if value.isInfinite { return value > 0 ? .max - 1 : .min }
            return Int32(clamping: Int((value / scale * 1000).rounded()))
        }
    }

    private static func take(_ value: Value, _ digest: inout Digest, depth: Int) {
        digest.take(text: value.typeName)
        switch value {
        case .int(let number): digest.take(number)
        case .bool(let flag): digest.take(flag ? 1 : 0)
        case .float(let number):
            // Three digits.
            let scale = number == 0 || !number.isFinite ? 1 : Double(sign: .plus, exponent: number.exponent, significand: 1)
            digest.take(number.isFinite ? Int((number / scale * 500).rounded()) : number.isNaN ? -1 : 1)
            digest.take(number.isFinite && number != 0 ? Int(number.exponent) : 0)
        default:
            if let text = value.string {
                digest.take(text: String(text.text.prefix(1000)))
            } else if let tensor = TorchBridge.tensor(value) {
                for size in tensor.shape { digest.take(size) }
                if tensor.count <= comparedElements { for value in coarse(tensor) { digest.take(Int(value)) } }
            } else if depth < 4, let list = value.list {
                for index in 0..<min(list.count, 1000) { take(list[index], &digest, depth: depth + 1) }
            } else if depth < 4, let tuple = value.tuple {
                for index in 0..<min(tuple.count, 1000) { take(tuple[index], &digest, depth: depth + 1) }
            }
        }
    }

    /// FNV-1a over words.
    private struct Digest {
        private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

        mutating func take(_ word: Int) {
            var rest = UInt64(bitPattern: Int64(word))
            for _ in 0..<8 {
                value = (value ^ (rest & 0xFF)) &* 0x100_0000_01B3
                rest >>= 8
            }
        }

        mutating func take(text: String) {
            for byte in text.utf8 { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
        }
    }
}

/// Copies of plain data: tensors without gradients, lists, dicts and tuples of them.  What two names share, their copies share.
struct ValueCopies {
    private var known: [ObjectIdentifier: Value] = [:]
    private static let maximalElements = 1 << 24

    mutating func copy(_ value: Value, depth: Int = 0) -> Value {
        guard let object = value.object, depth < 16 else { return value }
        if let copy = known[ObjectIdentifier(object)] { return copy }
        if let tensor = TorchBridge.tensor(value) {
            guard !tensor.requiresGrad, tensor.count <= Self.maximalElements, let copy = try? tensor.clone() else { return value }
            let result = TorchSession.value(of: copy)
            known[ObjectIdentifier(object)] = result
            return result
        }
        if let list = value.list, list.type.name == "list" {
            let result = ListObject(capacity: list.count)
            known[ObjectIdentifier(object)] = .object(result)
            for index in 0..<list.count { result.append(copy(list[index], depth: depth + 1)) }
            return .object(result)
        }
        if let tuple = value.tuple, tuple.type.name == "tuple" {
            let result = Value.object(TupleObject((0..<tuple.count).map { copy(tuple[$0], depth: depth + 1) }))
            known[ObjectIdentifier(object)] = result
            return result
        }
        if let dict = value.dict, dict.type.name == "dict" {
            let result = dict.copy()
            known[ObjectIdentifier(object)] = .object(result)
            for position in 0..<result.items.count { result.setValue(copy(result.value(at: position), depth: depth + 1), at: position) }
            return .object(result)
        }
        return value
    }
}
