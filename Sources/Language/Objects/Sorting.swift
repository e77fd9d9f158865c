/// What decides the order of a sort.  Elements are trivial values: numbers, or indices of what is sorted.
protocol SortOrder {
    associatedtype Element: BitwiseCopyable
    /// Whether `a` comes before `b`.
    ///
    /// Every order really can throw (it counts a step): where none of its conformances could, Swift 6.3 specialises the sort wrongly and leaves
    /// rubbish in the error register.
    func less(_ a: Element, _ b: Element) throws -> Bool
}

/// The stable adaptive merge sort of CPython (timsort with the merge policy of powersort): it makes the same comparisons in the same order,
/// so even what cannot be ordered (NaN) comes out as it does there.
///
/// If a comparison throws, the elements are some permutation of what they were.
struct Sorter<Order: SortOrder> {
    typealias Elements = UnsafeMutablePointer<Order.Element>
    private static var minimumGallop: Int { 7 }

    private struct Run {
        var start: Int
        var length: Int
        var power = 0
    }

    private let order: Order
    private let base: Elements
    private let count: Int
    private var runs: [Run] = []
    private var gallop = Sorter.minimumGallop
    private var temporary: Elements
    private var temporaryCapacity = 0

    private init(_ base: Elements, _ count: Int, _ order: Order) {
        self.order = order
        self.base = base
        self.count = count
        temporary = .allocate(capacity: 0)
    }

    static func sort(_ base: Elements, count: Int, by order: Order) throws {
        if count < 2 { return }
        var sorter = Sorter(base, count, order)
        defer { sorter.temporary.deallocate() }
        try sorter.run()
    }

    private mutating func run() throws {
        var minimum = count, odd = 0
        while minimum >= 64 {
            odd |= minimum & 1
            minimum >>= 1
        }
        minimum += odd
        var start = 0
        while start < count {
            var length = try naturalRun(start)
            if length < minimum {
                let forced = min(minimum, count - start)
                try insertionSort(start, start + forced, from: start + length)
                length = forced
            }
            try found(Run(start: start, length: length))
            start += length
        }
        while runs.count > 1 {
            var index = runs.count - 2
            if index > 0, runs[index - 1].length < runs[index + 1].length { index -= 1 }
            try merge(at: index)
        }
    }

    /// The length of the run that begins at `start`; a descending one is turned round.
    private func naturalRun(_ start: Int) throws -> Int {
        if start + 1 == count { return 1 }
        var index = start + 2
        if try order.less(base[start + 1], base[start]) {
            while index < count, try order.less(base[index], base[index - 1]) { index += 1 }
            reverse(start, index)
        } else {
            while index < count, try !order.less(base[index], base[index - 1]) { index += 1 }
        }
        return index - start
    }

    private func reverse(_ start: Int, _ end: Int) {
        var low = start, high = end - 1
        while low < high {
            let element = base[low]
            base[low] = base[high]
            base[high] = element
            low += 1
            high -= 1
        }
    }

    /// Sorts a range whose elements before `first` are sorted.
    private func insertionSort(_ start: Int, _ end: Int, from first: Int) throws {
        var index = first
        while index < end {
            let pivot = base[index]
            var low = start, high = index
            while low < high {
                let middle = low + (high - low) >> 1
                if try order.less(pivot, base[middle]) { high = middle } else { low = middle + 1 }
            }
            var position = index
            while position > low {
                base[position] = base[position - 1]
                position -= 1
            }
            base[low] = pivot
            index += 1
        }
    }

    // MARK: runs

    private mutating func found(_ run: Run) throws {
        if let last = runs.last {
            let power = power(last.start, last.length, run.length)
            while runs.count > 1, runs[runs.count - 2].power > power { try merge(at: runs.count - 2) }
            runs[runs.count - 1].power = power
        }
        runs.append(run)
    }

    /// How deep in the tree of halves the border between two runs lies.
    private func power(_ start: Int, _ first: Int, _ second: Int) -> Int {
        var result = 0
        var a = 2 * start + first, b = 2 * start + first + first + second
        while true {
            result += 1
            if a >= count {
                a -= count
                b -= count
            } else if b >= count {
                return result
            }
            a <<= 1
            b <<= 1
        }
    }

