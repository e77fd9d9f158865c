internal import Kernels

/// A recurrent layer in one direction over a whole sequence as one operation.  Against a chain of steps it writes each state where the
/// result wants it, and the gradient of the recurrent weight is one product over all steps instead of a sum of small ones.
struct RecurrentSequence {
    let kind: RecurrentKind
    let isReversed: Bool
    let steps: Int
    let batch: Int
    let hidden: Int
    let type: DType

    /// Nil where the operands are not what a fused sequence is written for: [time, batch, gates·hidden], states [batch, hidden] and a weight
    /// [gates·hidden, hidden], all of float32 or all of float64.
    init?(_ kind: RecurrentKind, gates: Tensor, h0: Tensor, c0: Tensor?, wHH: Tensor, bHH: Tensor?, isReversed: Bool) {
        guard gates.rank == 3, h0.rank == 2, gates.count > 0, h0.count > 0, gates.dtype == .float32 || gates.dtype == .float64 else { return nil }
        let batch = h0.shape[0], hidden = h0.shape[1], rows = kind.gates * hidden
        guard gates.shape[1] == batch, gates.shape[2] == rows, wHH.shape == [rows, hidden], bHH.map({ $0.shape == [rows] }) ?? true,
              (kind == .lstm) == (c0 != nil), c0.map({ $0.shape == h0.shape }) ?? true,
              [h0, c0, wHH, bHH].allSatisfy({ $0 == nil || $0?.dtype == gates.dtype }) else { return nil }
        self.kind = kind
        self.isReversed = isReversed
        self.batch = batch
        self.hidden = hidden
        steps = gates.shape[0]
        type = gates.dtype
    }

    /// Blocks of `hidden` values that a step keeps for the backward pass.
    private var keptBlocks: Int {
        switch kind {
        case .lstm: return 5
        case .gru: return 4
        case .tanh, .relu: return 0
        }
    }

    private func place(_ k: Int) -> Int { isReversed ? steps - 1 - k : k }

    /// The outputs [time, batch, hidden] and the last states.
    /// - Parameter formula: the same as a chain of steps, for gradients that need a gradient.
    func run(_ gates: Tensor, _ h0: Tensor, _ c0: Tensor?, wHH: Tensor, bHH: Tensor?, formula: @escaping (Tensor, Tensor, Tensor?, Tensor, Tensor?) throws -> [Tensor]) throws -> [Tensor] {
        let inputs = [gates, h0, c0, wHH, bHH]
        let isRecording = Tensor.isRecording(inputs)
        try TensorRuntime.current.charge(work: gates.count)
        let x = try gates.prepared(), h = try h0.prepared(), c = try c0?.prepared(), w = try wHH.prepared(), b = try bHH?.prepared()
        let output = try Tensor([steps, batch, hidden], type)
        let cells = kind == .lstm ? try Tensor([isRecording ? steps : 2, batch, hidden], type) : nil
        let kept = try Tensor([isRecording ? steps : 1, batch, keptBlocks * hidden], type)
        let fromHidden = try Tensor([batch, kind.gates * hidden], type)
        func forward<T: KernelFloat>(_: T.Type) -> UnsafePointer<T>? {
            let size = batch * hidden
            var before = h.constant(T.self), cell = c?.constant(T.self)
            for k in 0..<steps {
                let t = place(k)
                let fromInput = x.constant(T.self) + t * kind.gates * size, product = fromHidden.pointer(T.self)
                Kernels.linear(before, w.constant(T.self), bias: b?.constant(T.self), into: product, rows: batch, inputs: hidden, outputs: kind.gates * hidden)
                let new = output.pointer(T.self) + t * size, memory = kept.pointer(T.self) + (isRecording ? t * keptBlocks * size : 0)
                switch kind {
                case .tanh, .relu:
                    Kernels.binary(.add, fromInput, UnsafePointer(product), into: new, count: size)
                    Kernels.unary(kind == .tanh ? .tanh : .relu, UnsafePointer(new), into: new, count: size)
                case .gru:
                    Kernels.gruCell(batch: batch, hidden: hidden, fromInput: fromInput, fromHidden: UnsafePointer(product), h: before, hOut: new, kept: memory)
                case .lstm:
                    guard let cells, let old = cell else { return nil }
                    let next = cells.pointer(T.self) + (isRecording ? t : k % 2) * size
                    Kernels.lstmCell(batch: batch, hidden: hidden, fromInput: fromInput, fromHidden: UnsafePointer(product), c: old, hOut: new, cOut: next, kept: memory)
                    cell = UnsafePointer(next)
                }
                before = UnsafePointer(new)
            }
            return cell
        }
        func copied<T: KernelFloat>(_: T.Type) throws -> [Tensor] {
            let cell = forward(T.self)
            let lastHidden = try Tensor([batch, hidden], type)
            lastHidden.pointer(T.self).update(from: output.constant(T.self) + place(steps - 1) * batch * hidden, count: batch * hidden)
            guard let cell else { return [output, lastHidden] }
            let lastCell = try Tensor([batch, hidden], type)
            lastCell.pointer(T.self).update(from: cell, count: batch * hidden)
            return [output, lastHidden, lastCell]
        }
        let results = try withFloatType(type) { try copied($0) }
        if !isRecording { return results }
        var saved: [Tensor] = [gates, h0, wHH, kept]
        if let c0, let cells { saved += [c0, cells] }
        if let bHH { saved.append(bHH) }
        let hasCell = c0 != nil, hasBias = bHH != nil, outputPlace = saved.count
        // named as what a chain of steps ends with
        Tensor.record("StackBackward0", inputs: inputs, outputs: results, saving: saved, savingOutputs: [0]) { node, gradients in
            let gates = try node.saved(0), h0 = try node.saved(1), wHH = try node.saved(2)
            let c0 = hasCell ? try node.saved(4) : nil, bHH = hasBias ? try node.saved(hasCell ? 6 : 4) : nil
            if TensorRuntime.current.gradEnabled {
                let present = try [gates, h0, c0, wHH, bHH].map { try $0.map { $0.requiresGrad ? $0 : try $0.detach().requiresGrad_() } }
                guard let gates = present[0], let h0 = present[1], let wHH = present[3] else { return [] }
                let again = try formula(gates, h0, present[2], wHH, present[4])
                let given = try zip(again, gradients).map { try $1 ?? Tensor.zerosLike($0) }
                var found = try Autograd.gradients(of: again, withRespectTo: present.compactMap { $0 }, gradients: given, createGraph: true, allowUnused: true)
                if !hasCell { found.insert(nil, at: 2) }
                return found
            }
            let output = try node.saved(outputPlace)
            return try self.backward(gradients, output, h0: h0, c0: c0, wHH: wHH, kept: try node.saved(3), cells: hasCell ? try node.saved(5) : nil, hasBias: hasBias)
        }
        return results
    }

