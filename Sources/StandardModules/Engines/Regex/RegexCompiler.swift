internal import Language

/// From the tree of a pattern to the matcher's program.
struct RegexCompiler {
    private(set) var code: [RegexInstruction] = []
    private(set) var sets: [RegexCharacterSet] = []
    private(set) var firsts: [RegexFirst] = []
    private(set) var registerCount: Int
    private let groupWidths: [Int: (Int, Int)]
    private let isText: Bool

    init(groupCount: Int, groupWidths: [Int: (Int, Int)], isText: Bool) {
        registerCount = groupCount * 2
        self.groupWidths = groupWidths
        self.isText = isText
    }

    mutating func compile(_ node: RegexNode, flags: RegexFlags) throws {
        try emit(node, flags)
        code.append(RegexInstruction(operation: .success))
    }

    private func asciiOnly(_ flags: RegexFlags) -> Bool { !isText || flags.contains(.ascii) }

    private mutating func registers(_ count: Int) -> Int {
        registerCount += count
        return registerCount - count
    }

    private mutating func add(_ operation: RegexInstruction.Operation, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0) {
        code.append(RegexInstruction(operation: operation, a: a, b: b, c: c))
    }

    // MARK: single characters

    /// The instruction for a node that reads exactly one character.
    private mutating func single(_ node: RegexNode, _ flags: RegexFlags) -> RegexInstruction? {
        switch node {
        case .literal(let scalar):
            guard flags.contains(.ignoreCase) else { return RegexInstruction(operation: .character, a: Int(scalar)) }
            let lower = RegexCase.lower(scalar, ascii: asciiOnly(flags))
            if !asciiOnly(flags), let more = RegexCase.companions[lower] {
                return set(([lower] + more).map { .range($0, $0) }, negated: false, flags)
            }
            return RegexInstruction(operation: .characterIgnoringCase, a: Int(lower), b: asciiOnly(flags) ? 1 : 0)
        case .any: return RegexInstruction(operation: flags.contains(.dotAll) ? .any : .anyButNewline)
        case .set(let items, let negated): return set(items, negated: negated, flags)
        case .group(nil, let add, let remove, let inner): return single(inner, Self.scoped(flags, add, remove))
        case .sequence(let nodes) where nodes.count == 1: return single(nodes[0], flags)
        case .branch(let nodes):
            // Alternatives of one character each are a set.
            var items: [RegexSetItem] = []
            for node in nodes {
                guard case .sequence(let inner) = node, inner.count == 1 else { return nil }
                switch inner[0] {
                case .literal(let scalar): items.append(.range(scalar, scalar))
                case .set(let more, negated: false): items += more
                default: return nil
                }
            }
            return set(items, negated: false, flags)
        default: return nil
        }
    }

    private mutating func set(_ items: [RegexSetItem], negated: Bool, _ flags: RegexFlags) -> RegexInstruction {
        sets.append(RegexCharacterSet(items, negated: negated, ignoresCase: flags.contains(.ignoreCase), asciiOnly: asciiOnly(flags)))
        return RegexInstruction(operation: .set, a: sets.count - 1)
    }

    private static func scoped(_ flags: RegexFlags, _ add: RegexFlags, _ remove: RegexFlags) -> RegexFlags {
        var flags = flags
        if !add.isDisjoint(with: .types) { flags.subtract(.types) }
        return flags.union(add).subtracting(remove)
    }

    // MARK: nodes

    private mutating func emit(_ node: RegexNode, _ flags: RegexFlags) throws {
        if let instruction = single(node, flags) {
            code.append(instruction)
            return
        }
        switch node {
        case .literal, .any, .set: break
        case .sequence(let nodes): for node in nodes { try emit(node, flags) }
        case .branch(let nodes):
            var jumps: [Int] = []
            for (index, node) in nodes.enumerated() {
                if index == nodes.count - 1 {
                    try emit(node, flags)
                } else {
                    let split = code.count
                    let first = first(node, flags)
                    if !first.isNullable { firsts.append(first) }
                    add(.split, 0, 0, first.isNullable ? -1 : firsts.count - 1)
                    try emit(node, flags)
                    jumps.append(code.count)
                    add(.jump)
                    code[split].a = code.count
                }
            }
            for jump in jumps { code[jump].a = code.count }
        case .repetition(let node, let least, let most, let kind): try emitRepetition(node, least, most, kind, flags)
        case .group(let index, let added, let removed, let node):
            if let index { add(.groupStart, index * 2) }
            try emit(node, Self.scoped(flags, added, removed))
            if let index { add(.groupEnd, index * 2 + 1, index) }
        case .atomic(let node):
            let register = registers(1)
            add(.atomicStart, register)
            try emit(node, flags)
            add(.atomicEnd, register)
        case .backreference(let group):
            add(flags.contains(.ignoreCase) ? .backreferenceIgnoringCase : .backreference, group, asciiOnly(flags) ? 1 : 0)
        case .conditional(let group, let yes, let no):
            let test = code.count
            add(.conditional, group)
            try emit(yes, flags)
            if let no {
                let jump = code.count
                add(.jump)
                code[test].b = code.count
                try emit(no, flags)
                code[jump].a = code.count
            } else {
                code[test].b = code.count
            }
        case .look(let ahead, let negated, let node):
            var back = 0
            if !ahead {
                let width = node.width(groups: groupWidths)
                if width.0 != width.1 { throw RegexError("look-behind requires fixed-width pattern") }
                back = width.0
            }
            let register = registers(2)
            let start = code.count
            add(negated ? .negativeLookStart : .lookStart, register, back)
            try emit(node, flags)
            add(negated ? .negativeLookEnd : .lookEnd, register)
            code[start].c = code.count
        case .position(let position):
            switch position {
            case .beginning: add(flags.contains(.multiline) ? .beginningOfLine : .beginningOfString)
            case .beginningOfLine: add(.beginningOfLine)
            case .beginningOfString: add(.beginningOfString)
            case .end: add(flags.contains(.multiline) ? .endOfLine : .endBeforeNewline)
            case .endOfLine: add(.endOfLine)
            case .endOfString: add(.endOfString)
            case .boundary: add(.boundary, asciiOnly(flags) ? 1 : 0)
            case .notBoundary: add(.notBoundary, asciiOnly(flags) ? 1 : 0)
            }
        }
    }

