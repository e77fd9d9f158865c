public import Language
internal import Syntax

/// The standard library of the dialect.
public enum StandardModules {
    /// Modules that are made by Swift code.
    private static let native: [String: (Interpreter) -> ModuleObject] = [
        "_bisect": BisectModule.make,
        "_collections": CollectionsModule.make,
        "_functools": FunctoolsModule.make,
        "_heapq": HeapModule.make,
        "_inspect": InspectModule.make,
        "_json": JSONModule.make,
        "_mappings": MappingsModule.make,
        "_operator": OperatorModule.make,
        "_string": StringModule.make,
        "_traceback": TracebackModule.make,
        "abc": AbstractClassesModule.make,
        "gc": CollectorModule.make,
        "hashlib": HashModule.make,
        "itertools": ItertoolsModule.make,
        "math": MathModule.make,
        "random": RandomModule.make,
        "re": ReModule.make,
        "struct": StructModule.make,
        "sys": SysModule.make,
        "time": TimeModule.make,
    ]

    /// Lets programs of this interpreter import the modules.  Nothing is made before it is imported.
    public static func install(_ interpreter: Interpreter) {
        interpreter.moduleFinders.append(find)
    }

    /// The names that can be imported, without the private ones.
    public static var names: [String] { (Array(native.keys) + PythonSource.names).filter { !$0.hasPrefix("_") || $0 == "__future__" }.sorted() }

    /// Modules under a second name.
    private static let aliases = [
        "importlib.util": "importlib", "json.decoder": "json", "json.encoder": "json",
        "tqdm.auto": "tqdm", "tqdm.notebook": "tqdm", "typing_extensions": "typing",
    ]

    /// Modules that have others in them.
    private static let packages: Set<String> = ["collections", "importlib", "json", "os", "tqdm"]

    private static func find(_ name: String, _ interpreter: Interpreter) throws -> ModuleObject? {
        if let make = native[name] { return make(interpreter) }
        if let other = aliases[name] { return try interpreter.importModule(other) }
        guard let source = PythonSource.module(name) else { return nil }
        return try interpreter.sourceModule(name, SourceText(name: "<\(name)>", text: source, isLibrary: true), isPackage: packages.contains(name))
    }
}
