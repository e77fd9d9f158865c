internal import Mustache

/// The files that give pages their look: Mustache templates, one style sheet, scripts, drawings.  Those of the program can be replaced file by file.
public struct Theme: Sendable {
    /// A template that does not parse, or a file that the theme lacks.
    public struct Broken: Error, CustomStringConvertible {
        public var file: String
        public var reason: String
        public var description: String { "the theme's file \(file) cannot be used: \(reason)" }
    }

    /// Name and bytes of each file.
    public private(set) var files: [String: [UInt8]]

    /// The theme that is part of the program.
    public static let standard = Theme(files: [
        "page.mustache": PackageResources.page_mustache, "landing.mustache": PackageResources.landing_mustache, "contents.mustache": PackageResources.contents_mustache,
        "lesson.mustache": PackageResources.lesson_mustache, "names.mustache": PackageResources.names_mustache, "reference.mustache": PackageResources.reference_mustache,
        "module.mustache": PackageResources.module_mustache, "search.mustache": PackageResources.search_mustache,
        "style.css": PackageResources.style_css, "early.js": PackageResources.early_js, "page.js": PackageResources.page_js, "search.js": PackageResources.search_js,
        "hero.svg": PackageResources.hero_svg, "icon.svg": PackageResources.icon_svg, "card.png": PackageResources.card_png,
    ])

    public init(files: [String: [UInt8]]) {
        self.files = files
    }

    /// The theme with some files replaced or added.
    public func overridden(by own: [String: [UInt8]]) -> Theme {
        Theme(files: files.merging(own) { $1 })
    }

    public func text(_ file: String) -> String { String(decoding: files[file] ?? [], as: UTF8.self) }

    /// A template filled in.
    public func render(_ file: String, _ values: [String: Any]) throws -> String {
        guard files[file] != nil else { throw Broken(file: file, reason: "it is missing") }
        do {
            return try MustacheTemplate(string: text(file)).render(values)
        } catch {
            throw Broken(file: file, reason: "\(error)")
        }
    }
}