    private mutating func emitRepetition(_ node: RegexNode, _ least: Int, _ most: Int, _ kind: RegexRepeatKind, _ flags: RegexFlags) throws {
        let most = most >= RegexNode.unbounded ? Int.max : most
        if most == 0 { return }
        if let instruction = single(node, flags) {
            if least == 1 && most == 1 {
                code.append(instruction)
                return
            }
            add(kind == .greedy ? .repeatGreedy : kind == .lazy ? .repeatLazy : .repeatPossessive, least, most)
            code.append(instruction)
            return
        }
        if kind == .possessive {
            let register = registers(1)
            add(.atomicStart, register)
            try emitLoop(node, least, most, lazy: false, flags)
            add(.atomicEnd, register)
        } else {
            try emitLoop(node, least, most, lazy: kind == .lazy, flags)
        }
    }

    private mutating func emitLoop(_ node: RegexNode, _ least: Int, _ most: Int, lazy: Bool, _ flags: RegexFlags) throws {
        let register = registers(2)
        add(.loopStart, register)
        let test = code.count
        let first = first(node, flags)
        if !first.isNullable { firsts.append(first) }
        add(lazy ? .loopLazy : .loopGreedy, register, least, most)
        let hint = first.isNullable ? -1 : firsts.count - 1
        try emit(node, flags)
        add(.jump, test)
        // `d`: where the loop ends; the hint stands in the jump behind the body.
        code[test].d = code.count
        code[code.count - 1].b = hint
    }

    // MARK: first characters

    mutating func first(_ node: RegexNode, _ flags: RegexFlags) -> RegexFirst {
        var result = RegexFirst()
        switch node {
        case .literal(let scalar):
            if flags.contains(.ignoreCase) {
                let lower = RegexCase.lower(scalar, ascii: asciiOnly(flags))
                for variant in RegexCase.variants(lower, ascii: asciiOnly(flags)) { result.insert(variant) }
            } else {
                result.insert(scalar)
            }
        case .any:
            result = .anything
            result.isNullable = false
        case .set(let items, let negated):
            result.insert(RegexCharacterSet(items, negated: negated, ignoresCase: flags.contains(.ignoreCase), asciiOnly: asciiOnly(flags)))
        case .sequence(let nodes):
            result.isNullable = true
            for node in nodes {
                let next = first(node, flags)
                result.isNullable = false
                result.formUnion(next)
                if !next.isNullable {
                    result.isNullable = false
                    break
                }
            }
            if nodes.isEmpty { result.isNullable = true }
        case .branch(let nodes): for node in nodes { result.formUnion(first(node, flags)) }
        case .repetition(let node, let least, let most, _):
            if most > 0 { result = first(node, flags) }
            if least == 0 { result.isNullable = true }
        case .group(_, let add, let remove, let node): result = first(node, Self.scoped(flags, add, remove))
        case .atomic(let node): result = first(node, flags)
        case .backreference, .conditional: result = .anything
        case .look, .position: result.isNullable = true
        }
        return result
    }

    /// The literal text that every match begins with.
    static func literalPrefix(_ node: RegexNode, flags: RegexFlags) -> [UInt32] {
        if flags.contains(.ignoreCase) { return [] }
        var prefix: [UInt32] = []
        guard case .sequence(let nodes) = node else { return [] }
        for node in nodes {
            guard case .literal(let scalar) = node else { break }
            prefix.append(scalar)
        }
        return prefix
    }
}
