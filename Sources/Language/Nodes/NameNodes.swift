internal import Syntax

final class ConstantNode: ExpressionNode {
    let value: Value
    init(_ span: Span, _ value: Value) {
        self.value = value
        super.init(span)
    }
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value { value }
    override var isNumeric: Bool { !Number(value).isNone }
    override func number(_ frame: Frame) -> Number { Number(value) }
}

/// A local variable that is bound whenever it is read.
final class BoundLocalNode: ExpressionNode {
    let slot: Int
    init(_ span: Span, _ slot: Int) {
        self.slot = slot
        super.init(span)
    }
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value { frame[slot] }
    override var isNumeric: Bool { true }
    override func number(_ frame: Frame) -> Number { Number(frame.slots + slot) }
}

/// A local variable; a free one (`isFree`) where a comprehension reads it from around.
final class LocalNode: ExpressionNode {
    let slot: Int
    let name: String
    let isFree: Bool
    init(_ span: Span, _ slot: Int, _ name: String, isFree: Bool = false) {
        self.slot = slot
        self.name = name
        self.isFree = isFree
        super.init(span)
    }
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        let value = frame[slot]
        if case .undefined = value { throw unbound(interpreter) }
        return value
    }
    override var isNumeric: Bool { true }
    override func number(_ frame: Frame) -> Number { Number(frame.slots + slot) }
    @inline(never)
    private func unbound(_ interpreter: Interpreter) -> any Error { interpreter.located(NameErrors.unbound(name, isFree: isFree, interpreter), span) }
}

enum NameErrors {
    static func unbound(_ name: String, isFree: Bool, _ interpreter: Interpreter) -> any Error { isFree ? unboundFree(name, interpreter) : unboundLocal(name, interpreter) }
    static func unboundLocal(_ name: String, _ interpreter: Interpreter) -> any Error {
        interpreter.make("UnboundLocalError", "cannot access local variable '\(name)' where it is not associated with a value")
    }
    static func unboundFree(_ name: String, _ interpreter: Interpreter) -> any Error {
        interpreter.nameError("cannot access free variable '\(name)' where it is not associated with a value in enclosing scope")
    }
    /// `code` and `frame` tell which names there are, for "Did you mean".
    static func unknown(_ name: String, _ frame: Frame?, _ code: Code?, _ globals: DictObject, _ interpreter: Interpreter) -> any Error {
        if let error = RefusedNames.error(name, interpreter) { return error }
        let error = interpreter.nameError("name '\(name)' is not defined")
        var teaching = Teaching()
        teaching.unknownName = name
        teaching.scope = NameScope(code: code, globals: globals, builtins: interpreter.builtins.namespace)
        error.exception.teaching = teaching
        return error
    }
}

/// A variable in a cell: of this function (slot) or an outer one (closure index); a free one (`isFree`) where a comprehension reads it from around.
final class CellNode: ExpressionNode {
    let slot: Int
    let name: String
    let isFree: Bool
    init(_ span: Span, _ slot: Int, _ name: String, isFree: Bool = false) {
        self.slot = slot
        self.name = name
        self.isFree = isFree
        super.init(span)
    }
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        if let cell = frame.cell(slot), !cell.value.isUndefined { return cell.value }
        throw interpreter.located(NameErrors.unbound(name, isFree: isFree, interpreter), span)
    }
    override var isNumeric: Bool { true }
    override func number(_ frame: Frame) -> Number { frame.cell(slot).map { Number($0.value) } ?? .none }
}

final class FreeNode: ExpressionNode {
    let index: Int
    let name: String
    init(_ span: Span, _ index: Int, _ name: String) {
        self.index = index
        self.name = name
        super.init(span)
    }
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        if let cell = frame.free(index), !cell.value.isUndefined { return cell.value }
        throw interpreter.located(NameErrors.unboundFree(name, interpreter), span)
    }
    override var isNumeric: Bool { true }
    override func number(_ frame: Frame) -> Number { frame.free(index).map { Number($0.value) } ?? .none }
    override var canPeek: Bool { true }
    override func peek(_ frame: Frame) -> Unmanaged<Object>? {
        guard let cell = frame.free(index), case .object(let object) = cell.value else { return nil }
        return Unmanaged.passUnretained(object)
    }
}

