internal import Language

/// `_heapq`: priority queues in lists.
enum HeapModule {
    static func make(_ interpreter: Interpreter) -> ModuleObject {
        let module = ModuleObject("_heapq")
        func heap(_ value: Value, _ name: String, _ interpreter: Interpreter, isAlone: Bool = false) throws -> ListObject {
            guard let list = value.list else { throw interpreter.typeError("\(name)() argument \(isAlone ? "" : "1 ")must be list, not \(value.argumentTypeName)") }
            return list
        }
        module.function("heappush(heap, item, /)", doc: "Push item onto heap, maintaining the heap invariant.") { interpreter, arguments in
            let heap = try heap(arguments[0], "heappush", interpreter)
            heap.append(arguments[1])
            try rise(heap, from: heap.count - 1, to: 0, interpreter)
            return .none
        }
        module.function("heappop(heap, /)", doc: "Pop the smallest item off the heap, maintaining the heap invariant.") { interpreter, arguments in
            let heap = try heap(arguments[0], "heappop", interpreter, isAlone: true)
            if heap.count == 0 { throw interpreter.indexError("index out of range") }
            let last = heap.remove(at: heap.count - 1)
            if heap.count == 0 { return last }
            let result = heap[0]
            heap[0] = last
            try sink(heap, from: 0, interpreter)
            return result
        }
        module.function("heapreplace(heap, item, /)", doc: "Pop and return the current smallest value, and add the new item.") { interpreter, arguments in
            let heap = try heap(arguments[0], "heapreplace", interpreter)
            if heap.count == 0 { throw interpreter.indexError("index out of range") }
            let result = heap[0]
            heap[0] = arguments[1]
            try sink(heap, from: 0, interpreter)
            return result
        }
        module.function("heappushpop(heap, item, /)", doc: "Push item on the heap, then pop and return the smallest item from the heap.") { interpreter, arguments in
            let heap = try heap(arguments[0], "heappushpop", interpreter)
            if heap.count == 0 { return arguments[1] }
            if try !isLess(heap[0], arguments[1], interpreter) { return arguments[1] }
            if heap.count == 0 { throw interpreter.indexError("index out of range") }
            let result = heap[0]
            heap[0] = arguments[1]
            try sink(heap, from: 0, interpreter)
            return result
        }
        module.function("heapify(heap, /)", doc: "Transform list into a heap, in-place, in O(len(heap)) time.") { interpreter, arguments in
            let heap = try heap(arguments[0], "heapify", interpreter, isAlone: true)
            var position = heap.count / 2
            while position > 0 {
                position -= 1
                if position < heap.count { try sink(heap, from: position, interpreter) }
                try interpreter.tick()
            }
            return .none
        }
        return module
    }

    @inline(__always)
    static func isLess(_ a: Value, _ b: Value, _ interpreter: Interpreter) throws -> Bool {
        switch (a, b) {
        case (.int(let x), .int(let y)): return x < y
        case (.float(let x), .float(let y)): return x < y
        default: return try interpreter.isTrue(interpreter.compare(.less, a, b))
        }
    }

    /// A comparison that sees whether the program changed the list meanwhile.
    private static func isLess(_ heap: ListObject, _ a: Int, _ b: Int, _ interpreter: Interpreter) throws -> Bool {
        let count = heap.count
        let result = try isLess(heap[a], heap[b], interpreter)
        if heap.count != count { throw interpreter.runtimeError("list changed size during iteration") }
        return result
    }

    private static func exchange(_ heap: ListObject, _ a: Int, _ b: Int) {
        let value = heap[a]
        heap[a] = heap[b]
        heap[b] = value
    }

    /// Lets an element rise to its place.
    private static func rise(_ heap: ListObject, from start: Int, to top: Int, _ interpreter: Interpreter) throws {
        var position = start
        while position > top {
            let parent = (position - 1) >> 1
            if try !isLess(heap, position, parent, interpreter) { return }
            exchange(heap, position, parent)
            position = parent
        }
    }

    /// Moves the smaller children up all the way, then lets the element rise to its place: fewer comparisons than stopping early.
    private static func sink(_ heap: ListObject, from start: Int, _ interpreter: Interpreter) throws {
        let end = heap.count
        var position = start
        while position < end / 2 {
            var child = 2 * position + 1
            if child + 1 < end, try !isLess(heap, child, child + 1, interpreter) { child += 1 }
            exchange(heap, position, child)
            position = child
        }
        try rise(heap, from: position, to: start, interpreter)
    }
}

/// `_bisect`: binary search in sorted sequences.
enum BisectModule {
    static func make(_ interpreter: Interpreter) -> ModuleObject {
        let module = ModuleObject("_bisect")
        for isRight in [true, false] {
            let side = isRight ? "right" : "left"
            module.function("bisect_\(side)(a, x, lo=0, hi=None, *, key=None)", doc: "Return the index where to insert item x in list a, assuming a is sorted.") { interpreter, arguments in
                .int(try search(arguments, arguments[1], isRight, interpreter))
            }
            module.function("insort_\(side)(a, x, lo=0, hi=None, *, key=None)", doc: "Insert item x in list a, and keep it sorted assuming a is sorted.") { interpreter, arguments in
                let needle = arguments[4].isNone ? arguments[1] : try interpreter.call1(arguments[4], arguments[1])
                let index = try search(arguments, needle, isRight, interpreter)
                if let list = arguments[0].object(.list, ListObject.self) {
                    list.insert(arguments[1], at: min(max(0, index), list.count))
                } else {
                    _ = try interpreter.callMethod(arguments[0], .interned("insert"), [.int(index), arguments[1]])
                }
                return .none
            }
        }
        return module
    }

    private static func search(_ arguments: Arguments, _ needle: Value, _ isRight: Bool, _ interpreter: Interpreter) throws -> Int {
        let sequence = arguments[0], key = arguments[4]
        var low = try interpreter.machineInt(arguments[2])
        if low < 0 { throw interpreter.valueError("lo must be non-negative") }
        var high = arguments[3].isNone ? try interpreter.length(sequence) : try interpreter.machineInt(arguments[3])
        while low < high {
            let middle = low &+ (high &- low) / 2
            var value: Value
            if let list = sequence.object(.list, ListObject.self), middle < list.count { value = list[middle] } else { value = try interpreter.getItem(sequence, .int(middle)) }
            if !key.isNone { value = try interpreter.call1(key, value) }
            if isRight {
                if try HeapModule.isLess(needle, value, interpreter) { high = middle } else { low = middle + 1 }
            } else {
                if try HeapModule.isLess(value, needle, interpreter) { low = middle + 1 } else { high = middle }
            }
            try interpreter.tick()
        }
        return low
    }
}
