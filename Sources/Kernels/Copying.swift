import CVectorMath

extension Kernels {
    // MARK: filling

    /// out[i] = value.
    @specialized(where T == Float)
    @specialized(where T == Double)
    @specialized(where T == Int64)
    @specialized(where T == UInt8)
    public static func fill<T: KernelElement>(_ out: UnsafeMutablePointer<T>, count: Int, with value: T) {
        parallel(count, grain: 4 &* elementGrain) { range in
            (out + range.lowerBound).update(repeating: value, count: range.count)
        }
    }

    /// Every element = value.
    public static func fill<T: KernelElement>(_ out: StridedBuffer<T>, with value: T) {
        if out.isContiguous { fill(out.pointer, count: out.count, with: value); return }
        withUnsafePointer(to: value) { pointer in
            copy(StridedBuffer(pointer, shape: out.shape, strides: [Int](repeating: 0, count: out.shape.count)), into: out)
        }
    }

    /// out[i] = start + i·step.  Integers wrap.  Floating-point values are computed as PyTorch's vector loop does: in groups of
    /// 32 bytes, the first of a group rounded from double precision and the others counted from that; what is left over
    /// behind the last group is rounded from double precision.
    @specialized(where T == Float)
    @specialized(where T == Double)
    @specialized(where T == Int64)
    public static func arange<T: KernelElement>(_ out: UnsafeMutablePointer<T>, count: Int, start: Double, step: Double, integerStart: Int64 = 0, integerStep: Int64 = 0) {
        var i = 0
        if T.isFloatingPoint {
            let lanes = 32 / MemoryLayout<T>.size
            while i &+ lanes <= count {
                let base = T(converting: start.addingProduct(step, Double(i))).asDouble
                var lane = 0
                while lane < lanes { out[i &+ lane] = T(converting: base + Double(lane) * step); lane &+= 1 }
                i &+= lanes
            }
            while i < count { out[i] = T(converting: start.addingProduct(step, Double(i))); i &+= 1 }
        } else {
            while i < count { out[i] = T(converting: integerStart &+ Int64(truncatingIfNeeded: i) &* integerStep); i &+= 1 }
        }
    }

    /// `count` evenly spaced values from start to end: the first half counts up from the start, the second half down from
    /// the end, in the element type's own precision.
    @specialized(where T == Float)
    @specialized(where T == Double)
    public static func linspace<T: KernelFloat>(_ out: UnsafeMutablePointer<T>, count: Int, from start: T, through end: T) {
        if count == 1 { out[0] = start; return }
        let step = (end - start) / T(count - 1)
        let half = count / 2
        var i = 0
        while i < count {
            out[i] = i < half ? start.addingProduct(step, T(i)) : end.addingProduct(-step, T(count &- i &- 1))
            i &+= 1
        }
    }

    // MARK: copying

    /// out = x, elementwise; the shapes are equal, the strides are any.
    @specialized(where T == Float)
    @specialized(where T == Double)
    @specialized(where T == Int64)
    @specialized(where T == UInt8)
    public static func copy<T: KernelElement>(_ x: StridedBuffer<T>, into out: StridedBuffer<T>) {
        assert(x.shape == out.shape)
        if x.isContiguous && out.isContiguous {
            let n = out.count
            parallel(n, grain: 4 &* elementGrain) { range in
                (out.pointer + range.lowerBound).update(from: x.const + range.lowerBound, count: range.count)
            }
            return
        }
        let loop = StridedLoop(shape: out.shape, out.strides, x.strides)
        if loop.count == 0 { return }
        if transposeCopy(loop, x.const, out.pointer) { return }
        let so = loop.rowStep(0), sx = loop.rowStep(1)
        loop.parallelRows(grain: elementGrain) { o, i, _, _, n in
            let from = x.const + i, to = out.pointer + o
            if so == 1 && sx == 1 {
                to.update(from: from, count: n)
            } else if so == 1 && sx == 0 {
                to.update(repeating: from[0], count: n)
            } else {
                var k = 0, f = 0, t = 0
                while k < n { to[t] = from[f]; f &+= sx; t &+= so; k &+= 1 }
            }
        }
    }

    /// A copy whose rows are contiguous in the output and whose columns are contiguous in the input, in square blocks that
    /// fit the cache.  Returns false if the loop is not of that kind.
    @inline(__always)
    private static func transposeCopy<T>(_ loop: StridedLoop, _ x: UnsafePointer<T>, _ out: UnsafeMutablePointer<T>) -> Bool {
        let rank = loop.sizes.count
        guard rank >= 2, loop.rowStep(0) == 1, loop.rowStep(1) != 1 else { return false }
        // the dimension in which the input is contiguous
        var column = -1
        for d in 0..<(rank - 1) where loop.steps[d * 4 + 1] == 1 { column = d }
        guard column >= 0, loop.sizes[column] >= 8, loop.rowLength >= 8 else { return false }
        let rows = loop.sizes[column], columns = loop.rowLength
        let outStep = loop.steps[column * 4], inStep = loop.rowStep(1)
        // the other dimensions, one after the other
        var shape = [Int](), os = [Int](), xs = [Int]()
        for d in 0..<(rank - 1) where d != column {
            shape.append(loop.sizes[d]); os.append(loop.steps[d * 4]); xs.append(loop.steps[d * 4 + 1])
        }
        let outer = StridedLoop(shape: shape, os, xs, reorder: false)
        let band = 64
        let bands = (rows + band - 1) / band
        let tasksPerBand = outer.count
        let work = bands * tasksPerBand
        let bandElements = max(min(band, rows) * columns, 1)
        let bandsPerPiece = max(elementGrain / bandElements, 1)
        parallel(work, grain: bandsPerPiece) { range in
            for unit in range {
                let plane = unit / bands, r0 = (unit % bands) * band
                let r1 = min(r0 + band, rows)
                outer.forEachRow(plane..<(plane + 1)) { o, i, _, _, _ in
                    transposeBand(x + i, inStep, out + o, outStep, r0, r1, columns)
                }
            }
        }
        return true
    }

