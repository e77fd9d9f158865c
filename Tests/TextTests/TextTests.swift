import BigInt
import Language
import Testing

/// What the operation gives, as the fixture files write it: `=` and the bytes, or `!` and the error.
private func answer(_ fixture: Fixture) throws -> [UInt8] {
    do {
        return try Array("=".utf8) + run(fixture.operation, fixture.operands)
    } catch let error as TextError {
        return Array("!\(error.kind.rawValue): \(error.message)".utf8)
    } catch let error as CodecError {
        return Array("!\(error.isEncoding ? "UnicodeEncodeError" : "UnicodeDecodeError"): \(error.message)".utf8)
    }
}

@Suite struct TextTests {
    @Test func operationsAnswerAsCPythonDoes() throws {
        let fixtures = try Fixture.load("text.tsv")
        #expect(fixtures.count > 500)
        for fixture in fixtures {
            let got = try answer(fixture)
            #expect(got == fixture.expected, "\(fixture.testDescription): got \(String(decoding: got, as: UTF8.self)), want \(String(decoding: fixture.expected, as: UTF8.self))")
        }
    }

    @Test func hugeResultsAreChargedBeforeTheyAreMade() {
        struct Refused: Error {}
        let refuse: (Int) throws -> Void = { if $0 > 1_000_000 { throw Refused() } }
        #expect(throws: Refused.self) { try IntegerArithmetic.power(BigInt(10), BigInt(10_000_000), reserve: refuse) }
        #expect(throws: TextError.self) { try IntegerArithmetic.power(BigInt(3), BigInt(10).power(30), reserve: { _ in }) }
        #expect(throws: Refused.self) { try IntegerArithmetic.shiftLeft(1, BigInt(1) << 40, charge: refuse) }
        #expect(throws: Refused.self) {
            try Array("x".utf8).withUnsafeBufferPointer { text in
                try Array(">99999999999".utf8).withUnsafeBufferPointer { try Formatting.string(text, specification: $0, charge: refuse) }
            }
        }
        #expect(throws: Refused.self) {
            try Array(String(repeating: "a", count: 2000).utf8).withUnsafeBufferPointer { text in
                try Array("".utf8).withUnsafeBufferPointer { try TextSearch.replace($0, with: text, in: text, charge: refuse) }
            }
        }
    }

    @Test func searchIsLinearInTheWorstCase() {
        let text = [UInt8](repeating: 0x61, count: 200_000)
        let needle = [UInt8](repeating: 0x61, count: 5_000) + [0x62]
        text.withUnsafeBufferPointer { text in
            needle.withUnsafeBufferPointer { needle in
                #expect(TextSearch.find(needle, in: text) == nil)
                #expect(TextSearch.rfind(needle, in: text) == nil)
            }
        }
    }

    @Test func suggestionsKeepToTheLimits() {
        #expect(Suggestion.best(for: "apend", among: ["append", "extend"]) == "append")
        #expect(Suggestion.best(for: "xyz", among: ["append"]) == nil)
        #expect(Suggestion.best(for: "Linaer", among: ["linear", "Linear"]) == "Linear")
        #expect(Suggestion.best(for: "a", among: (0..<800).map { "a\($0)" }) == nil)
    }

    @Test func namesOfCharacters() {
        #expect(UnicodeText.lookup("GREEK SMALL LETTER ALPHA") == 0x3B1)
        #expect(UnicodeText.lookup("bullet") == 0x2022)
        #expect(UnicodeText.lookup("CJK UNIFIED IDEOGRAPH-4E2D") == 0x4E2D)
        #expect(UnicodeText.lookup("NO SUCH CHARACTER") == nil)
    }
}
