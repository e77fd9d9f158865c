internal import Language
internal import LessonModel
internal import TorchAPI
internal import Tensors

/// Says in one sentence how two values differ, and where first.
enum Differences {
    private static let longestText = 200
    private static let maximalElements = 1 << 22

    /// - Returns: nil where nothing useful can be said.
    static func describe(_ a: Value, _ b: Value, _ interpreter: Interpreter) -> Assertion.Detail? {
        if let difference = TensorDifferences.describe(a, b, interpreter) { return difference }
        if let first = a.string, let second = b.string { return texts(first, second, interpreter) }
        if let shapes = sizes(a, b, interpreter) { return shapes }
        if let path = sequences(a, b, interpreter, depth: 0) { return path }
        if let first = a.dict, let second = b.dict, let detail = dictionaries(first, second, interpreter) { return detail }
        let (left, right) = (text(a, interpreter), text(b, interpreter))
        if a.typeName != b.typeName, !(isNumber(a) && isNumber(b)) {
            return Assertion.Detail(summary: "the types differ: \(a.typeName) and \(b.typeName)", actual: left, expected: right)
        }
        return Assertion.Detail(summary: "the values on both sides", actual: left, expected: right)
    }

    static func isNumber(_ value: Value) -> Bool {
        switch value {
        case .int, .float, .bool: true
        default: false
        }
    }

    static func text(_ value: Value, _ interpreter: Interpreter) -> String {
        guard let repr = try? interpreter.repr(value) else { return "<\(value.typeName)>" }
        let text = repr.text
        return text.unicodeScalars.count > longestText ? String(text.unicodeScalars.prefix(longestText)) + "…" : text
    }

    private static func texts(_ a: StringObject, _ b: StringObject, _ interpreter: Interpreter) -> Assertion.Detail? {
        let (first, second) = (Array(a.text.unicodeScalars), Array(b.text.unicodeScalars))
        guard let index = zip(first, second).enumerated().first(where: { $0.element.0 != $0.element.1 })?.offset
            ?? (first.count == second.count ? nil : min(first.count, second.count)) else { return nil }
        return Assertion.Detail(summary: "the texts differ from character \(index) on", index: [index], actual: text(.object(a), interpreter), expected: text(.object(b), interpreter))
    }

    /// A shape beside another, or beside a tuple.
    private static func sizes(_ a: Value, _ b: Value, _ interpreter: Interpreter) -> Assertion.Detail? {
        func numbers(_ value: Value) -> [Int]? {
            guard value.tuple != nil else { return nil }
            var all: [Int] = []
            var isPlain = true
            try? interpreter.forEach(in: value) { item in
                if case .int(let number) = item { all.append(number) } else { isPlain = false }
                return isPlain && all.count < 64
            }
            return isPlain ? all : nil
        }
        guard a.typeName == "torch.Size" || b.typeName == "torch.Size", let left = numbers(a), let right = numbers(b), left != right else { return nil }
        func words(_ shape: [Int]) -> String { "(" + shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? ",)" : ")") }
        return Assertion.Detail(summary: "the shapes differ", actual: words(left), expected: words(right))
    }

    /// Lists and tuples of the same type.
    private static func sequences(_ a: Value, _ b: Value, _ interpreter: Interpreter, depth: Int) -> Assertion.Detail? {
        func items(_ value: Value) -> [Value]? {
            guard let object = value.object, object.kind == .list || object.kind == .tuple else { return nil }
            var all: [Value] = []
            try? interpreter.forEach(in: value) { item in
                all.append(item)
                return all.count < maximalElements
            }
            return all
        }
        guard depth < 8, a.typeName == b.typeName, let first = items(a), let second = items(b) else { return nil }
        for (index, (x, y)) in zip(first, second).enumerated() {
            // Elements with an equality that is no bool (tensors) are left to themselves.
            guard let equal = try? interpreter.isEqual(x, y), !equal else { continue }
            if var inner = sequences(x, y, interpreter, depth: depth + 1) {
                inner.index = [index] + (inner.index ?? [])
                return inner
            }
            return Assertion.Detail(summary: "the elements differ", index: [index], actual: text(x, interpreter), expected: text(y, interpreter))
        }
        guard first.count != second.count else { return nil }
        let count = min(first.count, second.count)
        return Assertion.Detail(summary: "the lengths differ: \(first.count) and \(second.count)", index: count > 0 ? [count] : nil,
                                actual: count < first.count ? text(first[count], interpreter) : "nothing", expected: count < second.count ? text(second[count], interpreter) : "nothing")
    }

    private static func dictionaries(_ a: DictObject, _ b: DictObject, _ interpreter: Interpreter) -> Assertion.Detail? {
        var detail: Assertion.Detail?
        try? interpreter.forEach(in: .object(a)) { key in
            let left = try interpreter.getItem(.object(a), key)
            guard try interpreter.contains(.object(b), key) else {
                detail = Assertion.Detail(summary: "the key \(text(key, interpreter)) is only on the left side", actual: text(left, interpreter), expected: "no such key")
                return false
            }
            let right = try interpreter.getItem(.object(b), key)
            if try interpreter.isEqual(left, right) { return true }
            detail = Assertion.Detail(summary: "the values of the key \(text(key, interpreter)) differ", actual: text(left, interpreter), expected: text(right, interpreter))
            return false
        }
        if detail != nil { return detail }
        try? interpreter.forEach(in: .object(b)) { key in
            if try interpreter.contains(.object(a), key) { return true }
            detail = Assertion.Detail(summary: "the key \(text(key, interpreter)) is only on the right side", actual: "no such key", expected: text(try interpreter.getItem(.object(b), key), interpreter))
            return false
        }
        return detail
    }
}
