internal import Language
internal import Tensors

extension TensorObject {
    /// Calls `body` with the parts of a subscript that are ints and slices of ints; nil if one is something else.
    @inline(__always)
    static func withViewParts<R>(_ values: SubscriptValues, _ body: (UnsafeBufferPointer<ViewPart>) -> R?) -> R? {
        if values.count > ViewPart.limit { return nil }
        return withUnsafeTemporaryAllocation(of: ViewPart.self, capacity: ViewPart.limit) { parts -> R? in
            guard let base = parts.baseAddress else { return nil }
            var place = 0
            while place < values.count {
                if values.isSlice(place) {
                    guard let part = slice(values.first(place), values.last(place), values.step(place)) else { return nil }
                    (base + place).initialize(to: part)
                } else {
                    guard case .int(let index) = values.first(place) else { return nil }
                    (base + place).initialize(to: .index(index))
                }
                place &+= 1
            }
            return body(UnsafeBufferPointer(start: base, count: place))
        }
    }

    /// The same for a subscript that is an object: an int, a slice, or a tuple of them.
    @inline(__always)
    static func withViewParts<R>(_ index: Value, _ body: (UnsafeBufferPointer<ViewPart>) -> R?) -> R? {
        if case .int(let number) = index {
            return withUnsafePointer(to: ViewPart.index(number)) { body(UnsafeBufferPointer(start: $0, count: 1)) }
        }
        guard case .object(let object) = index else { return nil }
        if object.kind == .slice { return slice(object).flatMap { part in withUnsafePointer(to: part) { body(UnsafeBufferPointer(start: $0, count: 1)) } } }
        guard object.kind == .tuple else { return nil }
        let tuple = unsafeDowncast(object, to: TupleObject.self)
        if tuple.count > ViewPart.limit || tuple.count == 0 { return nil }
        return withUnsafeTemporaryAllocation(of: ViewPart.self, capacity: ViewPart.limit) { parts -> R? in
            guard let base = parts.baseAddress else { return nil }
            for place in 0..<tuple.count {
                switch tuple[place] {
                case .int(let number): (base + place).initialize(to: .index(number))
                case .object(let item) where item.kind == .slice:
                    guard let part = slice(item) else { return nil }
                    (base + place).initialize(to: part)
                default: return nil
                }
            }
            return body(UnsafeBufferPointer(start: base, count: tuple.count))
        }
    }

    private static func slice(_ object: Object) -> ViewPart? {
        let slice = unsafeDowncast(object, to: SliceObject.self)
        return self.slice(slice.start, slice.stop, slice.step)
    }

    @inline(__always)
    private static func slice(_ first: Value, _ last: Value, _ step: Value) -> ViewPart? {
        let start: Int, stop: Int?, stride: Int
        switch first {
        case .none: start = 0
        case .int(let number): start = number
        default: return nil
        }
        switch last {
        case .none: stop = nil
        case .int(let number): stop = number
        default: return nil
        }
        switch step {
        case .none: stride = 1
        case .int(let number) where number > 0: stride = number
        default: return nil
        }
        return .slice(start, stop, step: stride)
    }

    /// Sets the one element that parts name to a number or a tensor without dimensions; nil: it is something else.
    @inline(__always)
    func quickSet(_ parts: UnsafeBufferPointer<ViewPart>, _ value: Value) -> Bool? {
        let isDone: Bool
        switch value {
        case .float(let number): isDone = tensor.quickSet(parts, .float(number))
        case .int(let number): isDone = tensor.quickSet(parts, .int(number))
        case .object(let object) where object.kind == .tensor: isDone = tensor.quickSet(parts, unsafeDowncast(object, to: TensorObject.self).tensor)
        default: return nil
        }
        return isDone ? true : nil
    }
}
