internal import Syntax

/// What CPython has and a lesson's program is refused on purpose, because it reaches out of the program: files, text that is run as code, the
/// insides of functions and classes.
///
/// The refusal comes where such a name is read, before anything is done with it.
enum RefusedNames {
    /// Built-in functions that do not exist here.
    private static let functions: [String: (type: String, reason: String)] = [
        "open": ("PermissionError", "a program here reads and writes no files; keep the text in a string, and take io.StringIO(text) where something like a file is wanted"),
        "eval": ("NameError", "no text is run as code here; write the expression itself, or take a dict of functions and look the text up in it"),
        "exec": ("NameError", "no text is run as code here; write the statements themselves, or put them into a function"),
        "compile": ("NameError", "no text is run as code here; a function or a lambda is code that can be kept in a variable"),
    ]

    /// The error for a name that is bound to nothing; nil if the name means nothing here either.
    static func error(_ name: String, _ interpreter: Interpreter) -> PythonError? {
        guard let (type, reason) = functions[name] else { return nil }
        return interpreter.make(type, "\(name)() is not available: \(reason)")
    }

    /// Attributes of modules that a program that imports the module cannot have: the import is refused if the text of the program uses one.
    private static let members: [String: (type: String, names: Set<String>, reason: String)] = [
        "gc": ("ImportError", ["get_objects", "get_referrers", "get_referents"], "the interpreter shows nothing of its own inside; gc.collect() is there"),
        "io": ("PermissionError", ["open", "open_code", "FileIO"], "a program here reads and writes no files; io.StringIO(text) is a text that is read like a file"),
    ]

    /// The error for `import module` in a program that goes on to use a refused attribute of it.
    static func importError(_ module: String, _ source: SourceText, _ interpreter: Interpreter) -> PythonError? {
        guard !source.isLibrary, let (type, names, reason) = members[module],
              let use = MemberUses.find(of: module, in: source).first(where: { names.contains($0.member) }) else { return nil }
        return interpreter.make(type, "\(module).\(use.member) (line \(use.line)) is not available: \(reason)")
    }

    /// Attributes of functions and classes that are not shown.
    static let closure = "the variables of a closure are its own; return them, or make them attributes of an object"
    static let globals = "a module's variables are read by their names; globals() gives them to the module itself"
    static let subclasses = "a class does not list the classes derived from it; keep a list of your own, for instance in __init_subclass__"
    static let order = "the classes behind built-in values are not walked; type(value).__name__ names the class, isinstance() tests for it"
}
