/// Sizes that layers take as one number or one for each spatial dimension.
enum LayerSizes {
    /// `values` for `n` dimensions; one number stands for all.  Any other count is the error that `wrong` makes.
    static func spread(_ values: [Int], _ n: Int, _ wrong: () -> TensorError) throws -> [Int] {
        if values.count == n { return values }
        if values.count == 1 { return [Int](repeating: values[0], count: n) }
        throw wrong()
    }

    /// The argument `name` of a convolution.
    static func ofConvolution(_ values: [Int], _ n: Int, _ name: String) throws -> [Int] {
        try spread(values, n) {
            .runtime("expected \(name) to be a single integer value or a list of \(n) values to match the convolution dimensions, but got \(name)=\(Layout.text(values))")
        }
    }

    /// The argument `name` of the pooling `function`; each kind has its own words for the same mistake.
    static func ofPooling(_ values: [Int], _ n: Int, _ name: String, _ function: String) throws -> [Int] {
        try spread(values, n) {
            if n == 1 {
                if function.hasPrefix("avg") { return .runtime("\(function)() argument '\(name)' should contain one int (got \(values.count))") }
                let kinds = name == "stride" ? "None, an int, list of ints, or tuple of ints" : name == "padding" ? "an int, list of ints, or tuple of ints" : "an int, list of ints or tuple of ints"
                return .runtime("\(function)() \(name) must be \(kinds) of size 1 but got size \(values.count)")
            }
            let count = n == 2 ? "two" : "three"
            let choice = name == "stride" ? "omitted, a single int" : "a single int"
            let must = function == "avg_pool3d" ? "must be" : name == "dilation" ? "must be either" : "must either be"
            return .runtime("\(function): \(name) \(must) \(choice), or a tuple of \(count) ints")
        }
    }

    /// Numbers of a plane or a volume as PyTorch's messages list them (`dH: 1 dW: 2`); a row counts as a plane.
    static func axes(_ values: [Int], _ head: String) -> String {
        let all = values.count == 1 ? [1] + values : values
        return zip(["T", "H", "W"].suffix(all.count), all).map { "\(head)\($0): \($1)" }.joined(separator: " ")
    }
}
