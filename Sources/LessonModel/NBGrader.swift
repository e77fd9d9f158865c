/// nbgrader's metadata, schema version 3.
enum NBGrader {
    /// - Returns: `nil` for a cell that nbgrader need not know.
    static func metadata(for cell: Cell, in lesson: Lesson, source: String) -> [String: Any]? {
        guard cell.role != .ordinary else { return nil }
        let isTest = cell.role == .test
        let test = lesson.exercises.flatMap(\.tests).first { $0.cell == cell.index }
        let id = String((cell.label ?? test?.id ?? "cell-\(cell.index + 1)").map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") ? $0 : "-" })
        var result: [String: Any] = [
            "schema_version": 3, "grade": isTest, "solution": !isTest, "locked": isTest, "task": false, "grade_id": id, "cell_type": "code",
        ]
        if isTest { result["points"] = cell.points }
        result["checksum"] = checksum(source: self.source(source), grade: isTest, solution: !isTest, id: id, points: cell.points)
        return result
    }

    /// Markers with the number of `#` that nbgrader writes, or with another one.
    static func source(_ source: String, mark: String = "### ") -> String {
        source.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
            let text = line.trimmed
            guard text.hasPrefix("#") else { return String(line) }
            let words = text.drop { $0 == "#" }.trimmed
            guard ["BEGIN SOLUTION", "END SOLUTION", "BEGIN HIDDEN TESTS", "END HIDDEN TESTS"].contains(words) else { return String(line) }
            return line.prefix { $0 == " " || $0 == "\t" } + mark + words
        }.joined(separator: "\n")
    }

    /// nbgrader's own digest: it tells whether somebody changed a locked cell.
    static func checksum(source: String, grade: Bool, solution: Bool, id: String, points: Double) -> String {
        let locked = solution ? false : grade
        let word = { (value: Bool) in value ? "True" : "False" }
        var text = source + "code" + word(grade) + word(solution) + word(locked) + id
        if grade { text += points == points.rounded() ? "\(Int(points)).0" : "\(points)" }
        return MD5.hexadecimal(Array(text.utf8))
    }

    /// The tags for a cell that has only nbgrader's metadata.
    static func role(_ metadata: [String: Any]) -> (String?, String?) {
        let grade = metadata["grade"] as? Bool ?? false, solution = metadata["solution"] as? Bool ?? false
        if solution { return ("exercise", nil) }
        guard grade else { return (nil, nil) }
        let points = (metadata["points"] as? Double) ?? (metadata["points"] as? Int).map(Double.init) ?? 0
        return ("test", "points-" + (points == points.rounded() ? "\(Int(points))" : "\(points)"))
    }
}

/// The digest of RFC 1321: no protection against anybody, but what nbgrader stores.
enum MD5 {
    private static let shifts: [UInt32] = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21]
    /// ⌊2³² · |sin(i + 1)|⌋.
    private static let constants: [UInt32] = [
        0xD76A_A478, 0xE8C7_B756, 0x2420_70DB, 0xC1BD_CEEE, 0xF57C_0FAF, 0x4787_C62A, 0xA830_4613, 0xFD46_9501, 0x6980_98D8, 0x8B44_F7AF, 0xFFFF_5BB1, 0x895C_D7BE, 0x6B90_1122,
        0xFD98_7193, 0xA679_438E, 0x49B4_0821, 0xF61E_2562, 0xC040_B340, 0x265E_5A51, 0xE9B6_C7AA, 0xD62F_105D, 0x0244_1453, 0xD8A1_E681, 0xE7D3_FBC8, 0x21E1_CDE6, 0xC337_07D6,
        0xF4D5_0D87, 0x455A_14ED, 0xA9E3_E905, 0xFCEF_A3F8, 0x676F_02D9, 0x8D2A_4C8A, 0xFFFA_3942, 0x8771_F681, 0x6D9D_6122, 0xFDE5_380C, 0xA4BE_EA44, 0x4BDE_CFA9, 0xF6BB_4B60,
        0xBEBF_BC70, 0x289B_7EC6, 0xEAA1_27FA, 0xD4EF_3085, 0x0488_1D05, 0xD9D4_D039, 0xE6DB_99E5, 0x1FA2_7CF8, 0xC4AC_5665, 0xF429_2244, 0x432A_FF97, 0xAB94_23A7, 0xFC93_A039,
        0x655B_59C3, 0x8F0C_CC92, 0xFFEF_F47D, 0x8584_5DD1, 0x6FA8_7E4F, 0xFE2C_E6E0, 0xA301_4314, 0x4E08_11A1, 0xF753_7E82, 0xBD3A_F235, 0x2AD7_D2BB, 0xEB86_D391,
    ]

    static func hexadecimal(_ message: [UInt8]) -> String {
        var bytes = message + [0x80]
        while bytes.count % 64 != 56 { bytes.append(0) }
        let bits = UInt64(message.count) &* 8
        for shift in 0..<8 { bytes.append(UInt8(bits >> (8 * UInt64(shift)) & 255)) }
        var state: [UInt32] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476]
        for block in stride(from: 0, to: bytes.count, by: 64) {
            let words = (0..<16).map { word in (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[block + word * 4 + $1]) << UInt32(8 * $1) } }
            var (a, b, c, d) = (state[0], state[1], state[2], state[3])
            for step in 0..<64 {
                var f: UInt32
                let word: Int
                switch step / 16 {
                case 0: f = b & c | ~b & d; word = step
                case 1: f = d & b | ~d & c; word = (5 * step + 1) % 16
                case 2: f = b ^ c ^ d; word = (3 * step + 5) % 16
                default: f = c ^ (b | ~d); word = 7 * step % 16
                }
                f = f &+ a &+ constants[step] &+ words[word]
                let turn = shifts[step / 16 * 4 + step % 4]
                (a, d, c, b) = (d, c, b, b &+ (f << turn | f >> (32 - turn)))
            }
            state[0] &+= a
            state[1] &+= b
            state[2] &+= c
            state[3] &+= d
        }
        let digits = Array("0123456789abcdef")
        return String(state.flatMap { word in (0..<4).flatMap { byte -> [Character] in
            let value = Int(word >> UInt32(8 * byte) & 255)
            return [digits[value / 16], digits[value % 16]]
        } })
    }
}
