public import Syntax

extension Interpreter {
    // MARK: finding

    /// `import a.b.c`: the module `a.b.c`, whose parents are imported before it.
    ///
    /// A module that a program imports for the first time comes from `moduleFinders`, asked in order with the full name.  Finders of
    /// native modules give the finished module; those of modules in the language give it through `sourceModule`.
    ///
    /// - Throws: ModuleNotFoundError, or what the module's own source throws.
    public func importModule(_ name: String) throws -> ModuleObject {
        if let module = modules[name] { return module }
        if name.isEmpty { throw valueError("Empty module name") }
        try tick()
        var parent: ModuleObject?
        var path = ""
        for part in name.split(separator: ".", omittingEmptySubsequences: false) {
            path = path.isEmpty ? String(part) : path + "." + part
            parent = try step(to: path, last: String(part), parent: parent)
        }
        guard let module = parent else { throw moduleNotFound(name, in: nil) }
        return module
    }

    /// One step of a dotted name.
    private func step(to path: String, last: String, parent: ModuleObject?) throws -> ModuleObject {
        if let module = modules[path] { return module }
        guard let module = try find(path) ?? parent.flatMap({ submodule(last, of: $0) }) else { throw moduleNotFound(path, in: parent) }
        // The source may have put another module in its own place.
        let result = modules[path] ?? module
        modules[path] = result
        if let parent { parent.namespace[last] = .object(result) }
        return result
    }

    private func find(_ path: String) throws -> ModuleObject? {
        try withDepth("while importing a module") {
            for finder in moduleFinders { if let module = try finder(path, self) { seal(module); return module } }
            return nil
        }
    }

    /// A module that its parent has as an attribute (`collections.abc` of a native `collections`).
    private func submodule(_ name: String, of parent: ModuleObject) -> ModuleObject? {
        // Only what is there already: a name that is found lazily may import in its turn.
        guard let module = parent.namespace[.interned(name)]?.object(.module, ModuleObject.self),
              module.name == parent.name + "." + name else { return nil }
        return module
    }

    private func moduleNotFound(_ name: String, in parent: ModuleObject?) -> PythonError {
        var message = "No module named '\(name)'"
        if let parent, parent.namespace["__path__"] == nil { message += "; '\(parent.name)' is not a package" }
        let error = make("ModuleNotFoundError", message)
        error.exception.details = ["name": Value(name)]
        var teaching = Teaching()
        let first = String(name.prefix { $0 != "." })
        if let note = AbsentModules.note(first) {
            teaching.notes = [note]
        } else {
            teaching.unknownName = name
            teaching.candidates = modules.keys.sorted()
        }
        error.exception.teaching = teaching
        return error
    }

    /// The absolute name of a module that `from ..a import b` names with `level` dots.
    ///
    /// - Throws: ImportError where there is no package to be relative to.
    public func absoluteModuleName(_ name: String, level: Int, globals: DictObject?) throws -> String {
        if level <= 0 { return name }
        let own = globals?["__name__"]?.string?.text ?? ""
        var package = globals?["__package__"]?.string?.text
        if package == nil { package = globals?["__path__"] != nil ? own : own.split(separator: ".").dropLast().joined(separator: ".") }
        guard let package, !package.isEmpty else { throw importError("attempted relative import with no known parent package") }
        var parts = package.split(separator: ".")
        if level - 1 >= parts.count { throw importError("attempted relative import beyond top-level package") }
        parts.removeLast(level - 1)
        return (name.isEmpty ? parts : parts + [Substring(name)]).joined(separator: ".")
    }

    // MARK: names of a module

    /// `from module import name`
    ///
    /// - Throws: ImportError "cannot import name …".
    public func importFrom(_ module: ModuleObject, _ name: StringObject) throws -> Value {
        if let value = try attributeOrNil(.object(module), name) { return value }
        let path = module.name + "." + name.text
        if let submodule = modules[path] { return .object(submodule) }
        if let found = try importSubmodule(module, name) { return .object(found) }
        let file = module.namespace["__file__"]?.string?.text ?? "unknown location"
        let error = importError("cannot import name '\(name.text)' from "
            + (module.isInitializing ? "partially initialized module '\(module.name)' (most likely due to a circular import) (\(file))" : "'\(module.name)' (\(file))"))
        error.exception.details = ["name": Value(module.name), "path": module.namespace["__file__"] ?? .none]
        var teaching = Teaching()
        teaching.unknownName = name.text
        teaching.owner = .object(module)
        teaching.candidates = module.attributeNames.map(\.text)
        teaching.isSilent = true
        error.exception.teaching = teaching
        throw error
    }

    /// A module inside a package that is not imported yet; nil if there is none.
    func importSubmodule(_ package: ModuleObject, _ name: StringObject) throws -> ModuleObject? {
        guard package.namespace["__path__"] != nil else { return nil }
        let path = package.name + "." + name.text
        guard let module = try find(path) else { return nil }
        let result = modules[path] ?? module
        modules[path] = result
        package.namespace[name.interned] = .object(result)
        return result
    }

    /// `from module import *`: calls `body` with each name and its value.
    public func importAll(from module: ModuleObject, _ body: (StringObject, Value) throws -> Void) throws {
        if let all = try attributeOrNil(.object(module), Names.all) {
            try forEach(in: all) { item in
                guard let name = item.string else { throw typeError("Item in \(module.name).__all__ must be str, not \(item.typeName)") }
                guard let value = try attributeOrNil(.object(module), name) ?? importSubmodule(module, name).map({ .object($0) }) else {
                    throw missingAttribute(.object(module), name)
                }
                try body(name.interned, value)
                return true
            }
            return
        }
        for name in module.attributeNames where name.utf8.first != 0x5F {
            if let value = try attributeOrNil(.object(module), name) { try body(name.interned, value) }
        }
    }

    // MARK: modules in the language

    /// Runs the source of a module: what a finder returns for a module written in the language.
    ///
    /// - Parameter isPackage: it may have submodules.
    public func sourceModule(_ name: String, _ source: SourceText, isPackage: Bool = false) throws -> ModuleObject {
        let module = ModuleObject(name)
        module.isInitializing = true
        module.namespace["__package__"] = Value(isPackage ? name : name.split(separator: ".").dropLast().joined(separator: "."))
        module.namespace["__builtins__"] = .object(builtins)
        if isPackage { module.namespace["__path__"] = .object(ListObject()) }
        // Known before it runs, so that modules may import each other.
        modules[name] = module
        do {
            try runModule(source: source, in: module)
        } catch {
            if modules[name] === module { modules[name] = nil }
            throw error
        }
        module.isInitializing = false
        seal(module)
        return modules[name] ?? module
    }
}
