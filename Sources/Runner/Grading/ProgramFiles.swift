internal import CSandbox
internal import Kernels

/// What this program consists of, for taking it to a machine that has nothing of it.
public enum ProgramFiles {
    /// The paths of the shared libraries that the program has loaded: that for matrix products, the C library and the dynamic loader are among them.
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
        return list.paths.sorted()
    }
}
