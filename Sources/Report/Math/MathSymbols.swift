/// What the commands of TeX's mathematics stand for.
enum MathSymbols {
    static let identifiers: [String: String] = [
        "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε", "zeta": "ζ", "eta": "η", "theta": "θ",
        "vartheta": "ϑ", "iota": "ι", "kappa": "κ", "varkappa": "ϰ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "omicron": "ο", "pi": "π", "varpi": "ϖ",
        "rho": "ρ", "varrho": "ϱ", "sigma": "σ", "varsigma": "ς", "tau": "τ", "upsilon": "υ", "phi": "ϕ", "varphi": "φ", "chi": "χ",
        "psi": "ψ", "omega": "ω", "ell": "ℓ", "hbar": "ℏ", "imath": "ı", "jmath": "ȷ", "partial": "∂", "nabla": "∇", "infty": "∞",
        "aleph": "ℵ", "emptyset": "∅", "varnothing": "∅", "top": "⊤", "bot": "⊥", "wp": "℘",
    ]

    /// Capital letters and others that stand upright.
    static let upright: [String: String] = [
        "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ",
        "Omega": "Ω", "Re": "ℜ", "Im": "ℑ", "S": "§", "checkmark": "✓",
    ]

    static let operators: [String: String] = [
        "cdot": "⋅", "times": "×", "div": "÷", "pm": "±", "mp": "∓", "ast": "∗", "star": "⋆", "circ": "∘", "bullet": "∙", "odot": "⊙",
        "oplus": "⊕", "ominus": "⊖", "otimes": "⊗", "oslash": "⊘", "wedge": "∧", "land": "∧", "vee": "∨", "lor": "∨", "cap": "∩", "cup": "∪",
        "setminus": "∖", "neg": "¬", "lnot": "¬", "forall": "∀", "exists": "∃", "nexists": "∄", "dagger": "†", "triangle": "△",
        "le": "≤", "leq": "≤", "leqslant": "⩽", "ge": "≥", "geq": "≥", "geqslant": "⩾", "ne": "≠", "neq": "≠", "ll": "≪", "gg": "≫",
        "approx": "≈", "sim": "∼", "simeq": "≃", "cong": "≅", "equiv": "≡", "propto": "∝", "doteq": "≐", "triangleq": "≜", "coloneqq": "≔",
        "in": "∈", "notin": "∉", "ni": "∋", "subset": "⊂", "supset": "⊃", "subseteq": "⊆", "supseteq": "⊇", "mid": "∣", "parallel": "∥", "perp": "⟂",
        "to": "→", "rightarrow": "→", "leftarrow": "←", "gets": "←", "leftrightarrow": "↔", "Rightarrow": "⇒", "implies": "⟹", "Leftarrow": "⇐",
        "iff": "⟺", "Leftrightarrow": "⇔", "mapsto": "↦", "longrightarrow": "⟶", "longleftarrow": "⟵", "longmapsto": "⟼", "hookrightarrow": "↪", "uparrow": "↑",
        "downarrow": "↓", "updownarrow": "↕", "rightharpoonup": "⇀", "leftharpoonup": "↼", "nearrow": "↗", "searrow": "↘",
        "ldots": "…", "dots": "…", "dotsc": "…", "cdots": "⋯", "dotsb": "⋯", "vdots": "⋮", "ddots": "⋱", "colon": ":", "prime": "′", "angle": "∠", "surd": "√",
        "models": "⊨", "vdash": "⊢", "therefore": "∴", "because": "∵", "amalg": "⨿", "bmod": "mod",
    ]

    /// Operators that grow, and take limits below and above in displayed formulas (`true`).
    static let large: [String: (text: String, limits: Bool)] = [
        "sum": ("∑", true), "prod": ("∏", true), "coprod": ("∐", true), "bigcup": ("⋃", true), "bigcap": ("⋂", true), "bigoplus": ("⨁", true),
        "bigotimes": ("⨂", true), "bigodot": ("⨀", true), "bigvee": ("⋁", true), "bigwedge": ("⋀", true), "int": ("∫", false), "iint": ("∬", false),
        "iiint": ("∭", false), "oint": ("∮", false),
    ]

    /// Names written upright; those that take limits below.
    static let functions: Set<String> = [
        "sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh", "coth", "exp", "log", "ln", "lg", "deg", "dim", "ker",
        "hom", "arg",
    ]
    static let limitFunctions: Set<String> = ["lim", "max", "min", "sup", "inf", "limsup", "liminf", "det", "gcd", "Pr", "argmax", "argmin"]

    /// Operators after which a term begins, as MathML has them.
    static let beforeTerms: Set<String> = [
        "(", "[", "{", "⟨", "⌊", "⌈", ",", ";", ":", "=", "&lt;", "&gt;", "≤", "≥", "⩽", "⩾", "≠", "≪", "≫", "≈", "∼", "≃", "≅", "≡", "∝", "∈", "∉", "→", "←", "↦", "⇒", "⟹",
        "⇔", "⟺", "≔", "⋅", "×", "∗", "/", "+", "−", "±", "∑", "∏", "∫",
    ]

