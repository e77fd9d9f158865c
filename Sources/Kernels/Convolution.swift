import CVectorMath

extension Kernels {
    /// Convolution (cross-correlation) of contiguous memory; see ``ConvolutionShape`` for the order of the dimensions and
    /// ``Reference/convolution(_:_:_:bias:into:)`` for the formula.
    @specialized(where T == Float)
    @specialized(where T == Double)
    public static func convolution<T: KernelFloat>(_ shape: ConvolutionShape, _ x: UnsafePointer<T>, _ weight: UnsafePointer<T>, bias: UnsafePointer<T>?, into y: UnsafeMutablePointer<T>) {
        let s = Sizes3(shape)
        if shape.outputCount == 0 { return }
        if tiled(s, single: { cvm_convolve_f32(&$0, pointer(x), pointer(weight), bias.map { pointer($0) }, mutable(y), threadCount) },
                 double: { cvm_convolve_f64(&$0, pointer(x), pointer(weight), bias.map { pointer($0) }, mutable(y), threadCount) }, T.self) { return }
        let plane = s.outputPlane
        if s.columnRows == 0 {
            for n in 0..<(s.batch &* s.outChannels) { (y + n &* plane).update(repeating: bias?[n % s.outChannels] ?? 0, count: plane) }
            return
        }
        let tile = s.isPointwise ? plane : columnTile(s)
        let tiles = (plane &+ tile &- 1) / tile
        parallel(s.batch &* s.groups &* tiles) { unit in
            let t = unit % tiles, g = unit / tiles % s.groups, n = unit / tiles / s.groups
            let p0 = t &* tile, count = min(tile, plane &- p0)
            let image = x + (n &* s.inChannels &+ g &* s.c) &* s.inputPlane
            let out = y + (n &* s.outChannels &+ g &* s.o) &* plane + p0
            let w = weight + g &* s.o &* s.columnRows
            let right: MatrixView<T>
            if s.isPointwise {
                right = MatrixView(image + p0, rowStride: plane)
            } else {
                let columns: UnsafeMutablePointer<T> = workspace(.columns, s.columnRows &* count)
                imageToColumns(s, image, p0, count, columns)
                right = MatrixView(UnsafePointer(columns), rowStride: count)
            }
            if let bias {
                for o in 0..<s.o { (out + o &* plane).update(repeating: bias[g &* s.o &+ o], count: count) }
            }
            let left = MatrixView(w, rowStride: s.columnRows)
            product(s.o, count, s.columnRows, 1, left.pointer, left, right.pointer, right, bias == nil ? 0 : 1, out, plane)
        }
    }

    /// The gradient of a convolution with respect to its input.  With a layer's input for `gradient` this is the transposed
    /// convolution; `bias` then has one value per channel of the result (`shape.inChannels`).
    @specialized(where T == Float)
    @specialized(where T == Double)
    public static func convolutionInputGradient<T: KernelFloat>(_ shape: ConvolutionShape, _ gradient: UnsafePointer<T>, _ weight: UnsafePointer<T>, bias: UnsafePointer<T>? = nil,
                                                                into dx: UnsafeMutablePointer<T>) {
        let s = Sizes3(shape)
        if shape.inputCount == 0 { return }
        if tiled(s, single: { cvm_convolve_input_gradient_f32(&$0, pointer(gradient), pointer(weight), bias.map { pointer($0) }, mutable(dx), threadCount) },
                 double: { cvm_convolve_input_gradient_f64(&$0, pointer(gradient), pointer(weight), bias.map { pointer($0) }, mutable(dx), threadCount) }, T.self) { return }
        let inputPlane = s.inputPlane, plane = s.outputPlane
        if plane == 0 || s.o == 0 {
            for n in 0..<(s.batch &* s.inChannels) { (dx + n &* inputPlane).update(repeating: bias?[n % s.inChannels] ?? 0, count: inputPlane) }
            return
        }
        parallel(s.batch &* s.groups) { unit in
            let g = unit % s.groups, n = unit / s.groups
            let image = dx + (n &* s.inChannels &+ g &* s.c) &* inputPlane
            for c in 0..<s.c { (image + c &* inputPlane).update(repeating: bias?[g &* s.c &+ c] ?? 0, count: inputPlane) }
            let w = MatrixView(weight + g &* s.o &* s.columnRows, rowStride: 1, columnStride: s.columnRows)
            let dy = gradient + (n &* s.outChannels &+ g &* s.o) &* plane
            if s.isPointwise {
                let right = MatrixView(dy, rowStride: plane)
                product(s.c, plane, s.o, 1, w.pointer, w, right.pointer, right, 1, image, plane)
                return
            }
            let tile = columnTile(s)
            var p0 = 0
            while p0 < plane {
                let count = min(tile, plane &- p0)
                let columns: UnsafeMutablePointer<T> = workspace(.columns, s.columnRows &* count)
                let right = MatrixView(dy + p0, rowStride: plane)
                product(s.columnRows, count, s.o, 1, w.pointer, w, right.pointer, right, 0, columns, count)
                columnsToImage(s, columns, p0, count, image)
                p0 &+= tile
            }
        }
    }

