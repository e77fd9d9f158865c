import Foundation
import LessonModel
import Report

extension SiteBuilder {
    // MARK: - Lessons

    func lessonPage(_ lesson: CourseLesson) throws -> String {
        let words = SiteWords(lesson.language)
        let options = ReportOptions(audience: course.isTeachers ? .author : .student, timings: false)
        let link = self.link(from: lesson)
        let plain = LessonBody(lesson: lesson.lesson, record: lesson.record, options: options, head: "", link: link)
        let before = self.before(lesson)
        let head = try course.theme.render("lesson.mustache", [
            "facts": factsLine(lesson, assertions: true), "words": words.values, "hasBefore": !before.isEmpty,
            "before": before.map { ["address": Address.encoded($0.stem) + ".html", "name": $0.lesson.title] },
            "downloads": downloadNames(lesson).map { ["address": "../downloads/" + Address.encoded($0.file), "name": $0.name] },
            "teacher": course.isTeachers, "failure": lesson.record.succeeded ? "" : plain.summary,
        ] as [String: Any])
        let body = LessonBody(lesson: lesson.lesson, record: lesson.record, options: options, head: head, link: link)
        let path = "lessons/\(lesson.stem).html"
        let facts = self.facts(lesson)
        let frame = Frame(
            title: lesson.lesson.title, path: path, page: course.isTeachers ? "lesson teachers" : "lesson", description: facts.opening, language: lesson.language, kind: "article", contents: body.contents,
            sidebar: sidebar(lesson), sidebarTitle: words["lessons"], alternates: translations(lesson).map { ($0.language, "lessons/\($0.stem).html") })
        return try self.frame(frame, body.html + pager(lesson, words))
    }

    /// Links of a lesson: files of lessons become pages beside it.
    private func link(from lesson: CourseLesson) -> (String, String?) -> String? {
        { path, anchor in
            map.lesson(path, language: lesson.translation).map { Address.encoded($0.stem) + ".html" + (anchor.map { "#" + $0 } ?? "") }
        }
    }

    /// The lessons in the language of a page, or in their own.
    private func row(_ language: String?) -> [CourseLesson] {
        originals.map { original in language.flatMap { language in course.lessons.first { $0.translation == language && $0.originalStem == original.fileStem } } ?? original }
    }

    private func sidebar(_ lesson: CourseLesson) -> [[String: Any]] {
        row(lesson.translation).map {
            ["address": Address.encoded($0.stem) + ".html", "number": $0.number, "name": $0.lesson.title, "current": $0.stem == lesson.stem]
        }
    }

    private func pager(_ lesson: CourseLesson, _ words: SiteWords) -> String {
        let row = self.row(lesson.translation)
        guard let place = row.firstIndex(where: { $0.stem == lesson.stem }) else { return "" }
        var links = ""
        func add(_ index: Int, _ name: String, _ relation: String) {
            guard row.indices.contains(index) else { return }
            links += "<a class=\"\(name)\" rel=\"\(relation)\" href=\"\(Address.encoded(row[index].stem)).html\"><span>\(HTML.escaped(words[name]))</span>\(HTML.escaped(row[index].lesson.title))</a>"
        }
        add(place - 1, "previous", "prev")
        add(place + 1, "next", "next")
        return links.isEmpty ? "" : "<nav class=\"pager\" aria-label=\"\(HTML.attribute(words["pager"]))\">\(links)</nav>\n"
    }

    // MARK: - Downloads

    private func downloadNames(_ lesson: CourseLesson) -> [(name: String, file: String)] {
        let words = SiteWords(lesson.language)
        return [(words["notebook"], lesson.stem + ".ipynb"), (words["program"], lesson.stem + ".py"), (words["markdown"], lesson.stem + ".md")]
    }

    /// The lesson as students get it, in three forms; on a teacher's site as it is.
    func downloads(_ lesson: CourseLesson) throws -> [SiteFile] {
        var own = lesson.lesson
        if !course.isTeachers {
            let text = try Release.studentVersion(of: lesson.lesson)
            own = try LessonParser.parse(Array(text.utf8), file: lesson.lesson.file)
        }
        let path = "downloads/" + lesson.stem
        return [
            SiteFile(path: path + ".ipynb", bytes: Array(try Notebook.export(own))), SiteFile(path: path + ".py", bytes: Array(Notebook.program(own).utf8)),
            SiteFile(path: path + ".md", bytes: Array(own.text.utf8)),
        ]
    }

    // MARK: - Around the lessons

    func landing() throws -> String {
        let lessons = originals
        let (lede, rest) = introduction()
        var values: [String: Any] = [
            "title": course.introduction?.title ?? course.title, "lede": lede, "introduction": rest, "hero": course.theme.text("hero.svg"), "all": lessons.count == 1 ? "The lesson" : "All \(lessons.count) lessons",
            "firstId": lessons.first?.lesson.id ?? "", "lessons": lessons.map { lesson -> [String: Any] in
                ["address": lesson.address, "number": lesson.number, "name": lesson.lesson.title, "opening": LessonFacts.shortened(facts(lesson).opening, 150)]
            },
        ]
        if let first = lessons.first { values["first"] = ["address": first.address, "number": first.number] }
        if let (lesson, cell) = sample() {
            let options = ReportOptions(audience: .student, timings: false)
            values["sample"] = ["address": "\(lesson.address)#cell-\(cell + 1)", "name": lesson.lesson.title,
                                "html": LessonBody(lesson: lesson.lesson, record: lesson.record, options: options).cell(cell)
                                    .replacing("href=\"#", with: "href=\"\(lesson.address)#")]
        }
        let frame = Frame(title: course.title, path: "index.html", page: "landing", description: LessonFacts.shortened(Self.plain(lede), 200))
        return try self.frame(frame, try course.theme.render("landing.mustache", values))
    }

