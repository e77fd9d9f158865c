import Foundation
import Report
import Testing

struct MathTests {
    static let formulas: [(tex: String, has: [String])] = [
        ("x_i^2", ["<msubsup>"]), ("\\frac{a}{b}", ["<mfrac>"]), ("\\sum_{i=1}^n x_i", ["<munderover>", "∑"]), ("\\alpha\\beta\\Gamma", ["α", "β", "Γ"]),
        ("\\mathbf{W}\\mathbb{R}\\mathcal{L}", ["𝐖", "ℝ", "ℒ"]), ("\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}", ["<mtable", "<mtr>", "("]),
        ("\\begin{cases} x & x > 0 \\\\ 0 & \\text{otherwise} \\end{cases}", ["<mtext>otherwise</mtext>", "{"]),
        ("\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}", ["relations"]), ("\\hat{y} \\bar{x} \\tilde{z}", ["<mover"]), ("\\left( \\frac{1}{2} \\right]", ["fence"]),
        ("\\left\\lfloor x \\right\\rfloor", ["⌊", "⌋"]), ("\\sqrt[3]{x}", ["<mroot>"]), ("\\operatorname{softmax}(x)", ["softmax"]), ("\\unknown{x}", ["\\unknown"]),
        ("f'(x)", ["′"]), ("a \\le b \\neq c", ["≤", "≠"]), ("\\max_{a} Q", ["<munder>", "max"]), ("10{,}000", ["<mn>10</mn>"]), ("x^{", ["<msup>"]), ("}", []),
        ("\\begin{nothing} x", ["\\begin{nothing}"]), ("a & b", []), ("\\text{a < b & c}", ["a &lt; b &amp; c"]), ("\\def\\x{\\x\\x}\\x", ["\\x"]), ("_", []), ("^", []), ("\\", []), ("\\left", []),
        ("\\frac", ["<mfrac>"]), ("\\begin", []), ("\\end{matrix}", []), ("x__y^^z", []), ("\\binom{n}{k}", ["linethickness"]), ("\\mathrm{d}x", ["mathvariant=\"normal\""]),
        ("\\overbrace{a+b}^{n}", ["⏞"]), ("\\begin{array}{lc} 1 & 2 \\end{array}", ["<mtable"]), ("\\bm{\\theta}", ["𝜽"]), ("\\not= \\not\\in", ["≠", "∉"]), ("卷积", ["卷"]),
    ]

    @Test(arguments: formulas.indices) func formulasAreWellFormed(index: Int) {
        let (tex, has) = Self.formulas[index]
        for display in [true, false] {
            let math = MathML.element(tex, display: display)
            #expect(XML.problem(math.replacing("&#x2061;", with: "")) == nil, "\(tex): \(math)")
            for text in has where !(text == "<munderover>" || text == "<munder>") || display { #expect(math.contains(text), "\(tex) lacks \(text): \(math)") }
        }
    }

    /// TeX's spaces: thin ones around the names of functions, none around a slash, a sign that belongs to its term.
    @Test func spaces() {
        let thin = "<mspace width=\"0.1667em\"/>", prefix = "form=\"prefix\">−"
        func math(_ tex: String) -> String { MathML.element(tex, display: false) }
        for tex in ["\\ln x", "\\ln \\tfrac{1}{2}", "2 \\ln(x)", "\\log_2 n", "\\max_j z_j", "\\ln\\sum_j e"] { #expect(math(tex).contains(thin), "\(tex)") }
        for tex in ["\\ln(x)", "-\\ln(x)", "\\max(0, z)", "\\exp\\left(x\\right)", "n - k"] { #expect(!math(tex).contains(thin), "\(tex)") }
        for tex in ["[-1, 1]", "a = -b", "x \\in [0, -\\infty)", "2 \\cdot -1"] { #expect(math(tex).contains(prefix), "\(tex)") }
        for tex in ["n - k", "(n) - k", "x_1 - 1"] { #expect(!math(tex).contains(prefix), "\(tex)") }
        #expect(math("a/b").contains("<mo lspace=\"0\" rspace=\"0\">/</mo>"))
    }

    @Test func deepAndLongFormulasEnd() {
        for tex in [String(repeating: "{", count: 20_000), String(repeating: "\\frac{", count: 5_000), String(repeating: "x^", count: 20_000), String(repeating: "\\left(", count: 5_000),
                    String(repeating: "\\begin{matrix}", count: 5_000), String(repeating: "\\hat", count: 5_000), String(repeating: "a_b", count: 20_000)] {
            let start = ContinuousClock.now
            let math = MathML.element(tex, display: true)
            #expect(ContinuousClock.now - start < .seconds(5), "\(tex.prefix(20)) took too long")
            #expect(math.hasSuffix("</math>") && math.utf8.count < 3_000_000, "\(tex.prefix(20))")
        }
    }
}
