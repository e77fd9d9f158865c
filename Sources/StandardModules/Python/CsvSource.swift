extension PythonSource {
    static let csv = #"""
"""Tables as text with separators: reading from any iterable of lines, writing to any object with write()."""

__all__ = ['QUOTE_MINIMAL', 'QUOTE_ALL', 'QUOTE_NONNUMERIC', 'QUOTE_NONE', 'Error', 'Dialect', 'excel', 'excel_tab', 'unix_dialect', 'reader', 'writer',
           'DictReader', 'DictWriter', 'list_dialects', 'get_dialect', 'register_dialect', 'unregister_dialect']

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = range(4)


class Error(Exception):
    pass


class Dialect:
    delimiter = ','
    quotechar = '"'
    doublequote = True
    escapechar = None
    lineterminator = '\r\n'
    quoting = QUOTE_MINIMAL
    skipinitialspace = False
    strict = False


class excel(Dialect):
    pass


class excel_tab(excel):
    delimiter = '\t'


class unix_dialect(Dialect):
    lineterminator = '\n'
    quoting = QUOTE_ALL


_dialects = {'excel': excel, 'excel-tab': excel_tab, 'unix': unix_dialect}
_settings = ('delimiter', 'quotechar', 'doublequote', 'escapechar', 'lineterminator', 'quoting', 'skipinitialspace', 'strict')


def list_dialects():
    return list(_dialects)


def get_dialect(name):
    if name not in _dialects:
        raise Error('unknown dialect')
    return _dialects[name]


def register_dialect(name, dialect=excel, **fmtparams):
    _dialects[name] = _dialect(dialect, fmtparams)


def unregister_dialect(name):
    if name not in _dialects:
        raise Error('unknown dialect')
    del _dialects[name]


def _dialect(base, settings):
    if isinstance(base, str):
        base = get_dialect(base)
    made = Dialect()
    for name in _settings:
        setattr(made, name, getattr(base, name))
    for name, value in settings.items():
        if name not in _settings:
            raise TypeError("'%s' is an invalid keyword argument for this function" % name)
        setattr(made, name, value)
    if not isinstance(made.delimiter, str) or len(made.delimiter) != 1:
        raise TypeError('"delimiter" must be a 1-character string')
    return made


class reader:
    def __init__(self, csvfile, dialect='excel', **fmtparams):
        self.dialect = _dialect(dialect, fmtparams)
        self._lines = iter(csvfile)
        self.line_num = 0

    def __iter__(self):
        return self

    def _finish(self, field, quoted):
        if self.dialect.quoting == QUOTE_NONNUMERIC and not quoted:
            return float(field)
        return field

    def __next__(self):
        d = self.dialect
        fields = []
        field = []
        inside = quoted = False
        started = False
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if inside and d.strict:
                    raise Error('unexpected end of data')
                if not started:
                    raise
                break
            if not isinstance(line, str):
                raise Error('iterator should return strings, not %s (the file should be opened in text mode)' % type(line).__name__)
            self.line_num += 1
            text = line
            if not started and not line.strip('\r\n'):
                return []
            started = True
            position = 0
            while position < len(text):
                letter = text[position]
                position += 1
                if letter == d.escapechar and d.escapechar is not None:
                    if position < len(text):
                        field.append(text[position])
                        position += 1
                elif inside:
                    if letter == d.quotechar:
                        if d.doublequote and text[position:position + 1] == d.quotechar:
                            field.append(letter)
                            position += 1
                        else:
                            inside = False
                    else:
                        field.append(letter)
                elif letter in '\r\n':
                    break
                elif letter == d.delimiter:
                    fields.append(self._finish(''.join(field), quoted))
                    field = []
                    quoted = False
                elif letter == d.quotechar and not field and not quoted and d.quoting != QUOTE_NONE:
                    inside = quoted = True
                elif letter == ' ' and d.skipinitialspace and not field and not quoted:
                    pass
                else:
                    field.append(letter)
            if not inside:
                break
        fields.append(self._finish(''.join(field), quoted))
        return fields


class writer:
    def __init__(self, csvfile, dialect='excel', **fmtparams):
        self.dialect = _dialect(dialect, fmtparams)
        self._write = csvfile.write

    def _field(self, value, alone):
        d = self.dialect
        text = '' if value is None else value if isinstance(value, str) else repr(value) if isinstance(value, float) else str(value)
        if d.quoting == QUOTE_NONE:
            special = [c for c in text if c in (d.delimiter, d.escapechar, d.quotechar) or c in '\r\n']
            if special and d.escapechar is None:
                raise Error('need to escape, but no escapechar set')
            return ''.join(d.escapechar + c if c in special else c for c in text)
        quote = d.quoting == QUOTE_ALL or d.quoting == QUOTE_NONNUMERIC and not isinstance(value, (int, float))
        if not quote:
            quote = text == '' and alone or any(c in text for c in (d.delimiter, d.quotechar, '\r', '\n') if c) or ' ' == d.delimiter and text == ''
        if not quote:
            return text
        if d.doublequote:
            text = text.replace(d.quotechar, d.quotechar * 2)
        elif d.quotechar in text:
            if d.escapechar is None:
                raise Error('need to escape, but no escapechar set')
            text = text.replace(d.quotechar, d.escapechar + d.quotechar)
        return d.quotechar + text + d.quotechar

    def writerow(self, row):
        try:
            values = list(row)
        except TypeError:
            raise Error('iterable expected, not %s' % type(row).__name__) from None
        alone = len(values) == 1
        return self._write(self.dialect.delimiter.join([self._field(value, alone) for value in values]) + self.dialect.lineterminator)

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)


class DictReader:
    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect='excel', *args, **kwds):
        self._fieldnames = fieldnames if fieldnames is None else list(fieldnames)
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.line_num = 0

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            try:
                self._fieldnames = next(self.reader)
            except StopIteration:
                pass
            self.line_num = self.reader.line_num
        return self._fieldnames

    def __iter__(self):
        return self

    def __next__(self):
        names = self.fieldnames
        row = next(self.reader)
        while row == []:
            row = next(self.reader)
        self.line_num = self.reader.line_num
        made = dict(zip(names, row))
        if len(names) < len(row):
            made[self.restkey] = row[len(names):]
        else:
            for name in names[len(row):]:
                made[name] = self.restval
        return made


class DictWriter:
    def __init__(self, f, fieldnames, restval='', extrasaction='raise', dialect='excel', *args, **kwds):
        if extrasaction.lower() not in ('raise', 'ignore'):
            raise ValueError("extrasaction (%s) must be 'raise' or 'ignore'" % extrasaction)
        self.fieldnames = fieldnames
        self.restval = restval
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _values(self, row):
        if self.extrasaction == 'raise':
            wrong = row.keys() - self.fieldnames
            if wrong:
                raise ValueError('dict contains fields not in fieldnames: ' + ', '.join([repr(name) for name in wrong]))
        return [row.get(name, self.restval) for name in self.fieldnames]

    def writerow(self, rowdict):
        return self.writer.writerow(self._values(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows([self._values(row) for row in rowdicts])

"""#
}