/// A variable of the module, or a built-in.  Remembers the position in the module's dict, or that the module has none and the built-in's.
final class GlobalNode: ExpressionNode {
    let name: StringObject
    let globals: DictObject
    let builtins: DictObject
    unowned(unsafe) let code: Code
    @exclusivity(unchecked) private var version: UInt = .max
    @exclusivity(unchecked) private var position = -1
    @exclusivity(unchecked) private var builtinVersion: UInt = .max
    @exclusivity(unchecked) private var builtinPosition = -1

    init(_ span: Span, _ name: StringObject, _ globals: DictObject, _ builtins: DictObject, _ code: Code) {
        self.name = name
        self.globals = globals
        self.builtins = builtins
        self.code = code
        super.init(span)
    }

    /// The value where the last look found it; nil: it has to be looked up.
    @inline(__always)
    var quick: Value? {
        guard version == globals.layoutVersion else { return nil }
        if position >= 0 {
            return globals.place(at: position).copied
        }
        return builtinVersion == builtins.layoutVersion ? builtins.value(at: builtinPosition) : nil
    }

    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        if let value = quick { return value }
        return try find(frame, interpreter)
    }

    override var isNumeric: Bool { true }
    override func number(_ frame: Frame) -> Number {
        guard version == globals.layoutVersion, position >= 0 else { return .none }
        return Number(globals.place(at: position))
    }

    /// The object that the name means, of the module or built in, not counted; nil: it has to be looked up.
    @inline(__always)
    var quickObject: Unmanaged<Object>? {
        guard version == globals.layoutVersion else { return nil }
        if position >= 0 {
            return globals.place(at: position).unmanaged
        }
        return builtinVersion == builtins.layoutVersion ? builtins.place(at: builtinPosition).unmanaged : nil
    }

    override var canPeek: Bool { true }
    override func peek(_ frame: Frame) -> Unmanaged<Object>? {
        version == globals.layoutVersion && position >= 0 ? globals.place(at: position).unmanaged : nil
    }

    @inline(never)
    private func find(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        version = globals.layoutVersion
        position = globals.position(of: name)
        if position >= 0 { return globals.value(at: position) }
        builtinPosition = builtins.position(of: name)
        if builtinPosition >= 0 {
            builtinVersion = builtins.layoutVersion
            return builtins.value(at: builtinPosition)
        }
        version = .max
        throw interpreter.located(NameErrors.unknown(name.text, frame, code, globals, interpreter), span)
    }
}

/// A name in a class body: its namespace, then a cell of an outer function or the module.
final class ClassNameNode: ExpressionNode {
    let name: StringObject
    let namespaceSlot: Int
    let otherwise: ExpressionNode
    init(_ span: Span, _ name: StringObject, _ namespaceSlot: Int, otherwise: ExpressionNode) {
        self.name = name
        self.namespaceSlot = namespaceSlot
        self.otherwise = otherwise
        super.init(span)
    }
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        let namespace = frame[namespaceSlot]
        if let dictionary = namespace.object(.dict, DictObject.self) {
            if let value = dictionary[name] { return value }
        } else {
            do {
                return try interpreter.getItem(namespace, .object(name))
            } catch let error as PythonError where interpreter.isException(error, "KeyError") {}
        }
        return try otherwise.evaluate(frame, interpreter)
    }
}

// MARK: targets

final class LocalTarget: TargetNode {
    let slot: Int
    let name: String
    init(_ span: Span, _ slot: Int, _ name: String) {
        self.slot = slot
        self.name = name
        super.init(span)
    }
    override func assign(_ value: Value, _ frame: Frame, _ interpreter: Interpreter) throws { frame[slot] = value }
    override func delete(_ frame: Frame, _ interpreter: Interpreter) throws {
        if frame[slot].isUndefined { throw interpreter.located(NameErrors.unboundLocal(name, interpreter), span) }
        frame[slot] = .undefined
    }
}

