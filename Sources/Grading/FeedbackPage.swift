internal import Foundation

/// What one student reads: points, what each test says, and their own program.  Nothing of anybody else, and nothing of the lesson that students do not have.
struct FeedbackPage {
    let result: GradeResult
    let code: (String) -> [String]

    var title: String { "\(result.title ?? result.lesson): \(result.submission)" }

    var main: String {
        let share = result.maxScore > 0 ? result.score / result.maxScore : 0
        var html = """
        <header class="grade-head">
        <p class="eyebrow">Feedback for <strong>\(PageText.text(result.submission))</strong></p>
        <h1>\(PageText.text(result.title ?? result.lesson))</h1>
        <p class="score"><strong>\(PageText.number(result.score))</strong> of \(PageText.number(result.maxScore)) points</p>
        \(PageText.meter(share, label: "\(PageText.number(result.score)) of \(PageText.number(result.maxScore)) points"))
        </header>

        """
        if let message = result.message { html += "<p class=\"remark\">\(PageText.prose(PageText.sentence(message)))</p>\n" }
        for exercise in result.exercises { html += section(exercise) }
        return html
    }

    private func section(_ exercise: GradeResult.Exercise) -> String {
        let isFull = exercise.score >= exercise.maxScore
        let id = PageText.text(exercise.id)
        var html = "<section class=\"exercise\" aria-labelledby=\"exercise-\(id)\">\n<h2 id=\"exercise-\(id)\"><span>\(PageText.prose(PageText.sentence(exercise.title ?? exercise.id)))</span>"
            + " <span class=\"badge \(isFull ? "passed" : exercise.score > 0 ? "part" : "failed")\">\(PageText.number(exercise.score)) of \(PageText.number(exercise.maxScore))</span></h2>\n"
        if let message = exercise.message { html += "<p class=\"remark\">\(PageText.prose(PageText.sentence(message)))</p>\n" }
        html += "<ul class=\"judged\">\n"
        for test in exercise.tests {
            let state = test.passed ? "passed" : "failed"
            html += "<li class=\"\(state)\">\n<p class=\"test\"><span class=\"state\"><span aria-hidden=\"true\">\(test.passed ? "✓" : "✗")</span> \(test.passed ? "Passed" : "Not yet")</span>"
                + " <code>\(PageText.text(test.id))</code>\(test.hidden ? " <span class=\"badge\">hidden test</span>" : "") <span class=\"worth\">\(PageText.number(test.score)) / \(PageText.number(test.points))</span></p>\n"
            if !test.message.isEmpty { html += "<p class=\"said\">\(PageText.prose(test.message))</p>\n" }
            if let diagnosis = test.diagnosis { html += "<p class=\"hint\"><span>Where to look:</span> \(PageText.prose(diagnosis))</p>\n" }
            html += "</li>\n"
        }
        html += "</ul>\n"
        if let program = exercise.program, !program.allSatisfy(\.isWhitespace) {
            let first = exercise.line ?? 1
            html += "<details\(isFull ? "" : " open")>\n<summary>Your program</summary>\n\(PageText.program(code(program), from: first, marked: Self.places(exercise)))</details>\n"
        }
        return html + "</section>\n"
    }

    /// Lines that messages name.
    static func places(_ exercise: GradeResult.Exercise) -> Set<Int> {
        let texts = [exercise.message ?? ""] + exercise.tests.map(\.message)
        return Set(texts.flatMap { $0.matches(of: #/\bline (\d{1,6})\b/#).compactMap { Int($0.1) } })
    }
}

/// Parts that pages share.
enum PageText {
    static func text(_ text: String) -> String { ResultFormats.escaped(text).replacing("&#10;", with: "<br>").replacing("&#9;", with: " ") }

    /// With what stands between backticks as program text.
    static func prose(_ source: String) -> String { text(source).replacing(#/`([^`<]+)`/#) { "<code>\($0.1)</code>" } }

    static func number(_ value: Double) -> String { Gradebook.number(value) }

    /// With a capital letter where a message begins with a plain word.
    static func sentence(_ message: String) -> String {
        guard let first = message.first, first.isLowercase, message.prefix(while: { $0 != " " && $0 != ":" && $0 != "," }).allSatisfy({ $0.isLetter }) else { return message }
        return first.uppercased() + message.dropFirst()
    }

    /// - Parameter share: 0 to 1.
    static func meter(_ share: Double, label: String, style: String = "") -> String {
        let percent = String(format: "%.1f", 100 * max(0, min(1, share.isFinite ? share : 0)))
        return "<span class=\"meter \(style)\" role=\"img\" aria-label=\"\(text(label))\"><i style=\"width:\(percent)%\"></i></span>"
    }

    /// - Parameter lines: HTML.
    static func program(_ lines: [String], from first: Int, marked: Set<Int>) -> String {
        var shown = lines
        while shown.last?.isEmpty == true { shown.removeLast() }
        let html = shown.enumerated().map { "<span class=\"l\(marked.contains(first + $0.offset) ? " marked" : "")\">\($0.element)\n</span>" }.joined()
        return "<pre class=\"code numbered\" tabindex=\"0\" style=\"--line:\(first - 1)\"><code>\(html)</code></pre>\n"
    }

    /// In the colours of the theme.
    static let style = """
    <style>
    .grade-head { margin-bottom: 2.2rem; }
    .grade-head h1 { margin: 0 0 1rem; }
    .eyebrow { margin: 0 0 .3rem; font: .9rem/1.5 var(--sans); color: var(--muted); overflow-wrap: anywhere; }
    .eyebrow strong { color: var(--ink); }
    .score { margin: 0 0 .4rem; font: 1rem/1.4 var(--sans); color: var(--muted); }
    .score strong { font-size: 2rem; color: var(--ink); font-variant-numeric: tabular-nums; letter-spacing: -.01em; }
    .meter { display: inline-block; width: 8rem; max-width: 100%; height: .55rem; border-radius: .3rem; background: var(--line); overflow: hidden; vertical-align: middle; }
    .meter i { display: block; height: 100%; background: var(--pass); border-radius: .3rem 0 0 .3rem; }
    .grade-head > .meter { display: block; width: 100%; max-width: 24rem; }
    .meter.low i { background: var(--warn); }
    .remark { padding: .7rem 1rem; border-left: 3px solid var(--warn); background: var(--warn-soft); border-radius: 0 6px 6px 0; font: .92rem/1.55 var(--sans); overflow-wrap: anywhere; }
    section.exercise { margin: 0 0 2.6rem; }
    section.exercise > details[open] { margin-left: 0; padding-left: 0; border-left: 0; }
    section.exercise > h2 { display: flex; flex-wrap: wrap; align-items: baseline; gap: .3rem .8rem; margin: 0 0 .9rem; font-size: 1.3rem; }
    section.exercise > h2 .badge { font-size: .84rem; font-variant-numeric: tabular-nums; }
    .badge.part { background: var(--warn-soft); color: var(--warn); }
    .judged { list-style: none; margin: 0 0 1rem; padding: 0; font: .92rem/1.55 var(--sans); }
    .judged > li { margin: 0 0 .55rem; padding: .65rem 1rem; border: 1px solid var(--line); border-left: 4px solid var(--pass); border-radius: 6px; }
    .judged > li.failed { border-left-color: var(--fail); }
    .judged p { margin: 0; overflow-wrap: anywhere; }
    .test { display: flex; flex-wrap: wrap; align-items: baseline; gap: .1rem .7rem; }
    .test .state { min-width: 0; } li.passed .state { color: var(--pass); } li.failed .state { color: var(--fail); }
    .worth { margin-left: auto; color: var(--muted); font-variant-numeric: tabular-nums; }
    .judged .said { margin-top: .35rem; }
    .judged .hint { margin-top: .5rem; padding: .45rem .8rem; background: var(--note-soft); border-radius: 5px; }
    .hint > span { font-weight: 600; color: var(--accent); }
    .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(6.4rem, 1fr)); gap: .55rem; margin: 0 0 2rem; padding: 0; font: .84rem/1.4 var(--sans); }
    .figures > div { padding: .55rem .7rem; border: 1px solid var(--line); border-radius: 6px; }
    .figures dt { color: var(--muted); }
    .figures dd { margin: 0; white-space: nowrap; font-size: 1.3rem; font-weight: 650; font-variant-numeric: tabular-nums; }
    .figures dd small { font-size: .84rem; font-weight: 400; color: var(--muted); }
    .bars { display: block; width: 100%; height: auto; overflow: visible; }
    .bars rect { fill: var(--accent); } .bars text { font: 13px var(--sans); fill: var(--ink); text-anchor: middle; font-variant-numeric: tabular-nums; }
    .bars .tick { fill: var(--muted); } .bars line { stroke: var(--edge); }
    .grades { width: 100%; }
    .grades td.part { padding-left: 1.2rem; color: var(--muted); }
    .grades tr.head > * { font-weight: 600; }
    .grades .wide { overflow-wrap: anywhere; min-width: 9rem; }
    .grades .right { white-space: nowrap; }
    .clusters { list-style: none; margin: 0; padding: 0; font: .92rem/1.5 var(--sans); }
    .clusters > li { display: grid; grid-template-columns: minmax(1.6rem, max-content) minmax(0, 1fr); gap: .2rem .9rem; margin: 0; padding: .7rem 0; border-bottom: 1px solid var(--line); }
    .clusters .many { font-size: 1.4rem; font-weight: 650; line-height: 1.2; font-variant-numeric: tabular-nums; }
    .clusters p { margin: 0; overflow-wrap: anywhere; }
    .clusters .names { color: var(--muted); font-size: .84rem; }
    .side { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); gap: .8rem; margin-bottom: .8rem; }
    .side > div { min-width: 0; } .side h4 { margin: 0 0 .3rem; font: 600 .84rem/1.4 var(--sans); overflow-wrap: anywhere; }
    .side .l.marked { background: var(--note-soft); box-shadow: inset 3px 0 var(--accent); }
    .note { font: .88rem/1.55 var(--sans); color: var(--muted); }
    @media (max-width: 34rem) { .judged > li { padding: .6rem .8rem; } .meter { width: 3.6rem; } .grades .few { display: none; } .grades td.part { padding-left: .6rem; } .bars text { font-size: 21px; } }
    @media print { .judged > li, .figures > div { break-inside: avoid; } }
    </style>

    """
}
