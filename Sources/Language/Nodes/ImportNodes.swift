internal import Syntax

final class ImportNode: StatementNode {
    let module: String
    let hasAlias: Bool
    let target: TargetNode
    let source: SourceText
    init(_ span: Span, module: String, hasAlias: Bool, _ target: TargetNode, _ source: SourceText) {
        self.module = module
        self.hasAlias = hasAlias
        self.target = target
        self.source = source
        super.init(span)
    }
    override func execute(_ frame: Frame, _ interpreter: Interpreter) throws -> Completion {
        do {
            if let refusal = RefusedNames.importError(module, source, interpreter) { throw refusal }
            let full = try interpreter.importModule(module)
            if hasAlias {
                try target.assign(.object(full), frame, interpreter)
            } else {
                let first = String(module.prefix { $0 != "." })
                try target.assign(.object(try interpreter.importModule(first)), frame, interpreter)
            }
        } catch { throw interpreter.located(error, span) }
        return .normal
    }
}

final class ImportFromNode: StatementNode {
    let module: String
    let names: [(name: String, target: TargetNode)]
    init(_ span: Span, module: String, _ names: [(name: String, target: TargetNode)]) {
        self.module = module
        self.names = names
        super.init(span)
    }
    override func execute(_ frame: Frame, _ interpreter: Interpreter) throws -> Completion {
        do {
            let source = try interpreter.importModule(module)
            for (name, target) in names { try target.assign(interpreter.importFrom(source, .interned(name)), frame, interpreter) }
        } catch { throw interpreter.located(error, span) }
        return .normal
    }
}

/// `from module import *`
final class ImportStarNode: StatementNode {
    let module: String
    let globals: DictObject
    init(_ span: Span, module: String, globals: DictObject) {
        self.module = module
        self.globals = globals
        super.init(span)
    }
    override func execute(_ frame: Frame, _ interpreter: Interpreter) throws -> Completion {
        do {
            try interpreter.importAll(from: interpreter.importModule(module)) { globals[$0] = $1 }
        } catch { throw interpreter.located(error, span) }
        return .normal
    }
}
