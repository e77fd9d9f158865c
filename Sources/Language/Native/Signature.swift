/// The parameters of a native function, read from a text such as `sorted(iterable, /, *, key=None, reverse=False)`.
///
/// Defaults are None, True, False, numbers, strings, `()`, or anything else in angle brackets or words, which is only shown: the function
/// then gets `.undefined`.
public final class Signature {
    public enum Kind { case positionalOnly, positional, variadic, keywordOnly, variadicKeywords }

    public struct Parameter {
        public let name: StringObject
        public let kind: Kind
        /// The value when the argument is absent; `.undefined` for an optional parameter whose default is only words.
        public let defaultValue: Value
        public let isOptional: Bool
        /// The default as it stands in the text.
        public let defaultText: String?
    }

    public let name: String
    public let parameters: [Parameter]
    /// As `inspect.signature` shows it: `(iterable, /, *, key=None, reverse=False)`.
    public let text: String
    let positionalCount: Int
    let requiredCount: Int
    let variadicIndex: Int?
    let keywordsIndex: Int?
    let acceptsKeywords: Bool

    public init(_ source: String) {
        let bytes = Array(source.utf8)
        let open = bytes.firstIndex(of: 0x28) ?? bytes.count
        name = String(decoding: bytes[..<open], as: UTF8.self)
        var inner: [UInt8] = []
        if open < bytes.count {
            var end = bytes.count - 1
            while end > open, bytes[end] != 0x29 { end -= 1 }
            inner = Array(bytes[(open + 1)..<max(open + 1, end)])
        }
        text = "(" + String(decoding: inner, as: UTF8.self) + ")"
        var parts: [String] = []
        var current: [UInt8] = []
        var depth = 0
        var quote: UInt8 = 0
        for byte in inner {
            if quote != 0 {
                if byte == quote { quote = 0 }
                current.append(byte)
                continue
            }
            switch byte {
            case 0x27, 0x22: quote = byte; current.append(byte)
            case 0x28, 0x5B, 0x7B: depth += 1; current.append(byte)
            case 0x29, 0x5D, 0x7D: depth -= 1; current.append(byte)
            case 0x2C where depth == 0: parts.append(Self.trimmed(current)); current = []
            default: current.append(byte)
            }
        }
        if !Self.trimmed(current).isEmpty { parts.append(Self.trimmed(current)) }
        var result: [Parameter] = []
        var keywordOnly = false
        for part in parts {
            if part == "/" {
                result = result.map { Parameter(name: $0.name, kind: .positionalOnly, defaultValue: $0.defaultValue, isOptional: $0.isOptional, defaultText: $0.defaultText) }
            } else if part == "*" {
                keywordOnly = true
            } else if part.hasPrefix("**") {
                result.append(Parameter(name: .interned(String(part.dropFirst(2))), kind: .variadicKeywords, defaultValue: .undefined, isOptional: true, defaultText: nil))
            } else if part.hasPrefix("*") {
                result.append(Parameter(name: .interned(String(part.dropFirst())), kind: .variadic, defaultValue: .undefined, isOptional: true, defaultText: nil))
                keywordOnly = true
            } else {
                let pieces = part.split(separator: "=", maxSplits: 1)
                let name = Self.trimmed(Array(pieces[0].utf8))
                let text = pieces.count > 1 ? Self.trimmed(Array(pieces[1].utf8)) : nil
                result.append(Parameter(name: .interned(name), kind: keywordOnly ? .keywordOnly : .positional, defaultValue: text.map(Self.value) ?? .undefined,
                                        isOptional: text != nil, defaultText: text))
            }
        }
        parameters = result
        positionalCount = result.prefix { $0.kind == .positionalOnly || $0.kind == .positional }.count
        requiredCount = result.prefix { ($0.kind == .positionalOnly || $0.kind == .positional) && !$0.isOptional }.count
        variadicIndex = result.firstIndex { $0.kind == .variadic }
        keywordsIndex = result.firstIndex { $0.kind == .variadicKeywords }
        acceptsKeywords = result.contains { $0.kind == .positional || $0.kind == .keywordOnly || $0.kind == .variadicKeywords }
    }

    private static func trimmed(_ bytes: [UInt8]) -> String {
        var slice = bytes[...]
        while slice.first == 0x20 { slice.removeFirst() }
        while slice.last == 0x20 { slice.removeLast() }
        return String(decoding: slice, as: UTF8.self)
    }

    private static func value(_ text: String) -> Value {
        switch text {
        case "None": return .none
        case "True": return .bool(true)
        case "False": return .bool(false)
        case "()": return .object(TupleObject.empty)
        default: break
        }
        if let number = Int(text) { return .int(number) }
        if let first = text.utf8.first, first == 0x27 || first == 0x22, text.utf8.count >= 2 { return Value(String(text.dropFirst().dropLast())) }
        if let number = Double(text), text != "inf", text != "nan" { return .float(number) }
        return .undefined
    }
}
