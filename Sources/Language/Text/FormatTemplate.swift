/// `template.format(…)`: the parser of replacement fields, and the rendering in terms of operations on the operands.
///
/// Offsets are bytes of the template.
public enum FormatTemplate {
    /// `{name!conversion:specification}`.
    public struct Field: Equatable, Sendable {
        public var name: Range<Int>
        /// `r`, `s`, `a` or another code point; nil if there is none.
        public var conversion: UInt32?
        public var specification: Range<Int>
        /// The specification contains replacement fields itself.
        public var specificationHasFields: Bool
    }

    public enum Piece: Equatable, Sendable {
        case literal(Range<Int>)
        case field(Field)
    }

    /// Splits a template into literal text and fields.
    public struct Parser {
        private let template: UTF8Buffer
        private var offset: Int
        private let end: Int
        private var pendingField = false

        /// - Parameter range: the bytes to parse; all by default.
        public init(_ template: UTF8Buffer, range: Range<Int>? = nil) {
            self.template = template
            offset = range?.lowerBound ?? 0
            end = range?.upperBound ?? template.count
        }

        /// The next piece; nil at the end.
        ///
        /// - Throws: ValueError "Single '}' encountered in format string" and the like.
        public mutating func next() throws -> Piece? {
            if pendingField {
                pendingField = false
                return .field(try parseField())
            }
            guard offset < end else { return nil }
            let start = offset
            var brace: UInt8 = 0
            while offset < end {
                let byte = template[offset]
                offset += 1
                if byte == 0x7B || byte == 0x7D {
                    brace = byte
                    break
                }
            }
            if brace == 0 { return .literal(start..<offset) }
            let doubled = offset < end && template[offset] == brace
            if brace == 0x7D && !doubled { throw TextError.value("Single '}' encountered in format string") }
            if offset >= end { throw TextError.value("Single '{' encountered in format string") }
            if doubled {
                offset += 1
                return .literal(start..<(offset - 1))
            }
            if offset - 1 > start {
                pendingField = true
                return .literal(start..<(offset - 1))
            }
            return .field(try parseField())
        }

        private mutating func parseField() throws -> Field {
            let start = offset
            var last: UInt8 = 0
            scan: while offset < end {
                last = template[offset]
                offset += 1
                switch last {
                case 0x7B: throw TextError.value("unexpected '{' in field name")
                case 0x5B: while offset < end && template[offset] != 0x5D { offset += 1 }
                case 0x7D, 0x3A, 0x21: break scan
                default: break
                }
            }
            var field = Field(name: start..<max(start, offset - 1), conversion: nil, specification: offset..<offset, specificationHasFields: false)
            if last == 0x7D { return field }
            guard last == 0x3A || last == 0x21 else { throw TextError.value("expected '}' before end of string") }
            if last == 0x21 {
                guard offset < end else { throw TextError.value("end of string while looking for conversion specifier") }
                field.conversion = CodePoint.next(template, &offset)
                if offset < end {
                    let following = template[offset]
                    offset += 1
                    if following == 0x7D { return field }
                    if following != 0x3A { throw TextError.value("expected ':' after conversion specifier") }
                }
            }
            let specification = offset
            var depth = 1
            while offset < end {
                let byte = template[offset]
                offset += 1
                if byte == 0x7B {
                    field.specificationHasFields = true
                    depth += 1
                } else if byte == 0x7D {
                    depth -= 1
                    if depth == 0 {
                        field.specification = specification..<(offset - 1)
                        return field
                    }
                }
            }
            throw TextError.value("unmatched '{' in format spec")
        }
    }

    /// What a field's name begins with.
    public enum First: Equatable, Sendable {
        case automatic
        case index(Int)
        case key(Range<Int>)
    }

    /// What follows it: `.name`, `[3]` or `[name]`.
    public enum Accessor: Equatable, Sendable {
        case attribute(Range<Int>)
        case index(Int)
        case key(Range<Int>)
    }

    /// Reads a field's name part by part; a mistake is found when the reading gets there.
    public struct FieldName {
        private let template: UTF8Buffer
        private var offset: Int
        private let end: Int
        public let first: First

