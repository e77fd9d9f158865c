extension PythonSource {
    static let datetimePart2 = #"""
def _strftime(format, d, t):
    """Formats with the names of the C locale."""
    ordinal = d.toordinal()
    weekday = (ordinal + 6) % 7
    yday = ordinal - _to_ordinal(d.year, 1, 1) + 1
    hour, minute, second, microsecond = t
    out = []
    i = 0
    while i < len(format):
        c = format[i]
        i += 1
        if c != '%' or i == len(format):
            out.append(c)
            continue
        c = format[i]
        i += 1
        if c == 'Y':
            out.append(str(d.year))
        elif c == 'm':
            out.append('%02d' % d.month)
        elif c == 'd':
            out.append('%02d' % d.day)
        elif c == 'e':
            out.append('%2d' % d.day)
        elif c == 'H':
            out.append('%02d' % hour)
        elif c == 'I':
            out.append('%02d' % ((hour + 11) % 12 + 1))
        elif c == 'M':
            out.append('%02d' % minute)
        elif c == 'S':
            out.append('%02d' % second)
        elif c == 'f':
            out.append('%06d' % microsecond)
        elif c == 'p':
            out.append('AM' if hour < 12 else 'PM')
        elif c == 'y':
            out.append('%02d' % (d.year % 100))
        elif c == 'B':
            out.append(_month_names[d.month - 1])
        elif c in 'bh':
            out.append(_month_names[d.month - 1][:3])
        elif c == 'A':
            out.append(_day_names[weekday])
        elif c == 'a':
            out.append(_day_names[weekday][:3])
        elif c == 'w':
            out.append(str((weekday + 1) % 7))
        elif c == 'u':
            out.append(str(weekday + 1))
        elif c == 'j':
            out.append('%03d' % yday)
        elif c == 'U':
            out.append('%02d' % ((yday + 6 - (weekday + 1) % 7) // 7))
        elif c == 'W':
            out.append('%02d' % ((yday + 6 - weekday) // 7))
        elif c == 'V':
            out.append('%02d' % d.isocalendar()[1])
        elif c == 'G':
            out.append(str(d.isocalendar()[0]))
        elif c == 'F':
            out.append('%d-%02d-%02d' % (d.year, d.month, d.day))
        elif c == 'T':
            out.append('%02d:%02d:%02d' % (hour, minute, second))
        elif c == 'R':
            out.append('%02d:%02d' % (hour, minute))
        elif c == 'D' or c == 'x':
            out.append('%02d/%02d/%02d' % (d.month, d.day, d.year % 100))
        elif c == 'X':
            out.append('%02d:%02d:%02d' % (hour, minute, second))
        elif c == 'c':
            out.append('%s %s %2d %02d:%02d:%02d %d' % (_day_names[weekday][:3], _month_names[d.month - 1][:3], d.day, hour, minute, second, d.year))
        elif c == 'z':
            offset = d.utcoffset() if isinstance(d, datetime) else None
            out.append('' if offset is None else _offset_text(offset).replace(':', ''))
        elif c == 'Z':
            out.append((d.tzname() or '') if isinstance(d, datetime) else '')
        elif c == 'n':
            out.append('\n')
        elif c == 't':
            out.append('\t')
        elif c == '%':
            out.append('%')
        else:
            out.append('%' + c)
    return ''.join(out)


class date:
    def __new__(cls, year, month, day):
        self = object.__new__(cls)
        self._year, self._month, self._day = _check_date(year, month, day)
        return self

    @classmethod
    def fromordinal(cls, n):
        if n < 1:
            raise ValueError('ordinal must be >= 1')
        return cls(*_from_ordinal(n))

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromtimestamp(cls, t):
        return cls.fromordinal(719163 + int(t // 86400))

    @classmethod
    def fromisocalendar(cls, year, week, day):
        if not 1 <= year <= 9999:
            raise ValueError('Year is out of range: %d' % year)
        first = _to_ordinal(year, 1, 1)
        weekday = (first + 6) % 7
        # The week with the year's first Thursday is the first.
        monday = first - weekday + (7 if weekday > 3 else 0)
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        longest = 53 if weekday == 3 or weekday == 2 and leap else 52
        if not 1 <= week <= longest:
            raise ValueError('Invalid week: %d' % week)
        if not 1 <= day <= 7:
            raise ValueError('Invalid weekday: %d (range is [1, 7])' % day)
        return cls.fromordinal(monday + 7 * (week - 1) + day - 1)

    @classmethod
    def fromisoformat(cls, date_string):
        if not isinstance(date_string, str):
            raise TypeError('fromisoformat: argument must be str')
        parsed = _parse_date(date_string)
        if parsed is None:
            raise ValueError('Invalid isoformat string: %r' % (date_string,))
        return cls(*parsed)

    year = property(lambda self: self._year)
    month = property(lambda self: self._month)
    day = property(lambda self: self._day)

    def toordinal(self):
        return _to_ordinal(self._year, self._month, self._day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.weekday() + 1

    def isocalendar(self):
        year = self._year
        monday = _first_monday(year)
        today = self.toordinal()
        week, day = divmod(today - monday, 7)
        if week < 0:
            year -= 1
            week, day = divmod(today - _first_monday(year), 7)
        elif week >= 52 and today >= _first_monday(year + 1):
            year += 1
            week = 0
        return _IsoCalendarDate((year, week + 1, day + 1))

    def isoformat(self):
        return '%04d-%02d-%02d' % (self._year, self._month, self._day)

    __str__ = isoformat

    def strftime(self, format):
        return _strftime(format, self, (0, 0, 0, 0))

    def __format__(self, format):
        return self.strftime(format) if format else str(self)

    def ctime(self):
        return _strftime('%a %b %e %H:%M:%S ', self, (0, 0, 0, 0)) + '%04d' % self._year

    def timetuple(self):
        return _struct_time((self._year, self._month, self._day, 0, 0, 0, self.weekday(), self.toordinal() - _to_ordinal(self._year, 1, 1) + 1, -1))

    def replace(self, year=None, month=None, day=None):
        return type(self)(self._year if year is None else year, self._month if month is None else month, self._day if day is None else day)

    def __repr__(self):
        return 'datetime.%s(%d, %d, %d)' % (self.__class__.__qualname__, self._year, self._month, self._day)

    def _state(self):
        return (self._year, self._month, self._day)

    def _comparable(self, other):
        return isinstance(other, date) and not isinstance(other, datetime)

    def __eq__(self, other):
        return self._state() == other._state() if self._comparable(other) else NotImplemented

    def __lt__(self, other):
        return self._state() < other._state() if self._comparable(other) else NotImplemented

    def __le__(self, other):
        return self._state() <= other._state() if self._comparable(other) else NotImplemented

    def __gt__(self, other):
        return self._state() > other._state() if self._comparable(other) else NotImplemented

    def __ge__(self, other):
        return self._state() >= other._state() if self._comparable(other) else NotImplemented

    def __hash__(self):
        return hash(self._state())

    def __add__(self, other):
        if isinstance(other, timedelta):
            n = self.toordinal() + other.days
            if not 0 < n <= 3652059:
                raise OverflowError('date value out of range')
            return type(self).fromordinal(n)
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if isinstance(other, date):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented


class _IsoCalendarDate(tuple):
    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return 'datetime.IsoCalendarDate(year=%d, week=%d, weekday=%d)' % tuple(self)


def _first_monday(year):
    """The ordinal of the Monday of week 1, which contains 4 January."""
    fourth = _to_ordinal(year, 1, 4)
    return fourth - (fourth + 6) % 7


def _number(text):
    return int(text) if text.isdigit() and text.isascii() else None


def _parse_date(text):
    if len(text) == 10 and text[4] == '-' and text[7] == '-':
        parts = (_number(text[:4]), _number(text[5:7]), _number(text[8:]))
    elif len(text) == 8:
        parts = (_number(text[:4]), _number(text[4:6]), _number(text[6:]))
    else:
        return None
    return None if None in parts else parts


def _parse_time(text):
    """Hour, minute, second, microsecond and zone; None if malformed."""
    zone = None
    if text.endswith('Z'):
        zone = UTC
        text = text[:-1]
    else:
        for sign in '+-':
            if sign in text:
                text, _, offset = text.partition(sign)
                parsed = _parse_time(offset)
                if parsed is None or parsed[4] is not None:
                    return None
                delta = timedelta(hours=parsed[0], minutes=parsed[1], seconds=parsed[2])
                zone = timezone(-delta if sign == '-' else delta) if delta else UTC
                break
    text, dot, decimals = text.replace(',', '.').partition('.')
    if dot and (not decimals.isdigit() or len(decimals) < 1):
        return None
    microsecond = int((decimals + '000000')[:6]) if dot else 0
    parts = text.split(':') if ':' in text else [text[i:i + 2] for i in range(0, len(text), 2)]
    if not 1 <= len(parts) <= 3 or any(len(part) != 2 or not part.isdigit() for part in parts):
        return None
    numbers = [int(part) for part in parts] + [0, 0]
    return numbers[0], numbers[1], numbers[2], microsecond, zone


def _time_text(hour, minute, second, microsecond, timespec):
    if timespec == 'auto':
        timespec = 'microseconds' if microsecond else 'seconds'
    if timespec == 'hours':
        return '%02d' % hour
    if timespec == 'minutes':
        return '%02d:%02d' % (hour, minute)
    if timespec == 'seconds':
        return '%02d:%02d:%02d' % (hour, minute, second)
    if timespec == 'milliseconds':
        return '%02d:%02d:%02d.%03d' % (hour, minute, second, microsecond // 1000)
    if timespec == 'microseconds':
        return '%02d:%02d:%02d.%06d' % (hour, minute, second, microsecond)
    raise ValueError('Unknown timespec value')



"""#
}
