internal import Language
internal import Tensors

/// Operations that draw random numbers.
enum RandomTable {
    static func declare(_ table: OperationTable) {
        makers(table)
        fillers(table)
        samplers(table)
    }

    private static func makers(_ table: OperationTable) {
        table.add("rand(int[] size, *, Generator? generator=None, …factory)", [.torch, .out], "Numbers drawn evenly from 0 to 1.") { c in
            try c.factory(3) { try Tensor.rand(try c.ints(0), dtype: $0, generator: c.generator(1)) }
        }
        table.add("randn(int[] size, *, Generator? generator=None, …factory)", [.torch, .out], "Numbers of the standard normal distribution.") { c in
            try c.factory(3) { try Tensor.randn(try c.ints(0), dtype: $0, generator: c.generator(1)) }
        }
        table.add("randint(int high, int[] size, *, Generator? generator, …factory)", [.torch, .out], "Integers from low to high (excluded).") { c in
            try c.factory(4) { try Tensor.randint(0, try c.int(0), try c.ints(1), dtype: $0 ?? .int64, generator: c.generator(2)) }
        }
        table.add("randint(int high, int[] size, *, …factory)", [.torch, .out], "") { c in
            try c.factory(3) { try Tensor.randint(0, try c.int(0), try c.ints(1), dtype: $0 ?? .int64) }
        }
        table.add("randint(int low, int high, int[] size, *, Generator? generator, …factory)", [.torch, .out], "") { c in
            try c.factory(5) { try Tensor.randint(try c.int(0), try c.int(1), try c.ints(2), dtype: $0 ?? .int64, generator: c.generator(3)) }
        }
        table.add("randint(int low, int high, int[] size, *, …factory)", [.torch, .out], "") { c in
            try c.factory(4) { try Tensor.randint(try c.int(0), try c.int(1), try c.ints(2), dtype: $0 ?? .int64) }
        }
        table.add("randperm(int n, *, Generator? generator, …factory)", [.torch, .out], "The numbers below n in random order.") { c in
            try c.factory(3) { try Tensor.randperm(try c.int(0), dtype: $0 ?? .int64, generator: c.generator(1)) }
        }
        table.add("randperm(int n, *, …factory)", [.torch, .out], "") { c in try c.factory(2) { try Tensor.randperm(try c.int(0), dtype: $0 ?? .int64) } }
        let tail = "*, …factory, memory_format? memory_format=None"
        table.add("rand_like(Tensor input, \(tail))", .torch, "Random numbers from 0 to 1 in the shape of another tensor.") { c in
            try c.factory(1) { try Tensor.randLike(try c.tensor(0), dtype: $0) }
        }
        table.add("randn_like(Tensor input, \(tail))", .torch, "Normal numbers in the shape of another tensor.") { c in
            try c.factory(1) { try Tensor.randnLike(try c.tensor(0), dtype: $0) }
        }
        table.add("randint_like(Tensor input, int high, \(tail))", .torch, "Random integers in the shape of another tensor.") { c in
            try c.factory(2) { try Tensor.randintLike(try c.tensor(0), 0, try c.int(1), dtype: $0) }
        }
        table.add("randint_like(Tensor input, int low, int high, \(tail))", .torch, "") { c in
            try c.factory(3) { try Tensor.randintLike(try c.tensor(0), try c.int(1), try c.int(2), dtype: $0) }
        }
        table.add("normal(Tensor mean, Tensor std, *, Generator? generator=None)", [.torch, .out], "Numbers of normal distributions.") { c in
            try Tensor.normal(try c.tensor(0), try c.tensor(1), generator: c.generator(2))
        }
        table.add("normal(Tensor mean, float std=1, *, Generator? generator=None)", [.torch, .out], "") { c in
            try Tensor.normal(try c.tensor(0), try c.double(1), generator: c.generator(2))
        }
        table.add("normal(float mean, Tensor std, *, Generator? generator=None)", [.torch, .out], "") { c in
            try Tensor.normal(try c.double(0), try c.tensor(1), generator: c.generator(2))
        }
        table.add("normal(float mean, float std, int[] size, *, Generator? generator=None, …factory)", [.torch, .out], "") { c in
            try c.factory(5) { try Tensor.normal(try c.double(0), try c.double(1), try c.ints(2), dtype: $0, generator: c.generator(3)) }
        }
    }

