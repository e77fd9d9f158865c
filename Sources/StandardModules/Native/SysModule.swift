internal import BigInt
internal import Language

/// `sys`.
enum SysModule {
    private static let versionInfo = StructSequence.type("version_info", module: "sys", fields: ["major", "minor", "micro", "releaselevel", "serial"])
    private static let floatInfo = StructSequence.type("float_info", module: "sys", fields: [
        "max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix", "rounds",
    ])
    private static let intInfo = StructSequence.type("int_info", module: "sys", fields: ["bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold"])
    private static let hashInfo = StructSequence.type("hash_info", module: "sys", fields: ["width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff"])

    private static let implementation = StructSequence.type("implementation", module: "sys", fields: ["name", "version", "hexversion", "cache_tag"])

    static func make(_ interpreter: Interpreter) -> ModuleObject {
        let module = ModuleObject("sys", doc: "This module provides access to some objects used or maintained by the\ninterpreter and to functions that interact strongly with the interpreter.")
        addConstants(to: module)
        addFunctions(to: module)
        module.value("stdin", .object(TextStreamObject(.input))).value("stdout", .object(TextStreamObject(.output))).value("stderr", .object(TextStreamObject(.errors)))
        for name in ["stdin", "stdout", "stderr"] { module.namespace["__\(name)__"] = module.namespace[name] }
        // Which modules there are is seen at the first look.
        module.lazyAttribute = { name, interpreter in
            guard name == "modules" else { return nil }
            let modules = DictObject()
            for (name, module) in interpreter.modules.sorted(by: { $0.key < $1.key }) { modules[name] = .object(module) }
            return .object(modules)
        }
        return module
    }

    private static func addConstants(to module: ModuleObject) {
        let version = StructSequence.make(versionInfo, [.int(3), .int(11), .int(7), Value("final"), .int(0)])
        module.value("version_info", version).value("version", Value("3.11.7 (lessons)")).value("hexversion", .int(0x030B_07F0)).value("api_version", .int(1013))
        module.value("implementation", StructSequence.make(implementation, [Value("cpython"), version, .int(0x030B_07F0), .none]))
        module.value("maxsize", .int(Int.max)).value("maxunicode", .int(0x10FFFF)).value("byteorder", Value("little")).value("platform", Value("linux"))
        module.value("executable", Value("")).value("prefix", Value("")).value("exec_prefix", Value("")).value("base_prefix", Value("")).value("copyright", Value(""))
        module.value("argv", .object(ListObject([Value("")]))).value("orig_argv", .object(ListObject())).value("path", .object(ListObject())).value("warnoptions", .object(ListObject()))
        module.value("dont_write_bytecode", .bool(true)).value("float_repr_style", Value("short")).value("flags", .none)
        module.value("builtin_module_names", .object(TupleObject(StandardModules.names.map { Value($0) })))
        module.value("float_info", StructSequence.make(floatInfo, [
            .float(Double.greatestFiniteMagnitude), .int(1024), .int(308), .float(Double.leastNormalMagnitude), .int(-1021), .int(-307), .int(15), .int(53),
            .float(Double.ulpOfOne), .int(2), .int(1),
        ]))
        module.value("int_info", StructSequence.make(intInfo, [.int(30), .int(4), .int(4300), .int(640)]))
        module.value("hash_info", StructSequence.make(hashInfo, [
            .int(64), .int((1 << 61) - 1), .int(314_159), .int(0), .int(1_000_003), Value("siphash13"), .int(64), .int(128), .int(0),
        ]))
    }

