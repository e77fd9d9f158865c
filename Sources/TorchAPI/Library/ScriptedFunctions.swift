internal import Language

/// Functions and methods that are written in the language: where the library's modules have them.
enum ScriptedFunctions {
    /// A name in a module of the library.
    struct Place {
        let module: String
        let name: String

        func value(_ interpreter: Interpreter) throws -> Value? {
            try interpreter.attributeOrNil(.object(try TorchLibrary.module(module, interpreter)), .interned(name))
        }
    }

    private static func places(_ names: String, _ module: String, prefix: String = "") -> [String: Place] {
        Dictionary(uniqueKeysWithValues: names.split(separator: " ").map { (String($0), Place(module: module, name: prefix + $0)) })
    }

    private static func joined(_ parts: [String: Place]...) -> [String: Place] { parts.reduce(into: [:]) { $0.merge($1) { first, _ in first } } }

    private static let specialNames = "entr ndtr log_ndtr ndtri xlog1py erfcx i0 i0e i1 i1e zeta polygamma multigammaln gammainc gammaincc logsumexp softmax log_softmax"

    static let special = places(specialNames, "torch._special")

    static let linalg = joined(
        places("cholesky_ex inv_ex solve_ex lu_factor lu_factor_ex matrix_exp tensorinv tensorsolve", "torch._linalg"),
        places("lu lu_solve vander", "torch._linalg", prefix: "linalg_"))

    static let torch = joined(
        places("polygamma i0", "torch._special"),
        ["mvlgamma": Place(module: "torch._special", name: "multigammaln"), "igamma": Place(module: "torch._special", name: "gammainc"),
         "igammac": Place(module: "torch._special", name: "gammaincc"), "autocast": Place(module: "torch.amp", name: "autocast"), "GradScaler": Place(module: "torch.amp", name: "GradScaler")],
        places("hann_window hamming_window blackman_window bartlett_window kaiser_window", "torch._windows"),
        places("cholesky_solve cholesky_inverse triangular_solve lu_solve lu lu_unpack matrix_exp svd_lowrank pca_lowrank", "torch._linalg"),
        places("nanmedian nanquantile frexp nextafter cumulative_trapezoid renorm unravel_index histogram put index_reduce fill narrow_copy selu celu rrelu threshold "
            + "constant_pad_nd unsafe_split unsafe_chunk norm_except_dim", "torch._tensor_functions"))

    static let methods = joined(
        ["mvlgamma": Place(module: "torch._special", name: "multigammaln"), "igamma": Place(module: "torch._special", name: "gammainc"),
         "igammac": Place(module: "torch._special", name: "gammaincc"), "i0": Place(module: "torch._special", name: "i0")],
        places("cholesky_solve cholesky_inverse triangular_solve lu_solve lu matrix_exp", "torch._linalg"),
        places("nanmedian nanquantile frexp nextafter renorm histogram put put_ index_reduce index_reduce_ apply_ map_ resize_as_ geometric_ cauchy_ log_normal_ narrow_copy "
            + "unsafe_split unsafe_chunk", "torch._tensor_functions"))
}