    private static func plain(_ html: String) -> String { html.replacing(#/<[^>]*>/#, with: "").replacing("&quot;", with: "\"").replacing("&amp;", with: "&") }

    /// The first paragraph of the README, and what follows it.
    private func introduction() -> (lede: String, rest: String) {
        guard let introduction = course.introduction else {
            return ("<p class=\"lede\">\(Self.count(originals.count, "lesson")) with programs: every output was computed by the cell above it.</p>", "")
        }
        let prose = Prose(lesson: introduction) { path, anchor in
            map.lesson(path, language: nil).map { $0.address + (anchor.map { "#" + $0 } ?? "") }
        }
        let html = prose.html(MarkdownReader.read(introduction.markdown))
        var body = html[...]
        if let end = body.range(of: "</h1>") { body = body[end.upperBound...] }
        guard let first = body.range(of: "</p>") else { return ("", String(body)) }
        let lede = String(body[..<first.upperBound]).replacing("<p>", with: "<p class=\"lede\">", maxReplacements: 1)
        return (lede, body[first.upperBound...].trimmed)
    }

    /// A cell for the landing page: not long, with a shape table or a curve; the best of all lessons.
    private func sample() -> (CourseLesson, Int)? {
        var best: (lesson: CourseLesson, cell: Int, score: Int)?
        for lesson in originals where lesson.record.succeeded {
            for cell in lesson.lesson.cells where cell.role == .ordinary && !cell.isHidden && cell.tags.isEmpty {
                let lines = cell.source.split(separator: "\n").count
                guard (6...18).contains(lines) else { continue }
                var tables = 0, curves = 0, others = 0
                for event in lesson.record.events(of: cell.index) {
                    switch event.content {
                    case .shapeTable(let table): if table.rows.count > 3 { tables += 1 } else { others += 1 }
                    case .curve(let curve): if curve.points.count > 10 { curves += 1 } else { others += 1 }
                    case .figure, .kernelComparison, .exception: others += 1
                    default: break
                    }
                }
                // One of each shows most; many of one kind hide the rest.
                let score = (curves == 1 ? 4 : 0) + (tables == 1 ? 5 : 0) - max(0, tables - 1) - max(0, curves - 1) - others
                if score > (best?.score ?? 0) { best = (lesson, cell.index, score) }
            }
        }
        return best.map { ($0.lesson, $0.cell) }
    }

    func contents() throws -> String {
        let lessons = originals
        let values: [String: Any] = [
            "heading": "Lessons", "count": Self.count(lessons.count, "lesson"), "exercises": Self.count(lessons.reduce(0) { $0 + $1.lesson.exercises.count }, "exercise"),
            "lessons": lessons.map { lesson -> [String: Any] in
                let facts = self.facts(lesson), before = self.before(lesson)
                return ["anchor": lesson.lesson.id, "number": lesson.number, "address": lesson.address, "name": lesson.lesson.title, "facts": factsLine(lesson, assertions: false),
                        "opening": facts.opening, "hasBefore": !before.isEmpty, "before": before.map { ["address": $0.address, "name": $0.lesson.title] },
                        "hasAims": !facts.aims.isEmpty, "aims": facts.aims,
                        "translations": translations(lesson).map { ["address": $0.address, "language": $0.language, "name": SiteWords.name(of: $0.language)] }]
            },
        ]
        return try frame(Frame(title: "Lessons", path: "contents.html", page: "overview", description: "All lessons of \(course.title), with what they build on and what one can do afterwards."),
                         try course.theme.render("contents.mustache", values))
    }

    private static func count(_ number: Int, _ name: String) -> String { "\(number) \(name)\(number == 1 ? "" : "s")" }

    func namesPage() throws -> String {
        var modules: [(name: String, names: [[String: Any]])] = []
        for place in ReferencePages.order(Set(names.uses.keys.compactMap { reference[$0]?.place })) {
            let rows = names.uses.keys.compactMap { reference[$0] }.filter { $0.place == place }.sorted { ($0.name.lowercased(), $0.name) < ($1.name.lowercased(), $1.name) }
            modules.append((place, rows.map { entry in
                ["anchor": entry.fullName, "name": entry.name, "summary": entry.summary, "address": ReferencePages.address(entry),
                 "uses": (names.uses[entry.fullName] ?? []).map { ["address": $0.address, "section": $0.section] }]
            }))
        }
        let values: [String: Any] = ["modules": modules.map { ["name": $0.name, "anchor": "in-\($0.name)", "names": $0.names] as [String: Any] }]
        return try frame(Frame(title: "Index of names", path: "names.html", page: "overview", description: "Every name of the library that the lessons use, and where."),
                         try course.theme.render("names.mustache", values))
    }

    func searchPage() throws -> String {
        try frame(Frame(title: "Search", path: "search.html", page: "overview", description: "Search the lessons and the reference.", scripts: ["search-index.js", "search.js"]),
                  try course.theme.render("search.mustache", ["heading": "Search"]))
    }
}

extension Substring {
    var trimmed: String {
        var part = self
        while let first = part.first, first.isWhitespace { part.removeFirst() }
        while let last = part.last, last.isWhitespace { part.removeLast() }
        return String(part)
    }
}
