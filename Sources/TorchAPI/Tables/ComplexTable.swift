internal import Language
internal import Tensors

/// Complex numbers: their parts, and how they are made.
enum ComplexTable {
    static func declare(_ table: OperationTable) {
        func making(_ schema: String, _ places: Places, _ summary: String, _ body: @escaping (OperationCall) throws -> Tensor) {
            table.add(schema, places, summary) { call -> Tensor in
                ExtendedTypes.areInUse = true
                return try body(call)
            }
        }
        making("complex(Tensor real, Tensor imag)", [.torch, .out], "Complex numbers from their real and imaginary parts.") { c in try Tensor.complex(try c.tensor(0), try c.tensor(1)) }
        making("polar(Tensor abs, Tensor angle)", [.torch, .out], "Complex numbers from lengths and angles.") { c in try Tensor.polar(try c.tensor(0), try c.tensor(1)) }
        making("view_as_complex(Tensor input)", .torch, "Pairs in the last dimension as complex numbers, in the same memory.") { c in try c.tensor(0).viewAsComplex() }
        table.add("view_as_real(Tensor input)", .torch, "Complex numbers as pairs in a last dimension, in the same memory.") { c in try c.tensor(0).viewAsReal() }
        table.add("real(Tensor input)", .torch, "The real parts.") { c in try c.tensor(0).realPart() }
        table.add("imag(Tensor input)", .torch, "The imaginary parts.") { c in try c.tensor(0).imaginaryPart() }
        table.map("conj", [.torch, .method], "The conjugates.") { try $0.conj() }
        table.map("conj_physical", [.torch, .method], "The conjugates.") { try $0.conj() }
        table.map("resolve_conj", .torch, "The tensor itself.") { $0 }
        table.map("resolve_neg", .torch, "The tensor itself.") { $0 }
        table.map("angle", .both, "The angles to the positive real axis.") { try $0.angle() }
        table.add("is_conj(Tensor input)", [.torch, .method], "False: conjugates are computed at once.") { _ in false }
        table.add("is_neg(Tensor input)", [.torch, .method], "False: negatives are computed at once.") { _ in false }
    }
}
