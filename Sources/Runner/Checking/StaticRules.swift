internal import Syntax

/// A rule of an exercise (`forbid-NAME`, `require-NAME`) that a program breaks.
public struct RuleBreach: Hashable, Sendable {
    public enum Kind: String, Sendable {
        /// Something forbidden is there.
        case forbidden
        /// Something required is not.
        case missing
    }

    public var kind: Kind
    /// What the tag names, such as `F.conv2d` or `for`.
    public var name: String
    /// The line of the file; for something missing the first line of the program.
    public var line: Int
    /// A sentence for the student.
    public var message: String
}

/// The rules of exercises, checked on the tree of the program: comments and strings do not matter, nor under which name something was imported.
public enum StaticRules {
    /// - Parameters:
    ///   - source: the program of the exercise.
    ///   - line: the line of the file on which it starts.
    ///   - forbidden: the names of `forbid-…` tags.
    ///   - required: the names of `require-…` tags.
    ///   - context: the programs above it, for the names that their imports give.
    /// - Returns: one breach for each rule that is broken, in the order of the tags; none for a program that does not parse: running it says why.
    public static func breaches(in source: String, line: Int, forbidden: [String], required: [String], context: [String] = []) -> [RuleBreach] {
        guard !forbidden.isEmpty || !required.isEmpty else { return [] }
        let text = SourceText(name: "<exercise>", text: source)
        guard let module = try? Front.parse(text) else { return [] }
        var names = ImportedNames()
        for program in context { if let above = try? Front.parse(SourceText(name: "<cell>", text: program)) { names.read(above.body) } }
        names.read(module.body, isOwn: true)
        let uses = Uses(module.body, names)
        func place(_ name: String) -> Int? { uses.first(of: name, names).map { line + text.line(at: Int($0.start)) - 1 } }
        return forbidden.compactMap { name in
            place(name).map { RuleBreach(kind: .forbidden, name: name, line: $0, message: TeachingTexts.forbidden(name)) }
        } + required.compactMap { name in
            place(name) == nil ? RuleBreach(kind: .missing, name: name, line: line, message: TeachingTexts.required(name)) : nil
        }
    }
}

/// What names mean by the imports and plain assignments of a program: dotted paths from a module.
private struct ImportedNames {
    /// Every path that a name may stand for.
    private(set) var paths: [String: Set<String>] = [
        "torch": ["torch"], "nn": ["torch.nn"], "F": ["torch.nn.functional"], "optim": ["torch.optim"], "np": ["numpy"], "plt": ["matplotlib.pyplot"],
    ]
    /// The names that the program itself imports or assigns; only they count where a name is local to a function.
    private(set) var own: Set<String> = []
    /// Modules of which everything was imported.
    private(set) var stars: Set<String> = []

    mutating func read(_ body: [Statement], isOwn: Bool = false) {
        func note(_ name: String, _ path: String) {
            paths[name, default: []].insert(path)
            if isOwn { own.insert(name) }
        }
        TreeNode.walk(body) { node in
            guard case .statement(let statement) = node else { return true }
            switch statement.kind {
            case .import(let items):
                for item in items { note(item.target.identifier, item.hasAlias ? item.module : String(item.module.prefix { $0 != "." })) }
            case .importFrom(let module, _, let items):
                for item in items { note(item.target.identifier, module + "." + item.name) }
            case .importStar(let module): stars.insert(module)
            case .assign(let targets, let value):
                for path in resolve(value) {
                    for target in targets { if case .name(let reference) = target.kind { note(reference.identifier, path) } }
                }
            default: break
            }
            return true
        }
    }

    /// The paths that an expression may stand for: a name, or attributes of one.
    func resolve(_ expression: Expression) -> Set<String> {
        var tail: [String] = []
        var inner = expression
        while true {
            switch inner.kind {
            case .attribute(let value, let name, _):
                tail.append(name)
                inner = value
            case .call(let function, let arguments):
                // `getattr(F, "conv2d")`
                guard case .name(let reference) = function.kind, reference.identifier == "getattr", arguments.count >= 2, let name = Self.text(arguments[1].value) else { return [] }
                tail.append(name)
                inner = arguments[0].value
            case .name(let reference):
                let isLocal = switch reference.binding { case .local, .cell, .free: true; default: false }
                if isLocal, !own.contains(reference.identifier) { return [] }
                let ending = tail.reversed().map { "." + $0 }.joined()
                var found = paths[reference.identifier] ?? []
                if found.isEmpty { found = Set(stars.map { $0 + "." + reference.identifier } + (isLocal ? [] : [reference.identifier])) }
                return Set(found.map { $0 + ending })
            default: return []
            }
        }
    }

    /// The paths that the name in a tag may stand for.
    func resolve(_ name: String) -> Set<String> {
        guard let dot = name.firstIndex(of: ".") else { return [name] }
        let root = String(name[..<dot])
        return Set((paths[root] ?? [root]).map { $0 + name[dot...] })
    }

