/// The modules that are written in the language itself.
///
/// Each is compiled when a program first imports it, with the module's namespace as its globals.  Names with an underscore that they
/// import (`_collections`, `_json`, `_string`) are native.
public enum PythonSource {
    /// Module name → source text.
    public static func module(_ name: String) -> String? { modules.first { $0.name == name }?.source() }

    /// The names of the modules.
    public static var names: [String] { modules.map(\.name) }

    private static let modules: [(name: String, source: () -> String)] = [
        ("bisect", { bisect }),
        ("calendar", { calendar }),
        ("collections", { collections }),
        ("contextlib", { contextlib }),
        ("copy", { copy }),
        ("dataclasses", { dataclasses }),
        ("datetime", { datetime }),
        ("difflib", { difflib }),
        ("enum", { enumerations }),
        ("fractions", { fractions }),
        ("functools", { functools }),
        ("heapq", { heapq }),
        ("io", { inputOutput }),
        ("json", { json }),
        ("numbers", { numbers }),
        ("operator", { operators }),
        ("pprint", { pprint }),
        ("statistics", { statistics }),
        ("string", { string }),
        ("textwrap", { textwrap }),
        ("types", { types }),
        ("typing", { typing }),
        ("warnings", { warnings }),
    ]
}
