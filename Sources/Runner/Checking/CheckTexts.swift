internal import LessonModel

/// The words in which a check says what is wrong.
enum CheckTexts {
    // MARK: running

    static let stopped = "a limit stopped the lesson here"
    static func cellFailed(_ number: Int) -> String { "cell \(number) failed" }
    static func slow(_ seconds: Double, _ allowed: Double) -> String { "the cells take \(tenths(seconds)) s of one processor, more than \(tenths(allowed)) s" }
    static let slowRemedy = "do less, or write \"seconds: …\" in the front matter"

    private static func tenths(_ number: Double) -> String {
        guard number.magnitude < 1e9 else { return "very many" }
        let tenths = Int((number * 10).rounded())
        return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(abs(tenths % 10))"
    }

    // MARK: exercises

    static func noSolution(_ exercise: String) -> String { "exercise \"\(exercise)\" has no solution" }
    static let noSolutionRemedy = "write it between \"# BEGIN SOLUTION\" and \"# END SOLUTION\""
    static func dependent(_ exercise: String) -> String { "the tests of \"\(exercise)\" need another exercise" }
    static let dependentRemedy = "let them need only the exercise itself and the cells above it"
    static func starterPasses(_ exercise: String) -> String { "the starter of \"\(exercise)\" passes all its tests" }
    static let starterRemedy = "write tests that need the solution"
    static func survivor(_ exercise: String, _ change: String) -> String { "the tests of \"\(exercise)\" pass " + (change.hasPrefix("without ") ? change : "with \(change)") }
    static let survivorRemedy = "add a test that catches it, or say on this line why it makes no difference: \"# mutant: …\""
    static let needless = "every change of this line is caught; there is nothing to explain"
    static let needlessRemedy = "remove the comment \"# mutant: …\""

    static func ruleBroken(_ exercise: String, _ breach: RuleBreach) -> String {
        breach.kind == .forbidden ? "the solution of \"\(exercise)\" uses \"\(breach.name)\", which a tag forbids" : "the solution of \"\(exercise)\" does not use \"\(breach.name)\", which a tag requires"
    }

    static let ruleRemedy = "change the solution, or the tag"

    // MARK: interchange

    static let jupytext = "Jupytext would write this line in another way"
    static func jupytextRemedy(_ wanted: String?) -> String {
        guard let wanted else { return "remove it: the file ends before it" }
        return wanted.isEmpty ? "leave one empty line between text and cells" : "write: \(wanted.replacing("\n", with: " ⏎ "))"
    }

    static let notebook = "this changes on its way through a notebook"
    static let notebookRemedy = "separate cells and text by one empty line, and options and code too"

    // MARK: links

    static func noHeading(_ file: String, _ anchor: String) -> String { "the link leads nowhere: \(file.prefix(100)) has no heading #\(anchor.prefix(100))" }
    static func nearHeading(_ names: [String]) -> String { "write " + TeachingTexts.list(names.map { "#" + $0 }, "or") }
    static func untranslatedLink(_ file: String) -> String { "the link leads to \(file.prefix(100)), which has a translation" }
    static func translatedLink(_ file: String) -> String { "link to \(file.prefix(100))" }

    // MARK: translations

    static func noOriginal(_ file: String) -> String { "there is no \(file) that this translates" }
    static let noOriginalRemedy = "name the file without its language, and write \"language: …\" in its front matter"
    static func brokenOriginal(_ file: String) -> String { "\(file) cannot be read, so that its cells are not compared" }
    static func otherID(_ own: String, _ original: String) -> String { "the id is \"\(own)\", that of the original \"\(original)\"" }
    static func cellCount(_ own: Int, _ original: Int, _ file: String) -> String { "there are \(own) cells here, and \(original) in \(file)" }

    static func cellDiffers(_ file: String, line: Int, _ what: Translation.Part) -> String {
        switch what {
        case .label: "the label differs from that of line \(line) of \(file)"
        case .tags: "the tags differ from those of line \(line) of \(file)"
        case .solution: "the solutions or hidden tests differ from those of line \(line) of \(file)"
        case .program(let own, let original): "the program differs from line \(line) of \(file): \"\(own)\" stands for \"\(original)\""
        }
    }
}
