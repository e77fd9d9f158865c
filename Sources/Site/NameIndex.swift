import LessonModel
import Syntax

/// Where the lessons use the library's names.
struct NameIndex {
    struct Use: Hashable {
        /// The page with its anchor.
        var address: String
        /// Such as `03 · Several channels`.
        var section: String
    }

    /// Full names in order, with what the reference says and the sections that use them.
    private(set) var uses: [String: [Use]] = [:]

    init(_ lessons: [CourseLesson], reference: [String: ReferenceEntry]) {
        for lesson in lessons where lesson.translation == nil { read(lesson, reference) }
    }

    private static let roots: Set<String> = ["torch", "torchvision", "torchinfo", "d2l"]
    /// Methods of strings and containers: a tensor's method of that name cannot be told from them.
    private static let common: Set<String> = [
        "append", "clear", "copy", "count", "data", "device", "expandtabs", "extend", "find", "format", "get", "index", "insert", "items", "join", "keys", "pop", "real",
        "imag", "remove", "replace", "reverse", "shape_", "split", "strip", "update", "values", "add", "name", "type", "apply_", "difference", "union", "sort",
    ]

    private mutating func read(_ course: CourseLesson, _ reference: [String: ReferenceEntry]) {
        let lesson = course.lesson
        var known: [String: String] = [:]
        for cell in lesson.cells where !cell.isHidden && !cell.has(.removeCell) {
            let found = NameUses(of: StudentVersion.starter(of: cell))
            known.merge(found.imports) { $1 }
            for name in found.names {
                let line = cell.sourceLine + name.line - 1
                if !name.isAttribute, let first = name.parts.first, let module = known[first] {
                    let parts = module.split(separator: ".").map(String.init) + name.parts.dropFirst()
                    if let root = parts.first, Self.roots.contains(root), let full = Self.entry(parts, reference) { add(full, course, line) }
                    continue
                }
                for attribute in name.isAttribute ? name.parts[...] : name.parts.dropFirst() where !Self.common.contains(attribute) {
                    if reference["torch.Tensor." + attribute] != nil { add("torch.Tensor." + attribute, course, line) }
                }
            }
        }
    }

    /// The longest beginning of a dotted name that the reference has.
    private static func entry(_ parts: [String], _ reference: [String: ReferenceEntry]) -> String? {
        var parts = parts[...]
        while parts.count > 1 {
            let name = parts.joined(separator: ".")
            if reference[name] != nil { return name }
            parts = parts.dropLast()
        }
        return nil
    }

    private mutating func add(_ name: String, _ course: CourseLesson, _ line: Int) {
        let heading = course.lesson.headings.last { $0.line <= line }
        let number = course.number.isEmpty ? "" : course.number + " · "
        let isSection = (heading?.level ?? 1) > 1
        let use = Use(address: course.address + (isSection ? heading.map { Address.fragment($0.anchor) } ?? "" : ""),
                      section: number + (isSection ? heading?.text ?? "" : course.lesson.title))
        if uses[name]?.contains(use) != true { uses[name, default: []].append(use) }
    }
}
