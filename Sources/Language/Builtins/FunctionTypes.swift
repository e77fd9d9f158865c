extension TypeObject {
    /// Adds an attribute computed from the Swift object; `set` gets `.undefined` for a deletion.
    @discardableResult
    func computed<T: Object>(
        _ name: String, of layout: T.Type, doc: String = "", set: ((Interpreter, T, Value) throws -> Void)? = nil, get: @escaping (Interpreter, T) throws -> Value
    ) -> TypeObject {
        let owner = self.name
        func checked(_ interpreter: Interpreter, _ object: Object) throws -> T {
            guard let object = object as? T else {
                throw interpreter.typeError("descriptor '\(name)' for '\(owner)' objects doesn't apply to a '\(object.type.name)' object")
            }
            return object
        }
        let setter: ((Interpreter, Object, Value) throws -> Void)? = set.map { set in { try set($0, checked($0, $1), $2) } }
        return attribute(name, doc: doc, set: setter, get: { try get($0, checked($0, $1)) })
    }

    /// Adds `__get__`: binding as reading the attribute through an object or a class does it.
    func addDescriptorGet() {
        method("__get__(self, instance, owner=None, /)", doc: "Return an attribute of instance, which is of type owner.") { interpreter, arguments in
            let found = arguments[0]
            if arguments[1].isNone {
                guard let owner = arguments[2].type else { throw interpreter.typeError("__get__(None, None) is invalid") }
                return try interpreter.bindToClass(found, owner)
            }
            return try interpreter.bind(found, arguments[1], arguments[2].type ?? arguments[1].typeObject)
        }
    }
}

extension Bootstrap {
    static func makeFunctionTypes() {
        makeSingletonTypes()
        makeMappingProxyType()
        makeFunctionType()
        makeMethodType()
        makeNativeFunctionTypes()
        makeDescriptorTypes()
        makeSuperType()
        makeModuleType()
        makeCodeTypes()
        makeContainersSubscriptable()
    }

    private static func text(_ value: Value, _ attribute: String, _ interpreter: Interpreter) throws -> StringObject {
        guard let text = value.string else { throw interpreter.typeError("\(attribute) must be set to a string object") }
        return text
    }

    private static func makeFunctionType() {
        let type = TypeObject.native("function", base: Types.object, doc: "Create a function object.", specials: [.repr, .call], hasAttributes: true, isSubclassable: false)
        Types.function = type.reference
        type.computed("__name__", of: FunctionObject.self, set: { $1.name = try text($2, "__name__", $0).interned }, get: { .object($1.name) })
        type.computed("__qualname__", of: FunctionObject.self, set: { $1.qualifiedName = try text($2, "__qualname__", $0) }, get: { .object($1.qualifiedName) })
        type.computed("__doc__", of: FunctionObject.self, set: { $1.documentation = $2.isUndefined ? .none : $2 }, get: { $1.documentation })
        type.computed("__module__", of: FunctionObject.self, set: { $1.module = $2.isUndefined ? .none : $2 }, get: { $1.moduleValue })
        type.computed("__globals__", of: FunctionObject.self) { interpreter, _ in
            throw interpreter.attributeError("'function' object has no attribute '__globals__': \(RefusedNames.globals)")
        }
        type.computed("__code__", of: FunctionObject.self) { .object(CodeObject($1.code)) }
        type.computed("__closure__", of: FunctionObject.self) { interpreter, _ in
            throw interpreter.attributeError("'function' object has no attribute '__closure__': \(RefusedNames.closure)")
        }
        type.computed("__defaults__", of: FunctionObject.self, set: { interpreter, function, new in
            if interpreter.isSealed(function) { throw interpreter.sealedError("'\(function.name.text)'") }
            if new.isNone || new.isUndefined { function.defaults = []; return }
            guard let tuple = new.tuple else { throw interpreter.typeError("__defaults__ must be set to a tuple object") }
            // More defaults than parameters: the last ones count.
            function.defaults = Array(tuple.values.suffix(function.code.positionalCount))
        }, get: { $1.defaults.isEmpty ? .none : .object(TupleObject($1.defaults)) })
        type.computed("__kwdefaults__", of: FunctionObject.self, set: { interpreter, function, new in
            if interpreter.isSealed(function) { throw interpreter.sealedError("'\(function.name.text)'") }
            guard new.isNone || new.isUndefined || new.dict != nil else { throw interpreter.typeError("__kwdefaults__ must be set to a dict object") }
            function.keywordDefaults = function.keywordOnlyNames.map { new.dict?[$0] ?? .undefined }
        }, get: { _, function in
            let result = DictObject()
            for (name, value) in zip(function.keywordOnlyNames, function.keywordDefaults) where !value.isUndefined { result[name] = value }
            return result.count == 0 ? .none : .object(result)
        })
        type.computed("__annotations__", of: FunctionObject.self, set: { interpreter, function, new in
            guard new.isNone || new.isUndefined || new.dict != nil else { throw interpreter.typeError("__annotations__ must be set to a dict object") }
            function.annotations = new.dict
        }, get: { _, function in
            let annotations = function.annotations ?? DictObject()
            function.annotations = annotations
            return .object(annotations)
        })
        type.addDescriptorGet()
    }

