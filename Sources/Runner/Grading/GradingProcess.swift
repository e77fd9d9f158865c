internal import CSandbox
internal import Foundation
internal import Glibc

/// A grading worker, seen from outside: it is given programs and answers with outcomes.
///
/// The thread that makes it must live as long as it does: the worker ends with that thread.
public final class GradingProcess {
    public struct Failure: Error, CustomStringConvertible {
        public let description: String
        public init(description: String) { self.description = description }
    }

    private var process: pid_t = 0
    private var tasks: [Int32] = []
    private var outcomes: [Int32] = []
    private var readers: [Frames.Reader]

    /// - Parameter executable: the program with the hidden command `grade-worker`.
    public init(_ plan: GradingPlan, executable: String = OwnProgram.current) throws {
        signal(SIGPIPE, SIG_IGN)
        readers = Array(repeating: Frames.Reader(), count: plan.exercises.count)
        let body = try Frames.frame(plan)
        let highest = GradingWorker.outcomes(plan.exercises.count) + 1
        // Above the descriptors that they become, so that none overwrites another.
        func pipe() throws -> (read: Int32, write: Int32) {
            var ends: [Int32] = [-1, -1]
            guard csb_pipe(&ends) == 0 else { throw Failure(description: "no pipe can be made: \(SystemError(number: errno))") }
            let high = ends.map { fcntl($0, F_DUPFD_CLOEXEC, highest) }
            for end in ends { Glibc.close(end) }
            guard high.allSatisfy({ $0 >= 0 }) else { throw Failure(description: "too many files are open") }
            return (high[0], high[1])
        }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        var theirs: [Int32] = []
        defer { for end in theirs { Glibc.close(end) } }
        let input = try pipe()
        theirs.append(input.read)
        posix_spawn_file_actions_adddup2(&actions, input.read, STDIN_FILENO)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        for index in plan.exercises.indices {
            let (task, outcome) = (try pipe(), try pipe())
            tasks.append(task.write)
            outcomes.append(outcome.read)
            theirs += [task.read, outcome.write]
            posix_spawn_file_actions_adddup2(&actions, task.read, GradingWorker.tasks(index))
            posix_spawn_file_actions_adddup2(&actions, outcome.write, GradingWorker.outcomes(index))
        }
        // A worker learns nothing of the environment.
        var environment: [UnsafeMutablePointer<CChar>?] = []
        for setting in ["SWIFT_BACKTRACE=enable=no", "MALLOC_ARENA_MAX=1", "OPENBLAS_NUM_THREADS=1"] { environment.append(strdup(setting)) }
        for name in ["PATH", "LD_LIBRARY_PATH", "OPENBLAS_CORETYPE", "LANG", "LC_ALL"] {
            if let value = getenv(name) { environment.append(strdup("\(name)=\(String(cString: value))")) }
        }
        environment.append(nil)
        let own = OwnProgram.start(executable, "grade-worker")
        var arguments = own.arguments.map { strdup($0) } + [nil]
        defer { for text in environment + arguments { free(text) } }
        let error = posix_spawn(&process, own.path, &actions, nil, &arguments, &environment)
        if error != 0 {
            process = 0
            throw Failure(description: "no worker can be started: \(SystemError(number: error))")
        }
        body.withUnsafeBufferPointer { OutputBuffer.write($0, to: input.write) }
        Glibc.close(input.write)
    }

    deinit { close() }

    /// Judges a program as the answer to the exercise with this index.
    ///
    /// - Throws: `Failure` if the worker is gone; it cannot be used any more.
    public func judge(_ task: GradingTask, exercise: Int) throws -> ExerciseOutcome {
        guard tasks.indices.contains(exercise) else { throw Failure(description: "there is no exercise \(exercise)") }
        let frame = try Frames.frame(task)
        frame.withUnsafeBufferPointer { OutputBuffer.write($0, to: tasks[exercise]) }
        while true {
            if let body = readers[exercise].next() { return try Frames.decode(ExerciseOutcome.self, from: body) }
            guard let bytes = Descriptors.read(outcomes[exercise]), !readers[exercise].isBroken else { throw Failure(description: "the worker ended") }
            readers[exercise].append(bytes)
        }
    }

    public func close() {
        for descriptor in tasks + outcomes { Glibc.close(descriptor) }
        tasks = []
        outcomes = []
        if process > 0 {
            kill(process, SIGKILL)
            var status: Int32 = 0
            while waitpid(process, &status, 0) < 0, errno == EINTR {}
            process = 0
        }
    }
}
