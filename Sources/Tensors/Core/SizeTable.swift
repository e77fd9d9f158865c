/// Arrays of sizes and strides that come again and again: the view of a loop's next turn has the shape of the last one, and needs no memory
/// for it.  An entry is replaced by the next array that falls on its place.
final class SizeTable {
    private static let longest = 4
    private static let placeBits = 8

    private let places: UnsafeMutablePointer<[Int]>

    init() {
        places = .allocate(capacity: 1 << SizeTable.placeBits)
        places.initialize(repeating: [], count: 1 << SizeTable.placeBits)
    }

    deinit {
        places.deinitialize(count: 1 << SizeTable.placeBits)
        places.deallocate()
    }

    /// The numbers as an array, from the table of this thread where it knows them.
    @inline(__always)
    static func array(_ numbers: UnsafeBufferPointer<Int>) -> [Int] {
        if numbers.count == 0 { return [] }
        if numbers.count > longest { return Array(numbers) }
        return TensorRuntime.withCurrent { $0.sizes.array(numbers) }
    }

    @inline(__always)
    private func array(_ numbers: UnsafeBufferPointer<Int>) -> [Int] {
        var hash = UInt(bitPattern: numbers.count)
        for number in numbers { hash = (hash ^ UInt(bitPattern: number)) &* 0x9E37_79B9_7F4A_7C15 }
        let place = places + Int(bitPattern: hash &>> (64 - UInt(SizeTable.placeBits)))
        let known = place.pointee
        if known.count == numbers.count {
            var d = 0
            while d < numbers.count, known[d] == numbers[d] { d &+= 1 }
            if d == numbers.count { return known }
        }
        return replace(place, numbers)
    }

    @inline(never)
    private func replace(_ place: UnsafeMutablePointer<[Int]>, _ numbers: UnsafeBufferPointer<Int>) -> [Int] {
        let made = Array(numbers)
        place.pointee = made
        return made
    }
}
