internal import CSandbox
internal import Kernels

/// What this program consists of, for taking it to a machine that has nothing of it.
public enum ProgramFiles {
    /// Parts of the C library: every system has its own, and only that fits its kernel and loader.
    private static let systems: Set<String> = ["ld-linux-x86-64.so", "ld-linux-aarch64.so", "libc.so", "libm.so", "libpthread.so", "libdl.so", "librt.so", "libresolv.so", "libutil.so", "libanl.so", "libmvec.so"]

    /// The paths of the shared libraries that the program has loaded, that for matrix products included; those of the system's C library are left out.
    ///
    /// A path ends with the name under which the library is looked for.
    public static func libraries() -> [String] {
        Kernels.prepare()
        final class List { var paths: [String] = [] }
        let list = List()
        csb_libraries({ path, context in
            guard let path, let context else { return }
            Unmanaged<List>.fromOpaque(context).takeUnretainedValue().paths.append(String(cString: path))
        }, Unmanaged.passUnretained(list).toOpaque())
        return list.paths.filter { path in
            let name = path.split(separator: "/").last.map(String.init) ?? path
            guard let end = name.firstRange(of: ".so") else { return false }
            return !systems.contains(String(name[..<end.upperBound]))
        }.sorted()
    }
}
