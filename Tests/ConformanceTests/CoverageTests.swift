import Foundation
import Testing

/// `docs/pytorch-coverage.md`: which names of PyTorch are here.  The list of PyTorch's names is recorded; what is here is asked of the program itself, so the page
/// cannot say more than there is.  `RECORD=1` writes the page anew.
@Suite(.serialized) struct CoverageTests {
    static let page = ConformanceTests.root.deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("docs/pytorch-coverage.md")

    /// "torch.nn: Linear Conv2d …", a line for each module.
    static func modules() throws -> [(name: String, names: [String])] {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures/pytorch-names.txt")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
            let parts = line.split(separator: ":", maxSplits: 1)
            return (String(parts[0]), parts.count > 1 ? parts[1].split(separator: " ").map(String.init) : [])
        }
    }

    /// Why names are missing: the first pattern that fits.
    static let reasons: [(pattern: Regex<Substring>, why: String)] = [
        (#/.*(?i:quant|qint|quint|qscheme|q_per|q_scale|q_zero|int_repr|fbgemm|per_tensor|per_channel|moving_avg).*/#, "quantised numbers"),
        (#/.*(?i:sparse|coo|csr|csc|bsr|bsc|coalesce|spmm|smm|addmm_sparse|hspmm|dense_dim|row_indices|col_indices|sspaddmm|saddmm|nested|jagged|padded_tensor|to_mkldnn|^indices$|^values$).*/#, "sparse and nested layouts"),
        (#/.*(?i:cudnn|miopen|mkldnn|cuda|xpu|ipu|mtia|vulkan|xla|maia|hpu|autocast_|backward_elemt|batch_norm_|native_|scaled_mm|grouped_mm).*/#, "other processors, and kernels under names of their own"),
        (#/(?:int[1-7]|uint[1-7]|bits.*|bit|float8.*|float4.*|complex32|chalf|sym_.*|Sym.*)/#, "types that only other processors compute with, and symbolic numbers"),
        (#/[A-Z].*(?:Type|Module|Graph|Script.*|Unit|Ptr|Code|Block|Value|Node|Argument.*|Schema|Alias.*|State|Error|Storage|Tensor|Guard|Key|KeySet|Function|Object|Context|Config|Stats|Report|Info|Event|Future|Stream|Base|List.*|Dict.*|Await.*|Capsule|Gradient|Use|Tag|Logger.*|Executor|Plan|Serializer|Builder|Subclass|Reader|Writer|Debug|Benchmark|Iterator|Method|Property|FileCheck)/#, "the compiler, the serialiser and the dispatcher of the original"),
        (#/.*_copy|.*_scatter_?|unsafe_.*/#, "internal forms of views"),
        (#/.*(?:parse_|import_ir|merge_type|unify_type|fork|wait|prepare_multi|compiled_with|has_lapack|has_mkl|has_openmp|has_spectral|get_file|dlpack|from_file|profiler|init_num|thread_safe|Datapipe|DataPipe|datapipe|DFIter|MapData|IterData|runtime_validation|non_deterministic|guaranteed_|argument_validation|DataChunk|functional_).*/#, "what needs files, threads or the compiler"),
    ]

    /// Names that are here and do something else, or less.
    static let differences: [(name: String, how: String)] = [
        ("torch.save, torch.load", "keep objects within one run: there are no files"),
        ("torch.compile, torch.jit.script", "give back the module itself: there is nothing to compile"),
        ("torch.Tensor.conj, resolve_conj", "compute the conjugate at once; there is no lazy bit"),
        ("torch.linalg.eig, eigvals", "missing: eigenvalues of matrices that are not symmetric"),
        ("torch.svd_lowrank, pca_lowrank", "are cut from the full factorisation; signs of vectors may differ"),
        ("float16, bfloat16", "operations beyond arithmetic compute in float32 and round once, where some of PyTorch's round between"),
        ("complex64, complex128", "arithmetic, parts, products, sums, exponentials and Fourier transforms; others raise NotImplementedError"),
        ("torch.distributions", "as listed, transformed and mixed ones among them; no von Mises, Wishart and LKJ distributions"),
        ("torch.utils.data.DataLoader(num_workers=…)", "loads in the same process; the order is the same"),
    ]

    static func missing(_ module: String, _ names: [String]) throws -> Set<String> {
        let holder = module == "torch.Tensor" ? "torch.Tensor" : module
        var program = "import torch\n"
        if module != "torch.Tensor" { program += "try:\n    import \(module)\nexcept Exception:\n    pass\n" }
        program += "for name in '\(names.joined(separator: " "))'.split():\n    try:\n        getattr(\(holder), name)\n    except Exception:\n        print(name)\n"
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).py")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(program.utf8).write(to: file)
        let (status, output, errors) = try ConformanceTests.run(file)
        #expect(status == 0, "\(errors)")
        return Set(output.split(separator: "\n").map(String.init))
    }

    static func text() throws -> String {
        var table = "| module | names | here |\n|---|---:|---:|\n", details = ""
        for (module, names) in try modules() {
            let absent = try missing(module, names)
            table += "| `\(module)` | \(names.count) | \(names.count - absent.count) |\n"
            guard !absent.isEmpty else { continue }
            details += "\n## \(module)\n\n"
            var groups: [(why: String, names: [String])] = []
            for name in names where absent.contains(name) {
                let why = reasons.first { (try? $0.pattern.wholeMatch(in: name)) != nil }?.why ?? "missing"
                if let place = groups.firstIndex(where: { $0.why == why }) { groups[place].names.append(name) } else { groups.append((why, [name])) }
            }
            for group in groups.sorted(by: { ($0.why == "missing" ? 0 : 1, $0.why) < ($1.why == "missing" ? 0 : 1, $1.why) }) {
                details += "\(group.why == "missing" ? "Missing" : "Left out (\(group.why))"): \(group.names.map { "`\($0)`" }.joined(separator: ", ")).\n\n"
            }
        }
        return """
        # What is here of PyTorch

        The names of PyTorch 2.13, as `dir()` shows them, and those of them that programs find here. `RECORD=1 swift test --filter CoverageTests` writes this page; the test
        fails when it is out of date.

        \(table)
        ## Here, but different

        \(differences.map { "- \($0.name): \($0.how)." }.joined(separator: "\n"))
        \(details)
        """.trimmingCharacters(in: .newlines) + "\n"
    }

    @Test func thePageIsUpToDate() throws {
        let text = try Self.text()
        if ProcessInfo.processInfo.environment["RECORD"] == "1" { try Data(text.utf8).write(to: Self.page) }
        let written = (try? String(contentsOf: Self.page, encoding: .utf8)) ?? ""
        #expect(written == text, "docs/pytorch-coverage.md is out of date: run with RECORD=1")
    }
}
