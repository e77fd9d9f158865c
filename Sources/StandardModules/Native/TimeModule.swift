internal import Glibc
internal import Language

/// `time`.  The zone is UTC.
enum TimeModule {
    private static let structTime = StructSequence.type("struct_time", module: "time", fields: [
        "tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst",
    ])

    /// A clock that stands still where runs must be equal, but for a millisecond at every look at it (programs divide by durations).
    private final class FixedClock {
        var elapsed = 0.0
        func look() -> Double {
            elapsed += 0.001
            return elapsed
        }
    }

    private static func fixedClock(_ interpreter: Interpreter) -> FixedClock? {
        guard interpreter.fixedTime != nil else { return nil }
        let key = ObjectIdentifier(FixedClock.self)
        if let clock = interpreter.storage[key] as? FixedClock { return clock }
        let clock = FixedClock()
        interpreter.storage[key] = clock
        return clock
    }

    private static func wall(_ interpreter: Interpreter) -> Double {
        if let clock = fixedClock(interpreter), let start = interpreter.fixedTime { return start + clock.look() }
        return interpreter.wallSeconds
    }

    private static func monotonic(_ interpreter: Interpreter) -> Double { fixedClock(interpreter)?.look() ?? interpreter.monotonicSeconds }

    private static func processor(_ interpreter: Interpreter) -> Double {
        if let clock = fixedClock(interpreter) { return clock.look() }
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }

    private static func nanoseconds(_ seconds: Double) -> Value { .int(Int((seconds * 1e9).rounded(.down))) }

    static func make(_ interpreter: Interpreter) -> ModuleObject {
        let module = ModuleObject("time", doc: "This module provides various functions to manipulate time values.")
        module.value("timezone", .int(0)).value("altzone", .int(0)).value("daylight", .int(0)).value("tzname", .object(TupleObject([Value("UTC"), Value("UTC")])))
        module.types(structTime)
        module.function("time()", doc: "Return the current time in seconds since the Epoch.") { interpreter, _ in .float(wall(interpreter)) }
        module.function("time_ns()", doc: "Return the current time in nanoseconds since the Epoch.") { interpreter, _ in nanoseconds(wall(interpreter)) }
        for name in ["perf_counter", "monotonic"] {
            module.function(name + "()", doc: "Monotonic clock, cannot go backward.") { interpreter, _ in .float(monotonic(interpreter)) }
            module.function(name + "_ns()", doc: "Monotonic clock, cannot go backward, as nanoseconds.") { interpreter, _ in nanoseconds(monotonic(interpreter)) }
        }
        for name in ["process_time", "thread_time"] {
            module.function(name + "()", doc: "Process time for profiling: sum of the kernel and user-space CPU time.") { interpreter, _ in .float(processor(interpreter)) }
            module.function(name + "_ns()", doc: "Process time for profiling as nanoseconds.") { interpreter, _ in nanoseconds(processor(interpreter)) }
        }
        module.function("sleep(seconds, /)", doc: "Delay execution for a given number of seconds.  The argument may be\na floating point number for subsecond precision.") { interpreter, arguments in
            try sleep(arguments[0], interpreter)
            return .none
        }
        addCalendar(to: module)
        return module
    }

    private static func sleep(_ value: Value, _ interpreter: Interpreter) throws {
        let seconds: Double
        if case .float(let number) = value { seconds = number } else { seconds = try interpreter.double(interpreter.index(value)) }
        if seconds.isNaN { throw interpreter.valueError("Invalid value NaN (not a number)") }
        if seconds < 0 { throw interpreter.valueError("sleep length must be non-negative") }
        if let clock = fixedClock(interpreter) {
            clock.elapsed += seconds
            return
        }
        // A sleep that would outlast the limit ends the run at once.
        if seconds > interpreter.secondsLeft { throw LimitReached(.seconds) }
        if seconds > 1e8 { throw interpreter.overflowError("timestamp too large to convert to C _PyTime_t") }
        let end = interpreter.monotonicSeconds + seconds
        while true {
            let left = end - interpreter.monotonicSeconds
            if left <= 0 { return }
            usleep(UInt32(min(left, 0.02) * 1e6) + 1)
            try interpreter.pollLimits()
        }
    }

    // MARK: the calendar

