public import LessonModel
import Report

/// Makes the files of a course's site.  Every link is relative, so that the site works below any address and from a folder.
public struct SiteBuilder {
    let course: Course
    let map: SiteMap
    let reference: [String: ReferenceEntry]
    let names: NameIndex
    private let facts: [String: LessonFacts]

    public init(_ course: Course) {
        self.course = course
        map = SiteMap(course.lessons)
        reference = Dictionary(course.reference.map { ($0.fullName, $0) }, uniquingKeysWith: { first, _ in first })
        names = NameIndex(course.lessons, reference: reference)
        facts = Dictionary(course.lessons.map { ($0.stem, LessonFacts($0.lesson)) }, uniquingKeysWith: { first, _ in first })
    }

    /// Links that lead nowhere and lessons that cannot be told apart; a site with any of these is not written.
    public static func mistakes(in lessons: [CourseLesson]) -> [Mistake] { SiteLinks(SiteMap(lessons)).mistakes() }

    /// The files of the site, in an order that depends on the course only.
    ///
    /// - Throws: `Theme.Broken`, or `LessonError` where a student's version would leak a solution.
    public func files() throws -> [SiteFile] {
        var files: [SiteFile] = []
        func add(_ path: String, _ text: String) { files.append(SiteFile(path: path, bytes: Array(text.utf8))) }
        var pages: [String] = []
        func page(_ path: String, _ text: String) {
            pages.append(path)
            add(path, text)
        }
        page("index.html", try landing())
        page("contents.html", try contents())
        page("names.html", try namesPage())
        page("search.html", try searchPage())
        for (path, text) in try ReferencePages(self).pages() { page(path, text) }
        for lesson in course.lessons { page("lessons/\(lesson.stem).html", try lessonPage(lesson)) }
        for lesson in course.lessons { files += try downloads(lesson) }
        add("assets/search-index.js", SearchIndex(self).script)
        for (name, bytes) in course.theme.files.sorted(by: { $0.key < $1.key }) where !name.hasSuffix(".mustache") && name != "hero.svg" {
            files.append(SiteFile(path: "assets/" + name, bytes: bytes))
        }
        if let base = course.baseURL {
            let addresses = pages.filter { $0 != "search.html" }.map { "<url><loc>\(HTML.escaped(base + Address.encoded($0)))</loc></url>" }
            add("sitemap.xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n\(addresses.joined(separator: "\n"))\n</urlset>\n")
            add("robots.txt", "User-agent: *\nAllow: /\nSitemap: \(base)sitemap.xml\n")
        }
        // GitHub Pages would otherwise leave out what its own generator does not know.
        add(".nojekyll", "")
        return files
    }

    // MARK: - The frame

    /// What differs from page to page around `<main>`.
    struct Frame {
        var title: String
        /// The page's path below the site's folder.
        var path: String
        /// The class of `<body>`.
        var page: String
        var description = ""
        var language = "en"
        var kind = "website"
        var contents: [LessonBody.Entry] = []
        var sidebar: [[String: Any]] = []
        var sidebarTitle = ""
        var alternates: [(language: String, path: String)] = []
        var scripts: [String] = []
    }

    func frame(_ frame: Frame, _ main: String) throws -> String {
        let root = Self.root(frame.path), words = SiteWords(frame.language), base = course.baseURL
        let sections = [("contents.html", words["lessons"]), ("names.html", words["names"]), ("api/index.html", words["reference"])]
        var values: [String: Any] = [
            "title": frame.title == course.title ? course.title : "\(frame.title) · \(course.title)", "siteTitle": course.title, "language": frame.language, "isSite": true, "isReport": false,
            "page": frame.page, "root": root, "description": LessonFacts.shortened(frame.description, 200), "hasDescription": !frame.description.isEmpty, "kind": frame.kind, "main": main, "words": words.values,
            "hasContents": frame.contents.count > 1, "contents": frame.contents.map(\.values), "hasSidebar": frame.sidebar.count > 1, "sidebar": frame.sidebar,
            "sidebarTitle": frame.sidebarTitle,
            "sections": sections.map { ["address": $0.0, "name": $0.1, "current": $0.0 == frame.path] as [String: Any] },
            "alternates": frame.alternates.map { alternate -> [String: Any] in
                let file = Address.encoded(String(alternate.path.split(separator: "/").last ?? ""))
                return ["language": alternate.language, "name": SiteWords.name(of: alternate.language), "file": file, "address": base.map { $0 + Address.encoded(alternate.path) } ?? file]
            },
            "scripts": (["page.js"] + frame.scripts).map { ["name": $0] },
        ]
        if let base {
            values["canonical"] = base + (frame.path == "index.html" ? "" : Address.encoded(frame.path))
            values["card"] = base + "assets/" + (course.theme.files["card.png"] == nil ? "icon.svg" : "card.png")
        }
        return try course.theme.render("page.mustache", values)
    }

    /// The way from a page to the site's folder.
    static func root(_ path: String) -> String { String(repeating: "../", count: path.split(separator: "/").count - 1) }

    func facts(_ lesson: CourseLesson) -> LessonFacts { facts[lesson.stem] ?? LessonFacts(lesson.lesson) }

    /// Lessons that the text before a lesson's first section links to.
    func before(_ lesson: CourseLesson) -> [CourseLesson] {
        facts(lesson).buildsOn.compactMap { map.lesson($0, language: lesson.translation) }.filter { $0.stem != lesson.stem }
    }

    var originals: [CourseLesson] { course.lessons.filter { $0.translation == nil } }

    func translations(_ lesson: CourseLesson) -> [CourseLesson] {
        course.lessons.filter { $0.originalStem == lesson.originalStem && $0.stem != lesson.stem }
    }

    func factsLine(_ lesson: CourseLesson, assertions: Bool) -> String {
        let held = lesson.record.assertions.reduce(0) { $0 + ($1.passed ? $1.count : 0) }
        return SiteWords(lesson.language).facts(minutes: facts(lesson).minutes, exercises: lesson.lesson.exercises.count, points: Number.short(lesson.lesson.points),
                                            assertions: assertions && held > 0 && lesson.record.succeeded ? Number.grouped(held) : "")
    }
}

/// Which lesson a file name, or a name without its ending, belongs to.
struct SiteMap {
    let lessons: [CourseLesson]
    private var byStem: [String: CourseLesson] = [:]

    init(_ lessons: [CourseLesson]) {
        self.lessons = lessons
        for lesson in lessons where byStem[lesson.stem] == nil { byStem[lesson.stem] = lesson }
        for lesson in lessons { byStem[lesson.fileStem] = lesson }
    }

    /// The lesson that a link to `path` means, in the language of the page where there is one.
    func lesson(_ path: String, language: String?) -> CourseLesson? {
        guard let inside = LinkTarget.inside(path) else { return nil }
        let stem = inside.hasSuffix(".md") ? String(inside.dropLast(3)) : inside.hasSuffix(".html") ? String(inside.dropLast(5)) : inside
        guard let found = byStem[stem] else { return nil }
        guard let language, found.translation == nil else { return found }
        return byStem["\(stem).\(language)"] ?? lessons.first { $0.translation == language && $0.originalStem == found.fileStem } ?? found
    }
}
