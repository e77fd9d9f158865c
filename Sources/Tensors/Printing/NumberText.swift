#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// Numbers as text, as Python writes them, and the C functions that random numbers need in double precision.
public enum NumberText {
    private static func formatted(_ format: String, _ digits: Int32, _ value: Double) -> String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 512) { buffer in
            guard let start = buffer.baseAddress else { return "" }
            let n = withVaList([digits, value]) { vsnprintf(start, 512, format, $0) }
            return String(decoding: UnsafeRawBufferPointer(start: start, count: Swift.max(0, Swift.min(Int(n), 511))), as: UTF8.self)
        }
    }

    private static func special(_ value: Double) -> String? {
        value.isNaN ? "nan" : value.isInfinite ? (value < 0 ? "-inf" : "inf") : nil
    }

    /// Python's `f'{value:.{digits}f}'`.
    public static func fixed(_ value: Double, _ digits: Int) -> String {
        special(value) ?? formatted("%.*f", Int32(Swift.max(0, Swift.min(digits, 100))), value)
    }

    /// Python's `f'{value:.{digits}e}'`.
    public static func scientific(_ value: Double, _ digits: Int) -> String {
        special(value) ?? formatted("%.*e", Int32(Swift.max(0, Swift.min(digits, 100))), value)
    }

    /// C++'s default output of a number (`%g`), as PyTorch's messages show numbers.
    public static func general(_ value: Double) -> String { special(value) ?? formatted("%.*g", 6, value) }

    /// Python's `repr(value)`: the shortest text that reads back as the same number.
    public static func pythonRepr(_ value: Double) -> String {
        if let text = special(value) { return text }
        if value == 0 { return value.sign == .minus ? "-0.0" : "0.0" }
        // the shortest digits from Swift, laid out as Python does: exponents below -4 and from 16 on
        let text = value.magnitude.description
        var digits = "", exponent = 0, point: Int?
        var rest = Substring(text)
        if let e = rest.firstIndex(where: { $0 == "e" || $0 == "E" }) {
            exponent = Int(rest[rest.index(after: e)...]) ?? 0
            rest = rest[..<e]
        }
        for c in rest {
            if c == "." { point = digits.count } else { digits.append(c) }
        }
        exponent += (point ?? digits.count) - 1
        let leading = digits.prefix { $0 == "0" }.count
        digits.removeFirst(leading)
        exponent -= leading
        while digits.count > 1 && digits.last == "0" { digits.removeLast() }
        let sign = value < 0 ? "-" : ""
        if exponent < -4 || exponent >= 16 {
            let mantissa = digits.count == 1 ? digits : "\(digits.first ?? "0").\(digits.dropFirst())"
            let size = Swift.abs(exponent)
            return "\(sign)\(mantissa)e\(exponent < 0 ? "-" : "+")\(size < 10 ? "0" : "")\(size)"
        }
        if exponent < 0 { return sign + "0." + String(repeating: "0", count: -exponent - 1) + digits }
        if digits.count <= exponent + 1 { return sign + digits + String(repeating: "0", count: exponent + 1 - digits.count) + ".0" }
        let split = digits.index(digits.startIndex, offsetBy: exponent + 1)
        return sign + digits[..<split] + "." + digits[split...]
    }

    static func power(_ x: Double, _ y: Double) -> Double {
        #if canImport(Glibc)
        Glibc.pow(x, y)
        #else
        Darwin.pow(x, y)
        #endif
    }

    static func log(_ x: Double) -> Double {
        #if canImport(Glibc)
        Glibc.log(x)
        #else
        Darwin.log(x)
        #endif
    }

    static func exp(_ x: Double) -> Double {
        #if canImport(Glibc)
        Glibc.exp(x)
        #else
        Darwin.exp(x)
        #endif
    }

    static func lgamma(_ x: Double) -> Double {
        #if canImport(Glibc)
        Glibc.lgamma(x)
        #else
        Darwin.lgamma(x)
        #endif
    }

    static func log1p(_ x: Double) -> Double {
        #if canImport(Glibc)
        Glibc.log1p(x)
        #else
        Darwin.log1p(x)
        #endif
    }
    static func sin(_ x: Double) -> Double {
        #if canImport(Glibc)
        Glibc.sin(x)
        #else
        Darwin.sin(x)
        #endif
    }
    static func cos(_ x: Double) -> Double {
        #if canImport(Glibc)
        Glibc.cos(x)
        #else
        Darwin.cos(x)
        #endif
    }
    static func logarithm(_ x: Double) -> Double {
        #if canImport(Glibc)
        Glibc.log(x)
        #else
        Darwin.log(x)
        #endif
    }
    static func squareRoot(_ x: Double) -> Double { x.squareRoot() }
}
