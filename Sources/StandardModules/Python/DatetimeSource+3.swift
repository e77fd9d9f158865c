extension PythonSource {
    static let datetimePart3 = #"""
class time:
    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self = object.__new__(cls)
        self._hour, self._minute, self._second, self._microsecond = _check_time(hour, minute, second, microsecond)
        self._tzinfo = tzinfo
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)

    @classmethod
    def fromisoformat(cls, time_string):
        parsed = _parse_time(time_string)
        if parsed is None:
            raise ValueError('Invalid isoformat string: %r' % (time_string,))
        return cls(*parsed)

    def _state(self):
        return (self._hour, self._minute, self._second, self._microsecond)

    def isoformat(self, timespec='auto'):
        text = _time_text(self._hour, self._minute, self._second, self._microsecond, timespec)
        return text if self._tzinfo is None else text + _offset_text(self._tzinfo.utcoffset(None))

    __str__ = isoformat

    def strftime(self, format):
        return _strftime(format, date(1900, 1, 1), self._state())

    def __format__(self, format):
        return self.strftime(format) if format else str(self)

    def replace(self, hour=None, minute=None, second=None, microsecond=None):
        return type(self)(self._hour if hour is None else hour, self._minute if minute is None else minute,
                          self._second if second is None else second, self._microsecond if microsecond is None else microsecond, self._tzinfo)

    def __repr__(self):
        text = 'datetime.%s(%d, %d' % (self.__class__.__qualname__, self._hour, self._minute)
        if self._microsecond:
            text += ', %d, %d' % (self._second, self._microsecond)
        elif self._second:
            text += ', %d' % self._second
        if self._tzinfo is not None:
            text += ', tzinfo=%r' % (self._tzinfo,)
        return text + ')'

    def __eq__(self, other):
        return self._state() == other._state() if isinstance(other, time) else NotImplemented

    def __lt__(self, other):
        return self._state() < other._state() if isinstance(other, time) else NotImplemented

    def __le__(self, other):
        return self._state() <= other._state() if isinstance(other, time) else NotImplemented

    def __gt__(self, other):
        return self._state() > other._state() if isinstance(other, time) else NotImplemented

    def __ge__(self, other):
        return self._state() >= other._state() if isinstance(other, time) else NotImplemented

    def __hash__(self):
        return hash(self._state())


time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)
_tzinfo_class = tzinfo
_time_class = time


class datetime(date):
    def __new__(cls, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self = object.__new__(cls)
        self._year, self._month, self._day = _check_date(year, month, day)
        self._hour, self._minute, self._second, self._microsecond = _check_time(hour, minute, second, microsecond)
        if tzinfo is not None and not isinstance(tzinfo, _tzinfo_class):
            raise TypeError("tzinfo argument must be None or of a tzinfo subclass, not type '%s'" % type(tzinfo).__name__)
        self._tzinfo = tzinfo
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def utcnow(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def fromtimestamp(cls, t, tz=None):
        """The time zone of a run is UTC."""
        n, d = t.as_integer_ratio()
        result = cls(1970, 1, 1, tzinfo=UTC if tz is not None else None) + timedelta._from_microseconds(_round_half_even(n * 1000000, d))
        return result if tz is None else result.astimezone(tz)

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond, time.tzinfo if tzinfo is True else tzinfo)

    @classmethod
    def fromisoformat(cls, date_string):
        if not isinstance(date_string, str):
            raise TypeError('fromisoformat: argument must be str')
        split = 10 if len(date_string) >= 10 and date_string[4:5] == '-' else 8
        day = _parse_date(date_string[:split])
        rest = date_string[split:]
        clock = _parse_time(rest[1:]) if rest else (0, 0, 0, 0, None)
        if day is None or clock is None:
            raise ValueError('Invalid isoformat string: %r' % (date_string,))
        return cls(*day, *clock)

    @classmethod
    def strptime(cls, date_string, format):
        return cls(*_strptime(date_string, format))

    def _clock(self):
        return (self._hour, self._minute, self._second, self._microsecond)

    def date(self):
        return date(self._year, self._month, self._day)

    def time(self):
        return _time_class(self._hour, self._minute, self._second, self._microsecond)

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(self)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(self)

    def _microseconds(self):
        return ((self.toordinal() * 24 + self._hour) * 60 + self._minute) * 60000000 + self._second * 1000000 + self._microsecond

    def _utc_microseconds(self):
        offset = self.utcoffset()
        return self._microseconds() - (offset._total() if offset is not None else 0)

    def timestamp(self):
        return (self._utc_microseconds() - 719163 * 86400000000) / 1000000

    def astimezone(self, tz=None):
        if tz is None:
            tz = UTC
        shifted = self._utc_microseconds() + tz.utcoffset(self)._total()
        return type(self)._from_microseconds(shifted, tz)

    @classmethod
    def _from_microseconds(cls, total, tz):
        days, rest = divmod(total, 86400000000)
        if not 0 < days <= 3652059:
            raise OverflowError('date value out of range')
        seconds, microsecond = divmod(rest, 1000000)
        minutes, second = divmod(seconds, 60)
        hour, minute = divmod(minutes, 60)
        return cls(*_from_ordinal(days), hour, minute, second, microsecond, tz)

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=True):
        return type(self)(self._year if year is None else year, self._month if month is None else month, self._day if day is None else day,
                          self._hour if hour is None else hour, self._minute if minute is None else minute,
                          self._second if second is None else second, self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo)

    def isoformat(self, sep='T', timespec='auto'):
        text = '%04d-%02d-%02d%s' % (self._year, self._month, self._day, sep) + _time_text(*self._clock(), timespec)
        offset = self.utcoffset()
        return text if offset is None else text + _offset_text(offset)

    def __str__(self):
        return self.isoformat(sep=' ')

    def strftime(self, format):
        return _strftime(format, self, self._clock())

    def ctime(self):
        return _strftime('%a %b %e %H:%M:%S ', self, self._clock()) + '%04d' % self._year

    def timetuple(self):
        return _struct_time((self._year, self._month, self._day, self._hour, self._minute, self._second, self.weekday(),
                             self.toordinal() - _to_ordinal(self._year, 1, 1) + 1, -1))

    def timetz(self):
        return time(self._hour, self._minute, self._second, self._microsecond, self._tzinfo)

    @classmethod
    def utcfromtimestamp(cls, t):
        return cls.fromtimestamp(t, timezone.utc).replace(tzinfo=None)

    def __repr__(self):
        values = [self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond]
        if values[-1] == 0:
            del values[-1]
        if values[-1] == 0:
            del values[-1]
        text = 'datetime.%s(%s' % (self.__class__.__qualname__, ', '.join([str(value) for value in values]))
        if self._tzinfo is not None:
            text += ', tzinfo=%r' % (self._tzinfo,)
        return text + ')'

    def _state(self):
        return self._utc_microseconds()

    def _comparable(self, other):
        if not isinstance(other, datetime):
            if isinstance(other, date):
                raise TypeError("can't compare datetime.datetime to datetime.date")
            return False
        if (self._tzinfo is None) != (other._tzinfo is None):
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return True

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        if (self._tzinfo is None) != (other._tzinfo is None):
            return False
        return self._state() == other._state()

    def __hash__(self):
        return hash(self._state())

    def __add__(self, other):
        if isinstance(other, timedelta):
            return type(self)._from_microseconds(self._microseconds() + other._total(), self._tzinfo)
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if isinstance(other, datetime):
            if (self._tzinfo is None) != (other._tzinfo is None):
                raise TypeError("can't subtract offset-naive and offset-aware datetimes")
            return timedelta._from_microseconds(self._utc_microseconds() - other._utc_microseconds())
        return NotImplemented


datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)


def _strptime(text, format):
    import re
    directives = {
        'Y': r'(?P<Y>\d\d\d\d)', 'm': r'(?P<m>1[0-2]|0[1-9]|[1-9])', 'd': r'(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])',
        'H': r'(?P<H>2[0-3]|[0-1]\d|\d)', 'I': r'(?P<I>1[0-2]|0[1-9]|[1-9])', 'M': r'(?P<M>[0-5]\d|\d)', 'S': r'(?P<S>6[0-1]|[0-5]\d|\d)',
        'f': r'(?P<f>[0-9]{1,6})', 'y': r'(?P<y>\d\d)', 'j': r'(?P<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])',
        'p': r'(?P<p>am|pm)', 'z': r'(?P<z>[+-]\d\d:?[0-5]\d|Z)', '%': '%',
        'B': '(?P<B>' + '|'.join(_month_names) + ')', 'b': '(?P<b>' + '|'.join([name[:3] for name in _month_names]) + ')',
        'A': '(?P<A>' + '|'.join(_day_names) + ')', 'a': '(?P<a>' + '|'.join([name[:3] for name in _day_names]) + ')',
    }
    pattern = ''
    i = 0
    while i < len(format):
        c = format[i]
        i += 1
        if c == '%':
            if i == len(format):
                raise ValueError("stray %% in format '%s'" % format)
            c = format[i]
            i += 1
            if c not in directives:
                raise ValueError("'%s' is a bad directive in format '%s'" % (c, format))
            pattern += directives[c]
        elif c.isspace():
            pattern += r'\s+'
            while i < len(format) and format[i].isspace():
                i += 1
        else:
            pattern += re.escape(c)
    found = re.compile(pattern, re.IGNORECASE).match(text)
    if not found:
        raise ValueError('time data %r does not match format %r' % (text, format))
    if found.end() != len(text):
        raise ValueError('unconverted data remains: ' + text[found.end():])
    values = found.groupdict()
    year, month, day = 1900, 1, 1
    if values.get('Y'):
        year = int(values['Y'])
    elif values.get('y'):
        year = int(values['y'])
        year += 2000 if year <= 68 else 1900
    if values.get('m'):
        month = int(values['m'])
    elif values.get('B'):
        month = [name.lower() for name in _month_names].index(values['B'].lower()) + 1
    elif values.get('b'):
        month = [name[:3].lower() for name in _month_names].index(values['b'].lower()) + 1
    if values.get('d'):
        day = int(values['d'])
    if values.get('j') and not values.get('d'):
        year, month, day = _from_ordinal(_to_ordinal(year, 1, 1) + int(values['j']) - 1)
    hour = int(values['H']) if values.get('H') else 0
    if values.get('I'):
        hour = int(values['I']) % 12
        if (values.get('p') or '').lower() == 'pm':
            hour += 12
    zone = None
    if values.get('z'):
        zone = UTC if values['z'] in 'Zz' else _parse_time('00' + values['z'])[4]
    return (year, month, day, hour, int(values.get('M') or 0), int(values.get('S') or 0), int((values.get('f') or '0').ljust(6, '0')), zone)

"""#
}
