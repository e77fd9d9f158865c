internal import LessonModel

/// Finds curves in what a program prints: lines such as `epoch 3, loss: 0.25, accuracy 0.81` that come again and again with other numbers.
///
/// Lines belong together when they are equal but for their numbers.  A number is called by the words before it; a counter (`epoch`, `step`, …) gives the places on the axis.
struct PrintedCurves {
    private static let leastCount = 3
    private static let maximalLine = 300
    private static let maximalTemplates = 48
    private static let maximalNumbers = 12
    private static let counters: Set<String> = ["epoch", "epochs", "step", "steps", "iter", "iteration", "iterations", "batch", "round", "t", "i", "episode", "fold", "trial"]

    fileprivate struct Template {
        var names: [String?]
        var series: [ThinnedSeries]
        var isInteger: [Bool]
        /// Whether the numbers of a column have been rising so far.
        var rises: [Bool]
        var previous: [Double]
        /// How many lines there were.
        var count = 0
        var order: Int
        var line: Int?
    }

    fileprivate struct Number {
        var name: String?
        var value: Double
        var isInteger: Bool
    }

    private var templates: [[UInt8]: Template] = [:]
    private var rest: [UInt8] = []

    /// Takes printed text as it comes.
    mutating func take(_ text: UnsafeBufferPointer<UInt8>, line: Int?) {
        var start = 0
        while start < text.count {
            guard let end = text[start...].firstIndex(of: 0x0A) else {
                if rest.count + text.count - start <= Self.maximalLine { rest.append(contentsOf: text[start...]) } else { rest = [UInt8](repeating: 0, count: Self.maximalLine + 1) }
                return
            }
            if rest.isEmpty {
                take(line: UnsafeBufferPointer(rebasing: text[start..<end]), at: line)
            } else {
                if rest.count <= Self.maximalLine { rest.append(contentsOf: text[start..<end]) }
                rest.withUnsafeBufferPointer { take(line: $0, at: line) }
                rest.removeAll(keepingCapacity: true)
            }
            start = end + 1
        }
    }

    private mutating func take(line text: UnsafeBufferPointer<UInt8>, at line: Int?) {
        guard text.count <= Self.maximalLine, let (template, numbers) = Self.parse(text), numbers.contains(where: { $0.name != nil }) else { return }
        if templates[template] == nil {
            guard templates.count < Self.maximalTemplates else { return }
            templates[template] = Template(names: numbers.map(\.name), series: numbers.map { _ in ThinnedSeries() }, isInteger: numbers.map(\.isInteger), rises: numbers.map { _ in true },
                                           previous: numbers.map { _ in -.infinity }, order: templates.count, line: line)
        }
        templates[template]?.add(numbers)
    }

    /// The curves so far, in the order of their first lines.
    func curves() -> [(curve: Curve, line: Int?)] {
        templates.values.filter { $0.count >= Self.leastCount }.sorted { $0.order < $1.order }.flatMap { template in template.curves(Self.counters).map { ($0, template.line) } }
    }

