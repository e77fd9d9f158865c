extension TypeObject {
    /// Makes a built-in class.
    ///
    /// - Parameters:
    ///   - specials: the operations of the Swift class (`native…` methods) that a program may see and call by their special names.
    ///   - make: `__new__`; nil: a program cannot make objects of the class.
    ///   - initialize: `__init__`, for classes whose objects change after they are made.
    public static func native(
        _ name: String, module: String = "builtins", base: TypeRef? = nil, doc: String = "", specials: [Special] = [], hasAttributes: Bool = false,
        isSubclassable: Bool = true, initialize: ((Value, Arguments, Interpreter) throws -> Void)? = nil,
        make: ((TypeObject, Arguments, Interpreter) throws -> Value)? = nil
    ) -> TypeObject {
        let parent = base?.object
        let layout: Layout
        if let make {
            layout = Layout(name: name, make: make, initialize: initialize)
        } else if let parent, base != Types.object {
            layout = parent.layout
        } else {
            layout = Layout(name: name, isMakeable: false, make: { _, _, interpreter in throw interpreter.typeError("cannot create '\(name)' instances") })
        }
        let type = TypeObject(name: name, module: module, bases: parent.map { [$0] } ?? [], metaclass: Types.type, layout: layout, isBuiltin: true,
                              hasAttributes: hasAttributes || (parent?.hasAttributes ?? false), isSubclassable: isSubclassable)
        type.order = [type] + (parent?.order ?? [])
        if !doc.isEmpty { type.documentation = doc }
        for special in specials { type.addSlotWrapper(special) }
        if make != nil { type.exposeConstructor() }
        type.exposeDocumentation()
        return type
    }

    /// Adds a method: `append(self, object, /)`.
    @discardableResult
    public func method(_ signature: String, doc: String = "", _ body: @escaping NativeFunction.Body) -> TypeObject {
        let function = NativeFunction(signature, role: .method, owner: reference, doc: doc, body)
        namespace[function.name] = .object(function)
        return self
    }

    /// Gives a method its short way, for calls with `counts` arguments besides the object.
    public func quick(_ name: String, _ counts: ClosedRange<Int>, _ body: @escaping NativeFunction.Quick) {
        guard let function = namespace[name]?.object(.native, NativeFunction.self) else { return }
        function.takesQuickly(counts, body)
    }

    /// Adds a method that reads its arguments itself (the object is the first).
    @discardableResult
    public func rawMethod(_ name: String, doc: String = "", _ body: @escaping NativeFunction.Body) -> TypeObject {
        namespace[name] = .object(NativeFunction(raw: name, role: .method, owner: reference, doc: doc, body))
        return self
    }

    /// Adds a method of the class; its first argument is the class.
    @discardableResult
    public func classMethod(_ signature: String, doc: String = "", _ body: @escaping NativeFunction.Body) -> TypeObject {
        let function = NativeFunction(signature, role: .function, owner: reference, doc: doc, body)
        namespace[function.name] = .object(ClassMethodObject(.object(function)))
        return self
    }

    @discardableResult
    public func staticMethod(_ signature: String, doc: String = "", _ body: @escaping NativeFunction.Body) -> TypeObject {
        let function = NativeFunction(signature, role: .function, owner: reference, doc: doc, body)
        namespace[function.name] = .object(StaticMethodObject(.object(function)))
        return self
    }

    /// Adds an attribute that is computed; `set` gets `.undefined` for a deletion.
    @discardableResult
    public func attribute(
        _ name: String, doc: String = "", set: ((Interpreter, Object, Value) throws -> Void)? = nil, get: @escaping (Interpreter, Object) throws -> Value
    ) -> TypeObject {
        namespace[name] = .object(GetSetObject(name, owner: reference, doc: doc, get: get, set: set))
        return self
    }

    /// Adds a constant.
    @discardableResult
    public func constant(_ name: String, _ value: Value) -> TypeObject {
        namespace[name] = value
        return self
    }
}

/// A computed attribute of a built-in class.
public final class GetSetObject: Object {
    public let name: String
    public let owner: TypeRef
    public let documentation: String
    let get: (Interpreter, Object) throws -> Value
    let set: ((Interpreter, Object, Value) throws -> Void)?

    init(_ name: String, owner: TypeRef, doc: String, get: @escaping (Interpreter, Object) throws -> Value, set: ((Interpreter, Object, Value) throws -> Void)?) {
        self.name = name
        self.owner = owner
        documentation = doc
        self.get = get
        self.set = set
        super.init(.other, Types.getSet)
    }

    public override func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws {
        text.append(contentsOf: "<attribute '\(name)' of '\(owner.object.name)' objects>".utf8)
    }
}