    /// out[r·outStep + c] = x[r + c·inStep] for r in r0..<r1.
    @inline(__always)
    private static func transposeBand<T>(_ x: UnsafePointer<T>, _ inStep: Int, _ out: UnsafeMutablePointer<T>, _ outStep: Int, _ r0: Int, _ r1: Int, _ columns: Int) {
        if MemoryLayout<T>.size == 4 {
            cvm_transpose_32(r1 &- r0, columns, UnsafeRawPointer(x + r0).assumingMemoryBound(to: UInt32.self), inStep,
                             UnsafeMutableRawPointer(out + r0 &* outStep).assumingMemoryBound(to: UInt32.self), outStep)
            return
        }
        let tile = 16
        var c0 = 0
        while c0 < columns {
            let c1 = min(c0 &+ tile, columns)
            var r = r0
            while r < r1 {
                var c = c0
                let to = out + r &* outStep
                while c < c1 { to[c] = x[r &+ c &* inStep]; c &+= 1 }
                r &+= 1
            }
            c0 = c1
        }
    }

    // MARK: conversion

    /// out = x converted to another element type, as C converts (see ``KernelElement``).
    @specialized(where S == Float, D == Double)
    @specialized(where S == Double, D == Float)
    @specialized(where S == Int64, D == Float)
    @specialized(where S == Float, D == Int64)
    @specialized(where S == Int64, D == Double)
    @specialized(where S == Double, D == Int64)
    @specialized(where S == UInt8, D == Float)
    @specialized(where S == UInt8, D == Int64)
    @specialized(where S == UInt8, D == Double)
    @specialized(where S == Float, D == UInt8)
    @specialized(where S == Int64, D == UInt8)
    public static func cast<S: KernelElement, D: KernelElement>(_ x: StridedBuffer<S>, into out: StridedBuffer<D>) {
        assert(x.shape == out.shape)
        let loop = StridedLoop(shape: out.shape, out.strides, x.strides)
        let so = loop.rowStep(0), sx = loop.rowStep(1)
        loop.parallelRows(grain: elementGrain) { o, i, _, _, n in
            let from = x.const + i, to = out.pointer + o
            @inline(__always) func each(_ f: (S) -> D) {
                if so == 1 && sx == 1 {
                    var k = 0
                    while k < n { to[k] = f(from[k]); k &+= 1 }
                } else {
                    var k = 0
                    while k < n { to[k &* so] = f(from[k &* sx]); k &+= 1 }
                }
            }
            if S.isFloatingPoint {
                each { D(converting: $0.asDouble) }
            } else {
                each { D(converting: $0.asInt64) }
            }
        }
    }

    /// out = (x != 0) as 0 or 1; NaN counts as true.
    public static func castToBool<S: KernelElement>(_ x: StridedBuffer<S>, into out: StridedBuffer<UInt8>) {
        test(.isNonZero, x, into: out)
    }

    // MARK: triangles, rolling

    /// out = the lower (or upper) triangle of each contiguous rows × columns matrix; the rest is zero.  `diagonal` shifts the border.
    @specialized(where T == Float)
    @specialized(where T == Double)
    @specialized(where T == Int64)
    @specialized(where T == UInt8)
    public static func triangle<T: KernelElement>(_ x: UnsafePointer<T>, into out: UnsafeMutablePointer<T>, matrices: Int, rows: Int, columns: Int, diagonal: Int, upper: Bool) {
        parallel(matrices &* rows, grain: max(elementGrain / max(columns, 1), 1)) { range in
            for row in range {
                // in the lower triangle column - r <= diagonal; in the upper one column - r >= diagonal
                let r = row % rows
                let border = r.addingReportingOverflow(diagonal)
                let limit = border.overflow ? (diagonal > 0 ? columns : 0) : border.partialValue
                let from = x + row &* columns, to = out + row &* columns
                let cut = upper ? min(max(limit, 0), columns) : min(max(limit, -1) &+ 1, columns)
                for c in 0..<columns { to[c] = (c < cut) != upper ? from[c] : T.zero }
            }
        }
    }

    /// out = x rolled by `shift` along the middle dimension of contiguous memory [outer, size, inner]; out is not x.
    @specialized(where T == Float)
    @specialized(where T == Double)
    @specialized(where T == Int64)
    @specialized(where T == UInt8)
    public static func roll<T: KernelElement>(_ x: UnsafePointer<T>, into out: UnsafeMutablePointer<T>, outer: Int, size: Int, inner: Int, shift: Int) {
        if size == 0 || inner == 0 { return }
        let s = ((shift % size) &+ size) % size
        for o in 0..<outer {
            let from = x + o &* size &* inner, to = out + o &* size &* inner
            (to + s &* inner).update(from: from, count: (size &- s) &* inner)
            to.update(from: from + (size &- s) &* inner, count: s &* inner)
        }
    }
}
