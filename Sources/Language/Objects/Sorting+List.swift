private struct NumberOrder<Number: Comparable & BitwiseCopyable>: SortOrder {
    let interpreter: Interpreter

    func less(_ a: Number, _ b: Number) throws -> Bool {
        try interpreter.tick()
        return a < b
    }
}

/// Numbers that are keys of what stands at an index.
private struct KeyedOrder<Key: Comparable & BitwiseCopyable>: SortOrder {
    struct Element: BitwiseCopyable {
        let key: Key
        let index: Int
    }
    let interpreter: Interpreter

    func less(_ a: Element, _ b: Element) throws -> Bool {
        try interpreter.tick()
        return a.key < b.key
    }
}

/// The bytes of strings, which their list keeps alive.
private struct TextOrder: SortOrder {
    struct Element: BitwiseCopyable {
        let bytes: UnsafeRawPointer
        let byteCount: Int
        let index: Int
    }
    let interpreter: Interpreter

    func less(_ a: Element, _ b: Element) throws -> Bool {
        try interpreter.tick()
        return StringObject.precedes(a.bytes, a.byteCount, b.bytes, b.byteCount)
    }
}

/// Tuples that begin with an int, which decides most comparisons where it stands beside the index.
private struct TupleOrder: SortOrder {
    struct Element: BitwiseCopyable {
        let first: Int
        let index: Int
    }
    let keys: UnsafeMutablePointer<Value>
    let interpreter: Interpreter

    func less(_ a: Element, _ b: Element) throws -> Bool {
        try interpreter.tick()
        if a.first != b.first { return a.first < b.first }
        return try keys.withObject(a.index) { x in
            try keys.withObject(b.index) { y in
                try ValueOrder.tupleLess(unsafeDowncast(x, to: TupleObject.self), unsafeDowncast(y, to: TupleObject.self), interpreter)
            } ?? false
        } ?? false
    }
}

/// Objects of one class whose `__lt__` is a function of the program; elements are their indices.
private final class InstanceOrder: SortOrder {
    private let keys: UnsafeMutablePointer<Value>
    private let interpreter: Interpreter
    private var method = SpecialCache()

    init(keys: UnsafeMutablePointer<Value>, interpreter: Interpreter) {
        self.keys = keys
        self.interpreter = interpreter
    }

    func less(_ a: Int, _ b: Int) throws -> Bool {
        try interpreter.tick()
        guard case .object(let x) = keys[a], case .object(let y) = keys[b], x.typeRef == y.typeRef else { return try general(a, b) }
        if let function = method.function(x) {
            let result = try interpreter.call2(.object(function), .object(x), .object(y))
            if case .bool(let flag) = result { return flag }
            return try interpreter.isTrue(result.isNotImplemented ? interpreter.compareReflected(.less, .object(x), .object(y)) : result)
        }
        method.remember(x, .less)
        return try general(a, b)
    }

    private func general(_ a: Int, _ b: Int) throws -> Bool { try interpreter.isTrue(interpreter.compare(.less, keys[a], keys[b])) }
}

/// Values of any kinds; elements are their indices.
private struct ValueOrder: SortOrder {
    let keys: UnsafeMutablePointer<Value>
    let interpreter: Interpreter

    func less(_ a: Int, _ b: Int) throws -> Bool {
        try interpreter.tick()
        if case .object(let x) = keys[a], case .object(let y) = keys[b], x.kind == .tuple, y.kind == .tuple {
            return try Self.tupleLess(unsafeDowncast(x, to: TupleObject.self), unsafeDowncast(y, to: TupleObject.self), interpreter)
        }
        return try Self.less(keys[a], keys[b], interpreter)
    }

    @inline(__always)
    private static func less(_ a: Value, _ b: Value, _ interpreter: Interpreter) throws -> Bool {
        switch (a, b) {
        case (.int(let x), .int(let y)): return x < y
        case (.float(let x), .float(let y)): return x < y
        case (.object(let x), .object(let y)):
            if x.kind == .tuple, y.kind == .tuple {
                return try tupleLess(unsafeDowncast(x, to: TupleObject.self), unsafeDowncast(y, to: TupleObject.self), interpreter)
            }
            if x.kind == .string, y.kind == .string { return unsafeDowncast(x, to: StringObject.self).precedes(unsafeDowncast(y, to: StringObject.self)) }
            return try interpreter.isTrue(interpreter.compare(.less, a, b))
        default: return try interpreter.isTrue(interpreter.compare(.less, a, b))
        }
    }