    /// The gradient of a convolution with respect to its weight.
    @specialized(where T == Float)
    @specialized(where T == Double)
    public static func convolutionWeightGradient<T: KernelFloat>(_ shape: ConvolutionShape, _ x: UnsafePointer<T>, _ gradient: UnsafePointer<T>, into dw: UnsafeMutablePointer<T>) {
        let s = Sizes3(shape)
        let count = shape.weightCount
        if count == 0 { return }
        if tiled(s, single: { cvm_convolve_weight_gradient_f32(&$0, pointer(x), pointer(gradient), mutable(dw), threadCount) },
                 double: { cvm_convolve_weight_gradient_f64(&$0, pointer(x), pointer(gradient), mutable(dw), threadCount) }, T.self) { return }
        dw.update(repeating: 0, count: count)
        let plane = s.outputPlane
        if plane == 0 || s.batch == 0 { return }
        // images are shared out to a number of partial sums that depends on the shape only
        let parts = min(s.batch, count > 1 << 20 ? 2 : 8)
        let perPart = (s.batch &+ parts &- 1) / parts
        let partial = UnsafeMutablePointer<T>.allocate(capacity: parts &* count)
        defer { partial.deallocate() }
        parallel(parts) { part in
            let sum = partial + part &* count
            sum.update(repeating: 0, count: count)
            for n in min(part &* perPart, s.batch)..<min((part &+ 1) &* perPart, s.batch) {
                for g in 0..<s.groups {
                    let image = x + (n &* s.inChannels &+ g &* s.c) &* s.inputPlane
                    let dy = gradient + (n &* s.outChannels &+ g &* s.o) &* plane
                    let out = sum + g &* s.o &* s.columnRows
                    let tile = s.isPointwise ? plane : columnTile(s)
                    var p0 = 0
                    while p0 < plane {
                        let width = min(tile, plane &- p0)
                        let right: MatrixView<T>
                        if s.isPointwise {
                            right = MatrixView(image + p0, rowStride: 1, columnStride: plane)
                        } else {
                            let columns: UnsafeMutablePointer<T> = workspace(.columns, s.columnRows &* width)
                            imageToColumns(s, image, p0, width, columns)
                            right = MatrixView(UnsafePointer(columns), rowStride: 1, columnStride: width)
                        }
                        let left = MatrixView(dy + p0, rowStride: plane)
                        product(s.o, s.columnRows, width, 1, left.pointer, left, right.pointer, right, 1, out, s.columnRows)
                        p0 &+= tile
                    }
                }
            }
        }
        for part in 0..<parts {
            binary(.add, UnsafePointer(dw), UnsafePointer(partial + part &* count), into: dw, count: count)
        }
    }

    /// The gradient of a convolution with respect to its bias: the sum over batch and positions.
    public static func convolutionBiasGradient<T: KernelFloat>(_ shape: ConvolutionShape, _ gradient: UnsafePointer<T>, into db: UnsafeMutablePointer<T>) {
        let plane = product(shape.output)
        reduce(.sum, StridedBuffer(gradient, shape: [shape.batch, shape.outChannels, plane], strides: [shape.outChannels &* plane, plane, 1]), dimensions: [0, 2], into: db)
    }

    /// Tries the kernels of `CVectorMath` that hold tiles of the result in registers; they cover one and two dimensions on processors
    /// with vectors of at least 256 bits.  Elsewhere columns and matrix products are used.
    @inline(__always)
    private static func tiled<T: KernelFloat>(_ s: Sizes3, single: (inout cvm_convolution) -> Int32, double: (inout cvm_convolution) -> Int32, _: T.Type) -> Bool {
        guard s.d == 1, s.kd == 1, s.pd == 0, s.od == 1, s.batch > 0, s.c > 0, s.o > 0, s.outputPlane > 0 else { return false }
        var shape = cvm_convolution(batch: s.batch, in_channels: s.inChannels, out_channels: s.outChannels, groups: s.groups, height: s.h, width: s.w,
                                    kernel_height: s.kh, kernel_width: s.kw, stride_height: s.sh, stride_width: s.sw, padding_height: s.ph, padding_width: s.pw,
                                    dilation_height: s.dh, dilation_width: s.dw, out_height: s.oh, out_width: s.ow)
        return (T.self == Float.self ? single(&shape) : double(&shape)) != 0
    }

