internal import Syntax

final class BlockNode: StatementNode {
    let statements: NodeList<StatementNode>
    init(_ span: Span, _ statements: [StatementNode]) {
        self.statements = NodeList(statements)
        super.init(span)
    }
    override func execute(_ frame: Frame, _ interpreter: Interpreter) throws -> Completion {
        var index = 0
        while index < statements.count {
            let completion = try statements.with(index) { try $0.execute(frame, interpreter) }
            if completion != .normal { return completion }
            index &+= 1
        }
        return .normal
    }
}

/// A suite of an observed program: each statement is noted before it runs.
final class ObservedBlockNode: StatementNode {
    let statements: NodeList<StatementNode>
    unowned(unsafe) let code: Code
    init(_ span: Span, _ statements: [StatementNode], _ code: Code) {
        self.statements = NodeList(statements)
        self.code = code
        super.init(span)
    }
    override func execute(_ frame: Frame, _ interpreter: Interpreter) throws -> Completion {
        var index = 0
        while index < statements.count {
            let completion = try statements.with(index) { statement in
                interpreter.place = ProgramPlace(code: code, span: statement.span)
                return try statement.execute(frame, interpreter)
            }
            if completion != .normal { return completion }
            index &+= 1
        }
        return .normal
    }
}

final class PassNode: StatementNode {}

final class ExpressionStatementNode: StatementNode {
    let expression: ExpressionNode
    init(_ expression: ExpressionNode) {
        self.expression = expression
        super.init(expression.span)
    }
    override func execute(_ frame: Frame, _ interpreter: Interpreter) throws -> Completion {
        _ = try expression.evaluate(frame, interpreter)
        return .normal
    }
}

/// The last expression of a notebook's cell: its value is kept for display.
final class DisplayNode: StatementNode {
    let expression: ExpressionNode
    init(_ expression: ExpressionNode) {
        self.expression = expression
        super.init(expression.span)
    }
    override func execute(_ frame: Frame, _ interpreter: Interpreter) throws -> Completion {
        interpreter.displayed = try expression.evaluate(frame, interpreter)
        return .normal
    }
}

final class BreakNode: StatementNode {
    override func execute(_ frame: Frame, _ interpreter: Interpreter) throws -> Completion { .broke }
}

final class ContinueNode: StatementNode {
    override func execute(_ frame: Frame, _ interpreter: Interpreter) throws -> Completion { .continued }
}

final class ReturnNode: StatementNode {
    let value: ExpressionNode?
    private let operand: Operand?
    init(_ span: Span, _ value: ExpressionNode?) {
        self.value = value
        operand = value.map { Operand($0) }
        super.init(span)
    }
    override func execute(_ frame: Frame, _ interpreter: Interpreter) throws -> Completion {
        interpreter.give(try operand?.evaluate(frame, interpreter) ?? .none)
        return .returned
    }
}

final class IfNode: StatementNode {
    let test: ExpressionNode, then: StatementNode, otherwise: StatementNode?
    init(_ span: Span, _ test: ExpressionNode, _ then: StatementNode, _ otherwise: StatementNode?) {
        self.test = test
        self.then = then
        self.otherwise = otherwise
        super.init(span)
    }
    override func execute(_ frame: Frame, _ interpreter: Interpreter) throws -> Completion {
        if try test.isTrue(frame, interpreter) { return try then.execute(frame, interpreter) }
        return try otherwise?.execute(frame, interpreter) ?? .normal
    }
}

final class WhileNode: StatementNode {
    let test: ExpressionNode, body: StatementNode, otherwise: StatementNode?
    init(_ span: Span, _ test: ExpressionNode, _ body: StatementNode, _ otherwise: StatementNode?) {
        self.test = test
        self.body = body
        self.otherwise = otherwise
        super.init(span)
    }
    override func execute(_ frame: Frame, _ interpreter: Interpreter) throws -> Completion {
        while try test.isTrue(frame, interpreter) {
            try interpreter.tick()
            switch try body.execute(frame, interpreter) {
            case .normal, .continued: continue
            case .broke: return .normal
            case let other: return other
            }
        }
        return try otherwise?.execute(frame, interpreter) ?? .normal
    }
}

final class ForNode: StatementNode {
    let target: TargetNode, iterable: ExpressionNode, body: StatementNode, otherwise: StatementNode?
    /// The slot of a plain local variable as target, else -1.
    let slot: Int
    /// Two targets, as loops over `enumerate`, `zip` and `items` have them.
    private let pair: PlacePair?
    init(_ span: Span, _ target: TargetNode, _ iterable: ExpressionNode, _ body: StatementNode, _ otherwise: StatementNode?) {
        self.target = target
        self.iterable = iterable
        self.body = body
        self.otherwise = otherwise
        slot = (target as? LocalTarget)?.slot ?? -1
        pair = PlacePair(target)
        super.init(span)
    }

    @inline(__always)
    private func bind(_ value: Value, _ frame: Frame, _ interpreter: Interpreter) throws {
        if slot >= 0 { frame[slot] = value } else { try target.assign(value, frame, interpreter) }
    }

