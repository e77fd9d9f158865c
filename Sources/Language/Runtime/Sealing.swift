// Sealing: what a program finds in its libraries stays as it is.  Where somebody's program is judged by tests in the same interpreter, the tests rest on
// the library; so nothing that the program does may change a module, a class of the library, or the built-in functions.

extension Interpreter {
    /// From now on no program can change a module of the library, the classes in it, the defaults of its functions, or the built-in names.
    ///
    /// Modules that are imported later are sealed when their source has run.  The main program's own classes and functions stay changeable.
    public func sealLibrary() {
        isSealing = true
        builtins.isSealed = true
        for module in modules.values { seal(module) }
    }

    func seal(_ module: ModuleObject) {
        guard isSealing, !module.isSealed || module === builtins, module !== mainModule, module.name != "__main__", !module.isInitializing else { return }
        module.isSealed = true
        sealedGlobals.insert(ObjectIdentifier(module.namespace))
        for (_, value) in module.namespace.items { if let type = value.type { seal(type, depth: 0) } }
    }

    /// Classes of `__main__` that a library module holds (a registry) are the program's.
    private func seal(_ type: TypeObject, depth: Int) {
        if type.isBuiltin || type.isSealed || depth > 8 || type.namespace[Names.module]?.string?.text == "__main__" { return }
        type.isSealed = true
        for (_, value) in type.namespace.items { if let inner = value.type { seal(inner, depth: depth + 1) } }
    }

    /// Whether a function belongs to a sealed module.
    func isSealed(_ function: FunctionObject) -> Bool { isSealing && sealedGlobals.contains(ObjectIdentifier(function.globals)) }

    func sealedError(_ what: String) -> PythonError { attributeError("\(what) belongs to the library and cannot be changed here") }
}
