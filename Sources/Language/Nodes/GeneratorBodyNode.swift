internal import Syntax

/// A suite of a generator with a `yield` somewhere inside: a flat list of instructions, so that going on after a `yield` is a jump.
///
/// Where it goes on stands in a slot of the frame (`.undefined`: at the beginning); iterators of its loops stand in slots, too.
final class GeneratorBodyNode: StatementNode {
    enum Operation: UInt8 {
        /// Executes a statement; one that yields is executed again when the generator goes on.
        case run
        /// Evaluates an expression into a slot.
        case store
        /// Hands out the operand's value.
        case yield
        /// Takes what `send` or `throw` passed, into a slot (-1: nowhere).
        case receive
        /// Goes to `target` unless the test is true.
        case branch
        /// The same at the head of a loop: counts a turn.
        case turn
        /// Evaluates an iterable and keeps its iterator in a slot.
        case iterate
        /// Assigns the next element of the iterator in a slot; goes to `target` at the end.
        case advance
        /// Drops the iterator of a loop that `break` left.
        case clear
        case jump
        case end
    }

    /// One instruction; nodes are kept alive by the list's owner.
    struct Instruction {
        let operation: Operation
        let span: Span
        var statement: Unmanaged<StatementNode>
        var expression: Unmanaged<ExpressionNode>
        var operand: Operand
        var place: Place
        var slot = -1
        /// Where to go on.
        var next = 0
        var target = -1
        /// Where `break` and `continue` in a statement lead; -1: out of the suite.
        var broken = -1
        var continued = -1
    }

    private let code: UnsafeMutablePointer<Instruction>
    private let owners: [AnyObject]
    /// Slots of iterators.
    private let loopSlots: [Int]
    private let state: Int

    /// Instructions live as long as their program, and so does the list's memory.
    init(_ span: Span, _ instructions: [Instruction], owners: [AnyObject], loopSlots: [Int], state: Int) {
        code = .allocate(capacity: max(1, instructions.count))
        code.initialize(from: instructions, count: instructions.count)
        self.owners = owners
        self.loopSlots = loopSlots
        self.state = state
        super.init(span)
    }

    override func execute(_ frame: Frame, _ interpreter: Interpreter) throws -> Completion {
        do {
            return try run(frame, interpreter) { _ in false }
        } catch {
            leave(frame)
            throw error
        }
    }

    /// The same, but values go to `sink` without leaving the suite, until it refuses one (false): that one is handed out.
    func execute(_ frame: Frame, _ interpreter: Interpreter, _ sink: (Value) -> Bool) throws -> Completion {
        do {
            return try run(frame, interpreter, sink)
        } catch {
            leave(frame)
            throw error
        }
    }

    /// The suite ends: the next execution begins anew.
    private func leave(_ frame: Frame) {
        frame[state] = .undefined
        for slot in loopSlots { frame[slot] = .undefined }
    }

