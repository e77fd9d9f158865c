import BigInt
import Glibc
import Language
import StandardModules

// Each fixture line names an operation, its operands and what CPython answered.

func hex(_ bytes: [UInt8]) -> String { bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }
func _log(_ x: Double) -> Double { Glibc.log(x) }
func S(_ s: [UInt8]) -> String { String(decoding: s, as: UTF8.self) }
func U(_ s: String) -> [UInt8] { Array(s.utf8) }
struct Over: Error {}
func show(_ m: RegexMatch?) -> String { guard let m else { return "None" }; return m.spans.map(String.init).joined(separator: ",") + ";" + (m.lastIndex.map(String.init) ?? "None") }
func run(_ op: String, _ a: [[UInt8]]) throws -> [UInt8] {
  switch op {
  case "re":
    let r = try Regex(utf8: a[0], flags: RegexFlags(rawValue: Int(S(a[1]))!))
    let s = a[2].withUnsafeBufferPointer { RegexSubject(utf8: $0) }
    var n = 0
    let b: RegexBudget = { k, _ in n += k; if n > 3_000_000 { throw Over() } }
    var out = "\(r.groupCount) \(r.flags.rawValue)|"
    out += show(try r.firstMatch(in: s, mode: .search, budget: b)) + "|" + show(try r.firstMatch(in: s, mode: .match, budget: b)) + "|" + show(try r.firstMatch(in: s, mode: .fullMatch, budget: b)) + "|"
    try r.forEachMatch(in: s, budget: b) { out += show($0) + " "; return true }
    out += "|" + (try r.split(s, budget: b).map { $0.map { hex(s.utf8($0)) } ?? "None" }.joined(separator: ","))
    let t = try RegexTemplate(utf8: a[3], regex: r)
    let (x, c) = try r.substitute(in: s, budget: b) { t.append($0, s, to: &$1) }
    out += "|\(c) " + hex(x)
    return U(out)
  case "rnd":
    var r: RandomEngine
    switch S(a[0]) { case "i": r = RandomEngine(seed: BigInt(S(a[1]))!); case "f": r = RandomEngine(seed: 0); r.seed(Double(bitPattern: UInt64(S(a[1]), radix: 16)!)); default: r = RandomEngine(seed: 0); r.seed(a[1]) }
    var o = ""
    func d(_ x: Double) { o += String(x.bitPattern, radix: 16) + " " }
    d(r.random()); o += "\(r.randomBits(7).asBigInt) \(r.randomBits(40).asBigInt) \(r.randomBits(200).asBigInt) \(r.below(10)) \(r.below(1 << 40)) \(r.below(BigInt(10).power(30))) "
    o += "\(try r.range(BigInt(5), BigInt(100), BigInt(7))) \(try r.range(BigInt(50), BigInt(-10), BigInt(-3))) "
    var l = Array(0..<20); r.shuffle(count: 20) { l.swapAt($0, $1) }; o += "\(l) "
    o += "\(r.sample(population: 30, count: 7)) \(r.sample(population: 1000, count: 7)) \(r.sample(population: 22, count: 3)) "
    d(r.uniform(-3, 5)); d(r.triangular(1, 4, mode: 2)); d(r.triangular(1, 4, mode: nil)); d(r.gauss(1, 2)); d(r.gauss(1, 2)); d(r.gauss(0, 1)); d(r.normalVariate(3, 2)); d(r.exponentialVariate(0.7)); d(try r.vonMisesVariate(1, 2)); d(try r.gammaVariate(2.5, 1.5)); d(try r.gammaVariate(0.4, 1.5)); d(try r.gammaVariate(1, 1.5)); d(try r.betaVariate(2, 3)); d(r.paretoVariate(2)); d(r.weibullVariate(1, 1.5)); 
    for _ in 0..<2000 { _ = r.random() }
    d(r.random())
    return U(o)
  case "m1":
    let x = Double(bitPattern: UInt64(S(a[1]), radix: 16)!)
    let f: Double
    switch S(a[0]) { case "gamma": f = try MathEngine.gamma(x); case "lgamma": f = try MathEngine.logGamma(x); case "ulp": f = MathEngine.ulp(x); default: f = 0 }
    return U(f.isNaN ? "nan" : String(f.bitPattern, radix: 16))
  case "fsum", "hypot":
    let v = a.map { Double(bitPattern: UInt64(S($0), radix: 16)!) }
    if op == "hypot" { let f = MathEngine.norm(v); return U(f.isNaN ? "nan" : String(f.bitPattern, radix: 16)) }
    var s = MathEngine.Sum(); for x in v { try s.add(x) }; let f = try s.total(); return U(f.isNaN ? "nan" : String(f.bitPattern, radix: 16))
  case "m2":
    let x = Double(bitPattern: UInt64(S(a[1]), radix: 16)!), y = Double(bitPattern: UInt64(S(a[2]), radix: 16)!)
    let f: Double
    switch S(a[0]) { case "pow": f = try MathEngine.power(x, y); case "fmod": f = try MathEngine.remainderOfC(x, y); default: f = try MathEngine.remainder(x, y) }
    return U(f.isNaN ? "nan" : String(f.bitPattern, radix: 16))
  case "int2":
    let x = BigInt(S(a[1]))!, y = BigInt(S(a[2]))!
    switch S(a[0]) { case "comb": return U("\(try MathEngine.combinations(x, y, MathEngine.Charge()))"); case "perm": return U("\(try MathEngine.permutations(x, Int(y), MathEngine.Charge()))"); case "gcd": return U("\(MathEngine.greatestCommonDivisor(x, y))"); case "lcm": return U("\(MathEngine.leastCommonMultiple(x, y))"); case "fact": return U("\(try MathEngine.factorial(Int(x), MathEngine.Charge()))"); case "log": return U(String(try MathEngine.logarithm(x, { _log($0) }).bitPattern, radix: 16)); default: return U("\(MathEngine.squareRoot(x))") }
  case "json":
    return try a[0].withUnsafeBufferPointer { b in
      var o = ""
      try JSONDecoding(b).decode { e in
        switch e { case .null: o += "N "; case .bool(let f): o += f ? "T " : "F "; case .integer(let r): o += "i" + String(decoding: b[r], as: UTF8.self) + " "; case .float(let r): o += "f" + String(decoding: b[r], as: UTF8.self) + " "; case .constant(let d): o += "c\(FloatText.repr(d)) "; case .string(let s): o += "s" + hex(s) + " "; case .key(let s): o += "k" + hex(s) + " "; case .startArray: o += "[ "; case .endArray: o += "] "; case .startObject: o += "{ "; case .endObject: o += "} " }
      }
      return U(o) }
  case "jstr": var o: [UInt8] = []; a[0].withUnsafeBufferPointer { JSONEncoding.appendString($0, asciiOnly: S(a[1]) == "1", to: &o) }; return o
  default: return U("?op \(op)")
  }
}