    private static func fillers(_ table: OperationTable) {
        func fill(_ schema: String, _ summary: String, _ body: @escaping (Tensor, OperationCall) throws -> Tensor) {
            table.add(schema, [.torch, .method], summary) { c in try body(try c.tensor(0), c) }
        }
        fill("uniform_(Tensor input, float from=0, float to=1, *, Generator? generator=None)", "Fills with numbers drawn evenly.") { x, c in
            try x.uniform_(try c.double(1), try c.double(2), generator: c.generator(3))
        }
        fill("normal_(Tensor input, float mean=0, float std=1, *, Generator? generator=None)", "Fills with normal numbers.") { x, c in
            try x.normal_(try c.double(1), try c.double(2), generator: c.generator(3))
        }
        fill("random_(Tensor input, *, Generator? generator=None)", "Fills with random integers.") { x, c in try x.random_(generator: c.generator(1)) }
        fill("random_(Tensor input, int from, int? to, *, Generator? generator=None)", "") { x, c in try x.random_(try c.int(1), try c.intOrNil(2), generator: c.generator(3)) }
        fill("random_(Tensor input, int to, *, Generator? generator=None)", "") { x, c in try x.random_(0, try c.int(1), generator: c.generator(2)) }
        fill("bernoulli_(Tensor input, Tensor p, *, Generator? generator=None)", "Fills with 1 (probability p) and 0.") { x, c in
            try x.bernoulli_(try c.tensor(1), generator: c.generator(2))
        }
        fill("bernoulli_(Tensor input, float p=0.5, *, Generator? generator=None)", "") { x, c in try x.bernoulli_(try c.double(1), generator: c.generator(2)) }
        fill("exponential_(Tensor input, float lambd=1, *, Generator? generator=None)", "Fills with numbers of an exponential distribution.") { x, c in
            try x.exponential_(try c.double(1), generator: c.generator(2))
        }
    }

    private static func samplers(_ table: OperationTable) {
        table.add("bernoulli(Tensor input, *, Generator? generator=None)", .both, "1 with the probability that the element says, else 0.") { c in
            try c.tensor(0).bernoulli(generator: c.generator(1))
        }
        table.add("bernoulli(Tensor input, float p, *, Generator? generator=None)", [.torch, .method], "") { c in
            try c.tensor(0).bernoulli(try c.double(1), generator: c.generator(2))
        }
        table.add("multinomial(Tensor input, int num_samples, bool replacement=False, *, Generator? generator=None)", .both, "Indices drawn with given probabilities.") { c in
            try c.tensor(0).multinomial(try c.int(1), replacement: c.bool(2), generator: c.generator(3))
        }
        table.add("poisson(Tensor input, Generator? generator=None)", .torch, "Counts of a Poisson distribution.") { c in
            try c.tensor(0).poisson(generator: c.generator(1))
        }
        table.add("binomial(Tensor count, Tensor prob, Generator? generator=None)", .torch, "How many of several trials succeed.") { c in
            try c.tensor(0).binomial(try c.tensor(1), generator: c.generator(2))
        }
        table.add("_standard_gamma(Tensor input, Generator? generator=None)", .torch, "Numbers of gamma distributions with rate 1.") { c in
            try c.tensor(0).standardGamma(generator: c.generator(1))
        }
        table.add("_sample_dirichlet(Tensor input, Generator? generator=None)", .torch, "Points of Dirichlet distributions.") { c in
            try c.tensor(0).sampleDirichlet(generator: c.generator(1))
        }
    }
}
