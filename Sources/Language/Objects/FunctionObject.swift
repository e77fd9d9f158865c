public import Syntax

/// What is compiled of a function, class body, generator expression or module.
public final class Code {
    public let name: String
    public let qualifiedName: String
    private(set) lazy var nameObject = StringObject.interned(name)
    private(set) lazy var qualifiedNameObject = StringObject(qualifiedName)
    public let source: SourceText
    /// The line of `def`.
    public let firstLine: Int
    /// Parameters in the order of their slots: positional-only, positional, keyword-only, `*args`, `**kwargs`.
    let parameterNames: [StringObject]
    let positionalOnlyCount: Int
    /// The same, read without counting references.
    let parameterKeys: NodeList<StringObject>
    /// Positional-only and positional ones together.
    let positionalCount: Int
    let keywordOnlyCount: Int
    let hasVariadic: Bool
    let hasVariadicKeywords: Bool
    let slotCount: Int
    /// Slots of the frame: variables, then what the compiler needs for itself.
    @exclusivity(unchecked) var frameSize: Int
    let isModule: Bool
    /// Slots that hold cells; a parameter's value moves into its cell.
    let cellSlots: [Int]
    let slotNames: [String]
    let freeNames: [String]
    let isGenerator: Bool
    let documentation: StringObject?
    /// Variables that `locals()` shows.
    let variables: [(name: String, binding: Binding)]
    /// Set when the body is compiled, at the first call.
    @exclusivity(unchecked) var body: StatementNode? {
        didSet {
            bodyNode = body.map { Unmanaged.passUnretained($0) }
            generatorBody = (body as? GeneratorBodyNode).map { Unmanaged.passUnretained($0) }
        }
    }
    /// The body of a generator.
    @exclusivity(unchecked) private(set) var generatorBody: Unmanaged<GeneratorBodyNode>?
    /// The same, run without counting references: a code object keeps its body.
    @exclusivity(unchecked) private(set) var bodyNode: Unmanaged<StatementNode>?
    /// A lambda's or one-expression function's value, evaluated without the detour of a statement.
    @exclusivity(unchecked) var expression: ExpressionNode? { didSet { expressionNode = expression.map { Unmanaged.passUnretained($0) } } }
    @exclusivity(unchecked) private(set) var expressionNode: Unmanaged<ExpressionNode>?
    /// Compiles the body; a library of many functions is compiled as far as it is used.
    @exclusivity(unchecked) var compileBody: ((Code) throws -> Void)?
    /// Neither cells, `*args` nor keyword-only parameters, and no generator: arguments become the frame as they are.
    let isPlain: Bool
    /// How many positional arguments a call passes that needs no binding; -1: every call is bound.
    let exactCount: Int

    init(name: String, qualifiedName: String, source: SourceText, firstLine: Int, scope: Scope, parameters: Parameters?, documentation: [UInt8]?) {
        self.name = name
        self.qualifiedName = qualifiedName
        self.source = source
        self.firstLine = firstLine
        let all = parameters?.all ?? []
        parameterNames = all.map { StringObject.interned($0.name.identifier) }
        parameterKeys = NodeList(parameterNames)
        positionalOnlyCount = parameters?.positionalOnly.count ?? 0
        positionalCount = (parameters?.positionalOnly.count ?? 0) + (parameters?.positional.count ?? 0)
        keywordOnlyCount = parameters?.keywordOnly.count ?? 0
        hasVariadic = parameters?.variadic != nil
        hasVariadicKeywords = parameters?.variadicKeywords != nil
        // A generator expression has one argument, its first iterable, in slot 0.
        slotCount = max(scope.slotCount, all.count)
        frameSize = slotCount
        isModule = scope.kind == .module
        cellSlots = scope.cellSlots
        slotNames = scope.slotNames
        freeNames = scope.freeNames
        isGenerator = scope.isGenerator || scope.kind == .generatorExpression
        self.documentation = documentation.map { StringObject(utf8: $0) }
        variables = scope.variables
        isPlain = cellSlots.isEmpty && keywordOnlyCount == 0 && !hasVariadic && !hasVariadicKeywords && !isGenerator
        exactCount = isPlain ? positionalCount : -1
    }

    var parameterCount: Int { parameterNames.count }

    /// The position of a parameter that can be named in a call.
    @inline(__always)
    func parameter(_ name: StringObject) -> Int? {
        let end = positionalCount &+ keywordOnlyCount
        var index = positionalOnlyCount
        while index < end {
            if parameterKeys.with(index, { $0 === name }) { return index }
            index &+= 1
        }
        // Interned names that differ are different names.
        if name.isInterned { return nil }
        return (positionalOnlyCount..<max(positionalOnlyCount, end)).first { parameterNames[$0].hasSameText(as: name) }
    }

