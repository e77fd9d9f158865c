import Dispatch
import Foundation
import Glibc

/// One line on the terminal that says how far a batch is.
final class ProgressLine: @unchecked Sendable {
    private let start: Date, width: Int, unicode: Bool, colour: Bool
    private var last = Date.distantPast

    init(start: Date, width: Int, unicode: Bool, colour: Bool) {
        self.start = start
        self.width = width
        self.unicode = unicode
        self.colour = colour
    }

    func show(_ done: Int, _ total: Int, _ name: String) {
        let now = Date()
        // Often enough for the eye.
        guard now.timeIntervalSince(last) > 0.08 || done == total else { return }
        last = now
        Console.write("\r\u{1B}[K" + text(done, total, name, seconds: now.timeIntervalSince(start)))
    }

    func text(_ done: Int, _ total: Int, _ name: String, seconds: Double) -> String {
        let length = width >= 70 ? 20 : 0
        let full = total > 0 ? min(length, done * length / total) : 0
        var bar = String(repeating: unicode ? "━" : "#", count: full)
        let rest = String(repeating: unicode ? "━" : ".", count: length - full)
        bar = colour ? "\u{1B}[32m\(bar)\u{1B}[0m\u{1B}[2m\(rest)\u{1B}[0m" : bar + rest
        let left = done > 0 ? seconds / Double(done) * Double(total - done) : 0
        let words = "\(done) of \(total), \(Self.duration(left)) to go"
        let room = width - length - words.count - 6
        return (length > 0 ? bar + "  " : "") + words + (room > 3 ? "  " + name.prefix(room) : "")
    }

    private static func duration(_ seconds: Double) -> String {
        let whole = Int(min(seconds, 1e6).rounded(.up))
        return whole < 90 ? "about \(whole) s" : "about \((whole + 30) / 60) min"
    }
}

/// SIGINT and SIGTERM: the first lets what is in hand be finished, the second ends the process.
///
/// Workers inherit that these signals are ignored: a terminal sends them to all processes of a command.
final class Interruption: @unchecked Sendable {
    private var sources: [any DispatchSourceSignal] = []
    private let lock = NSLock()
    private var first: Int32?

    init(_ act: @escaping @Sendable (String) -> Void) {
        for (number, name) in [(SIGINT, "Ctrl-C"), (SIGTERM, "SIGTERM")] {
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { [self] in
                lock.lock()
                let isSecond = first != nil
                if !isSecond { first = number }
                lock.unlock()
                // Results are renamed into their place, so nothing is left half written.
                if isSecond { _exit(128 + number) }
                act(name)
            }
            source.resume()
            sources.append(source)
        }
    }

    /// The signal that came.
    var received: Int32? {
        lock.lock()
        defer { lock.unlock() }
        return first
    }
}
