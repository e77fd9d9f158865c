import Foundation
import Testing
@testable import Grading

struct GradebookTests {
    private func result(_ id: String, _ score: Double, hash: String = "a", message: String = "") -> GradeResult {
        let test = GradeResult.Test(id: "t", points: 5, score: score, passed: score == 5, hidden: true, message: message, diagnosis: nil)
        let exercise = GradeResult.Exercise(id: "corr2d", score: score, maxScore: 5, tests: [test], message: nil, fingerprint: nil, program: nil, line: nil)
        return GradeResult(lesson: "03-conv", submission: id, status: .graded, message: nil, score: score, maxScore: 5, exercises: [exercise], engine: "e", lessonHash: "l",
                           submissionHash: hash, limits: "", steps: 1, peakBytes: 2)
    }

    @Test func theOrderDoesNotMatter() throws {
        let all = [result("b", 3), result("a", 5), result("c", 0)]
        #expect(try Gradebook(all).csv() == Gradebook(all.reversed() + all).csv())
        #expect(try Gradebook(all).csv().hasPrefix("submission,lesson,status,score,max_score,corr2d,message\na,03-conv,graded,5,5,5,\n"))
    }

    @Test func differentResultsOfTheSameAreAnError() throws {
        #expect(throws: Gradebook.Wrong.self) { try Gradebook([result("a", 5), result("a", 3)]) }
        let newer = try Gradebook([result("a", 5), result("a", 3, hash: "b")])
        #expect(newer.results.map(\.score) == [3] && newer.notes.count == 1)
    }

    @Test func canvasIsFilledInPlace() throws {
        let export = "Student,ID,SIS User ID,SIS Login ID,Section,03-conv (12345)\n    Points Possible,,,,,5\n\"Lovelace, Ada\",1001,S1,ada,CS1,\n\"Turing, Alan\",1002,S2,alan,CS1,4\n"
        let roster = try Roster(export)
        let book = try Gradebook([result("ada", 4.5)])
        #expect(book.canvas(roster) == export.replacing("ada,CS1,", with: "ada,CS1,4.5"))
        #expect(book.missing(from: roster) == ["Turing, Alan"])
        #expect(try Gradebook([result("turingalan_1002", 1)]).missing(from: roster) == ["Lovelace, Ada"])
    }

    @Test func namesDecideOnlyWhereTheyAreUnique() throws {
        let moodle = try Roster("Identifier,Full name,Email address\nParticipant 12,Ada Lovelace,ada@example.org\nParticipant 13,Alan Turing,\nParticipant 14,Alan Turing,\n")
        #expect(try Gradebook([result("Ada-Lovelace_999", 1), result("Alan-Turing_14", 2)]).missing(from: moodle) == ["Alan Turing"])
        #expect(try Gradebook([result("Alan-Turing_999", 2), result("ada", 1)]).missing(from: moodle) == ["Alan Turing", "Alan Turing"])
    }

    @Test func severalLessonsFillSeveralColumns() throws {
        var other = result("ada", 2)
        other.lesson = "02-mlp"
        let book = try Gradebook([result("ada", 4), other])
        #expect(book.lessons == ["02-mlp", "03-conv"] && book.part("02-mlp").results == [other])
        let roster = try Roster("Student,ID,SIS Login ID,03-conv (7)\n    Points Possible,,,5\n\"Lovelace, Ada\",1,ada,\n")
        #expect(book.canvas(roster) == "Student,ID,SIS Login ID,03-conv (7),02-mlp\n    Points Possible,,,5,5\n\"Lovelace, Ada\",1,ada,4,2\n")
    }

    @Test func theSameMistakeIsOneCluster() throws {
        func wrong(_ id: String, _ fingerprint: String?, _ line: Int) -> GradeResult {
            var one = result(id, 0, message: "NameError: name 'x' is not defined (line \(line))")
            one.exercises[0].fingerprint = fingerprint
            return one
        }
        let summary = ClassSummary([wrong("a", nil, 3), wrong("b", nil, 8), wrong("c", "f", 4), wrong("d", "f", 5), result("e", 5)])
        #expect(summary.clusters.map(\.members) == [["a", "b", "c", "d"]] && summary.clusters.first?.text == "NameError: name 'x' is not defined")
        #expect(summary.mean == 1 && summary.median == 0 && summary.exercises.first?.full == 1 && summary.exercises.first?.tests.first?.passed == 1)
        let text = summary.terminal(width: 80, colour: false, unicode: false)
        #expect(text.contains("corr2d") && text.contains("1.0 of  5  ####................  1 of 5") && text.split(separator: "\n").allSatisfy { $0.count <= 80 })
        #expect(ClassSummary([]).terminal(width: 80, colour: true, unicode: true).isEmpty)
    }

