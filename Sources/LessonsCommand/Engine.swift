import Foundation
import Language
import LessonModel
import StandardModules
import Syntax

/// The one place where commands meet the engine.
enum Engine {
    static func runner() throws -> any LessonRunning {
        throw Wrong(description: "this build has no interpreter")
    }

    /// Runs a program file (`-`: standard input) with its output as ours.
    ///
    /// - Returns: the exit status.
    static func execute(_ file: String, limits: Limits, kernels: KernelChoice, data: String?) -> Int32 {
        var status: Int32 = 0
        let thread = Thread {
            guard let bytes = FileManager.default.contents(atPath: file) else { status = 2; exit(2) }
            let interpreter = Interpreter()
            StandardModules.install(interpreter)
            interpreter.writeOutput = { fwrite($0.baseAddress, 1, $0.count, stdout) }
            interpreter.writeErrors = { fwrite($0.baseAddress, 1, $0.count, stderr) }
            do {
                try interpreter.run(SourceText(name: file, utf8: Array(bytes)))
            } catch let error as PythonError {
                fflush(stdout)
                Console.write("Traceback (most recent call last):\n")
                for entry in error.exception.traceback.reversed() { Console.write("  line \(entry.line), in \(entry.code.name)\n") }
                Console.write("\(error.exception.type.name): \((try? interpreter.string(.object(error.exception)).text) ?? "?")\n")
                status = 1
            } catch let error as SyntaxFailure {
                Console.write(error.report + "\n")
                status = 1
            } catch {
                Console.write("\(error)\n")
                status = 4
            }
            fflush(stdout)
            exit(status)
        }
        thread.stackSize = 1 << 29
        thread.start()
        while true { sleep(1000) }
    }
}
