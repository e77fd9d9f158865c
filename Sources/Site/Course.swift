// Site: a course as static pages.  All of it is a pure function of lessons, run records and reference: nothing is read, run or fetched here.

public import LessonModel
public import Report

/// What a site is made of.
public struct Course: Sendable {
    public var title: String
    /// The text of the landing page, from the course's README: its first paragraph stands beside the picture, the rest below the lessons.
    public var introduction: Lesson?
    /// In the order of the course; a translation stands behind its original.
    public var lessons: [CourseLesson]
    /// All names of the library, ordered by place.
    public var reference: [ReferenceEntry]
    /// Solutions and hidden tests are shown.
    public var isTeachers: Bool
    /// Where the site will be: for canonical links, social cards and a site map.
    public var baseURL: String?
    public var theme: Theme

    public init(title: String, introduction: Lesson? = nil, lessons: [CourseLesson], reference: [ReferenceEntry] = [], isTeachers: Bool = false, baseURL: String? = nil,
                theme: Theme = .standard) {
        self.title = title
        self.introduction = introduction
        self.lessons = lessons
        self.reference = reference
        self.isTeachers = isTeachers
        self.baseURL = baseURL.map { $0.hasSuffix("/") ? $0 : $0 + "/" }
        self.theme = theme
    }
}

/// A lesson with what its run gave.
public struct CourseLesson: Sendable {
    public var lesson: Lesson
    public var record: RunRecord
    /// Such as `zh`: the lesson is a translation of another one of the course, whose file has the same name without `.zh`.
    public var translation: String?

    public init(lesson: Lesson, record: RunRecord, translation: String? = nil) {
        self.lesson = lesson
        self.record = record
        self.translation = translation
    }

    var language: String { lesson.language }
    /// The page's name below `lessons/`, without its ending.
    var stem: String { lesson.id }
    var address: String { "lessons/" + Address.encoded(stem) + ".html" }
    /// The file's name without folder and `.md`.
    var fileStem: String { Address.stem(of: lesson.file) }
    /// The file's name without the language.
    var originalStem: String { translation.map { String(fileStem.dropLast($0.count + 1)) } ?? fileStem }
    /// `03` of `03-conv`.
    var number: String { String(lesson.id.prefix { $0.isASCII && $0.isNumber }) }
}

/// A file of a site.
public struct SiteFile: Sendable {
    /// Relative to the site's folder, with `/`.
    public var path: String
    public var bytes: [UInt8]

    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }
}

/// Names in addresses.
enum Address {
    static func encoded(_ name: String) -> String {
        var result = ""
        for byte in name.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
                 UInt8(ascii: "."), UInt8(ascii: "~"), UInt8(ascii: "/"): result.unicodeScalars.append(Unicode.Scalar(byte))
            default: result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return result
    }

    /// An anchor as a fragment: letters of all scripts stay.
    static func fragment(_ anchor: String) -> String { "#" + anchor }

    static func stem(of path: String) -> String {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return name.hasSuffix(".md") ? String(name.dropLast(3)) : name
    }
}
