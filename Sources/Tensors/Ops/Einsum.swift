extension Tensor {
    /// Einstein's summation, `equation` as in `torch.einsum` ("ij,jk->ik", "...ij->...ji").
    public static func einsum(_ equation: String, _ operands: [Tensor]) throws -> Tensor {
        if operands.isEmpty { throw TensorError.einsum("must provide at least one operand") }
        let text = equation.filter { $0 != " " }
        let halves: [Substring]
        if let arrow = text.range(ofArrow: ()) { halves = [text[..<arrow.lowerBound], text[arrow.upperBound...]] } else { halves = [text[...]] }
        let inputs = halves[0].split(separator: ",", omittingEmptySubsequences: false).map(Array.init)
        if inputs.count > operands.count { throw TensorError.einsum("fewer operands were provided than specified in the equation") }
        if inputs.count < operands.count { throw TensorError.einsum("more operands were provided than specified in the equation") }

        // labels of each operand's dimensions; the ellipsis becomes labels "0", "1", … counted from the end
        var labels: [[Character]] = []
        var ellipsisRank = 0
        func ellipsisLabel(_ fromEnd: Int) -> Character { Character(Unicode.Scalar(UInt32(0xE000 + fromEnd)) ?? "?") }
        for (i, input) in inputs.enumerated() {
            var list: [Character] = []
            var k = 0
            let named = input.filter { $0 != "." }.count
            var hasEllipsis = false
            while k < input.count {
                if input[k] == "." {
                    if k + 2 >= input.count || input[k + 1] != "." || input[k + 2] != "." {
                        throw TensorError.einsum("found '.' for operand \(i) that is not part of any ellipsis")
                    }
                    if hasEllipsis { throw TensorError.einsum("found '.' for operand \(i) for which an ellipsis was already found") }
                    hasEllipsis = true
                    let n = operands[i].rank - named
                    if n > 0 { for d in (0..<n).reversed() { list.append(ellipsisLabel(d)) } }
                    ellipsisRank = Swift.max(ellipsisRank, n)
                    k += 3
                } else {
                    if !input[k].isASCII || !input[k].isLetter { throw TensorError.einsum("invalid subscript given at index \(k) in the equation string, subscripts must be in [a-zA-Z]") }
                    list.append(input[k])
                    k += 1
                }
            }
            if list.count != operands[i].rank {
                throw TensorError.einsum("the number of subscripts in the equation (\(named)) \(hasEllipsis ? "is more than" : "does not match") the number of dimensions (\(operands[i].rank)) for operand \(i)\(hasEllipsis ? "" : " and no ellipsis was given")")
            }
            labels.append(list)
        }
        var sizes: [Character: Int] = [:]
        for (i, list) in labels.enumerated() {
            for (d, label) in list.enumerated() {
                let size = operands[i].shape[d]
                if let known = sizes[label], known != size && known != 1 && size != 1 {
                    throw TensorError.einsum("subscript \(label) has size \(size) for operand \(i) which does not broadcast with previously seen size \(known)")
                }
                sizes[label] = Swift.max(sizes[label] ?? 1, size)
                if sizes[label] == 1 { sizes[label] = size }
            }
        }
        // the output's labels: given, or all that occur once, in alphabetical order
        var output: [Character] = []
        let ellipsis = (0..<ellipsisRank).reversed().map(ellipsisLabel)
        if halves.count == 2 {
            var k = 0
            let right = Array(halves[1])
            while k < right.count {
                if right[k] == "." {
                    if k + 2 >= right.count || right[k + 1] != "." || right[k + 2] != "." { throw TensorError.einsum("found '.' for output but an ellipsis (...) was already found") }
                    output += ellipsis
                    k += 3
                    continue
                }
                if !right[k].isASCII || !right[k].isLetter { throw TensorError.einsum("invalid subscript given at index \(k) in the equation string, subscripts must be in [a-zA-Z]") }
                if output.contains(right[k]) { throw TensorError.einsum("output subscript \(right[k]) appears more than once in the output") }
                if sizes[right[k]] == nil { throw TensorError.einsum("output subscript \(right[k]) does not appear in the equation for any input operand") }
                output.append(right[k])
                k += 1
            }
        } else {
            var occurrences: [Character: Int] = [:]
            for list in labels { for label in list { occurrences[label, default: 0] += 1 } }
            output = ellipsis + occurrences.filter { $0.value == 1 && !ellipsis.contains($0.key) }.map(\.key).sorted()
        }

        // repeated labels of one operand: take the diagonal
        var terms: [(tensor: Tensor, labels: [Character])] = []
        for (i, list) in labels.enumerated() {
            var tensor = operands[i], own = list
            var k = 0
            while k < own.count {
                if let second = own[(k + 1)...].firstIndex(of: own[k]) {
                    let label = own[k]
                    tensor = try tensor.diagonal(dim1: k, dim2: second)
                    own.remove(at: second)
                    own.remove(at: k)
                    own.append(label)
                } else { k += 1 }
            }
            terms.append((tensor, own))
        }
        var result = terms[0]
        for next in terms.indices.dropFirst() {
            let later = Set(terms[(next + 1)...].flatMap(\.labels)).union(output)
            result = try contract(result, terms[next], keeping: later)
        }
        // sum what is left over, then order the dimensions
        let extra = result.labels.indices.filter { !output.contains(result.labels[$0]) }
        if !extra.isEmpty {
            result.tensor = try result.tensor.sum(extra)
            result.labels = result.labels.filter { output.contains($0) }
        }
        let order = output.compactMap { result.labels.firstIndex(of: $0) }
        return order == Array(0..<result.tensor.rank) ? result.tensor : try result.tensor.permute(order)
    }

    /// The product of two labelled tensors, summed over the labels that nobody needs any more, as a batched matrix product.
    private static func contract(_ a: (tensor: Tensor, labels: [Character]), _ b: (tensor: Tensor, labels: [Character]), keeping: Set<Character>) throws -> (tensor: Tensor, labels: [Character]) {
        var (x, y) = (a.tensor, b.tensor)
        var la = a.labels, lb = b.labels
        // labels of one side only that are not needed: sum first; shared ones of size 1 on one side: broadcast
        let onlyA = la.indices.filter { !lb.contains(la[$0]) && !keeping.contains(la[$0]) }
        if !onlyA.isEmpty { x = try x.sum(onlyA); la = la.indices.filter { !onlyA.contains($0) }.map { la[$0] } }
        let onlyB = lb.indices.filter { !la.contains(lb[$0]) && !keeping.contains(lb[$0]) }
        if !onlyB.isEmpty { y = try y.sum(onlyB); lb = lb.indices.filter { !onlyB.contains($0) }.map { lb[$0] } }
        let shared = la.filter { lb.contains($0) }
        for label in shared {
            let i = la.firstIndex(of: label) ?? 0, j = lb.firstIndex(of: label) ?? 0
            let n = x.shape[i], m = y.shape[j]
            if n != m {
                var target = n == 1 ? x.shape : y.shape
                target[n == 1 ? i : j] = Swift.max(n, m)
                if n == 1 { x = try x.expand(target) } else { y = try y.expand(target) }
            }
        }
        let batch = shared.filter { keeping.contains($0) }, summed = shared.filter { !keeping.contains($0) }
        let freeA = la.filter { !lb.contains($0) }, freeB = lb.filter { !la.contains($0) }
        func sizes(_ t: Tensor, _ l: [Character], _ wanted: [Character]) -> [Int] { wanted.map { label in l.firstIndex(of: label).map { t.shape[$0] } ?? 1 } }
        func order(_ l: [Character], _ wanted: [Character]) -> [Int] { wanted.compactMap { l.firstIndex(of: $0) } }
        let sb = sizes(x, la, batch), sa = sizes(x, la, freeA), sk = sizes(x, la, summed), sc = sizes(y, lb, freeB)
        if summed.isEmpty {
            // nothing to sum: a broadcast product
            let left = try x.permute(order(la, batch + freeA)).reshape(sb + sa + [Int](repeating: 1, count: sc.count))
            let right = try y.permute(order(lb, batch + freeB)).reshape(sb + [Int](repeating: 1, count: sa.count) + sc)
            return (try left.mul(right), batch + freeA + freeB)
        }
        let n = sb.reduce(1, *), m = sa.reduce(1, *), k = sk.reduce(1, *), p = sc.reduce(1, *)
        let left = try x.permute(order(la, batch + freeA + summed)).reshape([n, m, k])
        let right = try y.permute(order(lb, batch + summed + freeB)).reshape([n, k, p])
        return (try left.bmm(right).view(sb + sa + sc), batch + freeA + freeB)
    }
}

private extension String {
    /// Where "->" stands.
    func range(ofArrow: ()) -> Range<String.Index>? {
        var i = startIndex
        while i < endIndex {
            let next = index(after: i)
            if self[i] == "-" && next < endIndex && self[next] == ">" { return i..<index(after: next) }
            i = next
        }
        return nil
    }
}
