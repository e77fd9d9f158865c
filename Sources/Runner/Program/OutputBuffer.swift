internal import Glibc

/// Text on its way to a descriptor: written when there is much of it, line by line on a terminal, and when it is told to.
final class OutputBuffer {
    private let descriptor: Int32
    private let isTerminal: Bool
    private var pending: [UInt8] = []
    private static let size = 1 << 16

    init(descriptor: Int32) {
        self.descriptor = descriptor
        isTerminal = isatty(descriptor) == 1
        pending.reserveCapacity(Self.size)
    }

    func write(_ text: UnsafeBufferPointer<UInt8>) {
        if pending.count + text.count > Self.size {
            flush()
            if text.count > Self.size {
                Self.write(text, to: descriptor)
                return
            }
        }
        pending.append(contentsOf: text)
        if isTerminal, text.contains(0x0A) { flush() }
    }

    func flush() {
        if pending.isEmpty { return }
        pending.withUnsafeBufferPointer { Self.write($0, to: descriptor) }
        pending.removeAll(keepingCapacity: true)
    }

    /// Writes all of it, or as much as the other side takes.
    static func write(_ text: UnsafeBufferPointer<UInt8>, to descriptor: Int32) {
        var rest = UnsafeRawBufferPointer(text)
        while let base = rest.baseAddress, !rest.isEmpty {
            let count = Glibc.write(descriptor, base, rest.count)
            if count < 0 {
                if errno == EINTR { continue }
                return
            }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
    }

    static func write(_ text: String, to descriptor: Int32) {
        var text = text
        text.withUTF8 { write($0, to: descriptor) }
    }
}

/// Lines of a descriptor.
final class LineReader {
    private let descriptor: Int32
    private var pending: [UInt8] = []
    private var position = 0

    init(descriptor: Int32) { self.descriptor = descriptor }

    /// The next line with its line end; nil at the end.
    func next() -> [UInt8]? {
        while true {
            if let end = pending[position...].firstIndex(of: 0x0A) {
                defer { position = end + 1 }
                return Array(pending[position...end])
            }
            pending.removeFirst(position)
            position = 0
            guard let more = Descriptors.read(descriptor) else {
                if pending.isEmpty { return nil }
                defer { pending = [] }
                return pending
            }
            pending += more
        }
    }
}

/// Reading of descriptors and files, without Foundation: a short program should not wait for a library that it does not need.
enum Descriptors {
    /// Some bytes; nil at the end.
    static func read(_ descriptor: Int32) -> [UInt8]? {
        while true {
            var count = 0
            let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, initialized in
                count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                initialized = max(count, 0)
            }
            if count < 0, errno == EINTR { continue }
            return count > 0 ? bytes : nil
        }
    }

    static func readAll(_ descriptor: Int32) -> [UInt8] {
        var all: [UInt8] = []
        while let more = read(descriptor) { all += more }
        return all
    }

    /// The bytes of a file; an error number if it cannot be read.
    static func contents(of path: String) -> Result<[UInt8], SystemError> {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 { return .failure(SystemError(number: errno)) }
        defer { close(descriptor) }
        var status = stat()
        if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { return .failure(SystemError(number: EISDIR)) }
        return .success(readAll(descriptor))
    }
}

/// What the system says about a call that failed.
struct SystemError: Error, CustomStringConvertible {
    let number: Int32
    var description: String { String(cString: strerror(number)) }
}
