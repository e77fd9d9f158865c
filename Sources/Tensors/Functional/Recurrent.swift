internal import Kernels

/// The kind of a recurrent layer.
public enum RecurrentKind: Sendable {
    case tanh, relu, lstm, gru

    /// Blocks of rows in its weights.
    public var gates: Int {
        switch self {
        case .tanh, .relu: return 1
        case .lstm: return 4
        case .gru: return 3
        }
    }
}

extension Functional {
    // MARK: one step

    /// h' = tanh(x·W_ihᵀ + b_ih + h·W_hhᵀ + b_hh), or relu.
    /// The shapes of a cell's arguments, in PyTorch's order and words.
    private static func checkCell(_ x: Tensor, _ states: [Tensor], _ wIH: Tensor, _ wHH: Tensor, gates: Int) throws {
        for w in [wIH, wHH] { try needs(w, 1) }
        for state in states { try needs(state, 0) }
        try needs(x, 0)
        for (i, state) in states.enumerated() {
            if x.rank > 1, state.rank > 1, x.shape[0] != state.shape[0] { throw TensorError.runtime("Input batch size \(x.shape[0]) doesn't match hidden\(i) batch size \(state.shape[0])") }
        }
        let size = states[0].shape[states[0].rank - 1]
        if wIH.shape[0] != gates &* size {
            throw TensorError.runtime("weight_ih first dim must be \(gates) * hidden_size = \(gates &* size), but got \(wIH.shape[0])")
        }
        for state in states where state.shape != states[0].shape { throw TensorError.runtime("Expected hidden states of one shape, but got \(Layout.text(states[0].shape)) and \(Layout.text(state.shape))") }
    }

    /// Throws as `tensor.size(d)` does where there is no such dimension.
    private static func needs(_ x: Tensor, _ d: Int) throws {
        if x.rank == 0 { throw TensorError.index("Dimension specified as \(d) but tensor has no dimensions") }
        _ = try Layout.dimension(d, rank: x.rank)
    }

    public static func rnnCell(_ x: Tensor, _ h: Tensor, _ wIH: Tensor, _ wHH: Tensor, _ bIH: Tensor?, _ bHH: Tensor?, relu: Bool = false) throws -> Tensor {
        try checkCell(x, [h], wIH, wHH, gates: 1)
        let sum = try x.linear(wIH, bIH).add(try h.linear(wHH, bHH))
        return relu ? try sum.relu() : try sum.tanh()
    }

    /// One LSTM step; gates in the order input, forget, cell, output.
    public static func lstmCell(_ x: Tensor, _ h: Tensor, _ c: Tensor, _ wIH: Tensor, _ wHH: Tensor, _ bIH: Tensor?, _ bHH: Tensor?) throws -> (Tensor, Tensor) {
        try checkCell(x, [h, c], wIH, wHH, gates: 4)
        let (new, cell) = try lstmStep(try x.linear(wIH, bIH), try h.linear(wHH, bHH), c)
        return (new.named("MulBackward0"), cell.named("AddBackward0"))
    }

    public static func gruCell(_ x: Tensor, _ h: Tensor, _ wIH: Tensor, _ wHH: Tensor, _ bIH: Tensor?, _ bHH: Tensor?) throws -> Tensor {
        try checkCell(x, [h], wIH, wHH, gates: 3)
        return try gruStep(try x.linear(wIH, bIH), try h.linear(wHH, bHH), h).named("AddBackward0")
    }

    // The steps are one operation each; a cell shows the last of the operations that PyTorch makes of it.

