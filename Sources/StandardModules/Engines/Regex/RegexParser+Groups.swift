internal import Language

/// Groups, look-around, conditions and flags: what follows `(`.
extension RegexParser {
    enum GroupResult {
        case node(RegexNode)
        /// A comment or global flags.
        case nothing
    }

    private func checkGroupName(_ name: [UInt32]) throws {
        let utf8 = CodePoint.utf8(name)
        if !utf8.withUnsafeBufferPointer(UnicodeCase.isIdentifier) {
            throw error("bad character in group name \(TextQuoting.repr(Self.text(name)))", name.count + 1)
        }
    }

    mutating func parseGroup(_ start: Int, verbose: inout Bool, nested: Int, allowsGlobalFlags: Bool) throws -> GroupResult {
        var captures = true
        var atomic = false
        var name: [UInt32]?
        var add: RegexFlags = []
        var remove: RegexFlags = []
        let unterminated = "missing ), unterminated subpattern"
        if try match("?") {
            let taken = try take()
            guard let character = taken.first else { throw error("unexpected end of pattern") }
            switch taken.count == 1 ? character : 0 {
            case 0x50: // P
                if try match("<") {
                    let given = try takeUntil(">", "group name")
                    try checkGroupName(given)
                    name = given
                } else if try match("=") {
                    let given = try takeUntil(")", "group name")
                    try checkGroupName(given)
                    let group = try groupIndex(given)
                    if groupWidths[group] == nil { throw error("cannot refer to an open group", given.count + 1) }
                    try checkLookbehind(group)
                    return .node(.backreference(group))
                } else {
                    let other = try take()
                    if other.isEmpty { throw error("unexpected end of pattern") }
                    throw error("unknown extension ?P\(Self.text(other))", other.count + 2)
                }
            case 0x3A: captures = false
            case 0x23: // comment
                while true {
                    if atEnd { throw error("missing ), unterminated comment", position - start) }
                    if try take() == [0x29] { return .nothing }
                }
            case 0x3D, 0x21, 0x3C:
                var kind = character
                var ahead = true
                let outer = lookbehindGroups
                if character == 0x3C {
                    let other = try take()
                    if other.isEmpty { throw error("unexpected end of pattern") }
                    guard other == [0x3D] || other == [0x21] else { throw error("unknown extension ?<\(Self.text(other))", other.count + 2) }
                    kind = other[0]
                    ahead = false
                    if outer == nil { lookbehindGroups = groupCount }
                }
                let node = try parseAlternatives(verbose: verbose, nested: nested + 1)
                if !ahead { lookbehindGroups = outer }
                guard try match(")") else { throw error(unterminated, position - start) }
                return .node(.look(ahead: ahead, negated: kind == 0x21, node))
            case 0x28: return .node(try parseConditional(start, verbose: verbose, nested: nested))
            case 0x3E:
                captures = false
                atomic = true
            case _ where Self.flag(character) != nil || character == 0x2D:
                guard let (added, removed) = try parseFlags(character) else {
                    if !allowsGlobalFlags { throw error("global flags not at the start of the expression", position - start) }
                    verbose = flags.contains(.verbose)
                    return .nothing
                }
                add = added
                remove = removed
                captures = false
            default: throw error("unknown extension ?\(Self.text(taken))", taken.count + 1)
            }
        }
        var group: Int?
        if captures {
            let index = groupCount
            groupCount += 1
            if let name {
                let text = Self.text(name)
                if let known = groupNames.first(where: { $0.name == text }) {
                    throw error("redefinition of group name \(TextQuoting.repr(text)) as group \(index); was group \(known.index)", name.count + 1)
                }
                groupNames.append((text, index))
            }
            group = index
        }
        let node = try parseAlternatives(verbose: (verbose || add.contains(.verbose)) && !remove.contains(.verbose), nested: nested + 1)
        guard try match(")") else { throw error(unterminated, position - start) }
        if let group { groupWidths[group] = node.width(groups: groupWidths) }
        return .node(atomic ? .atomic(node) : .group(group, add: add, remove: remove, node))
    }

    private func groupIndex(_ name: [UInt32]) throws -> Int {
        let text = Self.text(name)
        guard let known = groupNames.first(where: { $0.name == text }) else {
            throw error("unknown group name \(TextQuoting.repr(text))", name.count + 1)
        }
        return known.index
    }