    /// The gradients of the gates, the first states, the recurrent weight and its bias.
    private func backward(_ gradients: [Tensor?], _ output: Tensor, h0: Tensor, c0: Tensor?, wHH: Tensor, kept: Tensor, cells: Tensor?, hasBias: Bool) throws -> [Tensor?] {
        let rows = kind.gates * hidden, size = batch * hidden
        try TensorRuntime.current.charge(work: steps * batch * rows)
        let states = [batch, hidden]
        // taken over by the loop, which writes into them
        let dh = try gradients[1]?.prepared().clone() ?? Tensor.zeros(states, dtype: type)
        let dc = hasCellGradient(gradients) ? try gradients[2]?.prepared().clone() : try Tensor.zeros(states, dtype: type)
        let dOutput = try gradients[0]?.prepared(), h = try h0.prepared(), c = try c0?.prepared(), w = try wHH.prepared()
        let dInput = try Tensor([steps, batch, rows], type)
        let dHidden = kind == .gru ? try Tensor([steps, batch, rows], type) : dInput
        let dW = try Tensor([rows, hidden], type)
        func run<T: KernelFloat>(_: T.Type) {
            let weight = MatrixView(w.constant(T.self), rowStride: hidden)
            let d = dh.pointer(T.self), y = output.constant(T.self)
            for k in (0..<steps).reversed() {
                let t = place(k)
                if let dOutput { Kernels.binary(.add, UnsafePointer(d), dOutput.constant(T.self) + t * size, into: d, count: size) }
                let into = dInput.pointer(T.self) + t * batch * rows
                var fromHidden = into
                let before = k == 0 ? h.constant(T.self) : y + place(k - 1) * size
                switch kind {
                case .tanh, .relu:
                    Kernels.binary(kind == .tanh ? .tanhBackward : .reluBackward, UnsafePointer(d), y + t * size, into: into, count: size)
                case .gru:
                    fromHidden = dHidden.pointer(T.self) + t * batch * rows
                    Kernels.gruCellBackward(batch: batch, hidden: hidden, kept: kept.constant(T.self) + t * keptBlocks * size, h: before, dh: UnsafePointer(d), inputGates: into,
                                            hiddenGates: fromHidden, dhIn: d)
                case .lstm:
                    guard let c, let cells, let dc else { return }
                    let cell = k == 0 ? c.constant(T.self) : cells.constant(T.self) + place(k - 1) * size
                    Kernels.lstmCellBackward(batch: batch, hidden: hidden, kept: kept.constant(T.self) + t * keptBlocks * size, c: cell, dh: UnsafePointer(d), dc: dc.constant(T.self),
                                             gates: into, dcIn: dc.pointer(T.self))
                }
                Kernels.matmul(m: batch, n: hidden, k: rows, MatrixView(UnsafePointer(fromHidden), rowStride: rows), weight, into: d, ldc: hidden, beta: kind == .gru ? T.one : T.zero)
            }
            // the state before each step, times the gradient of its gates
            let g = dHidden.constant(T.self), first = place(0)
            Kernels.matmul(m: rows, n: hidden, k: batch, MatrixView(g + first * batch * rows, rowStride: 1, columnStride: rows), MatrixView(h.constant(T.self), rowStride: hidden),
                           into: dW.pointer(T.self), ldc: hidden)
            if steps > 1 {
                Kernels.matmul(m: rows, n: hidden, k: (steps - 1) * batch, MatrixView(isReversed ? g : g + batch * rows, rowStride: 1, columnStride: rows),
                               MatrixView(isReversed ? y + size : y, rowStride: hidden), into: dW.pointer(T.self), ldc: hidden, beta: T.one)
            }
        }
        withFloatType(type) { run($0) }
        return [dInput, dh, kind == .lstm ? dc : nil, dW, hasBias ? try dHidden.sum([0, 1]) : nil]
    }

    private func hasCellGradient(_ gradients: [Tensor?]) -> Bool { gradients.count > 2 && gradients[2] != nil }
}
