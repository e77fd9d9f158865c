import Foundation

/// Maps values to places on an axis.
struct AxisScale {
    let isLog: Bool
    let low: Double
    let high: Double
    let start: Double
    let end: Double

    /// - Parameters:
    ///   - values: what must fit; infinite values and NaN are ignored, and on a logarithmic axis what is not positive.
    ///   - limits: bounds that replace those of the values.
    ///   - start: where the lowest value is drawn.
    init(values: [Double], limits: [Double]? = nil, isLog: Bool, from start: Double, to end: Double, margin: Double = 0.04, includesZero: Bool = false) {
        self.isLog = isLog
        self.start = start
        self.end = end
        let usable = values.filter { $0.isFinite && (!isLog || $0 > 0) && abs($0) < 1e300 }
        var low = usable.min() ?? (isLog ? 0.1 : 0), high = usable.max() ?? 1
        if includesZero, !isLog { low = min(low, 0); high = max(high, 0) }
        if isLog {
            if high <= low * 1.0001 { low /= 2; high *= 2 }
            let extra = pow(high / low, margin)
            low /= extra
            high *= extra
        } else {
            if high <= low { let half = max(abs(low) * 0.1, 0.5); low -= half; high += half }
            let extra = (high - low) * margin
            if !(includesZero && low == 0) { low -= extra }
            high += extra
        }
        if let limits, limits.count == 2, limits[0].isFinite, limits[1].isFinite, limits[0] != limits[1], !isLog || min(limits[0], limits[1]) > 0 {
            (low, high) = (limits[0], limits[1])
        }
        self.low = low
        self.high = high
    }

    func place(_ value: Double) -> Double? {
        guard value.isFinite else { return nil }
        let fraction: Double
        if isLog {
            guard value > 0 else { return nil }
            fraction = log(value / low) / log(high / low)
        } else {
            fraction = (value - low) / (high - low)
        }
        guard fraction.isFinite else { return nil }
        return start + min(max(fraction, -2), 3) * (end - start)
    }

    /// Round values inside the bounds, with their texts.
    func ticks(_ wanted: Int) -> [(value: Double, text: String)] {
        let (low, high) = (min(self.low, self.high), max(self.low, self.high))
        if isLog {
            let first = Int(floor(log10(low))), last = Int(ceil(log10(high)))
            guard last - first < 700 else { return [] }
            let stride = max(1, (last - first + wanted - 1) / max(wanted, 1))
            let factors: [Double] = last - first <= 2 ? [1, 2, 5] : [1]
            return Swift.stride(from: first, through: last, by: stride).flatMap { power in
                factors.map { $0 * pow(10, Double(power)) }
            }.filter { $0 >= low && $0 <= high }.map { ($0, Self.text($0, step: 0)) }
        }
        let step = Self.step((high - low) / Double(max(wanted, 1)))
        guard step > 0, step.isFinite else { return [] }
        let first = (low / step).rounded(.up), last = (high / step).rounded(.down)
        guard last - first < 100, last >= first else { return [] }
        return (0...Int(last - first)).map { offset in
            let value = (first + Double(offset)) * step
            return (value, Self.text(value, step: step))
        }
    }

    /// The next of 1, 2, 5, 10, 20, 50, …
    static func step(_ rough: Double) -> Double {
        guard rough > 0, rough.isFinite else { return 0 }
        let power = pow(10, floor(log10(rough)))
        let fraction = rough / power
        return (fraction <= 1 ? 1 : fraction <= 2 ? 2 : fraction <= 5 ? 5 : 10) * power
    }

    static func text(_ value: Double, step: Double) -> String {
        if value == 0 || abs(value) < step * 1e-6 { return "0" }
        let size = abs(value)
        if size >= 1e6 || size < 1e-4 {
            let power = Int(floor(log10(size) + 1e-9))
            let mantissa = value / pow(10, Double(power))
            return "\(Number.short(mantissa, digits: 3).replacing("-", with: "−"))e\(power)".replacing("e-", with: "e−")
        }
        let digits = step > 0 ? max(0, -Int(floor(log10(step) + 1e-9))) : max(0, -Int(floor(log10(size) + 1e-9)))
        return Number.fixed(value, digits: min(digits, 8)).replacing("-", with: "−")
    }
}

/// Numbers as text, the same on every machine.
public enum Number {
    static func fixed(_ value: Double, digits: Int) -> String {
        guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
        return String(format: "%.\(digits)f", value)
    }

    /// At most so many significant digits, without zeros at the end.
    public static func short(_ value: Double, digits: Int = 5) -> String {
        guard value.isFinite else { return fixed(value, digits: 0) }
        return String(format: "%.\(digits)g", value)
    }

    /// A coordinate.
    static func place(_ value: Double) -> String {
        var text = String(format: "%.2f", value)
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text == "-0" ? "0" : text
    }

    /// `1234567` as `1,234,567`.
    public static func grouped(_ value: Int) -> String {
        let digits = String(value.magnitude)
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { result += "," }
            result.append(digit)
        }
        return (value < 0 ? "-" : "") + result
    }

    /// `1234567` as `1.23 M`.
    static func compact(_ value: Int) -> String {
        let size = Double(value)
        if value < 100_000 { return grouped(value) }
        if size < 1e9 { return short(size / 1e6, digits: 3) + " M" }
        return short(size / 1e9, digits: 3) + " G"
    }

    /// How the optimised time compares with the reference: `4.2x faster`, `3x slower`, `as fast`.
    static func speed(fast: Double, reference: Double, times: String) -> String {
        let ratio = reference / fast
        if ratio > 1.05 { return factor(ratio) + times + " faster" }
        if ratio < 0.95 { return factor(1 / ratio) + times + " slower" }
        return "as fast"
    }

    /// How many times: two digits, and none of them an exponent: `4.2`, `790`.
    static func factor(_ value: Double) -> String {
        guard value.isFinite, value >= 100 else { return short(value, digits: 2) }
        let size = pow(10, (log10(value) - 1).rounded(.down))
        return grouped(Int(min((value / size).rounded() * size, 1e15)))
    }

    static func duration(_ seconds: Double) -> String {
        if seconds < 0.000_999_5 { return short(seconds * 1e6, digits: 3) + " µs" }
        if seconds < 0.999_5 { return short(seconds * 1e3, digits: 3) + " ms" }
        if seconds < 120 { return short(seconds, digits: 3) + " s" }
        return "\(Int(seconds / 60)) min \(Int(seconds) % 60) s"
    }
}
