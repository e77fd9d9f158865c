// The tree of a program.  Expressions and statements are a span and one case of an enum; names carry the binding that the
// resolver found for them, and every construct that opens a scope carries its `Scope`.

/// What a name means where it stands.  Set by the resolver.
public enum Binding: Equatable, Sendable {
    case unresolved
    /// A value in the frame.
    case local(slot: Int)
    /// A cell object in the frame, because an inner function uses the variable too.
    case cell(slot: Int)
    /// A cell that the function object brought along: index into its closure.
    case free(index: Int)
    /// A variable of the module, or, where the module has none, a built-in.
    case global
    /// In a class body: the class namespace, then module and built-ins.
    case classNamespace
    /// In a class body: the class namespace, then a cell of the closure.
    case classNamespaceOrFree(index: Int)
}

/// A use of a name: reading, assigning, deleting.
public final class NameReference: @unchecked Sendable {
    /// The name after mangling (`__x` in class `C` is `_C__x`).
    public internal(set) var identifier: String
    public let span: Span
    public internal(set) var binding: Binding = .unresolved
    /// Where a scope walker lets names be found that are assigned later in this function, the frame must check for unbound ones; all
    /// names of parameters that are never deleted are bound always.
    public internal(set) var isAlwaysBound = false
    /// Whether a comprehension reads it from the function around, which Python counts as another scope.
    public internal(set) var isSeenFromComprehension = false

    public init(_ identifier: String, _ span: Span) {
        self.identifier = identifier
        self.span = span
    }
}

/// A module, function, class body or generator expression: something with a frame of its own.  List, set and dict comprehensions
/// have none: they run in the frame around them, with slots of their own.
public final class Scope: @unchecked Sendable {
    public enum Kind: Sendable { case module, function, lambda, generatorExpression, classBody }
    public let kind: Kind
    public let name: String
    /// Dotted, with `<locals>`: what tracebacks and `__qualname__` show.
    public internal(set) var qualifiedName: String
    /// Names by slot; parameters first, in the order of `Parameters.all`; then other locals, then variables of inlined comprehensions.
    public internal(set) var slotNames: [String] = []
    /// Slots that hold a cell, made when the frame is entered (a parameter's value moves into its cell).
    public internal(set) var cellSlots: [Int] = []
    /// Names by closure index, and where the enclosing frame finds each cell when the function object is made: `.cell(slot)` of the
    /// enclosing frame or `.free(index)` of its closure.
    public internal(set) var freeNames: [String] = []
    public internal(set) var freeSources: [Binding] = []
    public internal(set) var isGenerator = false
    /// In a class body: the slot of the `__class__` cell that methods with `super()` use.
    public internal(set) var classCellSlot: Int?
    /// Local variables that a program sees in `locals()`: name and binding.
    public internal(set) var variables: [(name: String, binding: Binding)] = []

    init(_ kind: Kind, _ name: String, qualifiedName: String) {
        self.kind = kind
        self.name = name
        self.qualifiedName = qualifiedName
    }

    public var slotCount: Int { slotNames.count }
}

public final class Expression: @unchecked Sendable {
    public let span: Span
    public internal(set) var kind: Kind
    /// Of the tree below this node: bounded by the parser, because trees are walked and released recursively.
    let height: Int32

    public init(_ span: Span, _ kind: Kind) {
        self.span = span
        self.kind = kind
        height = kind.height
    }

    public enum Constant: Sendable {
        case none, `true`, `false`, ellipsis
        case int(Int)
        /// Digits of an int that does not fit a machine word, without prefix and underscores, and their base.
        case bigInt(digits: String, radix: Int)
        case float(Double)
        case imaginary(Double)
        /// UTF-8; lone surrogates as three bytes each.
        case string([UInt8])
        case bytes([UInt8])
    }

    public enum UnaryOperator: Sendable { case not, negative, positive, invert }

    public enum BinaryOperator: String, Sendable {
        case add = "+", subtract = "-", multiply = "*", matrixMultiply = "@", trueDivide = "/", floorDivide = "//", remainder = "%", power = "**"
        case leftShift = "<<", rightShift = ">>", bitAnd = "&", bitOr = "|", bitXor = "^"
    }

