internal import Language

/// `_inspect`: what `inspect` cannot see by itself.
enum InspectModule {
    static func make(_ interpreter: Interpreter) -> ModuleObject {
        let module = ModuleObject("_inspect")
        module.function("parameters(function, /)", doc: "Name, kind (0 to 4), whether there is a default, and the default (or its text) of every parameter; None for what has no signature.") { _, arguments in
            if let function = arguments[0].object(.function, FunctionObject.self) {
                return .object(ListObject(function.parameters.map { parameter in
                    let hasDefault = !parameter.defaultValue.isUndefined
                    return tuple(.object(parameter.name), parameter.kind, hasDefault ? parameter.defaultValue : .none, hasDefault, isText: false)
                }))
            }
            guard let function = arguments[0].object(.native, NativeFunction.self), !function.isRaw else { return .none }
            return .object(ListObject(function.signature.parameters.map { parameter in
                let isText = parameter.defaultText != nil && parameter.defaultValue.isUndefined
                let value = isText ? Value(parameter.defaultText ?? "") : parameter.defaultValue.isUndefined ? .none : parameter.defaultValue
                return tuple(.object(parameter.name), parameter.kind, value, parameter.defaultText != nil, isText: isText)
            }))
        }
        module.function("is_generator_function(function, /)") { _, arguments in
            .bool(arguments[0].object(.function, FunctionObject.self)?.isGenerator ?? false)
        }
        module.function("globals_of(function, /)", doc: "The module's variables of a function; None for what is none.") { _, arguments in
            arguments[0].object(.function, FunctionObject.self).map { .object($0.globals) } ?? .none
        }
        module.function("evaluate(text, variables, names, /)", doc: "The value of an annotation that is written as a text.") { interpreter, arguments in
            guard let text = arguments[0].string, let variables = arguments[1].dict else { throw interpreter.typeError("evaluate() takes a text and its variables") }
            let names = arguments[2].isNone ? arguments[1] : arguments[2]
            return try interpreter.withDepth { try interpreter.evaluate(expression: text, variables: variables, names: names) }
        }
        return module
    }

    private static func tuple(_ name: Value, _ kind: Signature.Kind, _ value: Value, _ hasDefault: Bool, isText: Bool) -> Value {
        let number: Int
        switch kind {
        case .positionalOnly: number = 0
        case .positional: number = 1
        case .variadic: number = 2
        case .keywordOnly: number = 3
        case .variadicKeywords: number = 4
        }
        return .object(TupleObject([name, .int(number), .bool(hasDefault), value, .bool(isText)]))
    }
}
