extension PythonSource {
    static let calendar = #"""
"""Months and weeks."""
import datetime as _datetime

__all__ = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY', 'TextCalendar', 'day_abbr', 'day_name',
           'isleap', 'leapdays', 'month', 'month_abbr', 'month_name', 'monthcalendar', 'monthrange', 'prmonth', 'weekday']

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)
month_name = ['', 'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
month_abbr = [name[:3] for name in month_name]
day_name = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
day_abbr = [name[:3] for name in day_name]


class IllegalMonthError(ValueError):
    def __init__(self, month):
        self.month = month

    def __str__(self):
        return 'bad month number %r; must be 1-12' % self.month


def isleap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def leapdays(y1, y2):
    y1 -= 1
    y2 -= 1
    return (y2 // 4 - y1 // 4) - (y2 // 100 - y1 // 100) + (y2 // 400 - y1 // 400)


def weekday(year, month, day):
    if not 1 <= year <= 9999:
        year = 2000 + year % 400
    return _datetime.date(year, month, day).weekday()


def monthrange(year, month):
    if not 1 <= month <= 12:
        raise IllegalMonthError(month)
    days = (31, 29 if isleap(year) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
    return weekday(year, month, 1), days


class TextCalendar:
    def __init__(self, firstweekday=0):
        self.firstweekday = firstweekday % 7

    def iterweekdays(self):
        for i in range(self.firstweekday, self.firstweekday + 7):
            yield i % 7

    def itermonthdays(self, year, month):
        first, days = monthrange(year, month)
        before = (first - self.firstweekday) % 7
        for _ in range(before):
            yield 0
        for day in range(1, days + 1):
            yield day
        for _ in range((self.firstweekday - first - days) % 7):
            yield 0

    def monthdayscalendar(self, year, month):
        days = list(self.itermonthdays(year, month))
        return [days[i:i + 7] for i in range(0, len(days), 7)]

    def formatmonth(self, theyear, themonth, w=0, l=0):
        w = max(2, w)
        l = max(1, l)
        lines = [('%s %r' % (month_name[themonth], theyear)).center(7 * (w + 1) - 1).rstrip()]
        names = day_name if w >= 9 else day_abbr
        lines.append(' '.join([names[day][:w].center(w) for day in self.iterweekdays()]).rstrip())
        for week in self.monthdayscalendar(theyear, themonth):
            lines.append(' '.join([('%2i' % day if day else '').center(w) for day in week]).rstrip())
        return ''.join([line + '\n' * l for line in lines])


_text = TextCalendar()
monthcalendar = _text.monthdayscalendar
month = _text.formatmonth


def prmonth(theyear, themonth, w=0, l=0):
    print(month(theyear, themonth, w, l), end='')

"""#
}