    @inline(__always)
    private func run(_ frame: Frame, _ interpreter: Interpreter, _ sink: (Value) -> Bool) throws -> Completion {
        var position = 0
        if case .int(let reached) = frame.slots[state] { position = reached }
        // A chain of `if`, the likely instructions first.
        while true {
            let at = code + position
            let operation = at.pointee.operation
            position = at.pointee.next
            if operation == .receive {
                let sent = try interpreter.received(at.pointee.span)
                if at.pointee.slot >= 0 { frame[at.pointee.slot] = sent }
            } else if operation == .advance {
                let next: Value?
                do { next = try interpreter.next(inSlot: frame.slots + at.pointee.slot) } catch { throw interpreter.located(error, at.pointee.span) }
                if let next {
                    try interpreter.tick()
                    try at.pointee.place.assign(next, frame, interpreter)
                } else {
                    frame[at.pointee.slot] = .undefined
                    position = at.pointee.target
                }
            } else if operation == .branch {
                if try !at.pointee.expression._withUnsafeGuaranteedRef({ try $0.isTrue(frame, interpreter) }) { position = at.pointee.target }
            } else if operation == .yield {
                let value = try at.pointee.operand.evaluate(frame, interpreter)
                if sink(value) { continue }
                interpreter.give(value)
                (frame.slots + state).initialize(to: .int(position))
                return .yielded
            } else if operation == .run {
                let completion = try at.pointee.statement._withUnsafeGuaranteedRef { try $0.execute(frame, interpreter) }
                if completion == .normal { continue }
                if completion == .yielded {
                    (frame.slots + state).initialize(to: .int(at - code))
                    return .yielded
                }
                position = completion == .broke ? at.pointee.broken : completion == .continued ? at.pointee.continued : -1
                if position < 0 {
                    leave(frame)
                    return completion
                }
            } else if operation == .turn {
                if try at.pointee.expression._withUnsafeGuaranteedRef({ try $0.isTrue(frame, interpreter) }) { try interpreter.tick() } else { position = at.pointee.target }
            } else if operation == .end {
                (frame.slots + state).initialize(to: .undefined)
                return .normal
            } else {
                try prepare(at, frame, interpreter)
            }
        }
    }

    /// The instructions that stand outside of loops.
    @inline(never)
    private func prepare(_ at: UnsafeMutablePointer<Instruction>, _ frame: Frame, _ interpreter: Interpreter) throws {
        switch at.pointee.operation {
        case .store: frame[at.pointee.slot] = try at.pointee.operand.evaluate(frame, interpreter)
        case .iterate:
            let value = try at.pointee.operand.evaluate(frame, interpreter)
            do { frame[at.pointee.slot] = try interpreter.iterator(value) } catch { throw interpreter.located(error, at.pointee.span) }
        case .clear: frame[at.pointee.slot] = .undefined
        default: break
        }
    }
}

extension Interpreter {
    /// Sets the value of a `return` or `yield`.
    @inline(__always)
    func give(_ value: Value) {
        withUnsafeMutablePointer(to: &returnValue) { $0.replace(with: value) }
    }

    /// `next` of the iterator that a slot of a running frame, or another iterator, holds; nil at the end.
    @inline(__always)
    func next(inSlot place: UnsafeMutablePointer<Value>) throws -> Value? {
        // The slot keeps the iterator meanwhile: only who reads it writes it.
        if let iterator = place.unmanaged {
            return try iterator._withUnsafeGuaranteedRef { object in
                // The iterators that loops over lists and ranges have.
                if let element = quickElement(object) { return element }
                if object.kind == .iterator { return try unsafeDowncast(object, to: IteratorObject.self).next(self) }
                if object.kind == .generator { return try unsafeDowncast(object, to: GeneratorObject.self).next(self) }
                return try next(.object(object))
            }
        }
        return try next(place.pointee)
    }

    /// The next element of an iterator over a list or range; nil: another iterator, or its end.
    @inline(__always)
    func quickElement(_ object: Object) -> Value? {
        if object.typeRef == Types.listIterator { return unsafeDowncast(object, to: ListIterator.self).quickElement }
        return nil
    }
}

/// Collects the instructions of a generator's suite.
final class GeneratorBodyBuilder {
    typealias Instruction = GeneratorBodyNode.Instruction
    typealias Operation = GeneratorBodyNode.Operation

    private var instructions: [Instruction] = []
    private var owners: [AnyObject] = []
    private var loopSlots: [Int] = []
    /// Where labels stand; -1: not yet placed.
    private var places: [Int] = []
    /// Labels of the loops around, innermost last.
    private var loops: [(broken: Int, continued: Int)] = []
    // What stands in the fields that an instruction does not use; the list keeps them, too.
    private let nothing = ConstantNode(Span(0, 0), .none)
    private let noStatement = PassNode(Span(0, 0))
    private let nowhere = TargetNode(Span(0, 0))

    func label() -> Int {
        places.append(-1)
        return places.count - 1
    }

