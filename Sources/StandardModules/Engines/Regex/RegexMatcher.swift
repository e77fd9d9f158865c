internal import Language

/// Asked now and then while a match runs, with the steps since the last time and the bytes that its stack takes.  It may throw to end the match.
public typealias RegexBudget = (_ steps: Int, _ bytes: Int) throws -> Void

/// The backtracking matcher: an explicit stack, so that no pattern and no text can exhaust the native one.
struct RegexMatcher<Unit: FixedWidthInteger & UnsignedInteger>: ~Copyable {
    private struct Entry {
        enum Kind: UInt8 { case branch, register, greedy, lazyOne, lazyLoop }
        var kind: Kind
        var pc: Int32
        var a: Int
        var b: Int
    }

    private let code: UnsafePointer<RegexInstruction>
    private let sets: UnsafePointer<RegexCharacterSet>
    private let firsts: UnsafePointer<RegexFirst>
    private let subject: UnsafeBufferPointer<Unit>
    private let end: Int
    private let registerCount: Int
    let registers: UnsafeMutablePointer<Int>
    private(set) var lastIndex = -1
    private var stack: UnsafeMutablePointer<Entry>
    private var capacity = 64
    private var height = 0
    private var steps = 0
    private let budget: RegexBudget

    /// All pointers must outlive the matcher.
    init(code: UnsafePointer<RegexInstruction>, sets: UnsafePointer<RegexCharacterSet>, firsts: UnsafePointer<RegexFirst>, registerCount: Int,
         subject: UnsafeBufferPointer<Unit>, end: Int, budget: @escaping RegexBudget) {
        self.code = code
        self.sets = sets
        self.firsts = firsts
        self.subject = subject
        self.end = end
        self.registerCount = registerCount
        self.budget = budget
        registers = .allocate(capacity: max(1, registerCount))
        stack = .allocate(capacity: capacity)
    }

    deinit {
        registers.deallocate()
        stack.deallocate()
    }

    @inline(__always)
    private mutating func push(_ kind: Entry.Kind, _ pc: Int, _ a: Int, _ b: Int = 0) throws {
        if height == capacity { try grow() }
        (stack + height).initialize(to: Entry(kind: kind, pc: Int32(truncatingIfNeeded: pc), a: a, b: b))
        height &+= 1
    }

    @inline(never)
    private mutating func grow() throws {
        // 24 million entries are more than half a gigabyte.
        if capacity > 24_000_000 { throw TextError.memory() }
        try budget(0, capacity &* 2 &* MemoryLayout<Entry>.stride)
        let larger = UnsafeMutablePointer<Entry>.allocate(capacity: capacity &* 2)
        larger.moveInitialize(from: stack, count: height)
        stack.deallocate()
        stack = larger
        capacity &*= 2
    }

    @inline(__always)
    private mutating func set(_ register: Int, _ value: Int) throws {
        try push(.register, register, registers[register])
        registers[register] = value
    }

    /// Drops what could be tried again above `floor`, but keeps what undoes the registers.
    private mutating func cut(to floor: Int) {
        var kept = floor
        for index in floor..<max(floor, height) where stack[index].kind == .register {
            stack[kept] = stack[index]
            kept &+= 1
        }
        height = kept
    }

    private mutating func unwind(to floor: Int) {
        while height > floor {
            height &-= 1
            let entry = stack[height]
            if entry.kind == .register { restore(entry) }
        }
    }

    @inline(__always)
    private mutating func restore(_ entry: Entry) {
        if entry.pc < 0 { lastIndex = entry.a } else { registers[Int(entry.pc)] = entry.a }
    }

    @inline(__always)
    private func test(_ instruction: UnsafePointer<RegexInstruction>, _ unit: Unit) -> Bool {
        let scalar = UInt32(truncatingIfNeeded: unit)
        switch instruction.pointee.operation {
        case .character: return scalar == UInt32(truncatingIfNeeded: instruction.pointee.a)
        case .set: return sets[instruction.pointee.a].contains(scalar)
        case .anyButNewline: return scalar != 0x0A
        case .any: return true
        case .characterIgnoringCase:
            return RegexCase.lower(scalar, ascii: instruction.pointee.b == 1) == UInt32(truncatingIfNeeded: instruction.pointee.a)
        default: return false
        }
    }

    /// How many characters from `position` on, at most `limit`, pass the test.
    private func run(_ instruction: UnsafePointer<RegexInstruction>, from position: Int, limit: Int) -> Int {
        let stop = limit > end &- position ? end : position &+ limit
        var index = position
        switch instruction.pointee.operation {
        case .any: return stop &- position
        case .anyButNewline: while index < stop && subject[index] != 0x0A { index &+= 1 }
        case .character:
            let wanted = Unit(truncatingIfNeeded: instruction.pointee.a)
            guard Int(wanted) == instruction.pointee.a else { return 0 }
            while index < stop && subject[index] == wanted { index &+= 1 }
        case .set:
            let set = sets + instruction.pointee.a
            while index < stop && set.pointee.contains(UInt32(truncatingIfNeeded: subject[index])) { index &+= 1 }
        default: while index < stop && test(instruction, subject[index]) { index &+= 1 }
        }
        return index &- position
    }

