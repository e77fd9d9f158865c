/// Methods of bytes that treat them as ASCII text: words, columns, tables.
extension BytesMethods {
    static func addWords(to type: TypeObject) {
        type.method("capitalize(self, /)", doc: "Return a copy with the first byte in upper case and the rest in lower case (ASCII).") { interpreter, arguments in
            let own = receiver(arguments)
            try interpreter.reserve(bytes: own.bytes.count)
            var result = own.bytes.map(lower)
            if let first = result.first { result[0] = upper(first) }
            return .object(own.like(result))
        }
        type.method("title(self, /)", doc: "Return a copy where each word begins with an uppercase ASCII letter.") { interpreter, arguments in
            let own = receiver(arguments)
            try interpreter.reserve(bytes: own.bytes.count)
            var inWord = false
            return .object(own.like(own.bytes.map { byte in
                defer { inWord = isLetter(byte) }
                return inWord ? lower(byte) : upper(byte)
            }))
        }
        type.method("istitle(self, /)", doc: "Return True if there is a letter, and uppercase letters begin words and lowercase ones do not.") { _, arguments in
            var inWord = false, found = false
            for byte in receiver(arguments).bytes {
                guard isLetter(byte) else { inWord = false; continue }
                if (byte & 0x20 == 0) == inWord { return .bool(false) }
                inWord = true
                found = true
            }
            return .bool(found)
        }
        type.method("zfill(self, width, /)", doc: "Pad with ASCII zeros on the left to the width; a sign stays in front.") { interpreter, arguments in
            let own = receiver(arguments)
            let missing = max(0, try interpreter.machineInt(arguments[1]) &- own.bytes.count)
            try interpreter.reserve(bytes: missing &+ own.bytes.count)
            let sign = own.bytes.first.map { $0 == 0x2B || $0 == 0x2D } == true ? 1 : 0
            return .object(own.like(Array(own.bytes.prefix(sign)) + [UInt8](repeating: 0x30, count: missing) + Array(own.bytes.dropFirst(sign))))
        }
        type.method("expandtabs(self, /, tabsize=8)", doc: "Return a copy where tabs are filled up with spaces to the next column that is a multiple of tabsize.") { interpreter, arguments in
            let own = receiver(arguments), size = try interpreter.machineInt(arguments[1])
            var result: [UInt8] = [], column = 0
            for byte in own.bytes {
                switch byte {
                case 0x09:
                    guard size > 0 else { continue }
                    let missing = size &- column % size
                    try interpreter.reserve(bytes: missing)
                    result.append(contentsOf: repeatElement(0x20, count: missing))
                    column = 0
                case 0x0A, 0x0D:
                    result.append(byte)
                    column = 0
                default:
                    result.append(byte)
                    column &+= 1
                }
            }
            return .object(own.like(result))
        }
    }

    static func addTables(to type: TypeObject) {
        type.staticMethod("maketrans(frm, to, /)", doc: "Return a table of 256 bytes for translate(): each byte of frm becomes the byte of to at its place.") { interpreter, arguments in
            let from = try bytes(arguments[0], interpreter), to = try bytes(arguments[1], interpreter)
            if from.count != to.count { throw interpreter.valueError("maketrans arguments must have same length") }
            var table = [UInt8](0...255)
            for (key, value) in zip(from, to) { table[Int(key)] = value }
            return .object(BytesObject(table))
        }
        type.method("translate(self, table, /, delete=<b''>)", doc: "Return a copy without the bytes of delete, the others mapped by the table of 256 bytes (None: as they are).") { interpreter, arguments in
            let own = receiver(arguments)
            let table = arguments[1].isNone ? nil : try bytes(arguments[1], interpreter)
            if let table, table.count != 256 { throw interpreter.valueError("translation table must be 256 characters long") }
            let removed = arguments[2].isUndefined ? [] : Set(try bytes(arguments[2], interpreter))
            try interpreter.reserve(bytes: own.bytes.count)
            var result: [UInt8] = []
            result.reserveCapacity(own.bytes.count)
            for byte in own.bytes where removed.isEmpty || !removed.contains(byte) { result.append(table.map { $0[Int(byte)] } ?? byte) }
            return .object(own.like(result))
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
    private static func upper(_ byte: UInt8) -> UInt8 { byte &- 0x61 < 26 ? byte &- 0x20 : byte }
    private static func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte &+ 0x20 : byte }
}