    public enum Comparison: String, Sendable {
        case less = "<", lessOrEqual = "<=", equal = "==", notEqual = "!=", greater = ">", greaterOrEqual = ">="
        case `is` = "is", isNot = "is not", `in` = "in", notIn = "not in"
    }

    public enum ComprehensionKind: Sendable { case list, set, dict }

    public indirect enum Kind {
        case constant(Constant)
        case name(NameReference)
        /// An f-string.
        case formatted([FormatPart])
        case tuple([Expression])
        case list([Expression])
        case set([Expression])
        /// A nil key stands for `**value`.
        case dict([(key: Expression?, value: Expression)])
        case unary(UnaryOperator, Expression)
        case binary(BinaryOperator, Expression, Expression, operatorSpan: Span)
        case and([Expression])
        case or([Expression])
        case compare(Expression, [(operation: Comparison, operand: Expression)])
        case call(Expression, [Argument])
        case conditional(test: Expression, then: Expression, otherwise: Expression)
        case lambda(FunctionDefinition)
        case attribute(Expression, name: String, nameSpan: Span)
        case `subscript`(Expression, index: Expression)
        /// Only as (part of) a subscript's index.
        case slice(lower: Expression?, upper: Expression?, step: Expression?)
        /// `*x` in displays, calls and targets.
        case starred(Expression)
        /// `name := value`
        case named(NameReference, Expression)
        case comprehension(ComprehensionKind, Comprehension)
        case generator(Comprehension, Scope)
        case yield(Expression?)
        case yieldFrom(Expression)
    }
}

public struct FormatPart {
    public enum Kind {
        case text([UInt8])
        /// `{value!conversion:specification}`; conversion is `s`, `r` or `a`.
        case value(Expression, conversion: Character?, specification: [FormatPart]?)
    }
    public let kind: Kind
}

public enum Argument {
    case positional(Expression)
    case starred(Expression)
    case keyword(name: String, nameSpan: Span, Expression)
    case doubleStarred(Expression)

    public var value: Expression {
        switch self {
        case .positional(let value), .starred(let value), .keyword(_, _, let value), .doubleStarred(let value): return value
        }
    }
}

public final class Comprehension: @unchecked Sendable {
    /// The element; for a dict the key.
    public let element: Expression
    /// The value of a dict comprehension.
    public let value: Expression?
    public let clauses: [Clause]
    /// For an inlined comprehension: slots of its variables in the frame around it, emptied at its end, and those that get a new cell at its start.
    public internal(set) var slots: [Int] = []
    public internal(set) var cellSlots: [Int] = []

    public struct Clause {
        public let target: Expression
        public let iterable: Expression
        public let conditions: [Expression]
    }

    init(element: Expression, value: Expression?, clauses: [Clause]) {
        self.element = element
        self.value = value
        self.clauses = clauses
    }
}

public struct Parameter {
    public let name: NameReference
    public let annotation: Expression?
    public let defaultValue: Expression?
}

public struct Parameters {
    public var positionalOnly: [Parameter] = []
    public var positional: [Parameter] = []
    public var variadic: Parameter?
    public var keywordOnly: [Parameter] = []
    public var variadicKeywords: Parameter?

    /// In the order of their slots: positional-only, positional, keyword-only, `*args`, `**kwargs`.
    public var all: [Parameter] {
        positionalOnly + positional + keywordOnly + (variadic.map { [$0] } ?? []) + (variadicKeywords.map { [$0] } ?? [])
    }
}

/// `def` or `lambda`.
public final class FunctionDefinition: @unchecked Sendable {
    public let name: String
    public let nameSpan: Span
    public let parameters: Parameters
    public let returns: Expression?
    /// One `return` statement for a lambda.
    public let body: [Statement]
    public let decorators: [Expression]
    /// Where the function's name is bound; nil for a lambda.
    public let target: NameReference?
    public internal(set) var scope: Scope
    public let documentation: [UInt8]?

    init(name: String, nameSpan: Span, parameters: Parameters, returns: Expression?, body: [Statement], decorators: [Expression], target: NameReference?, scope: Scope, documentation: [UInt8]?) {
        self.name = name
        self.nameSpan = nameSpan
        self.parameters = parameters
        self.returns = returns
        self.body = body
        self.decorators = decorators
        self.target = target
        self.scope = scope
        self.documentation = documentation
    }
}

