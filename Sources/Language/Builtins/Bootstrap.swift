/// Makes the built-in classes, once for the process.
enum Bootstrap {
    nonisolated(unsafe) private static var isDone = false

    static func run() {
        if isDone { return }
        isDone = true
        makeRoots()
        makeNumberTypes()
        makeStringTypes()
        makeContainerTypes()
        makeIteratorTypes()
        makeObjectAndTypeMembers()
        makeFunctionTypes()
        makeExceptionTypes()
        makeGeneratorType()
        addConversions()
    }

    /// The classes that programs convert with, called with one argument.
    private static func addConversions() {
        Types.string.object.conversion = { .object(try $1.string($0)) }
        Types.int.object.conversion = NumberConstructors.integer(from:_:)
        Types.float.object.conversion = { .float(try NumberConstructors.double($0, $1)) }
        Types.list.object.conversion = { .object(try $1.list(from: $0)) }
        Types.tuple.object.conversion = { .object(try $1.tuple(from: $0)) }
    }

    private static func makeGeneratorType() {
        let type = TypeObject.native("generator", base: Types.object, specials: [.repr, .iterator, .next], isSubclassable: false)
        Types.generator = type.reference
        Interpreter.addGeneratorMethods(type)
    }

    /// `object`, `type` and the classes of what classes themselves consist of: names, namespaces, functions.
    private static func makeRoots() {
        let unmakeable = TypeObject.Layout(name: "object", isMakeable: false, make: { type, _, interpreter in throw interpreter.typeError("cannot create '\(type.name)' instances") })
        func root(_ name: String, subclassable: Bool = true, hasAttributes: Bool = false) -> TypeObject {
            TypeObject(name: name, module: "builtins", bases: [], metaclass: Types.type, layout: unmakeable, isBuiltin: true, hasAttributes: hasAttributes,
                       isSubclassable: subclassable)
        }
        let object = root("object"), type = root("type", hasAttributes: true)
        Types.object = object.reference
        Types.type = type.reference
        let names = [root("str"), root("dict"), root("tuple"), root("builtin_function_or_method", subclassable: false),
                     root("method_descriptor", subclassable: false), root("wrapper_descriptor", subclassable: false), root("getset_descriptor", subclassable: false),
                     root("classmethod", hasAttributes: true), root("staticmethod", hasAttributes: true), root("list")]
        Types.string = names[0].reference
        Types.dict = names[1].reference
        Types.tuple = names[2].reference
        Types.native = names[3].reference
        Types.methodDescriptor = names[4].reference
        Types.slotWrapper = names[5].reference
        Types.getSet = names[6].reference
        Types.classMethod = names[7].reference
        Types.staticMethod = names[8].reference
        Types.list = names[9].reference
        object.order = [object]
        object.typeRef = Types.type
        type.typeRef = Types.type
        for each in [type] + names {
            each.typeRef = Types.type
            each.bases = [object]
            each.order = [each, object]
            object.adopt(each)
        }
        for each in [object, type] + names { each.namespace.typeRef = Types.dict }
    }

    /// Completes one of the classes that `makeRoots` made, as `TypeObject.native` would have made it.
    static func complete(
        _ reference: TypeRef, doc: String, specials: [Special], initialize: ((Value, Arguments, Interpreter) throws -> Void)? = nil,
        make: @escaping (TypeObject, Arguments, Interpreter) throws -> Value
    ) -> TypeObject {
        let type = reference.object
        type.layout = TypeObject.Layout(name: type.name, make: make, initialize: initialize)
        type.documentation = doc
        for special in specials { type.addSlotWrapper(special) }
        type.exposeConstructor()
        type.exposeDocumentation()
        return type
    }

    /// The same for a class that only the interpreter makes objects of.
    static func complete(_ reference: TypeRef, doc: String, specials: [Special]) -> TypeObject {
        let type = reference.object
        let name = type.name
        type.layout = TypeObject.Layout(name: name, isMakeable: false, make: { _, _, interpreter in throw interpreter.typeError("cannot create '\(name)' instances") })
        if !doc.isEmpty { type.documentation = doc }
        for special in specials { type.addSlotWrapper(special) }
        type.exposeDocumentation()
        return type
    }

    /// A built-in class that only the interpreter makes objects of.
    static func plain(_ name: String, specials: [Special] = [], hasAttributes: Bool = false, isSubclassable: Bool = false) -> TypeObject {
        TypeObject.native(name, base: Types.object, specials: specials, hasAttributes: hasAttributes, isSubclassable: isSubclassable)
    }
}