    /// The pointwise part of an LSTM step as one operation.
    static func lstmStep(_ fromInput: Tensor, _ fromHidden: Tensor, _ c: Tensor) throws -> (Tensor, Tensor) {
        let n = c.shape.last ?? 0, type = c.dtype
        if fromInput.shape != fromHidden.shape || fromInput.shape.dropLast() != c.shape.dropLast() || fromHidden.dtype != type || fromInput.shape.last != 4 * n || (type != .float32 && type != .float64) || fromInput.dtype != type {
            return try lstmFormula(fromInput, fromHidden, c)
        }
        let batch = n == 0 ? 0 : c.count / n
        let a = try fromInput.prepared(), b = try fromHidden.prepared(), old = try c.prepared()
        let h = try Tensor(c.shape, type), new = try Tensor(c.shape, type), kept = try Tensor([batch, 5 * n], type)
        func run<T: KernelFloat>(_: T.Type) {
            Kernels.lstmCell(batch: batch, hidden: n, fromInput: a.constant(T.self), fromHidden: b.constant(T.self), c: old.constant(T.self), hOut: h.pointer(T.self), cOut: new.pointer(T.self), kept: kept.pointer(T.self))
        }
        withFloatType(type) { run($0) }
        Tensor.record("ThnnFusedLstmCellBackward0", inputs: [fromInput, fromHidden, c], outputs: [h, new], saving: [fromInput, fromHidden, c, kept]) { node, gradients in
            let c = try node.saved(2), kept = try node.saved(3)
            let gh = try gradients[0] ?? Tensor.zeros(c.shape, dtype: type), gc = try gradients[1] ?? Tensor.zeros(c.shape, dtype: type)
            if TensorRuntime.current.gradEnabled {
                // the formula again, so that its gradient has a gradient
                let inputs = try [try node.saved(0), try node.saved(1), c].map { $0.requiresGrad ? $0 : try $0.detach().requiresGrad_() }
                let (h2, c2) = try lstmFormula(inputs[0], inputs[1], inputs[2])
                return try Autograd.gradients(of: [h2, c2], withRespectTo: inputs, gradients: [gh, gc], createGraph: true, allowUnused: true)
            }
            let dh = try gh.prepared(), dc = try gc.prepared(), old = try c.prepared()
            let gates = try Tensor(Array(c.shape.dropLast()) + [4 * n], type), dOld = try Tensor(c.shape, type)
            func run<T: KernelFloat>(_: T.Type) {
                Kernels.lstmCellBackward(batch: batch, hidden: n, kept: kept.constant(T.self), c: old.constant(T.self), dh: dh.constant(T.self), dc: dc.constant(T.self), gates: gates.pointer(T.self), dcIn: dOld.pointer(T.self))
            }
            withFloatType(type) { run($0) }
            return [gates, gates, dOld]
        }
        return (h, new)
    }

    private static func lstmFormula(_ fromInput: Tensor, _ fromHidden: Tensor, _ c: Tensor) throws -> (Tensor, Tensor) {
        let parts = try fromInput.add(fromHidden).chunk(4, dim: -1)
        if parts.count != 4 { throw TensorError.runtime("Expected gates in 4 parts, but got \(fromInput.shape.last ?? 0) values") }
        let new = try parts[1].sigmoid().mul(c).add(try parts[0].sigmoid().mul(try parts[2].tanh()))
        return (try parts[3].sigmoid().mul(try new.tanh()), new)
    }

    static func gruStep(_ fromInput: Tensor, _ fromHidden: Tensor, _ h: Tensor) throws -> Tensor {
        let n = h.shape.last ?? 0, type = h.dtype
        if fromInput.shape != fromHidden.shape || fromInput.shape.dropLast() != h.shape.dropLast() || fromHidden.dtype != type || fromInput.shape.last != 3 * n || (type != .float32 && type != .float64) || fromInput.dtype != type {
            return try gruFormula(fromInput, fromHidden, h)
        }
        let batch = n == 0 ? 0 : h.count / n
        let a = try fromInput.prepared(), b = try fromHidden.prepared(), old = try h.prepared()
        let new = try Tensor(h.shape, type), kept = try Tensor([batch, 4 * n], type)
        func run<T: KernelFloat>(_: T.Type) {
            Kernels.gruCell(batch: batch, hidden: n, fromInput: a.constant(T.self), fromHidden: b.constant(T.self), h: old.constant(T.self), hOut: new.pointer(T.self), kept: kept.pointer(T.self))
        }
        withFloatType(type) { run($0) }
        return new.recorded("ThnnFusedGruCellBackward0", inputs: [fromInput, fromHidden, h], saving: [fromInput, fromHidden, h, kept]) { node, g in
            let h = try node.saved(2), kept = try node.saved(3)
            if TensorRuntime.current.gradEnabled {
                let inputs = try [try node.saved(0), try node.saved(1), h].map { $0.requiresGrad ? $0 : try $0.detach().requiresGrad_() }
                return try Autograd.gradients(of: [try gruFormula(inputs[0], inputs[1], inputs[2])], withRespectTo: inputs, gradients: [g], createGraph: true, allowUnused: true)
            }
            let dh = try g.prepared(), old = try h.prepared()
            let shape = Array(h.shape.dropLast()) + [3 * n]
            let inputGates = try Tensor(shape, type), hiddenGates = try Tensor(shape, type), dOld = try Tensor(h.shape, type)
            func run<T: KernelFloat>(_: T.Type) {
                Kernels.gruCellBackward(batch: batch, hidden: n, kept: kept.constant(T.self), h: old.constant(T.self), dh: dh.constant(T.self), inputGates: inputGates.pointer(T.self), hiddenGates: hiddenGates.pointer(T.self), dhIn: dOld.pointer(T.self))
            }
            withFloatType(type) { run($0) }
            return [inputGates, hiddenGates, dOld]
        }
    }