    static let delimiters: [String: String] = [
        "{": "{", "}": "}", "lbrace": "{", "rbrace": "}", "lbrack": "[", "rbrack": "]", "langle": "⟨", "rangle": "⟩", "lvert": "|", "rvert": "|", "vert": "|",
        "lVert": "‖", "rVert": "‖", "Vert": "‖", "|": "‖", "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉", "lgroup": "⟮", "rgroup": "⟯",
        "backslash": "\\", "uparrow": "↑", "downarrow": "↓",
    ]

    static let spaces: [String: String] = [
        ",": "0.1667em", "thinspace": "0.1667em", ":": "0.2222em", ">": "0.2222em", "medspace": "0.2222em", ";": "0.2778em", "thickspace": "0.2778em",
        "!": "-0.1667em", "quad": "1em", "qquad": "2em", " ": "0.25em", "enspace": "0.5em", "space": "0.25em",
    ]

    static let accents: [String: (text: String, stretches: Bool)] = [
        "hat": ("^", false), "widehat": ("^", true), "tilde": ("~", false), "widetilde": ("~", true), "bar": ("¯", false), "overline": ("¯", true), "vec": ("→", false),
        "overrightarrow": ("→", true), "overleftarrow": ("←", true), "dot": ("˙", false), "ddot": ("¨", false), "check": ("ˇ", false), "breve": ("˘", false),
        "acute": ("´", false), "grave": ("`", false), "mathring": ("˚", false), "overbrace": ("⏞", true),
    ]
    static let lowerAccents: [String: String] = ["underline": "_", "underbrace": "⏟"]

    enum Alphabet { case bold, boldItalic, upright, italic, calligraphic, blackboard, fraktur, sans, typewriter }

    static let alphabets: [String: Alphabet] = [
        "mathbf": .bold, "bm": .boldItalic, "boldsymbol": .boldItalic, "pmb": .bold, "mathrm": .upright, "mathit": .italic, "mathcal": .calligraphic, "mathscr": .calligraphic,
        "mathbb": .blackboard, "mathfrak": .fraktur, "mathsf": .sans, "mathtt": .typewriter, "mathnormal": .italic, "rm": .upright, "bf": .bold,
    ]

    /// The letter in another alphabet, as Unicode has it: MathML Core knows no other way.
    static func letter(_ character: Character, in alphabet: Alphabet) -> String {
        guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else { return String(character) }
        let value = scalar.value
        func shifted(_ base: UInt32, from: UInt32) -> String { Unicode.Scalar(base + value - from).map(String.init) ?? String(character) }
        if let exception = exceptions[alphabetKey(alphabet)]?[character] { return exception }
        switch (alphabet, value) {
        case (.bold, 0x41...0x5A): return shifted(0x1D400, from: 0x41)
        case (.bold, 0x61...0x7A): return shifted(0x1D41A, from: 0x61)
        case (.bold, 0x30...0x39), (.boldItalic, 0x30...0x39): return shifted(0x1D7CE, from: 0x30)
        case (.bold, 0x391...0x3A9): return shifted(0x1D6A8, from: 0x391)
        case (.bold, 0x3B1...0x3C9): return shifted(0x1D6C2, from: 0x3B1)
        case (.boldItalic, 0x41...0x5A): return shifted(0x1D468, from: 0x41)
        case (.boldItalic, 0x61...0x7A): return shifted(0x1D482, from: 0x61)
        case (.boldItalic, 0x391...0x3A9): return shifted(0x1D71C, from: 0x391)
        case (.boldItalic, 0x3B1...0x3C9): return shifted(0x1D736, from: 0x3B1)
        case (.calligraphic, 0x41...0x5A): return shifted(0x1D49C, from: 0x41)
        case (.calligraphic, 0x61...0x7A): return shifted(0x1D4B6, from: 0x61)
        case (.blackboard, 0x41...0x5A): return shifted(0x1D538, from: 0x41)
        case (.blackboard, 0x61...0x7A): return shifted(0x1D552, from: 0x61)
        case (.blackboard, 0x30...0x39): return shifted(0x1D7D8, from: 0x30)
        case (.fraktur, 0x41...0x5A): return shifted(0x1D504, from: 0x41)
        case (.fraktur, 0x61...0x7A): return shifted(0x1D51E, from: 0x61)
        case (.sans, 0x41...0x5A): return shifted(0x1D5A0, from: 0x41)
        case (.sans, 0x61...0x7A): return shifted(0x1D5BA, from: 0x61)
        case (.sans, 0x30...0x39): return shifted(0x1D7E2, from: 0x30)
        case (.typewriter, 0x41...0x5A): return shifted(0x1D670, from: 0x41)
        case (.typewriter, 0x61...0x7A): return shifted(0x1D68A, from: 0x61)
        case (.typewriter, 0x30...0x39): return shifted(0x1D7F6, from: 0x30)
        default: return String(character)
        }
    }

    private static func alphabetKey(_ alphabet: Alphabet) -> String {
        switch alphabet {
        case .calligraphic: "calligraphic"
        case .blackboard: "blackboard"
        case .fraktur: "fraktur"
        default: ""
        }
    }

    /// Letters that Unicode had before it took in the alphabets.
    private static let exceptions: [String: [Character: String]] = [
        "calligraphic": ["B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ", "e": "ℯ", "g": "ℊ", "o": "ℴ"],
        "blackboard": ["C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ"],
        "fraktur": ["C": "ℭ", "H": "ℌ", "I": "ℑ", "R": "ℜ", "Z": "ℨ"],
    ]
}
