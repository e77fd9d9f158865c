import ArgumentParser
import Foundation
import LessonModel

let arguments = Array(CommandLine.arguments.dropFirst())
if let status = ExecCommand.quick(arguments) ?? WorkerCommand.quick(arguments) { exit(status) }

struct Lessons: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lessons", abstract: "Lessons on deep learning that run: PyTorch programs in Markdown, without Python.",
        discussion: """
        Exit status: 0 everything held, 1 something in a lesson or program failed, 2 the command or a file is wrong, 3 an error of ours, 4 stopped by a limit.

        Example:
          lessons run 03-conv --open
        """,
        version: "0.1.0", subcommands: [ListCommand.self, RunCommand.self, ExecCommand.self, CheckCommand.self, NewCommand.self, ReleaseCommand.self, GradeCommand.self, ExportCommand.self, ImportCommand.self, SiteCommand.self, DataCommand.self])
}

/// Runs a command and turns errors into the exit statuses of the contract.
func runCommand() -> Int32 {
    do {
        var command = try Lessons.parseAsRoot(arguments)
        try command.run()
        return Status.held
    } catch let code as ExitCode {
        return code.rawValue
    } catch let wrong as Wrong {
        Console.write("lessons: \(wrong)\n")
        return Status.wrong
    } catch let unknown as UnknownLesson {
        Console.write("lessons: \(unknown)\n")
        return Status.wrong
    } catch let error as LessonError {
        Console.write("\(error)\n")
        return Status.wrong
    } catch {
        // Help, versions and completion scripts are asked for; anything else is a wrong command or an error of ours.
        let message = Lessons.fullMessage(for: error)
        let code = Lessons.exitCode(for: error)
        if code == .success {
            Console.write(message + "\n", to: .standardOutput)
            return Status.held
        }
        Console.write(message + "\n")
        return code == .validationFailure ? Status.wrong : Status.ours
    }
}

exit(runCommand())