    private static func gruFormula(_ fromInput: Tensor, _ fromHidden: Tensor, _ h: Tensor) throws -> Tensor {
        let a = try fromInput.chunk(3, dim: -1), b = try fromHidden.chunk(3, dim: -1)
        if a.count != 3 || b.count != 3 { throw TensorError.runtime("Expected gates in 3 parts, but got \(fromInput.shape.last ?? 0) values") }
        let r = try a[0].add(b[0]).sigmoid(), z = try a[1].add(b[1]).sigmoid()
        let n = try a[2].add(try r.mul(b[2])).tanh()
        return try h.sub(n).mul(z).add(n)
    }

    // MARK: sequences

    /// A recurrent layer over [time, batch, features] (or [batch, time, features] if `batchFirst`).
    /// - Parameters:
    ///   - hidden: [layers·directions, batch, hidden]; for an LSTM also `cell`.
    ///   - weights: per layer and direction w_ih, w_hh, then b_ih, b_hh if `hasBiases`, then w_hr if the LSTM projects.
    ///   - batchSizes: of a packed sequence, whose data is [total, features]; nil otherwise.
    /// - Returns: the outputs of the last layer, and the last hidden (and cell) states.
    public static func recurrent(_ kind: RecurrentKind, _ input: Tensor, hidden: Tensor, cell: Tensor? = nil, weights: [Tensor], hasBiases: Bool, layers: Int, dropout p: Double, training: Bool,
                                 bidirectional: Bool, batchFirst: Bool, batchSizes: [Int]? = nil) throws -> (output: Tensor, hidden: Tensor, cell: Tensor?) {
        let directions = bidirectional ? 2 : 1
        let wrongCount = TensorError.runtime("got an incorrect number of RNN parameters")
        if layers <= 0 || layers > weights.count || weights.count % (layers * directions) != 0 { throw wrongCount }
        if input.rank != (batchSizes == nil ? 3 : 2) { throw TensorError.runtime("Expected a sequence of \(batchSizes == nil ? "rank 3" : "packed rows"), but got input of rank \(input.rank)") }
        if hidden.rank != 3 || hidden.shape[0] < layers * directions || cell.map({ $0.rank != 3 || $0.shape[0] < layers * directions }) ?? false {
            throw TensorError.runtime("Expected more hidden states in stacked_rnn")
        }
        let perCell = weights.count / (layers * directions)
        let projects = perCell == (hasBiases ? 5 : 3)
        if perCell != (hasBiases ? 4 : 2) && !projects { throw wrongCount }
        var x = batchFirst && batchSizes == nil ? try input.transpose(0, 1) : input
        var lastHidden: [Tensor] = [], lastCell: [Tensor] = []
        for layer in 0..<layers {
            var outputs: [Tensor] = []
            for direction in 0..<directions {
                let k = layer * directions + direction
                let w = Array(weights[(k * perCell)..<((k + 1) * perCell)])
                let (bIH, bHH) = hasBiases ? (w[2], w[3]) : (nil, nil)
                let run = Run(kind: kind, wHH: w[1], bHH: bHH, projection: projects ? w[perCell - 1] : nil, isReversed: direction == 1, batchSizes: batchSizes)
                let (output, h, c) = try run.walk(try x.linear(w[0], bIH), try hidden.select(0, k), try cell?.select(0, k))
                outputs.append(output)
                lastHidden.append(h)
                if let c { lastCell.append(c) }
            }
            x = outputs.count == 1 ? outputs[0] : try Tensor.cat(outputs, dim: -1)
            if p > 0 && training && layer < layers - 1 { x = try dropout(x, p: p, training: true) }
        }
        if kind == .lstm && !bidirectional && batchSizes == nil && !projects && p == 0 { x = x.renamed("StackBackward0", to: "MkldnnRnnLayerBackward0") }
        if batchFirst && batchSizes == nil { x = try x.transpose(0, 1).renamed("TransposeBackward0", to: kind == .lstm ? "TransposeBackward0" : "TransposeBackward1") }
        return (x, try Tensor.stack(lastHidden), lastCell.isEmpty ? nil : try Tensor.stack(lastCell))
    }