    @Test func wordsBetweenBackticksAreProgramText() {
        #expect(PageText.prose("is `a < b` or `<i>`?") == "is <code>a &lt; b</code> or <code>&lt;i&gt;</code>?")
        #expect(PageText.sentence("a loop") == "A loop" && PageText.sentence("corr2d is") == "corr2d is" && PageText.sentence("`x`") == "`x`")
    }

    @Test func rostersThatAreNone() {
        #expect(throws: Roster.Wrong.self) { try Roster("") }
        #expect(throws: Roster.Wrong.self) { try Roster("a,b\n1,2\n") }
    }

    @Test func spreadsheetsGetNoFormulas() {
        #expect(CSV.line(["=1+1", "-5", "a,\"b\""]) == "'=1+1,-5,\"a,\"\"b\"\"\"\n")
    }

    @Test func markupStaysText() throws {
        let evil = result("x", 0, message: "<script>alert(1)</script>\u{1B}[31m")
        for page in ClassPages(try Gradebook([evil]), missing: ["<b>"]).pages() { #expect(!page.main.contains("<script>") && !page.main.contains("<b>") && !page.main.contains("\u{1B}")) }
        let xml = ResultFormats.junit([evil])
        #expect(xml.contains("&lt;script&gt;") && !xml.contains("\u{1B}"))
    }

    @Test func aPageHasOneStudentOnly() throws {
        let pages = ClassPages(try Gradebook([result("alice", 3), result("bob", 4)]), missing: []).pages()
        #expect(pages.map(\.name) == ["index.html", "alice.html", "bob.html"])
        #expect(!pages[1].main.contains("bob") && !pages[2].main.contains("alice"))
    }

    @Test func gradescopeAndOthers() throws {
        let one = result("a", 3)
        let gradescope = ResultFormats.gradescope(one)
        #expect(gradescope["score"] as? Double == 3 && (gradescope["tests"] as? [[String: Any]])?.first?["max_score"] as? Double == 5)
        #expect(ResultFormats.prairielearn(one)["score"] as? Double == 0.6)
        var broken = one
        broken.status = .error
        #expect(ResultFormats.prairielearn(broken)["gradable"] as? Bool == false)
        #expect(ResultFormats.classroom50(one, ["CLASSROOM": "c"])["max-score"] as? Int == 5)
        #expect(try ResultFormats.files("gradescope", [one], lesson: nil).map(\.name) == ["a.json"])
        #expect(try ResultFormats.files("gradescope", [one], lesson: nil, isSingle: true).map(\.name) == ["results.json"])
    }

    @Test func hiddenValuesDoNotGetIntoMessages() {
        #expect(Assessment.masked("invalid literal for int() with base 10: '[[0.5, 1.25]]'") == "invalid literal for int() with base 10: '…'")
        #expect(Assessment.masked("The size of tensor a (4) must match the size of tensor b (5)") == "The size of tensor a (4) must match the size of tensor b (5)")
        #expect(Assessment.masked("name 'foo' is not defined") == "name 'foo' is not defined")
        #expect(!Assessment.masked("tensor([0.1234, 5.5])").contains("1234"))
        #expect(Assessment.masked("allclose(): argument 'input' (position 1) must be Tensor, not NoneType") == "argument 'input' (position 1) must be Tensor, not NoneType")
    }
}

struct GradebookDatabaseTests {
    @Test func everyGradingIsKeptOnce() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("gradebook-\(UUID().uuidString).db").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let first = GradeResult(lesson: "l", submission: "a", status: .graded, message: nil, score: 1, maxScore: 2, exercises: [], engine: "e", lessonHash: "h", submissionHash: "1", limits: "", steps: 0,
                                peakBytes: 0)
        var second = first
        second.submissionHash = "2"
        try GradebookDatabase(path: path).add([first, second])
        let again = try GradebookDatabase(path: path)
        #expect(try again.add([second, first]).isEmpty)
        #expect(try again.count(of: "a") == 2)
        var third = first
        (third.lessonHash, third.score) = ("h2", 2)
        #expect(try again.add([third]) == [GradebookDatabase.Change(lesson: "l", submission: "a", before: 1, after: 2)])
        #expect(try again.regrades(of: "a") == [[1, 1], [1, 2]])
    }

    @Test func otherFilesAreRefused() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("no-\(UUID().uuidString).db").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(repeating: 0x41, count: 4096).write(to: URL(fileURLWithPath: path))
        #expect(throws: GradebookDatabase.Failure.self) { try GradebookDatabase(path: path) }
    }
}
