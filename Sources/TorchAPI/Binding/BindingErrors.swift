internal import Language

/// PyTorch's sentences for calls whose arguments fit no overload.
enum BindingErrors {
    static func mismatch(_ group: OperationGroup, _ arguments: Arguments, _ interpreter: Interpreter) -> any Error {
        let given = arguments.total - (group.isMethod ? 1 : 0)
        if group.isMethod, arguments.total == 0 { return interpreter.typeError("unbound method TensorBase.\(group.name)() needs an argument") }
        if group.isMethod, arguments[0].object.flatMap(TensorObject.cast) == nil {
            return interpreter.typeError("descriptor '\(group.name)' for 'torch._C.TensorBase' objects doesn't apply to a '\(arguments[0].typeName)' object")
        }
        var error: PythonError?
        if group.overloads.count == 1 {
            error = reason(group.overloads[0].signature, arguments, interpreter)
        } else {
            let plausible = group.overloads.filter { overload in
                let own = group.isMethod ? 1 : 0
                return !overload.isHidden && given >= overload.signature.requiredCount - own && given <= overload.signature.parameters.count - own
            }
            if plausible.count == 1 { error = reason(plausible[0].signature, arguments, interpreter) }
        }
        let result = error ?? interpreter.typeError(combination(group, arguments))
        addHelp(result, group, arguments)
        return result
    }

    /// Why the arguments do not fit one overload.
    private static func reason(_ signature: OperationSignature, _ arguments: Arguments, _ interpreter: Interpreter) -> PythonError? {
        let own = signature.isMethod ? 1 : 0
        let given = arguments.count
        let name = signature.function
        func tooMany() -> PythonError {
            let maximum = signature.positionalCount - own
            let minimum = signature.parameters.prefix(signature.positionalCount).filter { !$0.isOptional }.count - own
            let count = given - own
            if own == 1 && signature.parameters.count == 1 { return interpreter.typeError("TensorBase.\(name)() takes no arguments (\(count) given)") }
            if minimum != maximum { return interpreter.typeError("\(name)() takes from \(minimum) to \(maximum) positional arguments but \(count) were given") }
            return interpreter.typeError("\(name)() takes \(maximum) positional argument\(maximum == 1 ? "" : "s") but \(count) \(count == 1 ? "was" : "were") given")
        }
        if given > signature.positionalCount, signature.spreadIndex < 0 || !Parameter.isIndex(arguments[signature.spreadIndex]) { return tooMany() }
        for index in own..<signature.parameters.count {
            let parameter = signature.parameters[index]
            var value = Value.undefined
            var isKeyword = false
            if index < min(given, signature.positionalCount) {
                value = arguments[index]
            } else if let keyword = arguments.keywords.first(where: { signature.index(of: $0.name) == index }) {
                value = keyword.value
                isKeyword = true
            }
            if value.isUndefined {
                if parameter.isOptional { continue }
                let missing = signature.parameters[index...].filter { !$0.isOptional }.map { "\"\($0.name.text)\"" }
                return interpreter.typeError("\(name)() missing \(missing.count) required positional argument\(missing.count == 1 ? "s" : ""): \(missing.joined(separator: ", "))")
            }
            let isSpread = index == signature.spreadIndex && !isKeyword && Parameter.isIndex(value)
            if !parameter.accepts(value), !isSpread {
                let place = isKeyword ? "" : " (position \(index + 1 - own))"
                return interpreter.typeError("\(name)(): argument '\(parameter.name.text)'\(place) must be \(parameter.typeName), not \(value.typeName)")
            }
        }
        for keyword in arguments.keywords {
            guard let index = signature.index(of: keyword.name) else {
                return interpreter.typeError("\(name)() got an unexpected keyword argument '\(keyword.name.text)'")
            }
            if index < min(given, signature.positionalCount) { return interpreter.typeError("\(name)() got multiple values for argument '\(keyword.name.text)'") }
        }
        return nil
    }

