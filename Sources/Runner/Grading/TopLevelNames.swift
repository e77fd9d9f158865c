internal import Syntax

/// What the top level of a program imports and defines.
struct TopLevelNames {
    /// Its import statements, each as a program.
    private(set) var imports: [String] = []
    /// Names that it gives a value by `def`, `class` or an assignment, in their order.
    private(set) var defined: [String] = []

    init() {}

    init(_ source: String) {
        let text = SourceText(name: "<exercise>", text: source)
        guard let module = try? Front.parse(text) else { return }
        read(module.body, text, depth: 0)
    }

    init(_ statement: Statement) { read(statement) }

    /// What a statement defines; imports are left out.
    mutating func read(_ statement: Statement) { read([statement], nil, depth: 0) }

    private mutating func read(_ body: [Statement], _ text: SourceText?, depth: Int) {
        guard depth < 32 else { return }
        for statement in body {
            switch statement.kind {
            case .import, .importFrom, .importStar: if depth == 0, let text { imports.append(text.text(of: statement.span)) }
            case .function(let definition): note(definition.name)
            case .class(let definition): note(definition.name)
            case .assign(let targets, _): for target in targets { note(target) }
            case .annotatedAssign(let target, _, let value, _): if value != nil { note(target) }
            case .if(_, let then, let otherwise):
                read(then, text, depth: depth + 1)
                read(otherwise, text, depth: depth + 1)
            case .for(let target, _, let body, let otherwise):
                note(target)
                read(body, text, depth: depth + 1)
                read(otherwise, text, depth: depth + 1)
            case .while(_, let body, let otherwise):
                read(body, text, depth: depth + 1)
                read(otherwise, text, depth: depth + 1)
            case .with(let items, let body):
                for item in items { if let target = item.target { note(target) } }
                read(body, text, depth: depth + 1)
            case .try(let body, let handlers, let otherwise, let finally, _):
                read(body, text, depth: depth + 1)
                for handler in handlers { read(handler.body, text, depth: depth + 1) }
                read(otherwise, text, depth: depth + 1)
                read(finally, text, depth: depth + 1)
            default: break
            }
        }
    }

    private mutating func note(_ target: Expression) {
        switch target.kind {
        case .name(let name): note(name.identifier)
        case .tuple(let parts), .list(let parts): for part in parts { note(part) }
        case .starred(let part): note(part)
        default: break
        }
    }

    private mutating func note(_ name: String) { if !defined.contains(name) { defined.append(name) } }
}