        public init(_ template: UTF8Buffer, _ name: Range<Int>) throws {
            self.template = template
            end = name.upperBound
            offset = name.lowerBound
            while offset < end && template[offset] != 0x2E && template[offset] != 0x5B { offset += 1 }
            let range = name.lowerBound..<offset
            if range.isEmpty {
                first = .automatic
            } else if let index = try FormatTemplate.index(template, range) {
                first = .index(index)
            } else {
                first = .key(range)
            }
        }

        public mutating func next() throws -> Accessor? {
            guard offset < end else { return nil }
            let byte = template[offset]
            offset += 1
            let start = offset
            if byte == 0x2E {
                while offset < end && template[offset] != 0x2E && template[offset] != 0x5B { offset += 1 }
                if start == offset { throw TextError.value("Empty attribute in format string") }
                return .attribute(start..<offset)
            }
            guard byte == 0x5B else { throw TextError.value("Only '.' or '[' may follow ']' in format field specifier") }
            while offset < end && template[offset] != 0x5D { offset += 1 }
            guard offset < end else { throw TextError.value("Missing ']' in format string") }
            let range = start..<offset
            offset += 1
            if range.isEmpty { throw TextError.value("Empty attribute in format string") }
            if let index = try FormatTemplate.index(template, range) { return .index(index) }
            return .key(range)
        }
    }

    private static func index(_ template: UTF8Buffer, _ range: Range<Int>) throws -> Int? {
        var value = 0
        var offset = range.lowerBound
        while offset < range.upperBound {
            guard let digit = UnicodeText.decimalValue(CodePoint.next(template, &offset)) else { return nil }
            let (product, over1) = value.multipliedReportingOverflow(by: 10)
            let (sum, over2) = product.addingReportingOverflow(digit)
            if over1 || over2 { throw TextError.value("Too many decimal digits in format string") }
            value = sum
        }
        return value
    }

    /// Automatic and explicit numbers of fields do not mix.
    public struct Numbering: Sendable {
        private enum Mode { case undecided, automatic, manual }
        private var mode = Mode.undecided
        private var count = 0

        public init() {}

        /// The positional index that `first` means; nil for a keyword.
        public mutating func index(_ first: First) throws -> Int? {
            switch first {
            case .key: return nil
            case .automatic:
                if mode == .manual { throw TextError.value("cannot switch from manual field specification to automatic field numbering") }
                mode = .automatic
                count += 1
                return count - 1
            case .index(let index):
                if mode == .automatic { throw TextError.value("cannot switch from automatic field numbering to manual field specification") }
                mode = .manual
                return index
            }
        }
    }

    /// What rendering asks of the operands.
    public struct Operations<Operand> {
        public var positional: (Int) throws -> Operand
        public var keyword: (UTF8Buffer) throws -> Operand
        public var attribute: (Operand, UTF8Buffer) throws -> Operand
        public var itemAtIndex: (Operand, Int) throws -> Operand
        public var itemForKey: (Operand, UTF8Buffer) throws -> Operand
        /// `str`, `repr` or `ascii` of the operand: the conversion is `s`, `r` or `a`.
        public var convert: (Operand, UInt8) throws -> Operand
        /// Appends `format(operand, specification)`.
        public var format: (Operand, UTF8Buffer, inout [UInt8]) throws -> Void

        public init(positional: @escaping (Int) throws -> Operand, keyword: @escaping (UTF8Buffer) throws -> Operand,
                    attribute: @escaping (Operand, UTF8Buffer) throws -> Operand, itemAtIndex: @escaping (Operand, Int) throws -> Operand,
                    itemForKey: @escaping (Operand, UTF8Buffer) throws -> Operand, convert: @escaping (Operand, UInt8) throws -> Operand,
                    format: @escaping (Operand, UTF8Buffer, inout [UInt8]) throws -> Void) {
            self.positional = positional
            self.keyword = keyword
            self.attribute = attribute
            self.itemAtIndex = itemAtIndex
            self.itemForKey = itemForKey
            self.convert = convert
            self.format = format
        }
    }

    /// `template.format(…)`.
    public static func render<Operand>(_ template: UTF8Buffer, _ operations: Operations<Operand>) throws -> [UInt8] {
        var numbering = Numbering()
        var result: [UInt8] = []
        result.reserveCapacity(template.count)
        try render(template, depth: 2, &numbering, operations, to: &result)
        return result
    }

