import Runner

/// `lessons worker`: the process in which a lesson's cells run.  It is started by other commands, never by hand, and begins before the argument parser.
enum WorkerCommand {
    static func quick(_ arguments: [String]) -> Int32? {
        switch arguments {
        case ["worker"]: Worker.run()
        case ["grade-worker"]: GradingWorker.run()
        default: nil
        }
    }
}