    private func isWord(at index: Int, ascii: Bool) -> Bool {
        guard index >= 0 && index < end else { return false }
        return RegexCategory.word.contains(UInt32(truncatingIfNeeded: subject[index]), ascii: ascii)
    }

    /// Tries to match at `start`; the end of the match, or nil.
    ///
    /// - Parameters:
    ///   - full: the match must reach the end.
    ///   - nonEmpty: the match must not be empty.
    mutating func match(at start: Int, full: Bool, nonEmpty: Bool) throws -> Int? {
        for index in 0..<registerCount { registers[index] = -1 }
        lastIndex = -1
        height = 0
        var pc = 0
        var position = start
        while true {
            steps &+= 1
            if steps & 0xFFF == 0 { try budget(0x1000, capacity &* MemoryLayout<Entry>.stride) }
            let instruction = code + pc
            var matched = true
            switch instruction.pointee.operation {
            case .character:
                if position < end && UInt32(truncatingIfNeeded: subject[position]) == UInt32(truncatingIfNeeded: instruction.pointee.a) {
                    position &+= 1
                    pc &+= 1
                } else { matched = false }
            case .set:
                if position < end && sets[instruction.pointee.a].contains(UInt32(truncatingIfNeeded: subject[position])) {
                    position &+= 1
                    pc &+= 1
                } else { matched = false }
            case .any, .anyButNewline, .characterIgnoringCase:
                if position < end && test(instruction, subject[position]) {
                    position &+= 1
                    pc &+= 1
                } else { matched = false }
            case .groupStart:
                try set(instruction.pointee.a, position)
                pc &+= 1
            case .groupEnd:
                try set(instruction.pointee.a, position)
                try push(.register, -1, lastIndex)
                lastIndex = instruction.pointee.b
                pc &+= 1
            case .split:
                let hint = instruction.pointee.c
                if hint >= 0 && (position >= end || !firsts[hint].allows(UInt32(truncatingIfNeeded: subject[position]))) {
                    pc = instruction.pointee.a
                } else {
                    try push(.branch, instruction.pointee.a, position)
                    pc &+= 1
                }
            case .jump: pc = instruction.pointee.a
            case .repeatGreedy:
                let count = run(instruction + 1, from: position, limit: instruction.pointee.b)
                steps &+= count >> 4
                if count < instruction.pointee.a {
                    matched = false
                } else {
                    let least = position &+ instruction.pointee.a
                    position &+= count
                    pc &+= 2
                    if position > least { try push(.greedy, pc, least, position) }
                }
            case .repeatPossessive:
                let count = run(instruction + 1, from: position, limit: instruction.pointee.b)
                steps &+= count >> 4
                if count < instruction.pointee.a { matched = false } else {
                    position &+= count
                    pc &+= 2
                }
            case .repeatLazy:
                let least = instruction.pointee.a
                if least > 0 && run(instruction + 1, from: position, limit: least) < least { matched = false } else {
                    position &+= least
                    if instruction.pointee.b > least { try push(.lazyOne, pc, position, instruction.pointee.b &- least) }
                    pc &+= 2
                }
            case .loopStart:
                try set(instruction.pointee.a, 0)
                try set(instruction.pointee.a &+ 1, -1)
                pc &+= 1
            case .loopGreedy:
                let register = instruction.pointee.a
                let count = registers[register]
                if count < instruction.pointee.b {
                    try set(register, count &+ 1)
                    pc &+= 1
                } else {
                    let exit = instruction.pointee.d
                    let hint = code[exit &- 1].b
                    if count >= instruction.pointee.c || position == registers[register &+ 1]
                        || (hint >= 0 && (position >= end || !firsts[hint].allows(UInt32(truncatingIfNeeded: subject[position])))) {
                        pc = exit
                    } else {
                        try push(.branch, exit, position)
                        try set(register &+ 1, position)
                        try set(register, count &+ 1)
                        pc &+= 1
                    }
                }
            case .loopLazy:
                let register = instruction.pointee.a
                let count = registers[register]
                if count < instruction.pointee.b {
                    try set(register, count &+ 1)
                    pc &+= 1
                } else {
                    try push(.lazyLoop, pc, position)
                    pc = instruction.pointee.d
                }
            case .atomicStart:
                try set(instruction.pointee.a, height &+ 1)
                pc &+= 1
            case .atomicEnd:
                cut(to: registers[instruction.pointee.a])
                pc &+= 1
            case .lookStart:
                if position < instruction.pointee.b { matched = false } else {
                    try set(instruction.pointee.a &+ 1, position)
                    try set(instruction.pointee.a, height &+ 1)
                    position &-= instruction.pointee.b
                    pc &+= 1
                }
            case .lookEnd:
                position = registers[instruction.pointee.a &+ 1]
                cut(to: registers[instruction.pointee.a])
                pc &+= 1
            case .negativeLookStart:
                if position < instruction.pointee.b {
                    pc = instruction.pointee.c
                } else {
                    try set(instruction.pointee.a, height &+ 1)
                    try push(.branch, instruction.pointee.c, position)
                    position &-= instruction.pointee.b
                    pc &+= 1
                }
            case .negativeLookEnd:
                unwind(to: registers[instruction.pointee.a])
                matched = false
            case .backreference, .backreferenceIgnoringCase:
                let group = instruction.pointee.a
                let from = registers[group &* 2]
                let to = registers[group &* 2 &+ 1]
                if from < 0 || to < from || to &- from > end &- position {
                    matched = false
                } else {
                    let ignoring = instruction.pointee.operation == .backreferenceIgnoringCase
                    let ascii = instruction.pointee.b == 1
                    for index in 0..<(to &- from) {
                        let (x, y) = (UInt32(truncatingIfNeeded: subject[from &+ index]), UInt32(truncatingIfNeeded: subject[position &+ index]))
                        if x != y && !(ignoring && RegexCase.lower(x, ascii: ascii) == RegexCase.lower(y, ascii: ascii)) {
                            matched = false
                            break
                        }
                    }
                    steps &+= (to &- from) >> 4
                    if matched {
                        position &+= to &- from
                        pc &+= 1
                    }
                }
            case .conditional:
                let group = instruction.pointee.a
                let isSet = registers[group &* 2] >= 0 && registers[group &* 2 &+ 1] >= registers[group &* 2]
                pc = isSet ? pc &+ 1 : instruction.pointee.b
            case .beginningOfString: if position == 0 { pc &+= 1 } else { matched = false }
            case .beginningOfLine: if position == 0 || subject[position &- 1] == 0x0A { pc &+= 1 } else { matched = false }
            case .endOfString: if position == end { pc &+= 1 } else { matched = false }
            case .endBeforeNewline:
                if position == end || position &+ 1 == end && subject[position] == 0x0A { pc &+= 1 } else { matched = false }
            case .endOfLine: if position == end || subject[position] == 0x0A { pc &+= 1 } else { matched = false }
            case .boundary, .notBoundary:
                let ascii = instruction.pointee.a == 1
                let atBoundary = isWord(at: position &- 1, ascii: ascii) != isWord(at: position, ascii: ascii)
                if end > 0 && atBoundary == (instruction.pointee.operation == .boundary) { pc &+= 1 } else { matched = false }
            case .fail: matched = false
            case .success:
                if full && position != end || nonEmpty && position == start { matched = false } else { return position }
            }
            if matched { continue }
            guard try backtrack(&pc, &position) else { return nil }
        }
    }