    static func text(_ expression: Expression) -> String? {
        guard case .constant(.string(let bytes)) = expression.kind else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// Where a program uses what.
private struct Uses {
    /// Statements, kinds of expressions and operators, by the words of the tags.
    private var places: [String: Span] = [:]
    /// Functions, classes and attributes, by their full path.
    private var paths: [String: Span] = [:]
    /// The same by their last name.
    private var lastNames: [String: Span] = [:]
    /// Attributes of values that are no modules: methods.
    private var methods: [String: Span] = [:]

    init(_ body: [Statement], _ names: ImportedNames) {
        var targets: Set<ObjectIdentifier> = []
        TreeNode.walk(body) { node in
            switch node {
            case .statement(let statement): note(statement, &targets)
            case .expression(let expression): note(expression, names, targets)
            }
            return true
        }
    }

    private mutating func note(_ word: String, _ span: Span) { if places[word] == nil { places[word] = span } }

    private mutating func note(_ statement: Statement, _ targets: inout Set<ObjectIdentifier>) {
        let span = statement.span
        switch statement.kind {
        case .for(let target, _, _, _):
            note("for", span)
            note("loop", span)
            targets.insert(ObjectIdentifier(target))
        case .while:
            note("while", span)
            note("loop", span)
        case .if: note("if", span)
        case .try: note("try", span)
        case .with: note("with", span)
        case .class: note("class", span)
        case .import, .importFrom, .importStar: note("import", span)
        case .return: note("return", span)
        case .global: note("global", span)
        case .nonlocal: note("nonlocal", span)
        case .assert: note("assert", span)
        case .raise: note("raise", span)
        case .delete: note("del", span)
        case .break: note("break", span)
        case .continue: note("continue", span)
        case .match: note("match", span)
        case .assign(let list, _): for target in list { targets.insert(ObjectIdentifier(target)) }
        case .augmentedAssign(_, let operation, let span, _): note(operation.rawValue, span)
        case .function(let function): recursion(function)
        default: break
        }
    }

    private mutating func note(_ expression: Expression, _ names: ImportedNames, _ targets: Set<ObjectIdentifier>) {
        let span = expression.span
        switch expression.kind {
        case .binary(let operation, _, _, let place): note(operation.rawValue, place)
        case .compare(_, let rest): for part in rest { note(part.operation.rawValue, span) }
        case .and: note("and", span)
        case .or: note("or", span)
        case .unary(let operation, _):
            switch operation {
            case .not: note("not", span)
            case .invert: note("~", span)
            case .negative, .positive: break
            }
        case .conditional: note("if", span)
        case .lambda: note("lambda", span)
        case .yield, .yieldFrom: note("yield", span)
        case .comprehension(_, let comprehension), .generator(let comprehension, _):
            note("comprehension", span)
            note("loop", span)
            if comprehension.clauses.contains(where: { !$0.conditions.isEmpty }) { note("if", span) }
        case .attribute(let value, let name, _):
            used(expression, name, names)
            let isOfModule = !names.resolve(value).filter { $0.hasPrefix("torch") || $0.hasPrefix("numpy") }.isEmpty
            let isOfSelf = if case .name(let reference) = value.kind { reference.identifier == "self" } else { false }
            if !isOfModule, !isOfSelf, methods[name] == nil { methods[name] = span }
        case .name(let reference):
            if targets.contains(ObjectIdentifier(expression)) { return }
            used(expression, reference.identifier, names)
        case .call(let function, let arguments):
            if case .name(let reference) = function.kind, reference.identifier == "getattr", arguments.count >= 2, let name = ImportedNames.text(arguments[1].value) {
                used(expression, name, names)
                if methods[name] == nil { methods[name] = span }
            }
        default: break
        }
    }

    private mutating func used(_ expression: Expression, _ name: String, _ names: ImportedNames) {
        for path in names.resolve(expression) {
            if paths[path] == nil { paths[path] = expression.span }
            let last = path.lastIndex(of: ".").map { String(path[path.index(after: $0)...]) } ?? path
            if lastNames[last] == nil { lastNames[last] = expression.span }
        }
        // A variable of the function's own is not what the rule means; an attribute is, whatever it is an attribute of.
        if case .name = expression.kind { return }
        if lastNames[name] == nil { lastNames[name] = expression.span }
    }

    /// A function that calls itself, as a function or as a method.
    private mutating func recursion(_ function: FunctionDefinition) {
        TreeNode.walk(function.body) { node in
            guard case .expression(let expression) = node, case .call(let callee, _) = expression.kind else { return true }
            switch callee.kind {
            case .name(let reference) where reference.identifier == function.name: note("recursion", expression.span)
            case .attribute(let value, let name, _) where name == function.name:
                if case .name(let reference) = value.kind, reference.identifier == "self" { note("recursion", expression.span) }
            default: break
            }
            return true
        }
    }

    /// Modules whose functions of one name are one function: `torch.relu`, `F.relu` and the method `relu`.
    private static let family: Set<String> = ["torch", "torch.nn.functional", "torch.Tensor", "torch.linalg", "torch.special"]

    /// Where something is used first.
    func first(of name: String, _ names: ImportedNames) -> Span? {
        if let place = places[name] { return place }
        guard name.contains(".") else { return lastNames[name] }
        for path in names.resolve(name).sorted() {
            if let place = paths[path] { return place }
            guard let dot = path.lastIndex(of: "."), Self.family.contains(String(path[..<dot])) else { continue }
            let last = String(path[path.index(after: dot)...])
            for other in Self.family.sorted() { if let place = paths[other + "." + last] { return place } }
            if let place = methods[last] { return place }
        }
        return nil
    }
}
