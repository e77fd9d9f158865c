// `match`: captures, and patterns that could never be reached.

extension Resolver {
    mutating func match(_ subject: Expression, _ cases: [MatchCase]) throws {
        if case .starred = subject.kind {} else { try visit(subject) }
        for (index, matchCase) in cases.enumerated() {
            try visit(matchCase.pattern)
            var names: Set<String> = []
            check(matchCase.pattern, &names)
            if index + 1 < cases.count, matchCase.guardTest == nil { failIfIrrefutable(matchCase.pattern) }
            if let test = matchCase.guardTest { try visit(test) }
            try visit(matchCase.body)
        }
    }

    private mutating func visit(_ pattern: Pattern) throws {
        switch pattern.kind {
        case .value(let value): try visit(value)
        case .singleton, .wildcard: break
        case .capture(let name): bind(name)
        case .star(let name): if let name { bind(name) }
        case .sequence(let patterns), .or(let patterns):
            for pattern in patterns { try visit(pattern) }
        case .mapping(let items, let rest):
            for item in items {
                try visit(item.key)
                try visit(item.value)
            }
            if let rest { bind(rest) }
        case .class(let type, let positional, let keywords):
            try visit(type)
            for pattern in positional { try visit(pattern) }
            for (_, pattern) in keywords { try visit(pattern) }
        case .as(let pattern, let name):
            try visit(pattern)
            bind(name)
        }
    }

    // MARK: What CPython's compiler checks

    private mutating func capture(_ name: NameReference, _ span: Span, _ names: inout Set<String>) {
        if !names.insert(name.identifier).inserted { failLate(SyntaxMessages.repeatedCapture(name.identifier), span) }
    }

    private mutating func check(_ pattern: Pattern, _ names: inout Set<String>) {
        switch pattern.kind {
        case .value, .singleton, .wildcard: break
        case .capture(let name): capture(name, pattern.span, &names)
        case .star(let name): if let name { capture(name, pattern.span, &names) }
        case .sequence(let patterns):
            var stars = 0
            for element in patterns {
                if case .star = element.kind { stars += 1 }
            }
            if stars > 1 { failLate(SyntaxMessages.secondStarredPattern, pattern.span) }
            for element in patterns { check(element, &names) }
        case .mapping(let items, let rest):
            for item in items { check(item.value, &names) }
            if let rest { capture(rest, pattern.span, &names) }
        case .class(_, let positional, let keywords):
            var seen: Set<String> = []
            for (name, value) in keywords where !seen.insert(name).inserted {
                failLate(SyntaxMessages.repeatedPatternAttribute(name), value.span)
            }
            for element in positional { check(element, &names) }
            for (_, element) in keywords { check(element, &names) }
        case .or(let alternatives):
            let before = names
            var first: Set<String>?
            for (index, alternative) in alternatives.enumerated() {
                var bound = before
                check(alternative, &bound)
                if index + 1 < alternatives.count { failIfIrrefutable(alternative) }
                if let first, first != bound { failLate(SyntaxMessages.alternativeNames, pattern.span) }
                if first == nil { first = bound }
            }
            names = first ?? names
        case .as(let inner, let name):
            check(inner, &names)
            capture(name, pattern.span, &names)
        }
    }

    /// A pattern that everything matches may only stand last.
    private mutating func failIfIrrefutable(_ pattern: Pattern) {
        switch pattern.kind {
        case .wildcard: failLate(SyntaxMessages.wildcardUnreachable, pattern.span)
        case .capture(let name): failLate(SyntaxMessages.captureUnreachable(name.identifier), pattern.span)
        case .as(let inner, _): failIfIrrefutable(inner)
        case .or(let alternatives): if let last = alternatives.last { failIfIrrefutable(last) }
        default: break
        }
    }
}