    @inline(__always)
    func runBody(_ frame: Frame, _ interpreter: Interpreter) throws -> Completion {
        guard let bodyNode else { return .normal }
        return try bodyNode._withUnsafeGuaranteedRef { try $0.execute(frame, interpreter) }
    }

    /// The same for a generator whose values go to `sink`; see `GeneratorBodyNode`.
    func runBody(_ frame: Frame, _ interpreter: Interpreter, _ sink: (Value) -> Bool) throws -> Completion {
        guard let generatorBody else { return try runBody(frame, interpreter) }
        return try generatorBody._withUnsafeGuaranteedRef { try $0.execute(frame, interpreter, sink) }
    }
}

/// A function that a program defined.
public final class FunctionObject: Object {
    public let code: Code
    /// The module's variables.
    public let globals: DictObject
    /// Cells of outer functions, by index.
    let closure: [CellObject]
    /// Values of the last positional parameters.
    @exclusivity(unchecked) var defaults: [Value]
    /// By position among the keyword-only parameters; `.undefined`: none.
    @exclusivity(unchecked) var keywordDefaults: [Value]
    @exclusivity(unchecked) public var name: StringObject
    @exclusivity(unchecked) public var qualifiedName: StringObject
    @exclusivity(unchecked) public var documentation: Value
    @exclusivity(unchecked) var annotations: DictObject?
    /// `__module__` if a program has set it; else that of `globals`.
    @exclusivity(unchecked) var module: Value = .undefined

    init(_ code: Code, globals: DictObject, closure: [CellObject], defaults: [Value], keywordDefaults: [Value]) {
        self.code = code
        self.globals = globals
        self.closure = closure
        self.defaults = defaults
        self.keywordDefaults = keywordDefaults
        name = code.nameObject
        qualifiedName = code.qualifiedNameObject
        documentation = code.documentation.map { .object($0) } ?? .none
        super.init(.function, Types.function)
    }

    public override func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws {
        text.append(contentsOf: "<function \(qualifiedName.text) at \(interpreter.address(self))>".utf8)
    }
    public override func nativeCall(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
        try interpreter.callFunction(self, arguments)
    }
}

/// A function together with the object it was read from.
public final class BoundMethodObject: Object {
    public let function: Value
    public let receiver: Value

    public init(_ function: Value, _ receiver: Value) {
        self.function = function
        self.receiver = receiver
        let native = function.object(.native, NativeFunction.self)
        super.init(.boundMethod, native == nil ? Types.boundMethod : native?.role == .slotWrapper ? Types.methodWrapper : Types.boundNative)
    }

    /// Attributes of the function show through.
    public override func nativeAttribute(_ name: StringObject, _ interpreter: Interpreter) throws -> Value? {
        if type.lookup(name) != nil || function.object(.native, NativeFunction.self) != nil { return nil }
        return try interpreter.getAttribute(function, name)
    }

    public override func nativeCall(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
        try interpreter.call(function, receiver: receiver, arguments)
    }
    public override func nativeHash(_ interpreter: Interpreter) throws -> Int {
        let own = receiver.object.map(Interpreter.identityHash) ?? 0
        return own ^ (function.object.map(Interpreter.identityHash) ?? 0)
    }
    public override func nativeCompare(_ operation: ComparisonOperation, _ other: Value, _ interpreter: Interpreter) throws -> Value {
        guard operation == .equal || operation == .notEqual, let method = other.object(.boundMethod, BoundMethodObject.self) else { return .notImplemented }
        let same = receiver.isIdentical(to: method.receiver) && function.isIdentical(to: method.function)
        return .bool(same == (operation == .equal))
    }
    public override func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws {
        if let native = function.object(.native, NativeFunction.self) {
            let kind = native.role == .slotWrapper ? "method-wrapper '\(native.name)'" : "built-in method \(native.name)"
            text.append(contentsOf: "<\(kind) of \(receiver.typeName) object at \(interpreter.address(receiver))>".utf8)
        } else {
            let name = try function.object(.function, FunctionObject.self)?.qualifiedName.text
                ?? interpreter.attributeOrNil(function, Names.qualname)?.string?.text ?? "?"
            text.append(contentsOf: "<bound method \(name) of ".utf8)
            try interpreter.appendRepr(receiver, to: &text)
            text.append(0x3E)
        }
    }
}

/// `classmethod(function)`
public final class ClassMethodObject: Object {
    public let function: Value
    public init(_ function: Value) {
        self.function = function
        super.init(.other, Types.classMethod)
    }
    public override func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws {
        text.append(contentsOf: "<classmethod(".utf8)
        try interpreter.appendRepr(function, to: &text)
        text.append(contentsOf: ")>".utf8)
    }
}