    private mutating func merge(at index: Int) throws {
        var a = runs[index].start, countA = runs[index].length
        let b = runs[index + 1].start
        var countB = runs[index + 1].length
        runs[index].length = countA + countB
        runs.remove(at: index + 1)
        // Elements of the first run before where the second begins are in place, and those of the second after where the first ends.
        let skipped = try gallopRight(base[b], base + a, countA, 0)
        a += skipped
        countA -= skipped
        if countA == 0 { return }
        countB = try gallopLeft(base[a + countA - 1], base + b, countB, countB - 1)
        if countB <= 0 { return }
        gallop = try countA <= countB ? mergeLow(base + a, countA, base + b, countB) : mergeHigh(base + a, countA, base + b, countB)
    }

    private mutating func makeTemporary(_ needed: Int) {
        if needed <= temporaryCapacity { return }
        temporary.deallocate()
        temporary = .allocate(capacity: needed)
        temporaryCapacity = needed
    }

    // MARK: galloping

    /// Where `key` belongs among sorted elements, before equal ones; the search begins at `hint`.
    private func gallopLeft(_ key: Order.Element, _ elements: Elements, _ count: Int, _ hint: Int) throws -> Int {
        var last = 0, offset = 1
        if try order.less(elements[hint], key) {
            let maximum = count - hint
            while offset < maximum, try order.less(elements[hint + offset], key) {
                last = offset
                offset = offset << 1 + 1
            }
            offset = min(offset, maximum)
            last += hint
            offset += hint
        } else {
            let maximum = hint + 1
            while offset < maximum, try !order.less(elements[hint - offset], key) {
                last = offset
                offset = offset << 1 + 1
            }
            offset = min(offset, maximum)
            (last, offset) = (hint - offset, hint - last)
        }
        last += 1
        while last < offset {
            let middle = last + (offset - last) >> 1
            if try order.less(elements[middle], key) { last = middle + 1 } else { offset = middle }
        }
        return offset
    }

    /// Where `key` belongs among sorted elements, after equal ones; the search begins at `hint`.
    private func gallopRight(_ key: Order.Element, _ elements: Elements, _ count: Int, _ hint: Int) throws -> Int {
        var last = 0, offset = 1
        if try order.less(key, elements[hint]) {
            let maximum = hint + 1
            while offset < maximum, try order.less(key, elements[hint - offset]) {
                last = offset
                offset = offset << 1 + 1
            }
            offset = min(offset, maximum)
            (last, offset) = (hint - offset, hint - last)
        } else {
            let maximum = count - hint
            while offset < maximum, try !order.less(key, elements[hint + offset]) {
                last = offset
                offset = offset << 1 + 1
            }
            offset = min(offset, maximum)
            last += hint
            offset += hint
        }
        last += 1
        while last < offset {
            let middle = last + (offset - last) >> 1
            if try order.less(key, elements[middle]) { offset = middle } else { last = middle + 1 }
        }
        return offset
    }

    // MARK: merging

    // Both give the number of wins from which on they gallop.  (Not nothing: Swift 6.3 leaves a throwing function without a result by a jump
    // into `memmove`, if that comes last, and does not hand back the register of the error.)

