/// The frame around a report's `<main>`: head, style sheet, script, table of contents, all in one file.
enum PageTemplate {
    static func page(title: String, description: String? = nil, contents: [LessonBody.Entry], main: String) throws -> String {
        let theme = Theme.standard
        return try theme.render("page.mustache", [
            "title": title, "description": description ?? "", "hasDescription": !(description ?? "").isEmpty, "siteTitle": title, "language": "en", "style": theme.text("style.css"), "early": theme.text("early.js"), "script": theme.text("page.js"), "main": main,
            "hasContents": contents.count > 1, "contents": contents.map(\.values), "isSite": false, "isReport": true,
            "words": ["skip": "Skip to the lesson", "contents": "Contents", "dark": "Dark", "light": "Light"],
        ] as [String: Any])
    }
}
