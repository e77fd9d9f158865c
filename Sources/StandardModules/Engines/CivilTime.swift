/// A moment as a calendar shows it, in UTC (Gregorian, before 1582 too).
public struct CivilTime: Equatable, Sendable {
    public var year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int
    /// Monday is 0.
    public var weekday: Int
    /// 1 January is 1.
    public var dayOfYear: Int

    public init(year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int, weekday: Int, dayOfYear: Int) {
        self.year = year
        self.month = month
        self.day = day
        self.hour = hour
        self.minute = minute
        self.second = second
        self.weekday = weekday
        self.dayOfYear = dayOfYear
    }

    /// From seconds since 1970, which must lie within some 60 million years.
    public init(secondsSince1970 seconds: Int) {
        let days = Self.floorDivide(seconds, 86400)
        let rest = seconds - days * 86400
        // Years that begin in March have the leap day at their end; 400 of them have 146097 days.
        let shifted = days + 719_468
        let era = Self.floorDivide(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfMarchYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfMarchYear + 2) / 153
        day = dayOfMarchYear - (153 * marchMonth + 2) / 5 + 1
        month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        hour = rest / 3600
        minute = rest / 60 % 60
        second = rest % 60
        weekday = Self.floorModulo(days + 3, 7)
        dayOfYear = days - Self.days(year: year, month: 1, day: 1) + 1
    }

    /// Days since 1970.
    public static func days(year: Int, month: Int, day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let era = floorDivide(year, 400)
        let yearOfEra = year - era * 400
        let dayOfMarchYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfMarchYear - 719_468
    }

    private static func floorDivide(_ a: Int, _ b: Int) -> Int { a >= 0 ? a / b : -((b - 1 - a) / b) }
    private static func floorModulo(_ a: Int, _ b: Int) -> Int { a - floorDivide(a, b) * b }

    public var secondsSince1970: Int { Self.days(year: year, month: month, day: day) * 86400 + hour * 3600 + minute * 60 + second }

    private static let dayNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    private static let monthNames = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]

    private var dayName: String { Self.dayNames[Self.floorModulo(weekday, 7)] }
    private var monthName: String { Self.monthNames[min(max(month, 1), 12) - 1] }

    private static func padded(_ value: Int, _ width: Int, _ fill: String = "0") -> String {
        let digits = String(value)
        return String(repeating: fill, count: max(0, width - digits.count)) + digits
    }

    /// `Thu Jan  1 00:00:00 1970`
    public var text: String {
        "\(dayName.prefix(3)) \(monthName.prefix(3)) \(Self.padded(day, 2, " ")) \(clock) \(year)"
    }

    private var clock: String { "\(Self.padded(hour, 2)):\(Self.padded(minute, 2)):\(Self.padded(second, 2))" }

    /// Year and week of ISO 8601.
    private var isoWeek: (year: Int, week: Int) {
        let week = (dayOfYear - 1 - weekday + 10) / 7
        func weeks(_ year: Int) -> Int {
            let first = Self.floorModulo(Self.days(year: year, month: 1, day: 1) + 3, 7)
            let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            return first == 3 || (first == 2 && isLeap) ? 53 : 52
        }
        if week < 1 { return (year - 1, weeks(year - 1)) }
        if week > weeks(year) { return (year + 1, 1) }
        return (year, week)
    }

    /// What one conversion of `strftime` stands for; nil if there is no such conversion.
    private func conversion(_ letter: UInt8) -> String? {
        let hour12 = hour % 12 == 0 ? 12 : hour % 12
        switch letter {
        case UInt8(ascii: "a"): return String(dayName.prefix(3))
        case UInt8(ascii: "A"): return dayName
        case UInt8(ascii: "b"), UInt8(ascii: "h"): return String(monthName.prefix(3))
        case UInt8(ascii: "B"): return monthName
        case UInt8(ascii: "c"): return text
        case UInt8(ascii: "C"): return Self.padded(year / 100, 2)
        case UInt8(ascii: "d"): return Self.padded(day, 2)
        case UInt8(ascii: "D"), UInt8(ascii: "x"): return "\(Self.padded(month, 2))/\(Self.padded(day, 2))/\(Self.padded(Self.floorModulo(year, 100), 2))"
        case UInt8(ascii: "e"): return Self.padded(day, 2, " ")
        case UInt8(ascii: "F"): return "\(year)-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
        case UInt8(ascii: "G"): return String(isoWeek.year)
        case UInt8(ascii: "H"): return Self.padded(hour, 2)
        case UInt8(ascii: "I"): return Self.padded(hour12, 2)
        case UInt8(ascii: "j"): return Self.padded(dayOfYear, 3)
        case UInt8(ascii: "m"): return Self.padded(month, 2)
        case UInt8(ascii: "M"): return Self.padded(minute, 2)
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "p"): return hour < 12 ? "AM" : "PM"
        case UInt8(ascii: "R"): return "\(Self.padded(hour, 2)):\(Self.padded(minute, 2))"
        case UInt8(ascii: "s"): return String(secondsSince1970)
        case UInt8(ascii: "S"): return Self.padded(second, 2)
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "T"), UInt8(ascii: "X"): return clock
        case UInt8(ascii: "u"): return String(weekday + 1)
        case UInt8(ascii: "U"): return Self.padded((dayOfYear + 6 - (weekday + 1) % 7) / 7, 2)
        case UInt8(ascii: "V"): return Self.padded(isoWeek.week, 2)
        case UInt8(ascii: "w"): return String((weekday + 1) % 7)
        case UInt8(ascii: "W"): return Self.padded((dayOfYear + 6 - weekday) / 7, 2)
        case UInt8(ascii: "y"): return Self.padded(Self.floorModulo(year, 100), 2)
        case UInt8(ascii: "Y"): return String(year)
        case UInt8(ascii: "z"): return "+0000"
        case UInt8(ascii: "Z"): return "UTC"
        case UInt8(ascii: "%"): return "%"
        default: return nil
        }
    }

    /// `time.strftime(format)`, in the C locale; unknown conversions stand as they are.
    public func formatted(_ format: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        while index < format.count {
            if format[index] == UInt8(ascii: "%"), index + 1 < format.count, let text = conversion(format[index + 1]) {
                result.append(contentsOf: text.utf8)
                index += 2
            } else {
                result.append(format[index])
                index += 1
            }
        }
        return result
    }
}