    // MARK: lines

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte == 0x5F || byte >= 0x80 }

    /// Cuts a line into its numbers and what stands between them.  Nil for a line without numbers, or one that is no report of values (tensors, tables).
    private static func parse(_ text: UnsafeBufferPointer<UInt8>) -> (template: [UInt8], numbers: [Number])? {
        guard text.contains(where: isDigit) else { return nil }
        var template: [UInt8] = []
        var numbers: [Number] = []
        var index = 0
        var between = 0
        while index < text.count {
            let byte = text[index]
            let startsNumber = isDigit(byte) || ((byte == 0x2D || byte == 0x2B || byte == 0x2E) && index + 1 < text.count && (isDigit(text[index + 1]) || text[index + 1] == 0x2E))
            let followsWord = index > 0 && (isLetter(text[index - 1]) || isDigit(text[index - 1]) || text[index - 1] == 0x2E)
            guard startsNumber, !followsWord, let (end, value, isInteger) = number(text, index) else {
                // A word is taken whole: the digit in `conv2` is no number.
                // Numbers of different lengths may be padded.
                if byte != 0x20 || template.last != 0x20 { template.append(byte) }
                index += 1
                continue
            }
            numbers.append(Number(name: name(text, between..<index), value: value, isInteger: isInteger))
            if numbers.count > maximalNumbers { return nil }
            template.append(0)
            index = end
            between = end
        }
        if text.contains(0x5B) || text.contains(0x7B) { return nil }
        return numbers.isEmpty ? nil : (template, numbers)
    }

    /// A number that begins at `start`: where it ends, its value, whether it is written as an integer.
    private static func number(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> (end: Int, value: Double, isInteger: Bool)? {
        var end = start
        var isInteger = true
        if text[end] == 0x2D || text[end] == 0x2B { end += 1 }
        while end < text.count, isDigit(text[end]) { end += 1 }
        if end < text.count, text[end] == 0x2E, end + 1 >= text.count || isDigit(text[end + 1]) || !isLetter(text[end + 1]) {
            var after = end + 1
            while after < text.count, isDigit(text[after]) { after += 1 }
            // "3." at the end of a sentence is an integer with a full stop.
            if after > end + 1 { isInteger = false; end = after }
        }
        if end < text.count, text[end] | 0x20 == 0x65 {
            var after = end + 1
            if after < text.count, text[after] == 0x2D || text[after] == 0x2B { after += 1 }
            let digits = after
            while after < text.count, isDigit(text[after]) { after += 1 }
            if after > digits { isInteger = false; end = after }
        }
        guard let value = Double(String(decoding: text[start..<end], as: UTF8.self)) else { return nil }
        return (end, value, isInteger)
    }

    /// The words right before a number, without the sign between both.
    private static func name(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String? {
        var end = range.upperBound
        while end > range.lowerBound, text[end - 1] == 0x20 || text[end - 1] == 0x3A || text[end - 1] == 0x3D || text[end - 1] == 0x09 { end -= 1 }
        // "12 %" before a comma: what is left of the last separator belongs to the number before.
        var start = end
        while start > range.lowerBound {
            let byte = text[start - 1]
            guard isLetter(byte) || isDigit(byte) || byte == 0x20 || byte == 0x2D || byte == 0x5F || byte == 0x28 || byte == 0x29 || byte == 0x40 else { break }
            start -= 1
        }
        while start < end, !isLetter(text[start]) { start += 1 }
        guard end - start > 0, end - start <= 40 else { return nil }
        // Arguments in parentheses, and what follows a sign such as `→` or `·`, have no name.
        let name = String(decoding: text[start..<end], as: UTF8.self)
        guard text[end - 1] != 0x28, name.unicodeScalars.allSatisfy({ $0.value < 0x80 || $0.properties.isAlphabetic }) else { return nil }
        return name
    }
}

fileprivate extension PrintedCurves.Template {
    mutating func add(_ numbers: [PrintedCurves.Number]) {
        for (index, number) in numbers.enumerated() where index < series.count {
            series[index].append(number.value, at: Double(count))
            if !number.isInteger { isInteger[index] = false }
            if number.value <= previous[index] { rises[index] = false }
            previous[index] = number.value
        }
        count += 1
    }

    func curves(_ counters: Set<String>) -> [Curve] {
        // The counter: a rising integer, by name or else because it comes first and other numbers follow.
        var counter = names.indices.first { index in
            guard isInteger[index], rises[index], let name = names[index]?.lowercased() else { return false }
            return counters.contains(name) || counters.contains(name.split(separator: " ").last.map(String.init) ?? "")
        }
        if counter == nil, names.count > 1, isInteger[0], rises[0] { counter = 0 }
        let places = counter.map { series[$0].points.map(\.value) }
        let label = counter.flatMap { names[$0] }?.split(separator: " ").last.map { $0.lowercased() } ?? "step"
        let group = "printed-\(order)"
        var result: [Curve] = []
        for index in names.indices where index != counter {
            guard let name = names[index] else { continue }
            // "of 10": the same number every time says nothing.
            let thinned = series[index]
            let points: [Curve.Point]
            if let places, places.count == thinned.points.count {
                points = zip(places, thinned.points).map { Curve.Point(step: $0, value: $1.value) }
            } else {
                points = thinned.points
            }
            if isInteger[index], let first = points.first, points.allSatisfy({ $0.value == first.value }) { continue }
            var evenly = ThinnedSeries()
            for point in points { evenly.append(point.value, at: point.step) }
            result.append(Curve(name: name, points: evenly.thinned, total: thinned.total, xLabel: label, group: group))
        }
        return result
    }
}
