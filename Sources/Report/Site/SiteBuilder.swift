import Foundation
public import LessonModel

/// The tutorial site: a page for each lesson, an index, and a search page.  All files work from a disk as from a server, and load nothing from elsewhere.
public struct SiteBuilder {
    /// A lesson with what its run gave.
    public struct Page: Sendable {
        public var lesson: Lesson
        public var record: RunRecord

        public init(lesson: Lesson, record: RunRecord) {
            self.lesson = lesson
            self.record = record
        }

        var name: String { lesson.id + ".html" }
    }

    private let title: String
    private let introduction: Lesson?
    private let pages: [Page]
    private let baseURL: String?
    private let names: [String: Page]

    /// - Parameters:
    ///   - title: the course's title.
    ///   - introduction: the text of the index page above the list of lessons.
    ///   - pages: in the order of the course.
    ///   - baseURL: where the site will be, for canonical links and a site map.
    public init(title: String, introduction: Lesson? = nil, pages: [Page], baseURL: String? = nil) {
        self.title = title
        self.introduction = introduction
        self.pages = pages
        self.baseURL = baseURL.map { $0.hasSuffix("/") ? $0 : $0 + "/" }
        var names: [String: Page] = [:]
        for page in pages {
            names[URL(fileURLWithPath: page.lesson.file).deletingPathExtension().lastPathComponent] = page
            names[page.lesson.id] = page
        }
        self.names = names
    }

    /// The files of the site: name and text.
    public func files() throws -> [(name: String, text: String)] {
        var files = [("index.html", try index()), ("search.html", try search())]
        for (number, page) in pages.enumerated() { files.append((page.name, try lessonPage(page, number))) }
        if let baseURL {
            let addresses = (["index.html"] + pages.map(\.name)).map { "<url><loc>\(HTML.escaped(baseURL + Self.encoded($0)))</loc></url>" }
            files.append(("sitemap.xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n\(addresses.joined(separator: "\n"))\n</urlset>\n"))
        }
        return files
    }

    // MARK: - Pages

    /// A link from one page to another: lesson files become pages.
    private func link(_ path: String, _ anchor: String?) -> String? {
        guard let inside = LinkTarget.inside(path) else { return nil }
        let fragment = anchor.map { "#" + $0 } ?? ""
        if inside.hasSuffix(".html"), names[String(inside.dropLast(5))] != nil { return Self.encoded(inside) + fragment }
        guard inside.hasSuffix(".md"), let page = names[String(inside.dropLast(3))] else { return nil }
        return Self.encoded(page.name) + fragment
    }

    private static func encoded(_ name: String) -> String { name.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? name }

    private func lessonPage(_ page: Page, _ number: Int) throws -> String {
        var body = LessonBody(lesson: page.lesson, record: page.record, options: ReportOptions(audience: .student, timings: false))
        body.link = link
        var pager = ""
        if number > 0 { pager += "<a class=\"previous\" rel=\"prev\" href=\"\(Self.encoded(pages[number - 1].name))\"><span>Previous</span>\(HTML.escaped(pages[number - 1].lesson.title))</a>" }
        if number + 1 < pages.count { pager += "<a class=\"next\" rel=\"next\" href=\"\(Self.encoded(pages[number + 1].name))\"><span>Next</span>\(HTML.escaped(pages[number + 1].lesson.title))</a>" }
        let main = body.html + (pager.isEmpty ? "" : "<nav class=\"pager\" aria-label=\"Lessons\">\(pager)</nav>\n")
        return try PageTemplate.page(title: page.lesson.title, contents: body.contents, main: main, site: frame(page.name))
    }

    private func frame(_ name: String) -> PageTemplate.Site {
        PageTemplate.Site(title: title, canonical: baseURL.map { $0 + Self.encoded(name) })
    }

    private func index() throws -> String {
        var main = ""
        if let introduction {
            var prose = Prose(lesson: introduction)
            prose.link = link
            main = prose.html(MarkdownReader.read(introduction.markdown))
        } else {
            main = "<h1>\(HTML.escaped(title))</h1>\n"
        }
        main += "<ol class=\"lessons\">\n"
        for page in pages {
            let work = page.lesson.exercises.isEmpty ? "" : "<span class=\"points\">\(page.lesson.exercises.count) \(page.lesson.exercises.count == 1 ? "exercise" : "exercises"), \(CellPart.points(page.lesson.points))</span>"
            main += "<li><a href=\"\(Self.encoded(page.name))\">\(HTML.escaped(page.lesson.title))</a>\(work)<p>\(HTML.escaped(Self.opening(page.lesson)))</p></li>\n"
        }
        main += "</ol>\n"
        return try PageTemplate.page(title: title, contents: [], main: main, site: frame("index.html"))
    }

