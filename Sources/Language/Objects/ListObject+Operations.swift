extension ListObject {
    // MARK: items and slices

    @inline(__always)
    func item(_ index: Value, _ interpreter: Interpreter) throws -> Value {
        if case .int(let number) = index {
            if let value = element(number) { return value }
            throw interpreter.indexError("list index out of range")
        }
        return try otherItem(index, interpreter)
    }

    @inline(never)
    private func otherItem(_ index: Value, _ interpreter: Interpreter) throws -> Value {
        if let slice = index.object(.slice, SliceObject.self) { return .object(try self.slice(slice, interpreter)) }
        if let value = element(try interpreter.sequenceIndex(index, "list")) { return value }
        throw interpreter.indexError("list index out of range")
    }

    /// `self[slice]`, a new list.
    func slice(_ slice: SliceObject, _ interpreter: Interpreter) throws -> ListObject {
        let (start, _, step, size) = try slice.indices(count, interpreter)
        try interpreter.reserve(count: size, size: 16)
        try interpreter.charge(work: size)
        if step == 1 { return ListObject(copying: base + (size == 0 ? 0 : start), count: size) }
        let result = ListObject(capacity: size)
        var position = start
        for _ in 0..<size {
            result.append(base[position])
            position = position &+ step
        }
        return result
    }

    func setItem(_ index: Value, _ value: Value, _ interpreter: Interpreter) throws {
        if case .int(let number) = index {
            if setElement(number, value) { return }
            throw interpreter.indexError("list assignment index out of range")
        }
        if let slice = index.object(.slice, SliceObject.self) { return try assign(slice, value, interpreter) }
        if setElement(try interpreter.sequenceIndex(index, "list"), value) { return }
        throw interpreter.indexError("list assignment index out of range")
    }

    func deleteItem(_ index: Value, _ interpreter: Interpreter) throws {
        if let slice = index.object(.slice, SliceObject.self) { return try delete(slice, interpreter) }
        var position = try interpreter.sequenceIndex(index, "list")
        if position < 0 { position = position &+ count }
        if position < 0 || position >= count { throw interpreter.indexError("list assignment index out of range") }
        try interpreter.charge(work: count &- position)
        _ = remove(at: position)
    }

    /// `self[slice] = value`
    private func assign(_ slice: SliceObject, _ value: Value, _ interpreter: Interpreter) throws {
        let countBefore = count
        var (start, stop, step, size) = try slice.indices(count, interpreter)
        let source = try elements(of: value, step == 1 ? "can only assign an iterable" : "must assign iterable to extended slice", interpreter)
        try interpreter.charge(work: source.count &+ (step == 1 ? count &- min(start, count) : 0))
        if step == 1 {
            // Making the elements may have changed the list.
            let low = min(start, count), high = min(max(stop, low), count)
            try interpreter.reserve(count: source.count, size: 16)
            replace(low..<high, with: source.unsafeValues)
            return withExtendedLifetime(source) {}
        }
        if count != countBefore { (start, stop, step, size) = try slice.indices(count, interpreter) }
        if source.count != size {
            throw interpreter.valueError("attempt to assign sequence of size \(source.count) to extended slice of size \(size)")
        }
        // The old elements go away after the list is whole again: releasing them may run a program's code.
        var old: ListObject?
        var place = base + start, next = source.base
        for rest in stride(from: size, to: 0, by: -1) {
            if place.isObject {
                let kept = old ?? ListObject(capacity: rest)
                kept.append(moving: place)
                old = kept
            }
            place.initialize(copying: next)
            next += 1
            if rest > 1 { place += step }
        }
        withExtendedLifetime((old, source)) {}
    }

    /// The elements of what is assigned to a slice; never the list itself.
    private func elements(of value: Value, _ message: String, _ interpreter: Interpreter) throws -> ListObject {
        if let list = value.object(.list, ListObject.self), list !== self { return list }
        let iterator: Value
        do {
            iterator = try interpreter.iterator(value)
        } catch let error as PythonError where interpreter.isException(error, "TypeError") {
            throw interpreter.typeError(message)
        }
        return try interpreter.list(from: iterator)
    }

    /// `del self[slice]`
    private func delete(_ slice: SliceObject, _ interpreter: Interpreter) throws {
        var (start, _, step, size) = try slice.indices(count, interpreter)
        if size == 0 { return }
        try interpreter.charge(work: count)
        if step < 0 {
            start = start &+ step &* (size &- 1)
            step = 0 &- step
        }
        if step == 1 { return replace(start..<(start &+ size), with: UnsafeBufferPointer(start: nil, count: 0)) }
        let old = ListObject(capacity: size)
        var target = start, next = start
        for position in start..<count {
            if position == next, old.count < size {
                old.append(moving: base + position)
                next = next &+ step
            } else {
                (base + target).moveInitialize(from: base + position, count: 1)
                target &+= 1
            }
        }
        count = target
        withExtendedLifetime(old) {}
    }

    private func append(moving source: UnsafeMutablePointer<Value>) { append(source.move()) }

    // MARK: + and *

    func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool, _ interpreter: Interpreter) throws -> Value {
        switch operation {
        case .add:
            guard !reflected, let list = other.list else { return .notImplemented }
            try interpreter.reserve(count: count &+ list.count, size: 16)
            try interpreter.charge(work: count &+ list.count)
            let result = ListObject(capacity: count &+ list.count)
            result.append(copying: base, count: count)
            result.append(copying: list.base, count: list.count)
            return .object(result)
        case .multiply:
            guard let times = try interpreter.repetitions(other) else { return .notImplemented }
            let result = ListObject()
            try result.append(repeating: self, times, interpreter)
            return .object(result)
        default: return .notImplemented
        }
    }

    func inPlace(_ operation: BinaryOperation, _ other: Value, _ interpreter: Interpreter) throws -> Value {
        switch operation {
        case .add:
            if let result = try interpreter.reflectedAddition(.object(self), other) { return result }
            try interpreter.extend(self, with: other)
            return .object(self)
        case .multiply:
            guard let times = try interpreter.repetitions(other) else { return .notImplemented }
            if times <= 0 { removeAll() } else { try append(repeating: self, times &- 1, interpreter) }
            return .object(self)
        default: return .notImplemented
        }
    }

    /// Appends the elements that `source` has now so many times.
    private func append(repeating source: ListObject, _ times: Int, _ interpreter: Interpreter) throws {
        let size = source.count
        if times <= 0 || size == 0 { return }
        let (total, overflow) = size.multipliedReportingOverflow(by: times)
        if overflow || total > .max / 32 { throw interpreter.memoryError() }
        try interpreter.reserve(count: total, size: 16)
        try interpreter.charge(work: total)
        reserve(count &+ total)
        if size == 1 {
            let place = base + count, single = source.base
            if single.isObject {
                place.initialize(repeating: single.pointee, count: times)
            } else {
                for index in 0..<times { (place + index).initialize(copying: single) }
            }
        } else {
            var target = base + count
            for _ in 0..<times {
                target.initialize(from: source.base, count: size)
                target += size
            }
        }
        count &+= total
    }

    func reverse() {
        var low = 0, high = count &- 1
        while low < high {
            let value = (base + low).move()
            (base + low).moveInitialize(from: base + high, count: 1)
            (base + high).initialize(to: value)
            low &+= 1
            high &-= 1
        }
    }
}