/// `staticmethod(function)`
public final class StaticMethodObject: Object {
    public let function: Value
    public init(_ function: Value) {
        self.function = function
        super.init(.other, Types.staticMethod)
    }
    public override func nativeCall(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value { try interpreter.call(function, arguments) }
    public override func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws {
        text.append(contentsOf: "<staticmethod(".utf8)
        try interpreter.appendRepr(function, to: &text)
        text.append(contentsOf: ")>".utf8)
    }
}

/// `property(…)`; absent functions are None.
public final class PropertyObject: Object {
    @exclusivity(unchecked) public var getter: Value
    @exclusivity(unchecked) public var setter: Value
    @exclusivity(unchecked) public var deleter: Value
    @exclusivity(unchecked) public var documentation: Value
    /// The name under which its class has it (`__set_name__`).
    @exclusivity(unchecked) var name: String?

    public init(_ getter: Value, _ setter: Value, _ deleter: Value, _ documentation: Value, type: TypeRef = Types.property) {
        self.getter = getter
        self.setter = setter
        self.deleter = deleter
        self.documentation = documentation
        super.init(type == Types.property ? .other : .instance, type)
    }

    /// Whether a subclass of property has a `__get__`, `__set__` or `__delete__` of its own.
    func overrides(_ special: Special) -> Bool {
        guard kind == .instance, case .object(let method)? = type.special(special) else { return false }
        return method.kind != .native
    }
}

/// `super(type, object)`
public final class SuperObject: Object {
    /// Search begins after this class in the order of `searched`.
    public let after: TypeObject
    public let searched: TypeObject
    /// What methods are bound to; a class for class methods.
    public let receiver: Value

    public init(after: TypeObject, searched: TypeObject, receiver: Value) {
        self.after = after
        self.searched = searched
        self.receiver = receiver
        super.init(.other, Types.superType)
    }

    /// The attribute of the next class that has it, bound to the object.
    public override func nativeAttribute(_ name: StringObject, _ interpreter: Interpreter) throws -> Value? {
        if name === Names.className || receiver.isUndefined { return nil }
        var isAfter = false
        for type in searched.order {
            if isAfter, let found = type.namespace[name] {
                // Where the object is the class itself, functions stay as they are and class methods get the class.
                if case .object(let object) = receiver, object === searched { return try interpreter.bindToClass(found, searched) }
                return try interpreter.bind(found, receiver, searched)
            }
            if type === after { isAfter = true }
        }
        return nil
    }

    public override func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws {
        text.append(contentsOf: "<super: <class '\(after.name)'>, \(receiver.isUndefined ? "NULL" : "<\(searched.name) object>")>".utf8)
    }
}

/// A module.
public final class ModuleObject: Object {
    public let name: String
    /// Its variables.
    public let namespace: DictObject
    /// Finds a name that is not there yet (native modules that are filled as far as they are used).
    @exclusivity(unchecked) public var lazyAttribute: ((StringObject, Interpreter) throws -> Value?)?
    /// The names that `lazyAttribute` knows, for `dir()` and `import *`.
    @exclusivity(unchecked) public var lazyNames: (() -> [String])?
    /// Its source is still running (`import` in a circle sees it half done).
    @exclusivity(unchecked) public var isInitializing = false
    /// A program cannot change the module's attributes: it belongs to the library.
    @exclusivity(unchecked) public var isFrozen = false
    /// The same, from the time on at which the interpreter sealed its library.
    @exclusivity(unchecked) var isSealed = false

    public init(_ name: String, doc: String? = nil) {
        self.name = name
        namespace = DictObject()
        super.init(.module, Types.module)
        namespace["__name__"] = Value(name)
        namespace["__doc__"] = doc.map { Value($0) } ?? Value.none
    }

    public override func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws {
        let builtin = isFrozen || lazyAttribute != nil || self === interpreter.builtins
        text.append(contentsOf: (builtin ? "<module '\(name)' (built-in)>" : "<module '\(name)'>").utf8)
    }
}

/// An iterator written in Swift.
open class IteratorObject: Object {
    public init(_ type: TypeRef) { super.init(.iterator, type) }
    /// For a class that a program may derive from: objects of a subclass may bring their own `__next__`.
    public init(subclassable type: TypeObject) { super.init(type.isBuiltin ? .iterator : .instance, type.reference) }
    /// The next element; nil at the end (and ever after).
    open func next(_ interpreter: Interpreter) throws -> Value? { nil }
    public final override func nativeNext(_ interpreter: Interpreter) throws -> Value? { try next(interpreter) }
    public final override func nativeIterator(_ interpreter: Interpreter) throws -> Value { .object(self) }
    /// An estimate of how many elements are left (`__length_hint__`); nil: unknown.
    open func lengthHint(_ interpreter: Interpreter) -> Int? { nil }
}
