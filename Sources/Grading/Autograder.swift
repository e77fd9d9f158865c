public import Foundation
public import LessonModel
internal import Runner

/// The archive that Gradescope takes as an autograder: this program with the libraries that it needs, the master lesson, and a script of a few lines.
///
/// Nothing is installed, compiled or fetched there.  The C library and its loader come along, too, so that it does not matter which system the service has.
public enum Autograder {
    public struct Failure: Error, CustomStringConvertible { public let description: String }

    /// What Gradescope runs for each submission.  `AUTOGRADER` may name another place than /autograder, for a trial.
    static let script = """
    #!/bin/sh
    root=${AUTOGRADER:-/autograder}
    source=$root/source
    mkdir -p "$root/results"
    set -- "$source/lesson/LESSON" "$root/submission" --student submission --out "$root/results/lessons" --format gradescope
    [ -f "$root/submission_metadata.json" ] && set -- "$@" --attempt "$root/submission_metadata.json"
    # Only this one program may see the libraries: those of the system have their own.
    LD_LIBRARY_PATH="$source/lib" "$source/lib/LOADER" "$source/bin/lessons" grade "$@" > "$root/results/lessons.log" 2>&1
    if ! cp "$root/results/lessons/gradescope/results.json" "$root/results/results.json"; then
        echo '{"score": 0, "output": "The autograder could not run; this is no fault of the submission. Please tell your teacher.", "stdout_visibility": "hidden"}' > "$root/results/results.json"
        cat "$root/results/lessons.log"
        exit 1
    fi

    """

    static let setup = """
    #!/bin/sh
    # Nothing to install: the program and its libraries are in this archive.
    exit 0

    """

    /// - Parameters:
    ///   - lesson: the master.
    ///   - program: the path of the program to be packed, whose libraries are those of the running one; nil: the running one.
    /// - Returns: the bytes of the zip archive.
    /// - Throws: `Failure` for a file that cannot be read, or a name that a script could not hold.
    public static func archive(_ lesson: Lesson, program: String? = nil) throws -> [UInt8] {
        try archive(lesson, program: program ?? OwnProgram.file, libraries: ProgramFiles.libraries())
    }

    static func archive(_ lesson: Lesson, program: String, libraries: [String]) throws -> [UInt8] {
        func contents(_ path: String) throws -> [UInt8] {
            guard let data = FileManager.default.contents(atPath: path) else { throw Failure(description: "\(path) cannot be read") }
            return [UInt8](data)
        }
        let name = lesson.file.split(separator: "/").last.map(String.init) ?? lesson.id + ".md"
        guard name.allSatisfy({ $0.isLetter || $0.isNumber || "-_.+ ".contains($0) }) else { throw Failure(description: "\(name): name the file with letters, digits, \"-\", \"_\" and \".\"") }
        var zip = ZipWriter()
        zip.add("setup.sh", Array(setup.utf8), isProgram: true)
        guard let loader = libraries.compactMap({ $0.split(separator: "/").last }).first(where: { $0.hasPrefix("ld-linux") }) else { throw Failure(description: "the dynamic loader of this system is not known") }
        zip.add("run_autograder", Array(script.replacing("LESSON", with: name).replacing("LOADER", with: loader).utf8), isProgram: true)
        zip.add("lesson/" + name, Array(lesson.text.utf8))
        var known: Set<String> = []
        for image in lesson.images where !image.source.hasPrefix("/") && !image.source.split(separator: "/").contains("..") && known.insert(image.source).inserted {
            zip.add("lesson/" + image.source, [UInt8](image.bytes))
        }
        zip.add("bin/lessons", try contents(program), isProgram: true)
        for path in libraries {
            guard let name = path.split(separator: "/").last, known.insert("lib/" + name).inserted else { continue }
            zip.add("lib/" + name, try contents(path), isProgram: name == loader)
        }
        return zip.finished()
    }
}
