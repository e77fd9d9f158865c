internal import Glibc

/// How this program is started again as a worker.
///
/// Where a C library travels with the program, as in an archive for a grading service, it was started as the argument of the dynamic loader: then `/proc/self/exe`
/// is the loader, and starting that alone would start nothing.
public enum OwnProgram {
    /// The path that stands for the running program.
    public static let current = "/proc/self/exe"

    /// The path of the program's file.
    public static var file: String { loader == nil ? current : CommandLine.arguments.first ?? current }

    /// What starts `executable` with `command`: the path of what is to be run, and its arguments from the name on.
    static func start(_ executable: String, _ command: String) -> (path: String, arguments: [String]) {
        guard executable == current, let loader, let program = CommandLine.arguments.first else { return (executable, [executable, command]) }
        return (loader, [loader, program, command])
    }

    private static let loader: String? = {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = bytes.withUnsafeMutableBytes { space in space.bindMemory(to: CChar.self).baseAddress.map { readlink(current, $0, 4095) } ?? -1 }
        guard count > 0 else { return nil }
        let path = String(decoding: bytes.prefix(count), as: UTF8.self)
        return path.split(separator: "/").last?.hasPrefix("ld-linux") == true ? path : nil
    }()
}