final class CellTarget: TargetNode {
    let slot: Int
    let name: String
    init(_ span: Span, _ slot: Int, _ name: String) {
        self.slot = slot
        self.name = name
        super.init(span)
    }
    override func assign(_ value: Value, _ frame: Frame, _ interpreter: Interpreter) throws {
        if let cell = frame.cell(slot) { cell.value = value } else { frame[slot] = .object(CellObject(value)) }
    }
    override func delete(_ frame: Frame, _ interpreter: Interpreter) throws {
        guard let cell = frame.cell(slot), !cell.value.isUndefined else { throw interpreter.located(NameErrors.unboundLocal(name, interpreter), span) }
        cell.value = .undefined
    }
}

final class FreeTarget: TargetNode {
    let index: Int
    let name: String
    init(_ span: Span, _ index: Int, _ name: String) {
        self.index = index
        self.name = name
        super.init(span)
    }
    override func assign(_ value: Value, _ frame: Frame, _ interpreter: Interpreter) throws { frame.free(index)?.value = value }
    override func delete(_ frame: Frame, _ interpreter: Interpreter) throws {
        guard let cell = frame.free(index), !cell.value.isUndefined else { throw interpreter.located(NameErrors.unboundFree(name, interpreter), span) }
        cell.value = .undefined
    }
}

final class GlobalTarget: TargetNode {
    let name: StringObject
    let globals: DictObject
    unowned(unsafe) let code: Code
    @exclusivity(unchecked) private var version: UInt = .max
    @exclusivity(unchecked) private var position = -1

    init(_ span: Span, _ name: StringObject, _ globals: DictObject, _ code: Code) {
        self.name = name
        self.globals = globals
        self.code = code
        super.init(span)
    }
    override func assign(_ value: Value, _ frame: Frame, _ interpreter: Interpreter) throws { put(value) }

    @inline(__always)
    func put(_ value: Value) {
        if version == globals.layoutVersion {
            globals.place(at: position).replace(with: value)
        } else {
            putNew(value)
        }
    }

    @inline(never)
    private func putNew(_ value: Value) {
        position = globals.position(of: name)
        if position >= 0 {
            globals.setValue(value, at: position)
        } else {
            globals.insert(new: .object(name), value, hash: name.hash)
            position = globals.position(of: name)
        }
        version = globals.layoutVersion
    }
    override func delete(_ frame: Frame, _ interpreter: Interpreter) throws {
        let position = globals.position(of: name)
        if position < 0 { throw interpreter.located(NameErrors.unknown(name.text, nil, code, globals, interpreter), span) }
        globals.remove(at: position)
    }
}

final class ClassNameTarget: TargetNode {
    let name: StringObject
    let namespaceSlot: Int
    init(_ span: Span, _ name: StringObject, _ namespaceSlot: Int) {
        self.name = name
        self.namespaceSlot = namespaceSlot
        super.init(span)
    }
    override func assign(_ value: Value, _ frame: Frame, _ interpreter: Interpreter) throws {
        let namespace = frame[namespaceSlot]
        if let dictionary = namespace.object(.dict, DictObject.self) { dictionary[name] = value; return }
        do { try interpreter.setItem(namespace, .object(name), value) } catch { throw interpreter.located(error, span) }
    }
    override func delete(_ frame: Frame, _ interpreter: Interpreter) throws {
        let namespace = frame[namespaceSlot]
        if let dictionary = namespace.object(.dict, DictObject.self) {
            if dictionary[name] == nil { throw interpreter.located(interpreter.nameError("name '\(name.text)' is not defined"), span) }
            dictionary[name] = nil
            return
        }
        do { try interpreter.deleteItem(namespace, .object(name)) } catch { throw interpreter.located(error, span) }
    }
}
