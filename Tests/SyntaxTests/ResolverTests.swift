@testable import Syntax
import Testing

/// Where names live.
struct ResolverTests {
    static func function(_ text: String, _ path: Int...) throws -> FunctionDefinition {
        var body = try Front.parse(SourceText(name: "test", text: text)).body
        var found: FunctionDefinition?
        for index in path {
            switch body[index].kind {
            case .function(let definition):
                found = definition
                body = definition.body
            case .class(let definition): body = definition.body
            default: break
            }
        }
        return try #require(found)
    }

    static func value(_ statement: Statement) throws -> Expression {
        switch statement.kind {
        case .expression(let value), .assign(_, let value), .return(let value?): return value
        default: throw Unexpected()
        }
    }

    struct Unexpected: Error {}

    static func reference(_ expression: Expression) throws -> NameReference {
        guard case .name(let name) = expression.kind else { throw Unexpected() }
        return name
    }

    @Test func parametersComeFirst() throws {
        let f = try Self.function("def f(a, /, b, *args, c=1, **options):\n    d = a\n    return d\n", 0)
        #expect(f.scope.slotNames == ["a", "b", "c", "args", "options", "d"])
        #expect(f.scope.cellSlots.isEmpty)
        let read = try Self.reference(try Self.value(f.body[0]))
        #expect(read.binding == .local(slot: 0))
        #expect(read.isAlwaysBound)
        #expect(try !Self.reference(try Self.value(f.body[1])).isAlwaysBound)
    }

    @Test func deletedParametersAreChecked() throws {
        let f = try Self.function("def f(a):\n    a\n    del a\n", 0)
        #expect(try !Self.reference(try Self.value(f.body[0])).isAlwaysBound)
    }

    @Test func closuresShareCells() throws {
        let text = "def f(a):\n    def g():\n        def h():\n            return a\n        return h\n    return g\n"
        let f = try Self.function(text, 0), g = try Self.function(text, 0, 0), h = try Self.function(text, 0, 0, 0)
        #expect(f.scope.cellSlots == [0])
        #expect(g.scope.freeNames == ["a"] && g.scope.freeSources == [.cell(slot: 0)])
        #expect(h.scope.freeNames == ["a"] && h.scope.freeSources == [.free(index: 0)])
        #expect(try Self.reference(try Self.value(h.body[0])).binding == .free(index: 0))
        #expect(h.scope.qualifiedName == "f.<locals>.g.<locals>.h")
    }

    @Test func comprehensionsAreInlined() throws {
        let f = try Self.function("def f(x):\n    [x for x in x]\n    [lambda: i for i in x]\n", 0)
        #expect(f.scope.slotNames == ["x", "x", "i"])
        #expect(f.scope.cellSlots.isEmpty)
        guard case .comprehension(_, let first) = try Self.value(f.body[0]).kind, case .comprehension(_, let second) = try Self.value(f.body[1]).kind else {
            throw Unexpected()
        }
        #expect(first.slots == [1] && first.cellSlots.isEmpty)
        #expect(second.slots == [2] && second.cellSlots == [2])
        #expect(try Self.reference(first.element).binding == .local(slot: 1))
        #expect(try Self.reference(first.element).isAlwaysBound)
        #expect(try Self.reference(first.clauses[0].iterable).binding == .local(slot: 0))
    }

    @Test func namedExpressionsLeaveComprehensions() throws {
        let f = try Self.function("def f(x):\n    [y := i for i in x]\n    any((z := i) for i in x)\n    return y, z\n", 0)
        #expect(f.scope.slotNames == ["x", "y", "z", "i"])
        #expect(f.scope.cellSlots == [2])
    }

    @Test func classBodiesHideTheirNames() throws {
        let text = "def f(a):\n    class C:\n        a\n        b = a\n        c = [b for _ in b]\n        def m(self):\n            return super().m(b, __x)\n"
        let f = try Self.function(text, 0)
        guard case .class(let definition) = f.body[0].kind else { throw Unexpected() }
        #expect(try Self.reference(try Self.value(definition.body[0])).binding == .classNamespaceOrFree(index: 0))
        #expect(definition.scope.classCellSlot == 0 && definition.scope.cellSlots == [0])
        guard case .comprehension(_, let comprehension) = try Self.value(definition.body[2]).kind else { throw Unexpected() }
        #expect(try Self.reference(comprehension.element).binding == .global)
        #expect(try Self.reference(comprehension.clauses[0].iterable).binding == .classNamespace)
        let m = try Self.function(text, 0, 0, 3)
        #expect(m.scope.freeNames == ["__class__"] && m.scope.freeSources == [.cell(slot: 0)])
        guard case .call(_, let arguments) = try Self.value(m.body[0]).kind else { throw Unexpected() }
        #expect(try Self.reference(arguments[0].value).binding == .global)
        #expect(try Self.reference(arguments[1].value).identifier == "_C__x")
    }

    @Test func expressionsCanStandAlone() throws {
        let module = try Front.parse(SourceText(name: "test", text: "  a + 1\n"), mode: .expression)
        #expect(module.body.count == 1)
        #expect(throws: SyntaxFailure.self) { try Front.parse(SourceText(name: "test", text: "a = 1"), mode: .expression) }
    }
}