public final class ClassDefinition: @unchecked Sendable {
    public let name: String
    public let nameSpan: Span
    /// Bases and keywords.
    public let arguments: [Argument]
    public let body: [Statement]
    public let decorators: [Expression]
    public let target: NameReference
    public internal(set) var scope: Scope
    public let documentation: [UInt8]?

    init(name: String, nameSpan: Span, arguments: [Argument], body: [Statement], decorators: [Expression], target: NameReference, scope: Scope, documentation: [UInt8]?) {
        self.name = name
        self.nameSpan = nameSpan
        self.arguments = arguments
        self.body = body
        self.decorators = decorators
        self.target = target
        self.scope = scope
        self.documentation = documentation
    }
}

public final class Statement: @unchecked Sendable {
    public let span: Span
    public let kind: Kind

    public init(_ span: Span, _ kind: Kind) {
        self.span = span
        self.kind = kind
    }

    public indirect enum Kind {
        case expression(Expression)
        /// `a = b = value`: the targets from left to right.
        case assign(targets: [Expression], value: Expression)
        case augmentedAssign(target: Expression, Expression.BinaryOperator, operatorSpan: Span, value: Expression)
        /// `isSimple`: a bare name without parentheses, whose annotation is kept in `__annotations__`.
        case annotatedAssign(target: Expression, annotation: Expression, value: Expression?, isSimple: Bool)
        case `return`(Expression?)
        case delete([Expression])
        case pass
        case `break`
        case `continue`
        case `if`(test: Expression, then: [Statement], otherwise: [Statement])
        case `while`(test: Expression, body: [Statement], otherwise: [Statement])
        case `for`(target: Expression, iterable: Expression, body: [Statement], otherwise: [Statement])
        case `try`(body: [Statement], handlers: [Handler], otherwise: [Statement], finally: [Statement], isStar: Bool)
        case with(items: [(context: Expression, target: Expression?)], body: [Statement])
        case raise(Expression?, cause: Expression?)
        case assert(test: Expression, message: Expression?)
        case function(FunctionDefinition)
        case `class`(ClassDefinition)
        case global([String])
        case nonlocal([String])
        /// `import a.b as c`: `target` is bound to the module `a.b` if there is an `as`, else to `a`.
        case `import`([(module: String, hasAlias: Bool, target: NameReference, span: Span)])
        case importFrom(module: String, level: Int, names: [(name: String, target: NameReference, span: Span)])
        case importStar(module: String)
        case match(subject: Expression, cases: [MatchCase])
    }

    public struct Handler {
        public let span: Span
        public let type: Expression?
        public let target: NameReference?
        public let body: [Statement]
    }
}

public struct MatchCase {
    public let pattern: Pattern
    public let guardTest: Expression?
    public let body: [Statement]
}

public final class Pattern: @unchecked Sendable {
    public let span: Span
    public let kind: Kind

    init(_ span: Span, _ kind: Kind) {
        self.span = span
        self.kind = kind
    }

    public indirect enum Kind {
        /// Numbers, strings and dotted names: equal.  `None`, `True`, `False`: identical.
        case value(Expression)
        case singleton(Expression.Constant)
        case wildcard
        case capture(NameReference)
        /// `*name` or `*_` in a sequence pattern.
        case star(NameReference?)
        case sequence([Pattern])
        case mapping([(key: Expression, value: Pattern)], rest: NameReference?)
        case `class`(Expression, positional: [Pattern], keywords: [(name: String, Pattern)])
        case or([Pattern])
        case `as`(Pattern, NameReference)
    }
}

/// A parsed and resolved program, or one cell of a notebook.
public final class Module: @unchecked Sendable {
    public let source: SourceText
    public let body: [Statement]
    public let documentation: [UInt8]?
    /// Its names are globals; its slots are the variables of inlined comprehensions.
    public let scope: Scope

    init(source: SourceText, body: [Statement], documentation: [UInt8]?, scope: Scope) {
        self.source = source
        self.body = body
        self.documentation = documentation
        self.scope = scope
    }
}