    /// One layer in one direction.
    private struct Run {
        var kind: RecurrentKind
        var wHH: Tensor
        var bHH: Tensor?
        var projection: Tensor?
        var isReversed: Bool
        var batchSizes: [Int]?

        private func step(_ fromInput: Tensor, _ h: Tensor, _ c: Tensor?) throws -> (Tensor, Tensor?) {
            let fromHidden = try h.linear(wHH, bHH)
            switch kind {
            case .tanh: return (try fromInput.add(fromHidden).tanh(), nil)
            case .relu: return (try fromInput.add(fromHidden).relu(), nil)
            case .gru: return (try gruStep(fromInput, fromHidden, h), nil)
            case .lstm:
                guard let c else { throw TensorError.runtime("lstm expects two hidden states") }
                let (new, cell) = try lstmStep(fromInput, fromHidden, c)
                return (try projection.map { try new.linear($0) } ?? new, cell)
            }
        }

        func walk(_ gates: Tensor, _ h0: Tensor, _ c0: Tensor?) throws -> (Tensor, Tensor, Tensor?) {
            if let batchSizes { return try walkPacked(gates, h0, c0, batchSizes) }
            if gates.shape.first == 0 { throw TensorError.runtime("Expected sequence length to be larger than 0 in RNN") }
            if projection == nil, TensorRuntime.current.kernelMode == .fast,
               let sequence = RecurrentSequence(kind, gates: gates, h0: h0, c0: c0, wHH: wHH, bHH: bHH, isReversed: isReversed) {
                let kind = kind, isReversed = isReversed
                let results = try sequence.run(gates, h0, c0, wHH: wHH, bHH: bHH) { gates, h0, c0, wHH, bHH in
                    let (output, h, c) = try Run(kind: kind, wHH: wHH, bHH: bHH, projection: nil, isReversed: isReversed, batchSizes: nil).walkSteps(gates, h0, c0)
                    return [output, h] + (c.map { [$0] } ?? [])
                }
                return (results[0], results[1], results.count > 2 ? results[2] : nil)
            }
            return try walkSteps(gates, h0, c0)
        }

        private func walkSteps(_ gates: Tensor, _ h0: Tensor, _ c0: Tensor?) throws -> (Tensor, Tensor, Tensor?) {
            let steps = try gates.unbind(0)
            var outputs = [Tensor?](repeating: nil, count: steps.count)
            var h = h0, c = c0
            for k in steps.indices {
                let t = isReversed ? steps.count - 1 - k : k
                (h, c) = try step(steps[t], h, c)
                outputs[t] = h
            }
            return (try Tensor.stack(outputs.compactMap { $0 }), h, c)
        }

        /// A packed sequence: the sequences, longest first, drop out of the batch one after the other.
        private func walkPacked(_ gates: Tensor, _ h0: Tensor, _ c0: Tensor?, _ sizes: [Int]) throws -> (Tensor, Tensor, Tensor?) {
            let steps = try gates.split(sizes, dim: 0)
            var outputs = [Tensor?](repeating: nil, count: steps.count)
            if isReversed {
                guard let smallest = sizes.last else { return (gates, h0, c0) }
                var h = try h0.narrow(0, 0, smallest), c = try c0?.narrow(0, 0, smallest)
                for t in steps.indices.reversed() {
                    let have = h.shape[0]
                    if sizes[t] > have {
                        h = try Tensor.cat([h, try h0.narrow(0, have, sizes[t] - have)])
                        if let before = c, let c0 { c = try Tensor.cat([before, try c0.narrow(0, have, sizes[t] - have)]) }
                    }
                    (h, c) = try step(steps[t], h, c)
                    outputs[t] = h
                }
                return (try Tensor.cat(outputs.compactMap { $0 }), h, c)
            }
            var h = h0, c = c0
            var finishedH: [Tensor] = [], finishedC: [Tensor] = []
            for t in steps.indices {
                let have = h.shape[0]
                if sizes[t] < have {
                    finishedH.append(try h.narrow(0, sizes[t], have - sizes[t]))
                    h = try h.narrow(0, 0, sizes[t])
                    if let before = c {
                        finishedC.append(try before.narrow(0, sizes[t], have - sizes[t]))
                        c = try before.narrow(0, 0, sizes[t])
                    }
                }
                (h, c) = try step(steps[t], h, c)
                outputs[t] = h
            }
            finishedH.append(h)
            if let c { finishedC.append(c) }
            return (try Tensor.cat(outputs.compactMap { $0 }), try Tensor.cat(finishedH.reversed()), finishedC.isEmpty ? nil : try Tensor.cat(finishedC.reversed()))
        }
    }
}
