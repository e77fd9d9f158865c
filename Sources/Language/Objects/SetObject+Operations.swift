extension SetObject {
    /// A new set (frozenset, if `isFrozen`) of the elements of an iterable.
    public static func make(from iterable: Value, isFrozen: Bool = false, type: TypeRef? = nil, _ interpreter: Interpreter) throws -> SetObject {
        let result = SetObject(isFrozen: isFrozen, type: type)
        try result.update(with: iterable, interpreter)
        return result
    }

    /// A set display of constants only.  CPython's compiler makes a frozenset of them, and another one of its elements when it looks for
    /// equal constants; that one is merged into a new set.  It shows in the order.
    public static func display<S: Sequence>(ofConstants values: S, _ interpreter: Interpreter) throws -> SetObject where S.Element == Value {
        let written = SetObject(isFrozen: true), constants = SetObject(isFrozen: true), result = SetObject()
        for value in values { _ = try written.add(value, interpreter) }
        var position = 0
        while let entry = written.nextEntry(&position) { _ = try constants.add(entry.key, hash: entry.hash, interpreter) }
        try result.merge(constants, interpreter)
        return result
    }

    func copy(_ interpreter: Interpreter) throws -> SetObject {
        let result = SetObject(isFrozen: isFrozen)
        try result.merge(self, interpreter)
        return result
    }

    // MARK: with any iterable

    /// `update(iterable)`
    public func update(with iterable: Value, _ interpreter: Interpreter) throws {
        if let set = iterable.anySet { return try merge(set, interpreter) }
        if let dict = iterable.object(.dict, DictObject.self) {
            try interpreter.charge(work: dict.count)
            if (filled &+ dict.count) &* 5 >= mask &* 3 { try resize(to: (count &+ dict.count) &* 2, interpreter) }
            var position = 0
            while position < dict.used {
                let key = dict.key(at: position), hash = dict.hash(at: position)
                position &+= 1
                if !key.isUndefined { _ = try add(key, hash: hash, interpreter) }
            }
            return
        }
        try interpreter.forEach(in: iterable) { element in
            _ = try add(element, interpreter)
            return true
        }
    }

    /// `intersection(iterable)`: a new set.
    func intersection(_ iterable: Value, _ interpreter: Interpreter) throws -> SetObject {
        if let set = iterable.anySet {
            if set === self { return try copy(interpreter) }
            let result = SetObject(isFrozen: isFrozen)
            let large = set.count > count ? set : self, small = set.count > count ? self : set
            try interpreter.charge(work: small.mask)
            var position = 0
            while let entry = small.nextEntry(&position) {
                if try large.contains(entry.key, hash: entry.hash, interpreter) { _ = try result.add(entry.key, hash: entry.hash, interpreter) }
            }
            return result
        }
        let result = SetObject(isFrozen: isFrozen)
        try interpreter.forEach(in: iterable) { element in
            let hash = try interpreter.hash(element)
            if try contains(element, hash: hash, interpreter) { _ = try result.add(element, hash: hash, interpreter) }
            return true
        }
        return result
    }

    /// `difference_update(iterable)`
    func subtract(_ iterable: Value, _ interpreter: Interpreter) throws {
        if let set = iterable.anySet {
            if set === self { return removeAll() }
            // A set that is much larger than this one is cut down to the elements that matter.
            let other = set.count >> 3 > count ? try intersection(iterable, interpreter) : set
            try interpreter.charge(work: other.mask)
            var position = 0
            while let entry = other.nextEntry(&position) { try remove(entry.key, hash: entry.hash, interpreter) }
        } else {
            try interpreter.forEach(in: iterable) { element in
                try remove(element, hash: interpreter.hash(element), interpreter)
                return true
            }
        }
        if filled &- count > mask / 4 { try resize(to: count > 50_000 ? count &* 2 : count &* 4, interpreter) }
    }

    /// `difference(iterable)`: a new set.
    func difference(_ iterable: Value, _ interpreter: Interpreter) throws -> SetObject {
        let set = iterable.anySet, dict = iterable.object(.dict, DictObject.self)
        guard let size = set?.count ?? dict?.count, count >> 2 <= size else {
            let result = try copy(interpreter)
            try result.subtract(iterable, interpreter)
            return result
        }
        try interpreter.charge(work: mask)
        let result = SetObject(isFrozen: isFrozen)
        var position = 0
        while let entry = nextEntry(&position) {
            let isThere: Bool
            if let set {
                isThere = try set.contains(entry.key, hash: entry.hash, interpreter)
            } else {
                isThere = try (dict?.position(of: entry.key, hash: entry.hash, interpreter) ?? -1) >= 0
            }
            if !isThere { _ = try result.add(entry.key, hash: entry.hash, interpreter) }
        }
        return result
    }

    /// `symmetric_difference_update(iterable)`
    func formSymmetricDifference(_ iterable: Value, _ interpreter: Interpreter) throws {
        if let set = iterable.anySet, set === self { return removeAll() }
        if let dict = iterable.object(.dict, DictObject.self) {
            var position = 0
            while position < dict.used {
                let key = dict.key(at: position), hash = dict.hash(at: position)
                position &+= 1
                if !key.isUndefined { try exchange(key, hash, interpreter) }
            }
            return try interpreter.charge(work: position)
        }
        let other = try iterable.anySet ?? SetObject.make(from: iterable, isFrozen: isFrozen, interpreter)
        try interpreter.charge(work: other.mask)
        var position = 0
        while let entry = other.nextEntry(&position) { try exchange(entry.key, entry.hash, interpreter) }
    }

    /// Removes an element that is there and adds one that is not.
    private func exchange(_ key: Value, _ hash: Int, _ interpreter: Interpreter) throws {
        if try !remove(key, hash: hash, interpreter) { _ = try add(key, hash: hash, interpreter) }
    }

    /// `symmetric_difference(iterable)`: a new set.
    func symmetricDifference(_ iterable: Value, _ interpreter: Interpreter) throws -> SetObject {
        let result = try SetObject.make(from: iterable, isFrozen: isFrozen, interpreter)
        try result.formSymmetricDifference(.object(self), interpreter)
        return result
    }

    // MARK: with another set

    func binary(_ operation: BinaryOperation, _ other: SetObject, _ interpreter: Interpreter) throws -> Value {
        switch operation {
        case .or:
            let result = try copy(interpreter)
            if other !== self { try result.merge(other, interpreter) }
            return .object(result)
        case .and: return .object(try intersection(.object(other), interpreter))
        case .subtract: return .object(try difference(.object(other), interpreter))
        case .xor: return .object(try symmetricDifference(.object(other), interpreter))
        default: return .notImplemented
        }
    }

    func inPlace(_ operation: BinaryOperation, _ other: SetObject, _ interpreter: Interpreter) throws -> Value {
        switch operation {
        case .or: try merge(other, interpreter)
        case .and: exchange(with: try intersection(.object(other), interpreter))
        case .subtract: try subtract(.object(other), interpreter)
        case .xor: try formSymmetricDifference(.object(other), interpreter)
        default: return .notImplemented
        }
        return .object(self)
    }

    func isSubset(of other: SetObject, _ interpreter: Interpreter) throws -> Bool {
        if count > other.count { return false }
        try interpreter.charge(work: mask)
        var position = 0
        while let entry = nextEntry(&position) {
            if try !other.contains(entry.key, hash: entry.hash, interpreter) { return false }
        }
        return true
    }

    func compare(_ operation: ComparisonOperation, to other: SetObject, _ interpreter: Interpreter) throws -> Bool {
        switch operation {
        case .equal: return try count == other.count && isSubset(of: other, interpreter)
        case .notEqual: return try !(count == other.count && isSubset(of: other, interpreter))
        case .less: return try count < other.count && isSubset(of: other, interpreter)
        case .lessOrEqual: return try isSubset(of: other, interpreter)
        case .greater: return try other.count < count && other.isSubset(of: self, interpreter)
        case .greaterOrEqual: return try other.isSubset(of: self, interpreter)
        }
    }

    /// `isdisjoint(iterable)`
    func isDisjoint(with iterable: Value, _ interpreter: Interpreter) throws -> Bool {
        if let set = iterable.anySet {
            if set === self { return count == 0 }
            let large = set.count > count ? set : self, small = set.count > count ? self : set
            try interpreter.charge(work: small.mask)
            var position = 0
            while let entry = small.nextEntry(&position) {
                if try large.contains(entry.key, hash: entry.hash, interpreter) { return false }
            }
            return true
        }
        var result = true
        try interpreter.forEach(in: iterable) { element in
            result = try !contains(element, hash: interpreter.hash(element), interpreter)
            return result
        }
        return result
    }

    func appendRepr(to text: inout [UInt8], _ interpreter: Interpreter) throws {
        let name = type.name
        if count == 0 { return text.append(contentsOf: (name + "()").utf8) }
        if interpreter.reprRunning.contains(ObjectIdentifier(self)) { return text.append(contentsOf: (name + "(...)").utf8) }
        try interpreter.guardingRepr(self, running: "", to: &text) { text in
            if kind != .set { text.append(contentsOf: (name + "(").utf8) }
            text.append("{")
            var position = 0, isFirst = true
            while let element = next(&position) {
                if !isFirst { text.append(", ") }
                isFirst = false
                try interpreter.tick()
                try interpreter.appendRepr(element, to: &text)
            }
            text.append("}")
            if kind != .set { text.append(")") }
        }
    }
}