    fileprivate static func tupleLess(_ a: TupleObject, _ b: TupleObject, _ interpreter: Interpreter) throws -> Bool {
        let count = min(a.count, b.count)
        for index in 0..<count {
            if case .int(let x) = a.base[index], case .int(let y) = b.base[index] {
                if x == y { continue }
                return x < y
            }
            let x = a[index], y = b[index]
            if try interpreter.isEqual(x, y) { continue }
            if x.object?.kind == .tuple { return try interpreter.isTrue(interpreter.compare(.less, x, y)) }
            return try less(x, y, interpreter)
        }
        return a.count < b.count
    }
}

extension StringObject {
    /// `self < other`: the order of UTF-8 bytes is that of code points.
    func precedes(_ other: StringObject) -> Bool { Self.precedes(bytes, byteCount, other.bytes, other.byteCount) }

    static func precedes(_ a: UnsafeRawPointer, _ aCount: Int, _ b: UnsafeRawPointer, _ bCount: Int) -> Bool {
        let count = min(aCount, bCount)
        var offset = 0
        while offset &+ 8 <= count {
            let x = a.loadUnaligned(fromByteOffset: offset, as: UInt64.self), y = b.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            if x != y { return x.bigEndian < y.bigEndian }
            offset &+= 8
        }
        while offset < count {
            let x = a.load(fromByteOffset: offset, as: UInt8.self), y = b.load(fromByteOffset: offset, as: UInt8.self)
            if x != y { return x < y }
            offset &+= 1
        }
        return aCount < bCount
    }
}

extension Interpreter {
    /// What all keys have in common, so that comparing them needs no call into the interpreter.
    private enum KeyKind { case ints, floats, texts, tuples, instances, mixed }

    private static func kind(of keys: ListObject) -> KeyKind {
        guard keys.count > 0 else { return .mixed }
        switch keys[0] {
        case .int:
            for index in 1..<keys.count { guard case .int = keys[index] else { return .mixed } }
            return .ints
        case .float:
            for index in 1..<keys.count { guard case .float = keys[index] else { return .mixed } }
            return .floats
        case .object(let first) where first.kind == .string:
            for index in 1..<keys.count { guard case .object(let object) = keys[index], object.kind == .string else { return .mixed } }
            return .texts
        case .object(let first) where first.kind == .tuple:
            for index in 0..<keys.count {
                guard case .object(let object) = keys[index], object.kind == .tuple else { return .mixed }
                let tuple = unsafeDowncast(object, to: TupleObject.self)
                guard tuple.count > 0, case .int = tuple.base[0] else { return .mixed }
            }
            return .tuples
        case .object(let first) where first.kind == .instance: return .instances
        default: return .mixed
        }
    }

    /// `list.sort(key=key, reverse=reverse)`; `sorted` sorts a new list.
    ///
    /// While keys and comparisons run a program's code, the list is empty; afterwards it has its elements again, in some order if an
    /// exception ended the sort.
    public func sort(_ list: ListObject, key: Value, reverse: Bool) throws {
        let count = list.count
        if key.isNone {
            if count < 2 { return }
            switch Self.kind(of: list) {
            case .ints: return try sortNumbers(list, reverse, read: { if case .int(let number) = $0 { return number } else { return 0 } }, write: { .int($0) })
            case .floats: return try sortNumbers(list, reverse, read: { if case .float(let number) = $0 { return number } else { return 0 } }, write: { .float($0) })
            case .texts, .tuples, .instances, .mixed: break
            }
        }
        let elements = ListObject()
        elements.exchange(with: list)
        let untouched = list.base
        var failure: (any Error)?
        do {
            try sortDetached(elements, key, reverse)
        } catch {
            failure = error
        }
        let wasChanged = list.count != 0 || list.base != untouched
        elements.exchange(with: list)
        if let failure { throw failure }
        if wasChanged { throw valueError("list modified during sort") }
    }

