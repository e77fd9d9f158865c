/// The modules that are written in the language itself.
///
/// Each is compiled when a program first imports it, with the module's namespace as its globals.  Names with an underscore that they
/// import (`_collections`, `_json`, `_string`, …) are native.
public enum PythonSource {
    /// Module name → source text.
    public static func module(_ name: String) -> String? { modules.first { $0.name == name }?.source() }

    /// The names of the modules.
    public static var names: [String] { modules.map(\.name) }

    private static let modules: [(name: String, source: () -> String)] = [
        ("__future__", { future }),
        ("argparse", { argparse }),
        ("array", { array }),
        ("base64", { base64 }),
        ("binascii", { binascii }),
        ("bisect", { bisect }),
        ("calendar", { calendar }),
        ("colorsys", { colorsys }),
        ("collections", { collections }),
        ("collections.abc", { collectionsAbstract }),
        ("contextlib", { contextlib }),
        ("copy", { copy }),
        ("csv", { csv }),
        ("dataclasses", { dataclasses }),
        ("datetime", { datetime }),
        ("difflib", { difflib }),
        ("enum", { enumerations }),
        ("fnmatch", { fnmatch }),
        ("fractions", { fractions }),
        ("functools", { functools }),
        ("heapq", { heapq }),
        ("importlib", { importing }),
        ("inspect", { inspection }),
        ("io", { inputOutput }),
        ("json", { json }),
        ("keyword", { keyword }),
        ("logging", { logging }),
        ("numbers", { numbers }),
        ("operator", { operators }),
        ("os", { operatingSystem }),
        ("pathlib", { pathlib }),
        ("platform", { platform }),
        ("posixpath", { posixPath }),
        ("pprint", { pprint }),
        ("reprlib", { reprlib }),
        ("statistics", { statistics }),
        ("string", { string }),
        ("textwrap", { textwrap }),
        ("timeit", { timeit }),
        ("tqdm", { progressBars }),
        ("traceback", { tracebacks }),
        ("types", { types }),
        ("typing", { typing }),
        ("warnings", { warnings }),
        ("weakref", { weakReferences }),
    ]
}
