import Mustache

/// The frame around a page's `<main>`: head, style sheet, script, table of contents.  Its templates and files lie in `Theme`.
enum PageTemplate {
    /// A template that was built into the program does not parse.
    struct Broken: Error {
        var template: String
    }

    /// What a page of a site has that a single report has not.
    struct Site {
        var title: String
        var canonical: String?
    }

    static func page(
        title: String, description: String? = nil, contents: [(level: Int, text: String, anchor: String)], main: String, site: Site? = nil, extraScript: String? = nil,
        language: String = "en"
    ) throws -> String {
        let words = Words(language)
        var values: [String: Any] = [
            "language": language,
            "skip": words("Skip to the lesson"), "search": words("Search"), "searchLessons": words("Search the lessons"), "contentsTitle": words("Contents"),
            "dark": words("Dark"), "light": words("Light"), "at": words("%1 at %2"),
            "title": title,
            "style": String(decoding: PackageResources.style_css, as: UTF8.self),
            "script": String(decoding: PackageResources.page_js, as: UTF8.self),
            "main": main,
            "hasContents": contents.count > 1,
            "contents": contents.map { ["level": $0.level, "text": $0.text, "anchor": $0.anchor] as [String: Any] },
            "isSite": site != nil,
            "siteTitle": site?.title ?? "",
        ]
        if let description, !description.isEmpty { values["description"] = description }
        if let canonical = site?.canonical { values["canonical"] = canonical }
        if let extraScript { values["extraScript"] = extraScript }
        return try render(PackageResources.page_mustache, "page.mustache", values)
    }

    static func render(_ template: [UInt8], _ name: String, _ values: [String: Any]) throws -> String {
        do {
            return try MustacheTemplate(string: String(decoding: template, as: UTF8.self)).render(values)
        } catch {
            throw Broken(template: name)
        }
    }
}