    func place(_ label: Int) { places[label] = instructions.count }

    private func add(_ operation: Operation, _ span: Span, statement: StatementNode? = nil, test: ExpressionNode? = nil, value: ExpressionNode? = nil, target: TargetNode? = nil,
                     slot: Int = -1, label: Int = -1) {
        if let statement { owners.append(statement) }
        if let test { owners.append(test) }
        var made = Instruction(operation: operation, span: span, statement: .passUnretained(statement ?? noStatement), expression: .passUnretained(test ?? nothing),
                               operand: Operand(value ?? nothing), place: Place(target ?? nowhere))
        made.slot = slot
        made.next = instructions.count + 1
        made.target = label
        made.broken = loops.last?.broken ?? -1
        made.continued = loops.last?.continued ?? -1
        instructions.append(made)
    }

    func run(_ statement: StatementNode) { add(.run, statement.span, statement: statement) }
    func store(_ value: ExpressionNode, in slot: Int) { add(.store, value.span, value: value, slot: slot) }
    /// `yield`; what `send` passes goes into a slot (-1: nowhere).
    func yield(_ span: Span, _ value: ExpressionNode?, result: Int) {
        add(.yield, span, value: value)
        add(.receive, span, slot: result)
    }
    func branch(_ test: ExpressionNode, unlessTrue label: Int) { add(.branch, test.span, test: test, label: label) }
    func jump(_ label: Int) { add(.jump, Span(0, 0), label: label) }

    /// `while`: `test` emits what comes before the condition and gives it.
    func whileLoop(test: () -> ExpressionNode, body: () -> Void, otherwise: () -> Void) {
        let head = label(), exhausted = label(), end = label()
        place(head)
        let condition = test()
        add(.turn, condition.span, test: condition, label: exhausted)
        inLoop(broken: end, continued: head, body)
        jump(head)
        place(exhausted)
        otherwise()
        place(end)
    }

    /// `for` over an iterable; `slot` keeps the iterator.
    func forLoop(_ span: Span, _ target: TargetNode, _ iterable: ExpressionNode, slot: Int, body: () -> Void, otherwise: () -> Void) {
        let head = label(), exhausted = label(), broken = label(), end = label()
        loopSlots.append(slot)
        add(.iterate, span, value: iterable, slot: slot)
        place(head)
        add(.advance, span, target: target, slot: slot, label: exhausted)
        inLoop(broken: broken, continued: head, body)
        jump(head)
        place(exhausted)
        otherwise()
        jump(end)
        place(broken)
        add(.clear, span, slot: slot)
        place(end)
    }

    private func inLoop(broken: Int, continued: Int, _ body: () -> Void) {
        loops.append((broken, continued))
        body()
        loops.removeLast()
    }

    /// The finished suite; `state` is a slot of its own.
    func node(_ span: Span, state: Int) -> GeneratorBodyNode {
        add(.end, span)
        func position(_ label: Int) -> Int { label < 0 ? -1 : places[label] }
        for index in instructions.indices {
            instructions[index].target = position(instructions[index].target)
            instructions[index].broken = position(instructions[index].broken)
            instructions[index].continued = position(instructions[index].continued)
            if instructions[index].operation == .jump { instructions[index].next = instructions[index].target }
        }
        // Jumps to jumps lead to where the last one leads.  A loop of jumps alone does not arise: every loop has a head.
        func resolved(_ start: Int) -> Int {
            var place = start
            while place >= 0, instructions[place].operation == .jump { place = instructions[place].target }
            return place
        }
        for index in instructions.indices {
            instructions[index].next = index == instructions.count - 1 ? index : resolved(instructions[index].next)
            instructions[index].target = resolved(instructions[index].target)
            instructions[index].broken = resolved(instructions[index].broken)
            instructions[index].continued = resolved(instructions[index].continued)
        }
        return GeneratorBodyNode(span, instructions, owners: owners + [nothing, noStatement], loopSlots: loopSlots, state: state)
    }
}
