import BigInt
import Language

// Each fixture line names an operation, its operands and what CPython answered.  Floats are the hexadecimal digits of their
// bits, ints are hexadecimal, parts of a text are joined by commas.

func hex(_ bytes: [UInt8]) -> String { bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }
func dbl(_ s: [UInt8]) -> Double { Double(bitPattern: UInt64(String(decoding: s, as: UTF8.self), radix: 16)!) }
func big(_ s: [UInt8]) -> BigInt { BigInt(String(decoding: s, as: UTF8.self), radix: 16)! }
func S(_ s: [UInt8]) -> String { String(decoding: s, as: UTF8.self) }
func U(_ s: String) -> [UInt8] { Array(s.utf8) }
func dh(_ d: Double) -> [UInt8] { U(d.isNaN ? "nan" : String(d.bitPattern, radix: 16)) }
func bh(_ b: BigInt) -> [UInt8] { U(String(b, radix: 16)) }
func iv(_ v: IntegerValue) -> [UInt8] { bh(v.asBigInt) }
func parts(_ t: [UInt8], _ r: [Range<Int>]) -> [UInt8] { U(r.map { hex(Array(t[$0])) }.joined(separator: ",")) }
extension Array where Element == UInt8 { func w<R>(_ f: (UTF8Buffer) throws -> R) rethrows -> R { try withUnsafeBufferPointer(f) } }
func run(_ op: String, _ a: [[UInt8]]) throws -> [UInt8] {
  switch op {
  case "repr": return U(FloatText.repr(dbl(a[0])))
  case "ff": return try a[1].w { try Formatting.float(dbl(a[0]), specification: $0) }
  case "fi": return try a[1].w { try Formatting.integer(big(a[0]), specification: $0) }
  case "fs": return try a[0].w { t in try a[1].w { try Formatting.string(t, specification: $0) } }
  case "int": return iv(try a[0].w { try NumberParsing.integer($0, base: Int(S(a[1]))!) })
  case "float": return dh(try a[0].w { try NumberParsing.float($0) })
  case "hex": return U(FloatHex.hex(dbl(a[0])))
  case "fromhex": return dh(try a[0].w { try FloatHex.parse($0) })
  case "round": return dh(try FloatArithmetic.round(dbl(a[0]), digits: Int(S(a[1]))!))
  case "round0": return iv(try FloatArithmetic.round(dbl(a[0])))
  case "iround": return bh(try IntegerArithmetic.round(big(a[0]), places: Int(S(a[1]))!))
  case "mod": return dh(try FloatArithmetic.modulo(dbl(a[0]), dbl(a[1])))
  case "fdiv": return dh(try FloatArithmetic.floorDivide(dbl(a[0]), dbl(a[1])))
  case "pow": return dh(try FloatArithmetic.power(dbl(a[0]), dbl(a[1])) ?? .nan)
  case "tdiv": return dh(try FloatArithmetic.trueDivide(big(a[0]), big(a[1])))
  case "todouble": return dh(try FloatArithmetic.double(big(a[0])))
  case "trunc": return iv(try FloatArithmetic.integer(dbl(a[0])))
  case "ratio": let r = try FloatArithmetic.integerRatio(dbl(a[0])); return bh(r.numerator) + U("/") + bh(r.denominator)
  case "cmp": return U("\(FloatArithmetic.compare(dbl(a[0]), big(a[1])) ?? 9)")
  case "cmps": return U("\(FloatArithmetic.compare(dbl(a[0]), Int(big(a[1]))) ?? 9)")
  case "hashf": return U("\(Hashing.float(dbl(a[0])))")
  case "hashi": return U("\(Hashing.integer(big(a[0])))")
  case "hasht": var t = Hashing.Tuple(); for x in a { t.combine(Int(S(x))!) }; return U("\(t.value)")
  case "hashs": var t = Hashing.FrozenSet(); for x in a { t.combine(Int(S(x))!) }; return U("\(t.value)")
  case "bdivmod": let r = try IntegerArithmetic.divmod(big(a[0]), big(a[1])); return bh(r.quotient) + U("/") + bh(r.remainder)
  case "bpow3": return bh(try IntegerArithmetic.power(big(a[0]), big(a[1]), modulus: big(a[2])))
  case "bpow": return bh(try IntegerArithmetic.power(big(a[0]), big(a[1]), reserve: { _ in }))
  case "shl": return bh(try IntegerArithmetic.shiftLeft(big(a[0]), big(a[1]), charge: { _ in }))
  case "shr": return bh(try IntegerArithmetic.shiftRight(big(a[0]), big(a[1])))
  case "tobytes": return try IntegerArithmetic.littleEndianBytes(big(a[0]), length: Int(S(a[1]))!, signed: S(a[2]) == "1")
  case "frombytes": return bh(IntegerArithmetic.integer(littleEndian: a[0], signed: S(a[1]) == "1"))
  case "bin": return try IntegerText.prefixed(big(a[0]), radix: Int(S(a[1]))!)
  case "str": return try IntegerText.decimal(big(a[0]))
  case "srepr": return a[0].w { TextQuoting.repr($0) }
  case "ascii": return a[0].w { TextQuoting.ascii($0) }
  case "brepr": return a[0].w { TextQuoting.reprOfBytes($0) }
  case "upper": return a[0].w { UnicodeCase.upper($0) }
  case "lower": return a[0].w { UnicodeCase.lower($0) }
  case "title": return a[0].w { UnicodeCase.title($0) }
  case "fold": return a[0].w { UnicodeCase.casefold($0) }
  case "swap": return a[0].w { UnicodeCase.swapcase($0) }
  case "cap": return a[0].w { UnicodeCase.capitalize($0) }
  case "islower": return U("\(a[0].w { UnicodeCase.isLower($0) })")
  case "isupper": return U("\(a[0].w { UnicodeCase.isUpper($0) })")
  case "istitle": return U("\(a[0].w { UnicodeCase.isTitle($0) })")
  case "isident": return U("\(a[0].w { UnicodeCase.isIdentifier($0) })")
  case "find": return U("\(a[0].w { n in a[1].w { TextSearch.find(n, in: $0) } } ?? -1)")
  case "rfind": return U("\(a[0].w { n in a[1].w { TextSearch.rfind(n, in: $0) } } ?? -1)")
  case "count": return U("\(a[0].w { n in a[1].w { TextSearch.count(n, in: $0) } })")
  case "replace": return try a[0].w { o in try a[1].w { n in try a[2].w { t in try TextSearch.replace(o, with: n, in: t, limit: Int(S(a[3]))!) ?? a[2] } } }
  case "split": return parts(a[0], a[0].w { TextSplitting.split($0, limit: Int(S(a[1]))!) })
  case "rsplit": return parts(a[0], a[0].w { TextSplitting.rsplit($0, limit: Int(S(a[1]))!) })
  case "splits": return parts(a[0], a[0].w { t in a[1].w { TextSplitting.split(t, separator: $0, limit: Int(S(a[2]))!) } })
  case "rsplits": return parts(a[0], a[0].w { t in a[1].w { TextSplitting.rsplit(t, separator: $0, limit: Int(S(a[2]))!) } })
  case "lines": return parts(a[0], a[0].w { TextSplitting.splitLines($0, keepEnds: S(a[1]) == "1") })
  case "strip": return parts(a[0], [a[0].w { TextSplitting.strip($0) }])
  case "stripc": return parts(a[0], [a[0].w { t in a[1].w { TextSplitting.strip(t, characters: $0) } }])
  case "lstrip": return parts(a[0], [a[0].w { TextSplitting.strip($0, .left) }])
  case "rstrip": return parts(a[0], [a[0].w { TextSplitting.strip($0, .right) }])
  case "tabs": return try a[0].w { try TextSplitting.expandTabs($0, size: Int(S(a[1]))!) }
  case "zfill": return a[0].w { TextSplitting.zeroFilled($0, width: Int(S(a[1]))!) }
  case "center": let n = a[0].w { CodePoint.count($0) }; let c = TextSplitting.centering(length: n, width: Int(S(a[1]))!); return a[0].w { TextSplitting.padded($0, left: c.left, right: c.right, fill: 0x20) }
  case "enc": return try a[0].w { try TextCodec.encode($0, .init(name: S(a[1])), errors: S(a[2])) }
  case "dec": return try a[0].w { try TextCodec.decode($0, .init(name: S(a[1])), errors: S(a[2])) }
  case "sugg": return U(Suggestion.best(for: S(a[0]), among: a[1...].map(S)) ?? "-")
  case "name": return U(UnicodeText.lookup(S(a[0])).map { "\($0)" } ?? "-")
  case "pct": // format, kind, value
    return try a[0].w { f in
      var parser = PercentFormat(f); var out: [UInt8] = []
      while let piece = try parser.next() {
        switch piece { case .literal(let r): out += f[r]
        case .conversion(let c):
          if c.type == 0x25 { out.append(0x25); continue }
          switch S(a[1]) {
          case "i": guard [0x64,0x69,0x75,0x6f,0x78,0x58].contains(c.type) else { throw c.unsupported }; out += try PercentFormat.render(c, integer: big(a[2]))
          case "f": guard [0x65,0x66,0x67].contains(c.type | 0x20) else { throw c.unsupported }; out += PercentFormat.render(c, float: dbl(a[2]))
          default: guard [0x73].contains(c.type) else { throw c.unsupported };  out += a[2].w { PercentFormat.render(c, text: $0) } }
        } }
      return out }
  case "fmt": // template, operands are strings
    return try a[0].w { try FormatTemplate.render($0, .init(
       positional: { i in guard i < a.count - 1 else { throw TextError(.indexError, "Replacement index \(i) out of range for positional args tuple") }; return a[i + 1] },
       keyword: { k in throw TextError(.keyError, String(decoding: TextQuoting.repr(k), as: UTF8.self)) },
       attribute: { v, n in v + [0x2e] + Array(n) }, itemAtIndex: { v, i in v + U("[\(i)]") }, itemForKey: { v, k in v + U("[") + Array(k) + U("]") },
       convert: { v, c in c == 0x72 ? v.w { TextQuoting.repr($0) } : v }, format: { v, s, out in out += try v.w { try Formatting.string($0, specification: s) } })) }
  case "tmpl": return U("\(a[0].w { t in DollarTemplate.parse(t).map { p -> String in switch p { case .literal(let r): return "L" + hex(Array(t[r])); case .dollar: return "D"; case .name(let r, let q): return "N" + hex(Array(t[r])) + ":" + hex(Array(t[q])); case .invalid(let o): return "I" + DollarTemplate.invalidPlaceholder(t, at: o).message } }.joined(separator: " ") })")
  default: return U("?op \(op)")
  }
}