    private static func makeMethodType() {
        let type = TypeObject.native("method", base: Types.object, doc: "Create a bound instance method object.", specials: [.repr, .call, .hash, .equal, .notEqual],
                                     isSubclassable: false, make: { _, arguments, interpreter in
            guard arguments.count == 2, arguments.names == nil else { throw interpreter.typeError("method expected 2 arguments, got \(arguments.count)") }
            if !interpreter.isCallable(arguments[0]) { throw interpreter.typeError("first argument must be callable") }
            if arguments[1].isNone { throw interpreter.typeError("instance must not be None") }
            return .object(BoundMethodObject(arguments[0], arguments[1]))
        })
        Types.boundMethod = type.reference
        type.computed("__self__", of: BoundMethodObject.self) { $1.receiver }
        type.computed("__func__", of: BoundMethodObject.self) { $1.function }
        type.computed("__doc__", of: BoundMethodObject.self) { try $0.attributeOrNil($1.function, Names.doc) ?? .none }
        type.method("__get__(self, instance, owner=None, /)") { _, arguments in arguments[0] }
    }

    /// Functions of Swift, alone, in a class, or bound to an object.
    private static func makeNativeFunctionTypes() {
        let function = complete(Types.native, doc: "", specials: [.repr, .call, .hash, .equal, .notEqual])
        Types.boundNative = function.reference
        let wrapper = TypeObject.native("method-wrapper", base: Types.object, specials: [.repr, .call, .hash, .equal, .notEqual], isSubclassable: false)
        Types.methodWrapper = wrapper.reference
        let method = complete(Types.methodDescriptor, doc: "", specials: [.repr, .call])
        let slot = complete(Types.slotWrapper, doc: "", specials: [.repr, .call])
        func native(_ object: Object) -> NativeFunction? { (object as? NativeFunction) ?? (object as? BoundMethodObject)?.function.object(.native, NativeFunction.self) }
        for type in [function, wrapper, method, slot] {
            type.attribute("__name__") { _, object in native(object).map { Value($0.name) } ?? .none }
            type.attribute("__qualname__") { _, object in native(object).map { Value($0.displayName) } ?? .none }
            type.attribute("__doc__") { _, object in native(object).flatMap { $0.documentation.isEmpty ? nil : Value($0.documentation) } ?? .none }
            type.attribute("__text_signature__") { _, object in
                guard let native = native(object), !native.isRaw else { return .none }
                let text = native.signature.text
                return native.role == .function && native.owner == nil ? Value("($module" + (text == "()" ? "" : ", ") + text.dropFirst()) : Value("($" + text.dropFirst())
            }
        }
        for type in [function, wrapper] {
            type.attribute("__self__") { interpreter, object in
                if let method = object as? BoundMethodObject { return method.receiver }
                guard let native = object as? NativeFunction else { return .none }
                if let owner = native.owner { return .object(owner.object) }
                return interpreter.modules[native.moduleName ?? "builtins"].map { .object($0) } ?? .none
            }
        }
        function.attribute("__module__") { _, object in
            guard let native = object as? NativeFunction, native.owner == nil else { return .none }
            return Value(native.moduleName ?? "builtins")
        }
        for type in [method, slot, wrapper] {
            type.attribute("__objclass__") { _, object in native(object)?.owner.map { .object($0.object) } ?? .none }
        }
        for type in [method, slot] { type.addDescriptorGet() }

        let getSet = complete(Types.getSet, doc: "", specials: [.repr])
        getSet.computed("__name__", of: GetSetObject.self) { Value($1.name) }
        getSet.computed("__qualname__", of: GetSetObject.self) { Value($1.owner.object.name + "." + $1.name) }
        getSet.computed("__doc__", of: GetSetObject.self) { $1.documentation.isEmpty ? .none : Value($1.documentation) }
        getSet.computed("__objclass__", of: GetSetObject.self) { .object($1.owner.object) }
        getSet.addDescriptorGet()
        getSet.method("__set__(self, instance, value, /)") { interpreter, arguments in
            guard let attribute = arguments[0].object as? GetSetObject, let object = arguments[1].object else { return .none }
            guard let set = attribute.set else {
                throw interpreter.attributeError("attribute '\(attribute.name)' of '\(attribute.owner.object.name)' objects is not writable")
            }
            try set(interpreter, object, arguments[2])
            return .none
        }
    }
}

extension FunctionObject {
    /// Names of the keyword-only parameters.
    var keywordOnlyNames: ArraySlice<StringObject> { code.parameterNames[code.positionalCount..<(code.positionalCount + code.keywordOnlyCount)] }

    /// `__module__`
    var moduleValue: Value {
        if !module.isUndefined { return module }
        return globals[Names.name] ?? .none
    }
}
