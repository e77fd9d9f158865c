/// "Did you mean": the name that CPython suggests for an unknown one.
enum ErrorSuggestion {
    /// The suggestion for a NameError or AttributeError; nil for other exceptions or if nothing is similar.
    static func name(for exception: ExceptionObject, _ interpreter: Interpreter) -> String? {
        let isAttribute = exception.typeRef == ExceptionTypes.named("AttributeError")
        guard isAttribute || exception.typeRef == ExceptionTypes.named("NameError") else { return nil }
        guard let wanted = exception.details?["name"]?.string?.text ?? exception.teaching?.suggestedFor else { return nil }
        if isAttribute {
            let owner = exception.details?["obj"] ?? exception.teaching?.owner ?? .undefined
            if owner.isUndefined { return nil }
            guard let names = try? interpreter.directory(of: owner) else { return nil }
            return Suggestion.best(for: wanted, among: names.values.compactMap { $0.string?.text })
        }
        guard let teaching = exception.teaching else { return nil }
        for group in teaching.groups { if let found = Suggestion.best(for: wanted, among: group) { return found } }
        return nil
    }
}

extension Teaching {
    /// The unknown name, unless CPython suggests nothing in this case.
    var suggestedFor: String? { isSilent ? nil : unknownName }
}