    /// "… received an invalid combination of arguments - got …, but expected …".
    private static func combination(_ group: OperationGroup, _ arguments: Arguments) -> String {
        let shown = group.overloads.filter { !$0.isHidden }.map(\.signature)
        let positional = Array(arguments.positional.dropFirst(group.isMethod ? 1 : 0))
        // The original walks a hash table; for a few names that is the reverse order.
        let keywords = Array(arguments.keywords.reversed())
        var text = "\(group.name)() received an invalid combination of arguments - got "
        if shown.count == 1 {
            let parts = shown[0].textParts
            let unmatched = unmatchedKeywords(parts, keywords)
            if !unmatched.isEmpty { return "\(group.name)() received an invalid combination of arguments - got unrecognized keyword arguments: \(unmatched.joined(separator: ", "))" }
            text += countMatches(parts, positional, keywords) ? marked(parts, positional, keywords) : plain(positional, keywords)
            return text + ", but expected \(shown[0].text)"
        }
        text += plain(positional, keywords) + ", but expected one of:\n"
        for signature in shown {
            let parts = signature.textParts
            text += " * \(signature.text)\n"
            guard countMatches(parts, positional, keywords) else { continue }
            let unmatched = unmatchedKeywords(parts, keywords)
            if unmatched.isEmpty {
                text += "      didn't match because some of the arguments have invalid types: \(marked(parts, positional, keywords))\n"
            } else {
                text += "      didn't match because some of the keywords were incorrect: \(unmatched.joined(separator: ", "))\n"
            }
        }
        return text
    }

    /// Whether so many arguments were passed as the overload shows (`*` counts, and so does an empty list).
    private static func countMatches(_ parts: [String], _ positional: [Value], _ keywords: [(name: StringObject, value: Value)]) -> Bool {
        let expected = max(1, parts.count), got = positional.count + keywords.count
        return expected == got
    }

    private static func lacksOut(_ parts: [String], _ keywords: [(name: StringObject, value: Value)]) -> Bool {
        parts.contains { nameAndType($0).name == "out" } && !keywords.contains { $0.name == "out" }
    }

    /// Keywords that are not among the last parameters, as many as there are keywords.
    private static func unmatchedKeywords(_ parts: [String], _ keywords: [(name: StringObject, value: Value)]) -> [String] {
        let start = max(0, parts.count - keywords.count - (lacksOut(parts, keywords) ? 1 : 0))
        return keywords.map(\.name.text).filter { name in !parts[start...].contains { nameAndType($0).name == name } }
    }

    private static func nameAndType(_ part: String) -> (name: String, type: String) {
        let words = part.split(separator: "=")[0].split(separator: " ")
        return (words.last.map(String.init) ?? "", words.dropLast().joined(separator: " "))
    }

    private static func plain(_ positional: [Value], _ keywords: [(name: StringObject, value: Value)]) -> String {
        var text = "("
        for value in positional { text += value.typeName + ", " }
        for (name, value) in keywords { text += "\(name.text)=\(value.typeName), " }
        if !positional.isEmpty { text.removeLast(2) }
        return text + ")"
    }

    /// The arguments' types, wrong ones between exclamation marks.
    private static func marked(_ parts: [String], _ positional: [Value], _ keywords: [(name: StringObject, value: Value)]) -> String {
        var text = "("
        for index in 0..<(positional.count + keywords.count) {
            let part = index < parts.count ? nameAndType(parts[index]) : (name: "", type: "")
            let isKeyword = index >= positional.count
            let value = isKeyword ? keywords.first { $0.name == part.name }?.value ?? .none : positional[index]
            let fits = part.type == value.typeName || (part.type == "float" && value.typeName == "int")
            if !fits { text += "!" }
            if isKeyword { text += part.name + "=" }
            if let tuple = value.tuple {
                text += "\(value.typeName) of (" + tuple.array.map(\.typeName).joined(separator: ", ") + (tuple.count == 1 ? ",)" : ")")
            } else if let list = value.list {
                text += "\(value.typeName) of [" + list.array.map(\.typeName).joined(separator: ", ") + "]"
            } else {
                text += value.typeName
            }
            text += fits ? ", " : "!, "
        }
        if !positional.isEmpty { text.removeLast(2) }
        return text + ")"
    }

    /// Adds the names that a misspelt keyword may have meant.
    private static func addHelp(_ error: PythonError, _ group: OperationGroup, _ arguments: Arguments) {
        let names = group.overloads.filter { !$0.isHidden }.flatMap { $0.signature.parameters.map(\.name.text) }
        for keyword in arguments.keywords where !names.contains(keyword.name.text) {
            var teaching = Teaching()
            teaching.unknownName = keyword.name.text
            teaching.candidates = names.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
            error.exception.teaching = teaching
            return
        }
    }
}