    /// The first paragraph, as text.
    private static func opening(_ lesson: Lesson) -> String {
        let document = MarkdownReader.read(lesson.markdown)
        guard let first = document.children(of: 0).first(where: { document.nodes[$0].kind == .paragraph }) else { return "" }
        let text = document.plainText(of: first)
        return text.count > 260 ? text.prefix(250) + "…" : text
    }

    // MARK: - Search

    /// A part of a page below one heading.
    struct Section: Codable, Equatable {
        /// The page's file, and the anchor behind `#`.
        var u: String
        /// The page's title and the heading.
        var t: String
        var h: String
        /// The text.
        var x: String
    }

    static func sections(of page: Page) -> [Section] {
        let lesson = page.lesson
        let document = MarkdownReader.read(lesson.markdown)
        let hidden = Set(lesson.cells.filter { $0.isHidden || $0.has(.removeCell) }.map(\.lines.first))
        let cells = Dictionary(lesson.cells.map { ($0.lines.first, $0) }, uniquingKeysWith: { first, _ in first })
        var sections = [Section(u: encoded(page.name), t: lesson.title, h: lesson.title, x: "")]
        for index in document.children(of: 0) {
            let node = document.nodes[index]
            switch node.kind {
            case .heading:
                guard let heading = lesson.headings.first(where: { $0.line == node.lines.first }) else { continue }
                if heading.level == 1, sections.count == 1, sections[0].x.isEmpty { sections[0].h = heading.text; continue }
                sections.append(Section(u: "\(encoded(page.name))#\(heading.anchor)", t: lesson.title, h: heading.text, x: ""))
            case .codeBlock(_, let text, _, _):
                if hidden.contains(node.lines.first) { continue }
                sections[sections.count - 1].x += (cells[node.lines.first].map { StudentVersion.starter(of: $0) } ?? text) + "\n"
            case .htmlBlock, .thematicBreak: break
            default: sections[sections.count - 1].x += document.plainText(of: index) + "\n"
            }
        }
        return sections
    }

    private func search() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let json = String(decoding: try encoder.encode(pages.flatMap(Self.sections)), as: UTF8.self).replacing("<", with: "\\u003c")
        let main = "<h1>Search</h1>\n<p id=\"found\" role=\"status\"></p>\n<ol id=\"results\" class=\"results\"></ol>\n<script type=\"application/json\" id=\"sections\">\(json)</script>\n"
        return try PageTemplate.page(title: "Search", contents: [], main: main, site: frame("search.html"), extraScript: String(decoding: PackageResources.search_js, as: UTF8.self))
    }

    // MARK: - Links

    /// Links between lessons that lead nowhere, and lessons that are not on the site.
    public func brokenLinks() -> [Mistake] {
        var mistakes: [Mistake] = []
        for page in pages {
            let document = MarkdownReader.read(page.lesson.markdown)
            for node in document.nodes {
                guard case .link(let destination, _) = node.kind, case .file(let path, let anchor) = LinkTarget(destination) else { continue }
                guard let inside = LinkTarget.inside(path), let target = names[inside.hasSuffix(".md") ? String(inside.dropLast(3)) : inside.hasSuffix(".html") ? String(inside.dropLast(5)) : inside] else {
                    mistakes.append(Mistake(severity: .warning, file: page.lesson.file, line: node.lines.first, message: "the link leads to nothing on the site: \(path.prefix(100))",
                                            remedy: "link to a lesson, such as \"\(pages.first?.lesson.id ?? "03-conv").md\""))
                    continue
                }
                if let anchor, !anchor.isEmpty, !target.lesson.headings.contains(where: { $0.anchor == anchor }) {
                    mistakes.append(Mistake(severity: .warning, file: page.lesson.file, line: node.lines.first, message: "\(path.prefix(100)) has no heading #\(anchor)", remedy: nil))
                }
            }
        }
        return mistakes
    }
}
