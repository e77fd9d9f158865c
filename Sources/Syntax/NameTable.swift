/// The distinct names of a text: each becomes one `String`, found again by its bytes.
struct NameTable {
    private(set) var names: [String] = []
    /// The kind of token of each name: `.name` or a keyword.
    private(set) var kinds: [TokenKind] = []
    private var places: [(start: Int, length: Int, hash: UInt32)] = []
    private var slots = [Int32](repeating: -1, count: 256)

    /// The index of the name in a stretch of bytes.
    mutating func index(of bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int32 {
        var hash: UInt32 = 2_166_136_261
        for index in start..<end { hash = (hash ^ UInt32(bytes[index])) &* 16_777_619 }
        let mask = slots.count - 1
        var slot = Int(hash ^ hash >> 15) & mask
        while slots[slot] >= 0 {
            let candidate = Int(slots[slot])
            let place = places[candidate]
            if place.hash == hash, place.length == end - start, isEqual(bytes, place.start, start, place.length) { return Int32(candidate) }
            slot = (slot + 1) & mask
        }
        let index = Int32(names.count)
        let name = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
        names.append(name)
        kinds.append(end - start <= 8 ? TokenKind.keywords[name] ?? .name : .name)
        places.append((start, end - start, hash))
        slots[slot] = index
        if names.count * 2 > slots.count { grow() }
        return index
    }

    private func isEqual(_ bytes: UnsafeBufferPointer<UInt8>, _ first: Int, _ second: Int, _ length: Int) -> Bool {
        for offset in 0..<length where bytes[first + offset] != bytes[second + offset] { return false }
        return true
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        let mask = slots.count - 1
        for (index, place) in places.enumerated() {
            var slot = Int(place.hash ^ place.hash >> 15) & mask
            while slots[slot] >= 0 { slot = (slot + 1) & mask }
            slots[slot] = Int32(index)
        }
    }
}
