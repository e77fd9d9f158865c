public import ArgumentParser
import Foundation
public import LessonModel

extension KernelChoice: ExpressibleByArgument {}

/// Limits, the same words for every command.
struct LimitOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Stop after N steps of the interpreter; 0 for no limit.", valueName: "n"))
    var maxSteps: Int?
    @Option(help: ArgumentHelp("Stop after S seconds; 0 for no limit.", valueName: "s"))
    var maxSeconds: Double?
    @Option(help: ArgumentHelp("Stop above MB megabytes of values and tensors; 0 for no limit.", valueName: "mb"))
    var maxMemory: Int?
    @Option(help: ArgumentHelp("Stop after BYTES bytes of output; 0 for no limit.", valueName: "bytes"))
    var maxOutput: Int?

    func validate() throws {
        for (name, value) in [("--max-steps", maxSteps.map(Double.init)), ("--max-seconds", maxSeconds), ("--max-memory", maxMemory.map(Double.init)),
                              ("--max-output", maxOutput.map(Double.init))] {
            if let value, !(value >= 0 && value.isFinite) { throw ValidationError("\(name) must be 0 or more.") }
        }
    }

    var limits: Limits { Limits(steps: maxSteps, seconds: maxSeconds, memory: maxMemory, output: maxOutput) }
}

/// Where the lessons are.
struct LessonsOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The folder with the lessons (default: LESSONS_DIR, else the nearest folder \"Lessons\").", valueName: "dir"))
    var lessons: String?

    /// The folder that the command line or the environment names.
    var named: URL? {
        let name = lessons ?? ProcessInfo.processInfo.environment["LESSONS_DIR"].flatMap { $0.isEmpty ? nil : $0 }
        return name.map { URL(fileURLWithPath: $0) }
    }

    func curriculum() throws -> Curriculum {
        let directory = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
        guard let folder = named ?? Curriculum.find(from: directory, program: Bundle.main.executableURL?.resolvingSymlinksInPath()) else {
            throw Wrong(description: "no folder \"Lessons\" here, above, or beside the program; name one with --lessons DIR")
        }
        do {
            return try Curriculum(folder: folder)
        } catch {
            throw Wrong(description: "the folder \(folder.path) cannot be read; name another one with --lessons DIR")
        }
    }

    /// The file of a lesson that was named by its id or its path.
    func file(_ name: String) throws -> String {
        if name.hasSuffix(".md") || name.contains("/") {
            var isFolder: ObjCBool = false
            if FileManager.default.fileExists(atPath: name, isDirectory: &isFolder) {
                if isFolder.boolValue { throw Wrong(description: "\(name) is a folder; name a .md file in it") }
                return name
            }
            if name.contains("/") { throw Wrong(description: "there is no file \(name)") }
        }
        let id = name.hasSuffix(".md") ? String(name.dropLast(3)) : name
        return Self.short(try curriculum().file(of: id))
    }

    /// The path relative to the working directory, where it lies below it.
    static func short(_ url: URL) -> String {
        let here = FileManager.default.currentDirectoryPath + "/"
        return url.path.hasPrefix(here) ? String(url.path.dropFirst(here.count)) : url.path
    }
}