    /// Merges neighbours of which the first is the shorter one.
    private mutating func mergeLow(_ first: Elements, _ firstCount: Int, _ second: Elements, _ secondCount: Int) throws -> Int {
        makeTemporary(firstCount)
        temporary.update(from: first, count: firstCount)
        var a = temporary, b = second, target = first
        var countA = firstCount, countB = secondCount
        // What is left of the first run goes behind what is merged, also when a comparison threw.
        defer { if countA > 0 { target.update(from: a, count: countA) } }
        /// The last element of the first run belongs at the end.
        func copyB() -> Int {
            target.update(from: b, count: countB)
            target += countB
            return gallop
        }
        target[0] = b[0]
        target += 1
        b += 1
        countB -= 1
        if countB == 0 { return gallop }
        if countA == 1 { return copyB() }
        var minimum = gallop
        while true {
            var winsA = 0, winsB = 0
            while true {
                if try order.less(b[0], a[0]) {
                    target[0] = b[0]
                    target += 1
                    b += 1
                    winsB += 1
                    winsA = 0
                    countB -= 1
                    if countB == 0 { return gallop }
                    if winsB >= minimum { break }
                } else {
                    target[0] = a[0]
                    target += 1
                    a += 1
                    winsA += 1
                    winsB = 0
                    countA -= 1
                    if countA == 1 { return copyB() }
                    if winsA >= minimum { break }
                }
            }
            minimum += 1
            repeat {
                if minimum > 1 { minimum -= 1 }
                gallop = minimum
                winsA = try gallopRight(b[0], a, countA, 0)
                if winsA > 0 {
                    target.update(from: a, count: winsA)
                    target += winsA
                    a += winsA
                    countA -= winsA
                    if countA == 1 { return copyB() }
                    // Only comparisons that contradict each other lead here.
                    if countA == 0 { return gallop }
                }
                target[0] = b[0]
                target += 1
                b += 1
                countB -= 1
                if countB == 0 { return gallop }
                winsB = try gallopLeft(a[0], b, countB, 0)
                if winsB > 0 {
                    target.update(from: b, count: winsB)
                    target += winsB
                    b += winsB
                    countB -= winsB
                    if countB == 0 { return gallop }
                }
                target[0] = a[0]
                target += 1
                a += 1
                countA -= 1
                if countA == 1 { return copyB() }
            } while winsA >= Self.minimumGallop || winsB >= Self.minimumGallop
            minimum += 1
            gallop = minimum
        }
    }

    /// Merges neighbours of which the second is the shorter one, from the end.
    private mutating func mergeHigh(_ first: Elements, _ firstCount: Int, _ second: Elements, _ secondCount: Int) throws -> Int {
        makeTemporary(secondCount)
        temporary.update(from: second, count: secondCount)
        // Each stands behind what is left: the first run, the copy of the second, the place to fill.
        var a = first + firstCount, b = temporary + secondCount, target = second + secondCount
        var countA = firstCount, countB = secondCount
        defer { if countB > 0 { (target - countB).update(from: temporary, count: countB) } }
        /// The first element of the second run belongs at the front.
        func copyA() -> Int {
            target -= countA
            a -= countA
            target.update(from: a, count: countA)
            return gallop
        }
        target -= 1
        a -= 1
        target[0] = a[0]
        countA -= 1
        if countA == 0 { return gallop }
        if countB == 1 { return copyA() }
        var minimum = gallop
        while true {
            var winsA = 0, winsB = 0
            while true {
                if try order.less(b[-1], a[-1]) {
                    target -= 1
                    a -= 1
                    target[0] = a[0]
                    winsA += 1
                    winsB = 0
                    countA -= 1
                    if countA == 0 { return gallop }
                    if winsA >= minimum { break }
                } else {
                    target -= 1
                    b -= 1
                    target[0] = b[0]
                    winsB += 1
                    winsA = 0
                    countB -= 1
                    if countB == 1 { return copyA() }
                    if winsB >= minimum { break }
                }
            }
            minimum += 1
            repeat {
                if minimum > 1 { minimum -= 1 }
                gallop = minimum
                winsA = countA - (try gallopRight(b[-1], first, countA, countA - 1))
                if winsA > 0 {
                    target -= winsA
                    a -= winsA
                    target.update(from: a, count: winsA)
                    countA -= winsA
                    if countA == 0 { return gallop }
                }
                target -= 1
                b -= 1
                target[0] = b[0]
                countB -= 1
                if countB == 1 { return copyA() }
                winsB = countB - (try gallopLeft(a[-1], temporary, countB, countB - 1))
                if winsB > 0 {
                    target -= winsB
                    b -= winsB
                    target.update(from: b, count: winsB)
                    countB -= winsB
                    if countB == 1 { return copyA() }
                    // Only comparisons that contradict each other lead here.
                    if countB == 0 { return gallop }
                }
                target -= 1
                a -= 1
                target[0] = a[0]
                countA -= 1
                if countA == 0 { return gallop }
            } while winsA >= Self.minimumGallop || winsB >= Self.minimumGallop
            minimum += 1
            gallop = minimum
        }
    }
}