    private mutating func parseConditional(_ start: Int, verbose: Bool, nested: Int) throws -> RegexNode {
        let name = try takeUntil(")", "group name")
        let group: Int
        if CodePoint.utf8(name).withUnsafeBufferPointer(UnicodeCase.isIdentifier) {
            group = try groupIndex(name)
        } else {
            guard let number = Int(Self.text(name).trimmingSpaces), number >= 0 else {
                throw error("bad character in group name \(TextQuoting.repr(Self.text(name)))", name.count + 1)
            }
            if number == 0 { throw error("bad group number", name.count + 1) }
            if number >= Self.maximumGroups { throw error("invalid group reference \(number)", name.count + 1) }
            if !conditionPositions.contains(where: { $0.group == number }) { conditionPositions.append((number, position - name.count - 1)) }
            group = number
        }
        try checkLookbehind(group)
        if nested > Self.maximumNesting { throw RegexError("maximum recursion depth exceeded", kind: .recursion) }
        let yes = try parseSequence(verbose: verbose, nested: nested + 1)
        var no: [RegexNode]?
        if try match("|") {
            no = try parseSequence(verbose: verbose, nested: nested + 1)
            if next == 0x7C { throw error("conditional backref with more than two branches") }
        }
        guard try match(")") else { throw error("missing ), unterminated subpattern", position - start) }
        return .conditional(group, yes: .sequence(yes), no: no.map { .sequence($0) })
    }

    private static func flag(_ character: UInt32) -> RegexFlags? {
        switch character {
        case 0x69: return .ignoreCase
        case 0x4C: return .locale
        case 0x6D: return .multiline
        case 0x73: return .dotAll
        case 0x78: return .verbose
        case 0x61: return .ascii
        case 0x74: return .template
        case 0x75: return .unicode
        default: return nil
        }
    }

    /// `(?aims-x:` gives the flags to add and to remove; `(?aims)` sets them for the whole pattern and gives nil.
    private mutating func parseFlags(_ first: UInt32) throws -> (RegexFlags, RegexFlags)? {
        var add: RegexFlags = []
        var remove: RegexFlags = []
        var character = first
        func isLetter(_ token: [UInt32]) -> Bool { token.count == 1 && UnicodeText.isAlphabetic(token[0]) }
        if character != 0x2D {
            while let flag = Self.flag(character) {
                if isText && flag == .locale { throw error("bad inline flags: cannot use 'L' flag with a str pattern") }
                if !isText && flag == .unicode { throw error("bad inline flags: cannot use 'u' flag with a bytes pattern") }
                add.insert(flag)
                if RegexFlags.types.contains(flag), add.intersection(.types) != flag {
                    throw error("bad inline flags: flags 'a', 'u' and 'L' are incompatible")
                }
                let taken = try take()
                if taken.isEmpty { throw error("missing -, : or )") }
                character = taken.count == 1 ? taken[0] : 0
                if character == 0x29 || character == 0x2D || character == 0x3A { break }
                if Self.flag(character) == nil { throw error(isLetter(taken) ? "unknown flag" : "missing -, : or )", taken.count) }
            }
        }
        if character == 0x29 {
            flags.formUnion(add)
            return nil
        }
        if add.contains(.template) { throw error("bad inline flags: cannot turn on global flag", 1) }
        if character == 0x2D {
            var taken = try take()
            if taken.isEmpty { throw error("missing flag") }
            character = taken.count == 1 ? taken[0] : 0
            if Self.flag(character) == nil { throw error(isLetter(taken) ? "unknown flag" : "missing flag", taken.count) }
            while let flag = Self.flag(character) {
                if RegexFlags.types.contains(flag) { throw error("bad inline flags: cannot turn off flags 'a', 'u' and 'L'") }
                remove.insert(flag)
                taken = try take()
                if taken.isEmpty { throw error("missing :") }
                character = taken.count == 1 ? taken[0] : 0
                if character == 0x3A { break }
                if Self.flag(character) == nil { throw error(isLetter(taken) ? "unknown flag" : "missing :", taken.count) }
            }
        }
        if remove.contains(.template) { throw error("bad inline flags: cannot turn off global flag", 1) }
        if !add.isDisjoint(with: remove) { throw error("bad inline flags: flag turned on and off", 1) }
        return (add, remove)
    }
}