    override func execute(_ frame: Frame, _ interpreter: Interpreter) throws -> Completion {
        let value = try iterable.evaluate(frame, interpreter)
        if case .object(let object) = value {
            if object.kind == .range { return try overRange(unsafeDowncast(object, to: RangeObject.self), frame, interpreter) }
            if object.kind == .list { return try overList(unsafeDowncast(object, to: ListObject.self), frame, interpreter) }
        }
        let iterator: Value
        do { iterator = try interpreter.iterator(value) } catch { throw interpreter.located(error, span) }
        if let pair, case .object(let object) = iterator, object.kind == .iterator {
            if let source = object as? EnumerateIterator { return try overPairs(source, pair, frame, interpreter) }
            if let source = object as? ZipIterator, source.isPairwise { return try overPairs(source, pair, frame, interpreter) }
            if let source = object as? DictIterator, source.showsItems { return try overPairs(source, pair, frame, interpreter) }
        }
        while true {
            let next: Value?
            do { next = try interpreter.next(iterator) } catch { throw interpreter.located(error, span) }
            guard let next else { break }
            try interpreter.tick()
            try bind(next, frame, interpreter)
            switch try body.execute(frame, interpreter) {
            case .normal, .continued: continue
            case .broke: return .normal
            case let other: return other
            }
        }
        return try otherwise?.execute(frame, interpreter) ?? .normal
    }

    private func overRange(_ range: RangeObject, _ frame: Frame, _ interpreter: Interpreter) throws -> Completion {
        var value = range.start
        var left = range.count
        while left > 0 {
            try interpreter.tick()
            try bind(.int(value), frame, interpreter)
            value = value &+ range.step
            left &-= 1
            switch try body.execute(frame, interpreter) {
            case .normal, .continued: continue
            case .broke: return .normal
            case let other: return other
            }
        }
        return try otherwise?.execute(frame, interpreter) ?? .normal
    }

    @inline(__always)
    private func overPairs<Source: PairIterator>(_ source: Source, _ pair: PlacePair, _ frame: Frame, _ interpreter: Interpreter) throws -> Completion {
        while true {
            let next: (Value, Value)?
            do { next = try source.nextPair(interpreter) } catch { throw interpreter.located(error, span) }
            guard let next else { break }
            try interpreter.tick()
            try pair.assign(next, frame, interpreter)
            switch try body.execute(frame, interpreter) {
            case .normal, .continued: continue
            case .broke: return .normal
            case let other: return other
            }
        }
        return try otherwise?.execute(frame, interpreter) ?? .normal
    }

    private func overList(_ list: ListObject, _ frame: Frame, _ interpreter: Interpreter) throws -> Completion {
        var index = 0
        while index < list.count {
            try interpreter.tick()
            try bind(list[index], frame, interpreter)
            index &+= 1
            switch try body.execute(frame, interpreter) {
            case .normal, .continued: continue
            case .broke: return .normal
            case let other: return other
            }
        }
        return try otherwise?.execute(frame, interpreter) ?? .normal
    }
}

final class DeleteNode: StatementNode {
    let targets: [TargetNode]
    init(_ span: Span, _ targets: [TargetNode]) {
        self.targets = targets
        super.init(span)
    }
    override func execute(_ frame: Frame, _ interpreter: Interpreter) throws -> Completion {
        for target in targets { try target.delete(frame, interpreter) }
        return .normal
    }
}

final class AssertNode: StatementNode {
    let test: ExpressionNode
    let message: ExpressionNode?
    /// The comparison's two sides, so that an observer can say how they differ.
    let sides: (ExpressionNode, ExpressionNode, ComparisonOperation)?
    unowned(unsafe) let code: Code
    /// The test of an observed program, if it is a call that compares.
    let comparingCall: ComparingCallNode?
    /// What the carets of a traceback point to.
    let failureSpan: Span
    init(_ span: Span, _ test: ExpressionNode, _ message: ExpressionNode?, _ sides: (ExpressionNode, ExpressionNode, ComparisonOperation)?, _ code: Code, failure: Span) {
        self.test = test
        failureSpan = failure
        comparingCall = test as? ComparingCallNode
        self.message = message
        self.sides = sides
        self.code = code
        super.init(span)
    }
    override func execute(_ frame: Frame, _ interpreter: Interpreter) throws -> Completion {
        guard let observer = interpreter.observer, !code.source.isLibrary else {
            if try test.isTrue(frame, interpreter) { return .normal }
            throw try failure(frame, interpreter)
        }
        var values: (Value, Value)?
        let passed: Bool
        if let sides {
            let a = try sides.0.evaluate(frame, interpreter)
            let b = try sides.1.evaluate(frame, interpreter)
            values = (a, b)
            do { passed = try interpreter.isTrue(interpreter.compare(sides.2, a, b)) } catch { throw interpreter.located(error, test.span) }
        } else {
            passed = try test.isTrue(frame, interpreter)
            values = comparingCall?.takeValues()
        }
        if passed {
            observer.assertion(code, span, passed: true, message: nil, values: values, interpreter)
            return .normal
        }
        let error = try failure(frame, interpreter)
        observer.assertion(code, span, passed: false, message: error.python.flatMap { $0.exception.arguments.count > 0 ? $0.exception.arguments[0] : nil }, values: values, interpreter)
        throw error
    }
    private func failure(_ frame: Frame, _ interpreter: Interpreter) throws -> any Error {
        let arguments = try message.map { [try $0.evaluate(frame, interpreter)] } ?? []
        return interpreter.located(interpreter.make(ExceptionTypes.named("AssertionError"), arguments), failureSpan)
    }
}