    /// Numbers are sorted as such and become values again.
    @inline(__always)
    private func sortNumbers<Number: Comparable & BitwiseCopyable>(
        _ list: ListObject, _ reverse: Bool, read: (Value) -> Number, write: (Number) -> Value
    ) throws {
        let count = list.count
        try chargeSort(count, size: 8)
        let numbers = UnsafeMutablePointer<Number>.allocate(capacity: count)
        defer { numbers.deallocate() }
        for index in 0..<count { numbers[index] = read(list[reverse ? count &- 1 &- index : index]) }
        try Sorter.sort(numbers, count: count, by: NumberOrder<Number>(interpreter: self))
        for index in 0..<count { list[reverse ? count &- 1 &- index : index] = write(numbers[index]) }
    }

    private func chargeSort(_ count: Int, size: Int) throws {
        try reserve(count: count, size: size)
        try charge(work: count &* max(1, Int.bitWidth - count.leadingZeroBitCount))
    }

    private func sortDetached(_ elements: ListObject, _ key: Value, _ reverse: Bool) throws {
        let count = elements.count
        var keys = elements
        if !key.isNone {
            try reserve(count: count, size: 16)
            keys = ListObject(capacity: count)
            for index in 0..<count { keys.append(try call1(key, elements[index])) }
        }
        if count < 2 { return }
        switch Self.kind(of: keys) {
        case .ints:
            try sortKeyed(elements, reverse, KeyedOrder<Int>(interpreter: self), element: { index in
                if case .int(let number) = keys[index] { return .init(key: number, index: index) }
                return .init(key: 0, index: index)
            }, index: { $0.index })
        case .floats:
            try sortKeyed(elements, reverse, KeyedOrder<Double>(interpreter: self), element: { index in
                if case .float(let number) = keys[index] { return .init(key: number, index: index) }
                return .init(key: 0, index: index)
            }, index: { $0.index })
        case .texts:
            try sortKeyed(elements, reverse, TextOrder(interpreter: self), element: { index in
                let text = keys[index].object(.string, StringObject.self) ?? .empty
                return .init(bytes: text.bytes, byteCount: text.byteCount, index: index)
            }, index: { $0.index })
        case .tuples:
            try sortKeyed(elements, reverse, TupleOrder(keys: keys.base, interpreter: self), element: { index in
                guard case .object(let key) = keys[index], case .int(let first) = unsafeDowncast(key, to: TupleObject.self).base[0] else { return .init(first: 0, index: index) }
                return .init(first: first, index: index)
            }, index: { $0.index })
        case .instances:
            try sortKeyed(elements, reverse, InstanceOrder(keys: keys.base, interpreter: self), element: { $0 }, index: { $0 })
        case .mixed:
            try sortKeyed(elements, reverse, ValueOrder(keys: keys.base, interpreter: self), element: { $0 }, index: { $0 })
        }
        withExtendedLifetime(keys) {}
    }

    /// Sorts stand-ins for the elements, then puts the elements into their order.
    @inline(__always)
    private func sortKeyed<Order: SortOrder>(
        _ elements: ListObject, _ reverse: Bool, _ order: Order, element: (Int) -> Order.Element, index: (Order.Element) -> Int
    ) throws {
        let count = elements.count
        try chargeSort(count, size: MemoryLayout<Order.Element>.stride &+ 16)
        let standIns = UnsafeMutablePointer<Order.Element>.allocate(capacity: count)
        defer { standIns.deallocate() }
        // A reversed sort keeps the order of equal elements, too.
        for place in 0..<count { standIns[place] = element(reverse ? count &- 1 &- place : place) }
        defer {
            let moved = UnsafeMutablePointer<Value>.allocate(capacity: count)
            for place in 0..<count { (moved + (reverse ? count &- 1 &- place : place)).moveInitialize(from: elements.base + index(standIns[place]), count: 1) }
            elements.base.moveInitialize(from: moved, count: count)
            moved.deallocate()
        }
        try Sorter.sort(standIns, count: count, by: order)
    }
}