    private static func addFunctions(to module: ModuleObject) {
        module.function("exit(status=None, /)", doc: "Exit the interpreter by raising SystemExit(status).") { interpreter, arguments in
            throw interpreter.make(ExceptionTypes.named("SystemExit"), arguments[0].isNone ? [] : [arguments[0]])
        }
        module.function("getrecursionlimit()", doc: "Return the current value of the recursion limit.") { interpreter, _ in .int(interpreter.recursionLimit) }
        module.function("setrecursionlimit(limit, /)", doc: "Set the maximum depth of the Python interpreter stack to n.") { interpreter, arguments in
            let limit = try interpreter.machineInt(arguments[0])
            if limit < 1 { throw interpreter.valueError("recursion limit must be greater or equal than 1") }
            if interpreter.depth >= limit {
                throw interpreter.recursionError("cannot set the recursion limit to \(limit) at the recursion depth \(interpreter.depth): the limit is too low")
            }
            interpreter.recursionLimit = limit
            return .none
        }
        module.function("intern(string, /)", doc: "``Intern'' the given string.") { interpreter, arguments in
            guard let string = arguments[0].object(.string, StringObject.self) else { throw interpreter.typeError("intern() argument must be str, not \(arguments[0].argumentTypeName)") }
            return .object(string.interned)
        }
        module.function("exc_info()", doc: "Return current exception information: (type, value, traceback).") { interpreter, _ in
            guard let exception = interpreter.handled else { return .object(TupleObject([.none, .none, .none])) }
            let traceback = try interpreter.attributeOrNil(.object(exception), .interned("__traceback__")) ?? .none
            return .object(TupleObject([.object(exception.type), .object(exception), traceback]))
        }
        module.function("exception()", doc: "Return the current exception.") { interpreter, _ in interpreter.handled.map { .object($0) } ?? .none }
        module.function("getsizeof(object, default=<none>, /)", doc: "Return the size of object in bytes.") { _, arguments in .int(size(of: arguments[0])) }
        module.function("get_int_max_str_digits()", doc: "Return the maximum string digits limit for non-binary int<->str conversions.") { interpreter, _ in
            (interpreter.storage[ObjectIdentifier(DigitLimit.self)] as? DigitLimit).map { .int($0.digits) } ?? .int(IntegerText.maximumDigits)
        }
        module.function("set_int_max_str_digits(maxdigits)", doc: "Set the maximum string digits limit for non-binary int<->str conversions.") { interpreter, arguments in
            let digits = try interpreter.machineInt(arguments[0])
            if digits != 0, digits < 640 { throw interpreter.valueError("maxdigits must be 0 or larger than 640") }
            interpreter.storage[ObjectIdentifier(DigitLimit.self)] = DigitLimit(digits)
            return .none
        }
        module.function("getdefaultencoding()", doc: "Return the current default encoding used by the Unicode implementation.") { _, _ in Value("utf-8") }
        module.function("getfilesystemencoding()", doc: "Return the encoding used to convert Unicode filenames to OS filenames.") { _, _ in Value("utf-8") }
        module.function("is_finalizing()", doc: "Return True if Python is exiting.") { _, _ in .bool(false) }
        module.function("getswitchinterval()", doc: "Return the current thread switch interval.") { _, _ in .float(0.005) }
    }

    private final class DigitLimit {
        let digits: Int
        init(_ digits: Int) { self.digits = digits }
    }

    /// What CPython answers for the frequent types.
    private static func size(of value: Value) -> Int {
        switch value {
        case .none, .undefined: return 16
        case .bool: return 28
        case .int(let number): return 24 + 4 * max(1, (64 - number.magnitude.leadingZeroBitCount + 29) / 30)
        case .float: return 24
        case .object(let object):
            if let string = value.string { return stringSize(string) }
            if let list = value.list { return 56 + 8 * list.count }
            if let tuple = value.tuple { return 40 + 8 * tuple.count }
            if let dict = value.dict { return size(of: dict) }
            if let big = value.object(.bigInt, BigIntObject.self) { return 24 + 4 * ((big.value.magnitude.bitWidth + 29) / 30) }
            switch object.kind {
            case .set, .frozenset: return 216
            case .range: return 48
            case .function: return 144
            case .type: return 1072
            default: return 48
            }
        }
    }

    private static func size(of dict: DictObject) -> Int {
        if dict.count == 0 { return 64 }
        // Tables whose keys are all strings keep no hashes.
        var entry = 16
        for position in 0..<dict.used where !dict.key(at: position).isUndefined && dict.key(at: position).object(.string, StringObject.self) == nil { entry = 24 }
        var slots = 8
        while dict.count > slots * 2 / 3 { slots *= 2 }
        let indexBytes = slots <= 128 ? 1 : slots <= 32768 ? 2 : 4
        return 64 + 32 + slots * indexBytes + slots * 2 / 3 * entry
    }

    private static func stringSize(_ string: StringObject) -> Int {
        if string.isASCII { return 49 + string.count }
        let widest = withExtendedLifetime(string) { CodePoint.array(string.utf8).max() ?? 0 }
        if widest < 0x100 { return 73 + string.count }
        return widest < 0x10000 ? 74 + 2 * string.count : 76 + 4 * string.count
    }
}
