/// The frame around a report's `<main>`: head, style sheet, script, table of contents, all in one file.
enum PageTemplate {
    static func page(title: String, description: String? = nil, contents: [LessonBody.Entry], main: String, language: String = "en") throws -> String {
        let theme = Theme.standard, words = Words(language)
        var values: [String: Any] = ["title": title, "siteTitle": title, "language": language, "isSite": false, "isReport": true, "main": main]
        values["description"] = description ?? ""
        values["hasDescription"] = !(description ?? "").isEmpty
        values["style"] = theme.text("style.css")
        values["early"] = theme.text("early.js")
        values["script"] = theme.text("page.js")
        values["hasContents"] = contents.count > 1
        values["contents"] = contents.map(\.values)
        values["words"] = ["skip": words("Skip to the lesson"), "contents": words("Contents"), "dark": words("Dark"), "light": words("Light"), "at": words("%1 at %2")]
        return try theme.render("page.mustache", values)
    }
}
