/// The words of the pages around a lesson, in the lesson's language.
struct SiteWords {
    private let table: [String: String]

    init(_ language: String) {
        table = language == "zh" || language.hasPrefix("zh-") ? Self.chinese : Self.english
    }

    /// For templates.
    var values: [String: Any] { table }

    subscript(_ name: String) -> String { table[name] ?? "" }

    func facts(minutes: Int, exercises: Int, points: String, assertions: String) -> String {
        var parts = [self["minutes"].replacing("{n}", with: String(minutes))]
        if exercises > 0 {
            parts.append(self[exercises == 1 ? "exercise" : "exercises"].replacing("{n}", with: String(exercises)).replacing("{p}", with: points))
        }
        if !assertions.isEmpty { parts.append(self["assertions"].replacing("{n}", with: assertions)) }
        return parts.joined(separator: " · ")
    }

    /// The name of a language in itself.
    static func name(of language: String) -> String {
        switch language.prefix(2) {
        case "en": "English"
        case "zh": "中文"
        case "de": "Deutsch"
        case "fr": "Français"
        case "es": "Español"
        case "ja": "日本語"
        case "ko": "한국어"
        case "pt": "Português"
        case "ru": "Русский"
        default: language
        }
    }

    private static let english = [
        "skip": "Skip to the text", "site": "Site", "search": "Search", "searchLabel": "Search the lessons and the reference", "dark": "Dark", "light": "Light",
        "lessons": "Lessons", "names": "Names", "reference": "Reference", "contents": "On this page", "previous": "Previous", "next": "Next",
        "buildsOn": "Builds on", "download": "Download", "notebook": "Notebook", "program": "Program", "markdown": "Markdown",
        "teacher": "Teacher's edition: solutions and hidden tests are on this page, and in its downloads.",
        "minutes": "{n} min", "exercise": "1 exercise, {p} points", "exercises": "{n} exercises, {p} points", "assertions": "{n} assertions held",
        "made": "Every output on these pages was computed by the cell above it.", "pager": "Lessons before and after", "at": "%1 at %2",
    ]

    private static let chinese = [
        "skip": "跳到正文", "site": "站点", "search": "搜索", "searchLabel": "搜索课程与参考", "dark": "深色", "light": "浅色",
        "lessons": "课程", "names": "名称索引", "reference": "参考", "contents": "本页内容", "previous": "上一课", "next": "下一课",
        "buildsOn": "先修", "download": "下载", "notebook": "笔记本", "program": "程序", "markdown": "Markdown",
        "teacher": "教师版：本页及其下载内容含有答案与隐藏测试。",
        "minutes": "约 {n} 分钟", "exercise": "1 道练习，{p} 分", "exercises": "{n} 道练习，{p} 分", "assertions": "{n} 条断言成立",
        "made": "本页的每一处输出，都由它上方的单元格计算得出。", "pager": "前后的课程", "at": "%2 处为 %1",
    ]
}