    /// How many output positions the column matrix covers at a time: at most 4 MB of it.
    @inline(__always)
    private static func columnTile(_ s: Sizes3) -> Int {
        let room = max(64, (1 << 20) / max(s.columnRows, 1))
        return min(max(room / 64 &* 64, 64), max(s.outputPlane, 1))
    }

    /// columns[(c, a), p] = image[c, position of (p0 + p, a)], 0 in the padding.
    @inline(__always)
    static func imageToColumns<T: KernelFloat>(_ s: Sizes3, _ image: UnsafePointer<T>, _ p0: Int, _ count: Int, _ columns: UnsafeMutablePointer<T>) {
        var row = 0
        for c in 0..<s.c {
            let channel = image + c &* s.inputPlane
            for kz in 0..<s.kd { for ky in 0..<s.kh { for kx in 0..<s.kw {
                let out = columns + row &* count
                row &+= 1
                forEachSegment(s, p0, count, kz, ky, kx) { at, offset, start, end, n in
                    let to = out + at
                    var i = 0
                    while i < start { to[i] = 0; i &+= 1 }
                    if s.sw == 1 {
                        let from = channel + offset
                        while i < end { to[i] = from[i]; i &+= 1 }
                    } else {
                        while i < end { to[i] = channel[offset &+ i &* s.sw]; i &+= 1 }
                    }
                    while i < n { to[i] = 0; i &+= 1 }
                }
            } } }
        }
    }

    /// image[c, position of (p0 + p, a)] += columns[(c, a), p]
    @inline(__always)
    static func columnsToImage<T: KernelFloat>(_ s: Sizes3, _ columns: UnsafePointer<T>, _ p0: Int, _ count: Int, _ image: UnsafeMutablePointer<T>) {
        var row = 0
        for c in 0..<s.c {
            let channel = image + c &* s.inputPlane
            for kz in 0..<s.kd { for ky in 0..<s.kh { for kx in 0..<s.kw {
                let from = columns + row &* count
                row &+= 1
                forEachSegment(s, p0, count, kz, ky, kx) { at, offset, start, end, _ in
                    var i = start
                    if s.sw == 1 {
                        while i < end { channel[offset &+ i] += from[at &+ i]; i &+= 1 }
                    } else {
                        while i < end { channel[offset &+ i &* s.sw] += from[at &+ i]; i &+= 1 }
                    }
                }
            } } }
        }
    }

    /// The rows of output positions p0..<p0 + count seen through kernel position (kz, ky, kx).  `body(at, offset, start, end,
    /// n)`: the segment begins at column `at` and has n columns, of which start..<end lie inside of the image, column i of
    /// them at `offset + i·sw`.
    @inline(__always)
    private static func forEachSegment(_ s: Sizes3, _ p0: Int, _ count: Int, _ kz: Int, _ ky: Int, _ kx: Int, _ body: (Int, Int, Int, Int, Int) -> Void) {
        var line = p0 / s.ow, x0 = p0 &- line &* s.ow, at = 0
        // output columns x with 0 <= x*sw + kx*dw - pw < w
        let shift = kx &* s.dw &- s.pw
        let low = shift >= 0 ? 0 : (s.sw &- 1 &- shift) / s.sw
        let high = s.w &- 1 &- shift < 0 ? 0 : (s.w &- 1 &- shift) / s.sw &+ 1
        while at < count {
            let n = min(s.ow &- x0, count &- at)
            let z = line / s.oh, y = line &- z &* s.oh
            let iz = z &* s.sd &+ kz &* s.dd &- s.pd, iy = y &* s.sh &+ ky &* s.dh &- s.ph
            if iz >= 0 && iz < s.d && iy >= 0 && iy < s.h {
                let start = min(max(low &- x0, 0), n), end = max(min(high &- x0, n), start)
                body(at, (iz &* s.h &+ iy) &* s.w &+ x0 &* s.sw &+ shift, start, end, n)
            } else {
                body(at, 0, n, n, n)
            }
            at &+= n
            x0 = 0
            line &+= 1
        }
    }
}