    /// Takes up the latest thing left to try; false if there is none.
    @inline(__always)
    private mutating func backtrack(_ pc: inout Int, _ position: inout Int) throws -> Bool {
        while height > 0 {
            let top = stack + (height &- 1)
            switch top.pointee.kind {
            case .register:
                height &-= 1
                restore(top.pointee)
            case .branch:
                height &-= 1
                pc = Int(top.pointee.pc)
                position = top.pointee.a
                return true
            case .greedy:
                pc = Int(top.pointee.pc)
                var next = top.pointee.b &- 1
                // If a certain character must follow, only the places before one are worth a try.
                if code[pc].operation == .character {
                    let wanted = UInt32(truncatingIfNeeded: code[pc].a)
                    while next >= top.pointee.a && UInt32(truncatingIfNeeded: subject[next]) != wanted { next &-= 1 }
                    steps &+= (top.pointee.b &- next) >> 4
                }
                if next < top.pointee.a {
                    height &-= 1
                    continue
                }
                position = next
                if next == top.pointee.a { height &-= 1 } else { top.pointee.b = next }
                return true
            case .lazyOne:
                let at = top.pointee.a
                pc = Int(top.pointee.pc)
                guard at < end, test(code + (pc &+ 1), subject[at]) else {
                    height &-= 1
                    continue
                }
                position = at &+ 1
                pc &+= 2
                if top.pointee.b <= 1 { height &-= 1 } else {
                    top.pointee.a = position
                    top.pointee.b &-= 1
                }
                return true
            case .lazyLoop:
                height &-= 1
                pc = Int(top.pointee.pc)
                position = top.pointee.a
                let register = code[pc].a
                let count = registers[register]
                if count >= code[pc].c || position == registers[register &+ 1] { continue }
                try set(register &+ 1, position)
                try set(register, count &+ 1)
                pc &+= 1
                return true
            }
        }
        return false
    }

    /// Tells the budget of the steps since it last heard.
    func settle() throws { try budget(steps & 0xFFF, 0) }

    /// Counts the work of a search that skips places without trying them.
    mutating func skipped(_ count: Int) throws {
        steps &+= count >> 4
        if count > 0xFFFF { try budget(count >> 4, 0) }
    }
}