    private static func render<Operand>(_ template: UTF8Buffer, depth: Int, _ numbering: inout Numbering, _ operations: Operations<Operand>,
                                        to result: inout [UInt8]) throws {
        if depth <= 0 { throw TextError.value("Max string recursion exceeded") }
        func slice(_ range: Range<Int>) -> UTF8Buffer { UnsafeBufferPointer(rebasing: template[range]) }
        var parser = Parser(template)
        while let piece = try parser.next() {
            switch piece {
            case .literal(let range): result.append(contentsOf: slice(range))
            case .field(let field):
                var name = try FieldName(template, field.name)
                var operand: Operand
                if let index = try numbering.index(name.first) {
                    operand = try operations.positional(index)
                } else if case .key(let key) = name.first {
                    operand = try operations.keyword(slice(key))
                } else {
                    continue
                }
                while let accessor = try name.next() {
                    switch accessor {
                    case .attribute(let range): operand = try operations.attribute(operand, slice(range))
                    case .index(let index): operand = try operations.itemAtIndex(operand, index)
                    case .key(let range): operand = try operations.itemForKey(operand, slice(range))
                    }
                }
                if let conversion = field.conversion {
                    switch conversion {
                    case 0x72, 0x73, 0x61: operand = try operations.convert(operand, UInt8(conversion))
                    case 33..<127: throw TextError.value("Unknown conversion specifier \(String(UnicodeScalar(UInt8(conversion))))")
                    default: throw TextError.value("Unknown conversion specifier \\x\(String(conversion, radix: 16))")
                    }
                }
                if field.specificationHasFields {
                    var specification: [UInt8] = []
                    try render(slice(field.specification), depth: depth - 1, &numbering, operations, to: &specification)
                    try specification.withUnsafeBufferPointer { try operations.format(operand, $0, &result) }
                } else {
                    try operations.format(operand, slice(field.specification), &result)
                }
            }
        }
    }
}

/// `string.Template`: `$name`, `${name}` and `$$`.
public enum DollarTemplate {
    public enum Piece: Equatable, Sendable {
        case literal(Range<Int>)
        case dollar
        /// The name, and the placeholder as it stands.
        case name(Range<Int>, placeholder: Range<Int>)
        /// A `$` that begins no placeholder.
        case invalid(Int)
    }

    public static func parse(_ text: UTF8Buffer) -> [Piece] {
        var pieces: [Piece] = []
        var offset = 0
        func isStart(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte == 0x5F }
        while offset < text.count {
            let start = offset
            while offset < text.count && text[offset] != 0x24 { offset += 1 }
            if offset > start { pieces.append(.literal(start..<offset)) }
            guard offset < text.count else { break }
            let dollar = offset
            offset += 1
            if offset < text.count, text[offset] == 0x24 {
                pieces.append(.dollar)
                offset += 1
                continue
            }
            let braced = offset < text.count && text[offset] == 0x7B
            var end = braced ? offset + 1 : offset
            let nameStart = end
            if end < text.count, isStart(text[end]) {
                while end < text.count && (isStart(text[end]) || CodePoint.isASCIIDigit(text[end])) { end += 1 }
            }
            if end > nameStart && (!braced || end < text.count && text[end] == 0x7D) {
                offset = braced ? end + 1 : end
                pieces.append(.name(nameStart..<end, placeholder: dollar..<offset))
            } else {
                pieces.append(.invalid(dollar))
            }
        }
        return pieces
    }

    /// "Invalid placeholder in string: line 1, col 5".
    public static func invalidPlaceholder(_ text: UTF8Buffer, at offset: Int) -> TextError {
        let before = UnsafeBufferPointer(rebasing: text[..<offset])
        // The line of the dollar itself counts, even at the end of the text.
        let lines = TextSplitting.splitLines(before, keepEnds: true)
        var line = lines.count
        var column = CodePoint.count(before)
        if let last = lines.last {
            let tail = UnsafeBufferPointer(rebasing: before[last])
            var end = tail.count
            let endsLine = end > 0 && UnicodeText.isLineBreak(CodePoint.previous(tail, &end))
            if endsLine {
                line += 1
                column = 0
            } else {
                column = CodePoint.count(tail)
            }
        } else {
            line = 1
        }
        return .value("Invalid placeholder in string: line \(max(1, line)), col \(column + 1)")
    }
}