    private static func civil(_ value: Value, _ interpreter: Interpreter) throws -> CivilTime {
        let seconds: Double
        switch value {
        case .none, .undefined: seconds = wall(interpreter)
        case .float(let number): seconds = number
        default: seconds = try interpreter.double(interpreter.index(value))
        }
        if seconds.isNaN { throw interpreter.valueError("Invalid value NaN (not a number)") }
        guard seconds.magnitude < 6.7e16 else {
            if seconds.magnitude >= 0x1p63 { throw interpreter.overflowError("timestamp out of range for platform time_t") }
            throw interpreter.make("OverflowError", "timestamp out of range for platform time_t")
        }
        return CivilTime(secondsSince1970: Int(seconds.rounded(.down)))
    }

    private static func object(_ time: CivilTime) -> Value {
        StructSequence.make(structTime, [time.year, time.month, time.day, time.hour, time.minute, time.second, time.weekday, time.dayOfYear, 0].map { .int($0) })
    }

    /// A time from the nine numbers of a tuple; `name` is the function that wants it.
    private static func time(_ value: Value, _ name: String, _ interpreter: Interpreter) throws -> CivilTime {
        guard let tuple = value.tuple else { throw interpreter.typeError("Tuple or struct_time argument required") }
        guard tuple.count == 9 else { throw interpreter.typeError("\(name)(): illegal time tuple argument") }
        var numbers: [Int] = []
        for index in 0..<9 {
            let number = try interpreter.machineInt(tuple[index])
            guard Int32(exactly: number) != nil else { throw interpreter.overflowError("signed integer is greater than maximum") }
            numbers.append(number)
        }
        func check(_ index: Int, _ range: ClosedRange<Int>, _ what: String) throws {
            if !range.contains(numbers[index]) { throw interpreter.valueError(what + " out of range") }
        }
        if numbers[1] == 0 { numbers[1] = 1 }
        if numbers[2] == 0 { numbers[2] = 1 }
        if numbers[7] == 0 { numbers[7] = 1 }
        if name != "mktime" {
            try check(1, 1...12, "month")
            try check(2, 1...31, "day of month")
            try check(3, 0...23, "hour")
            try check(4, 0...59, "minute")
            try check(5, 0...61, "seconds")
            if numbers[6] < -1 { throw interpreter.valueError("day of week out of range") }
            try check(7, 1...366, "day of year")
        }
        return CivilTime(year: numbers[0], month: numbers[1], day: numbers[2], hour: numbers[3], minute: numbers[4], second: numbers[5],
                         weekday: (numbers[6] % 7 + 7) % 7, dayOfYear: numbers[7])
    }

    private static func addCalendar(to module: ModuleObject) {
        module.function("gmtime(seconds=None, /)", doc: "Convert seconds since the Epoch to a time tuple expressing UTC (a.k.a.\nGMT).") { object(try civil($1[0], $0)) }
        module.function("localtime(seconds=None, /)", doc: "Convert seconds since the Epoch to a time tuple expressing local time.") { object(try civil($1[0], $0)) }
        module.function("ctime(seconds=None, /)", doc: "Convert a time in seconds since the Epoch to a string in local time.") { Value(try civil($1[0], $0).text) }
        module.function("asctime(tuple=<now>, /)", doc: "Convert a time tuple to a string, e.g. 'Sat Jun 06 16:26:11 1998'.") { interpreter, arguments in
            Value(arguments[0].isUndefined ? try civil(.none, interpreter).text : try time(arguments[0], "asctime", interpreter).text)
        }
        module.function("mktime(tuple, /)", doc: "Convert a time tuple in local time to seconds since the Epoch.") { interpreter, arguments in
            let time = try time(arguments[0], "mktime", interpreter)
            // Months outside of the year belong to other years.
            var normal = time
            let months = time.year * 12 + time.month - 1
            normal.year = months >= 0 ? months / 12 : -((11 - months) / 12)
            normal.month = months - normal.year * 12 + 1
            return .float(Double(normal.secondsSince1970))
        }
        module.function("strftime(format, tuple=<now>, /)", doc: "Convert a time tuple to a string according to a format specification.") { interpreter, arguments in
            guard let format = arguments[0].string else { throw interpreter.typeError("strftime() argument 1 must be str, not \(arguments[0].argumentTypeName)") }
            let time = arguments[1].isUndefined ? try civil(.none, interpreter) : try time(arguments[1], "strftime", interpreter)
            return .object(StringObject(utf8: time.formatted(format.array)))
        }
    }
}
