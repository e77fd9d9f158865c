import Language
import StandardModules
import Testing

private func answer(_ fixture: Fixture) throws -> String {
    do {
        return try "=" + String(decoding: run(fixture.operation, fixture.operands), as: UTF8.self)
    } catch let error as TextError {
        return "!\(error.kind.rawValue): \(error.message)"
    } catch let error as RegexError {
        return "!\(error.kind): \(error.message)"
    } catch let error as JSONDecodingError {
        return "!json: \(error.message)"
    }
}

@Suite struct EnginesTests {
    @Test(arguments: ["engines.tsv", "regex.tsv"]) func enginesAnswerAsCPythonDoes(_ file: String) throws {
        let fixtures = try Fixture.load(file)
        #expect(fixtures.count > 100)
        for fixture in fixtures {
            let got = try answer(fixture)
            let want = String(decoding: fixture.expected, as: UTF8.self)
            #expect(got == want, "\(file), \(fixture.testDescription)")
        }
    }

    @Test func runawayPatternsEndByTheBudget() throws {
        struct Exhausted: Error {}
        let regex = try Regex("(a*)*b")
        let subject = RegexSubject(String(repeating: "a", count: 40) + "c")
        var steps = 0
        #expect(throws: Exhausted.self) {
            try regex.firstMatch(in: subject) { count, _ in
                steps += count
                if steps > 200_000 { throw Exhausted() }
            }
        }
    }

    @Test func deepBacktrackingNeedsNoNativeStack() throws {
        let regex = try Regex("(?:a|b)*c")
        #expect(try regex.firstMatch(in: RegexSubject(String(repeating: "ab", count: 100_000)), mode: .match) == nil)
        let nested = String(repeating: "(", count: 5_000) + String(repeating: ")", count: 5_000)
        #expect(throws: RegexError.self) { try Regex(nested) }
    }

    @Test func replacementsAndParts() throws {
        let regex = try Regex("(?P<key>\\w+)=(\\d*)")
        let subject = RegexSubject("a=1, bé=, c=33")
        let template = try RegexTemplate(utf8: Array("\\2:\\g<key>".utf8), regex: regex)
        let (text, count) = try regex.substitute(in: subject) { template.append($0, subject, to: &$1) }
        #expect(String(decoding: text, as: UTF8.self) == "1:a, :bé, 33:c")
        #expect(count == 3)
    }

    @Test func digestOfTheStandard() {
        #expect(hex(SHA512.digest(Array("abc".utf8))).hasPrefix("ddaf35a193617abacc417349ae204131"))
        #expect(hex(SHA512.digest([])).hasPrefix("cf83e1357eefb8bdf1542850d66d8007"))
    }
}
