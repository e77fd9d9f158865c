import Foundation
import LessonModel
import Report
import Site

/// What a site is made from, read from a course's folder: lessons with their translations, the README, the course's own theme.
struct SiteSources {
    private(set) var lessons: [CourseLesson] = []
    private(set) var introduction: Lesson?
    private(set) var theme = Theme.standard
    private(set) var mistakes: [Mistake] = []
    /// The title of a course without a README.
    let title: String

    init(_ folder: URL) throws {
        let parent = folder.standardizedFileURL.deletingLastPathComponent()
        title = folder.lastPathComponent == "Lessons" && parent.path != "/" ? "Lessons" : folder.standardizedFileURL.lastPathComponent
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".md") && !$0.hasPrefix(".") && !$0.hasPrefix("_") && $0.lowercased() != "readme.md" }
        if names.isEmpty { throw Wrong(description: "the folder \(LessonsOptions.short(folder)) has no lessons") }
        // A translation is a file whose name has a language in it and whose original is there.
        let originals = names.filter { name in
            let (base, language) = LanguageTag.split(String(name.dropLast(3)))
            return language == nil || !names.contains(base + ".md")
        }
        let curriculum = try Curriculum(folder: folder)
        let order = Dictionary(curriculum.files.enumerated().map { ($1.lastPathComponent, $0) }, uniquingKeysWith: { first, _ in first })
        for name in originals.sorted(by: { (order[$0] ?? .max, $0) < (order[$1] ?? .max, $1) }) {
            read(folder.appendingPathComponent(name), nil)
            let stem = name.dropLast(3)
            for translation in names.sorted() where translation != name {
                let (base, language) = LanguageTag.split(String(translation.dropLast(3)))
                guard let language, base == stem else { continue }
                read(folder.appendingPathComponent(translation), language)
            }
        }
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() where name.lowercased() == "readme.md" && introduction == nil {
            introduction = parse(folder.appendingPathComponent(name))
        }
        for place in [folder, parent] {
            let own = Self.files(of: place.appendingPathComponent("site/theme"))
            if !own.isEmpty { theme = theme.overridden(by: own); break }
        }
    }

    private mutating func read(_ file: URL, _ translation: String?) {
        guard let lesson = parse(file) else { return }
        lessons.append(CourseLesson(lesson: lesson, record: RunRecord(lesson: lesson.id, engine: "", seed: 0), translation: translation))
    }

    /// On a site a link that leads nowhere is an error, too.
    private mutating func parse(_ file: URL) -> Lesson? {
        do {
            let lesson = try LessonParser.read(LessonsOptions.short(file))
            mistakes += lesson.warnings.map { warning in
                var mistake = warning
                mistake.severity = .error
                return mistake
            }
            return lesson
        } catch let error as LessonError {
            mistakes += error.mistakes
        } catch {
            mistakes.append(Mistake(file: LessonsOptions.short(file), line: 1, message: "the file cannot be read"))
        }
        return nil
    }

    /// The mistakes of the files, then those that only the whole course shows; where both see the same line, the first.
    var allMistakes: [Mistake] {
        let known = Set(mistakes.map { "\($0.file):\($0.line)" })
        return mistakes + SiteBuilder.mistakes(in: lessons).filter { !known.contains("\($0.file):\($0.line)") }
    }

    private static func files(of folder: URL) -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] where !name.hasPrefix(".") && !name.hasSuffix("~") {
            let file = folder.appendingPathComponent(name)
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue, let data = try? Data(contentsOf: file) else { continue }
            files[name] = [UInt8](data)
        }
        return files
    }

    /// Changes whenever the site could: with a lesson, the theme, the program, the datasets or an option.
    func stamp(_ runs: SiteRuns, options: [String]) -> String {
        var hash = ContentHash()
        for lesson in lessons { hash.add(runs.key(of: lesson.lesson)); hash.add(lesson.stemForStamp) }
        hash.add(introduction?.text ?? "")
        for image in introduction?.images ?? [] { hash.add([UInt8](image.bytes)) }
        for (name, bytes) in theme.files.sorted(by: { $0.key < $1.key }) {
            hash.add(name)
            hash.add(bytes)
        }
        for option in options { hash.add(option) }
        return hash.text
    }
}

extension CourseLesson {
    /// What a page depends on beside the lesson's text: file name and language.
    fileprivate var stemForStamp: String { lesson.file + "|" + (translation ?? "") }
}
