import CVectorMath

extension Kernels {
    /// The pointwise part of an LSTM cell for `batch` rows: gates are σ/tanh of fromInput + fromHidden (each [batch, 4·hidden],
    /// biases included, order input, forget, cell, output);  c' = forget·c + input·cell,  h' = output·tanh c'.
    /// `kept` [batch, 5·hidden] is for ``lstmCellBackward(batch:hidden:kept:c:dh:dc:gates:dcIn:)``.
    @specialized(where T == Float)
    @specialized(where T == Double)
    public static func lstmCell<T: KernelFloat>(batch: Int, hidden n: Int, fromInput: UnsafePointer<T>, fromHidden: UnsafePointer<T>, c: UnsafePointer<T>, hOut: UnsafeMutablePointer<T>,
                                                cOut: UnsafeMutablePointer<T>, kept: UnsafeMutablePointer<T>) {
        rows(batch, n) { r in
            let x = fromInput + r &* 4 &* n, y = fromHidden + r &* 4 &* n, old = c + r &* n, h = hOut + r &* n, new = cOut + r &* n, k = kept + r &* 5 &* n
            if T.self == Float.self { cvm_lstm_f32(n, pointer(x), pointer(y), pointer(old), mutable(h), mutable(new), mutable(k)) }
            else { cvm_lstm_f64(n, pointer(x), pointer(y), pointer(old), mutable(h), mutable(new), mutable(k)) }
        }
    }

    /// From the gradients of h' and c': the gradient of the gates' sums [batch, 4·hidden] and of c.
    @specialized(where T == Float)
    @specialized(where T == Double)
    public static func lstmCellBackward<T: KernelFloat>(batch: Int, hidden n: Int, kept: UnsafePointer<T>, c: UnsafePointer<T>, dh: UnsafePointer<T>, dc: UnsafePointer<T>,
                                                        gates: UnsafeMutablePointer<T>, dcIn: UnsafeMutablePointer<T>) {
        rows(batch, n) { r in
            let k = kept + r &* 5 &* n, old = c + r &* n, a = dh + r &* n, b = dc + r &* n, g = gates + r &* 4 &* n, d = dcIn + r &* n
            if T.self == Float.self { cvm_lstm_backward_f32(n, pointer(k), pointer(old), pointer(a), pointer(b), mutable(g), mutable(d)) }
            else { cvm_lstm_backward_f64(n, pointer(k), pointer(old), pointer(a), pointer(b), mutable(g), mutable(d)) }
        }
    }

    /// The pointwise part of a GRU cell for `batch` rows, gates [batch, 3·hidden] in the order reset, update, new:
    /// n = tanh(xₙ + r·hₙ),  h' = (h − n)·z + n.  `kept` is [batch, 4·hidden].
    @specialized(where T == Float)
    @specialized(where T == Double)
    public static func gruCell<T: KernelFloat>(batch: Int, hidden n: Int, fromInput: UnsafePointer<T>, fromHidden: UnsafePointer<T>, h: UnsafePointer<T>, hOut: UnsafeMutablePointer<T>,
                                               kept: UnsafeMutablePointer<T>) {
        rows(batch, n) { r in
            let x = fromInput + r &* 3 &* n, y = fromHidden + r &* 3 &* n, old = h + r &* n, new = hOut + r &* n, k = kept + r &* 4 &* n
            if T.self == Float.self { cvm_gru_f32(n, pointer(x), pointer(y), pointer(old), mutable(new), mutable(k)) }
            else { cvm_gru_f64(n, pointer(x), pointer(y), pointer(old), mutable(new), mutable(k)) }
        }
    }

    /// From the gradient of h': the gradients of the two gate sums [batch, 3·hidden] and the direct part of that of h.
    @specialized(where T == Float)
    @specialized(where T == Double)
    public static func gruCellBackward<T: KernelFloat>(batch: Int, hidden n: Int, kept: UnsafePointer<T>, h: UnsafePointer<T>, dh: UnsafePointer<T>, inputGates: UnsafeMutablePointer<T>,
                                                       hiddenGates: UnsafeMutablePointer<T>, dhIn: UnsafeMutablePointer<T>) {
        rows(batch, n) { r in
            let k = kept + r &* 4 &* n, old = h + r &* n, a = dh + r &* n, x = inputGates + r &* 3 &* n, y = hiddenGates + r &* 3 &* n, d = dhIn + r &* n
            if T.self == Float.self { cvm_gru_backward_f32(n, pointer(k), pointer(old), pointer(a), mutable(x), mutable(y), mutable(d)) }
            else { cvm_gru_backward_f64(n, pointer(k), pointer(old), pointer(a), mutable(x), mutable(y), mutable(d)) }
        }
    }

    @inline(__always)
    private static func rows(_ batch: Int, _ n: Int, _ body: (Int) -> Void) {
        parallel(batch, grain: max(1, 4096 / max(n, 1))) { range in
            for r in range { body(r) }
        }
    }

    @inline(__always)
    static func mutable<T, U>(_ p: UnsafeMutablePointer<T>) -> UnsafeMutablePointer<U> { UnsafeMutableRawPointer(p).assumingMemoryBound(to: U.self) }
}
