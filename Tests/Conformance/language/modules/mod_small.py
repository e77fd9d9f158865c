import keyword, base64, binascii, fnmatch, colorsys, reprlib, csv, io
print(keyword.iskeyword('for'), keyword.iskeyword('x'), len(keyword.kwlist))
for n in range(7):
    e = base64.b64encode(bytes(range(250, 250 + n)) if n < 6 else b'hello world' * 9)
    print(e, base64.b64decode(e), base64.urlsafe_b64encode(b'\xfb\xff' * n))
for bad in ('abc', 'a', 'ab=c', 'a===', '====', 'YQ=', 'YWJj!', 'YQ==YQ==', '!!!!'):
    try: print(bad, base64.b64decode(bad))
    except Exception as e: print(bad, type(e).__name__, e)
try: base64.b64encode('a')
except TypeError as e: print(e)
print(base64.b16encode(b'\x01\xff'), base64.b16decode('01FF'), base64.encodebytes(b'x' * 100))
print(binascii.hexlify(b'ab\xff'), binascii.unhexlify('6162'), binascii.crc32(b'hello'))
for p in ('*.py', 'a?c', '[ab]*', '[!ab]*', 'x[', '[]]', '*a*b', '[^a]', '[a-c]x', 'a.b', '**'):
    print(p, [n for n in ('a.py', 'abc', 'bcd', 'x[', ']', 'zab', '^', 'bx', 'a.b', '') if fnmatch.fnmatchcase(n, p)], fnmatch.filter(['a.py', 'b.c'], p))
for rgb in ((0.2, 0.4, 0.4), (1, 0, 0), (0, 0.3, 0.9), (0.5, 0.5, 0.5), (0.9, 0.8, 0.1)):
    print(colorsys.rgb_to_hsv(*rgb), colorsys.rgb_to_hls(*rgb), colorsys.rgb_to_yiq(*rgb))
    print(colorsys.hsv_to_rgb(*rgb), colorsys.hls_to_rgb(*rgb), colorsys.yiq_to_rgb(*rgb))
for x in ([1] * 20, 'a' * 100, {i: i for i in range(9)}, (1,), {1, 2}, set(), 10 ** 60, [[[[[[[[1]]]]]]]], 'x' * 31, "it's" * 9, frozenset({3})):
    print(reprlib.repr(x))
out = io.StringIO()
w = csv.writer(out)
w.writerow(['a', 1, 2.5, None, 'x,y', 'q"q', 'l\nm', ''])
w.writerow([''])
w.writerow([])
w.writerows([[1, 2], ['é', True]])
print(repr(out.getvalue()))
for kw in (dict(delimiter=';'), dict(quoting=csv.QUOTE_ALL), dict(quoting=csv.QUOTE_NONNUMERIC), dict(quoting=csv.QUOTE_NONE, escapechar='\\'), dict(dialect='excel-tab'), dict(lineterminator='\n')):
    o = io.StringIO(); csv.writer(o, **kw).writerow(['a', 1, 2.5, 'x,y;z', 'q"q', None]); print(repr(o.getvalue()))
text = 'a,b,c\r\n1,"x,y",3\r\n\r\n"q""q", z ,"multi\nline"\r\n4,5\r\n6,7,8,9\n'
print(list(csv.reader(io.StringIO(text, newline=''))))
print(list(csv.reader(text.splitlines(True))), list(csv.reader(['a, b,"c d"'], skipinitialspace=True)))
print(list(csv.DictReader(text.splitlines(True))))
print(list(csv.reader(['1,2.5,"a"'], quoting=csv.QUOTE_NONNUMERIC)))
o = io.StringIO(); d = csv.DictWriter(o, ['x', 'y'], restval='-'); d.writeheader(); d.writerow({'x': 1}); d.writerows([{'y': 2, 'x': 3}]); print(repr(o.getvalue()))
for f in (lambda: d.writerow({'z': 1}), lambda: csv.reader(io.StringIO(), delimiter='ab'), lambda: csv.get_dialect('no'), lambda: w.writerow(5), lambda: csv.reader([], dialect='zz')):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
b = io.BytesIO(b'abc\ndef')
print(b.read(2), b.readline(), b.tell(), b.read(), b.read(), b.seek(0), list(b), b.seek(-2, 2), b.read(), b.write(b'XY'), b.getvalue(), b.seek(12), b.write(b'!'), b.getvalue(), b.truncate(3), b.getvalue())
with io.BytesIO() as f:
    f.write(b'x')
for g in (lambda: f.read(), lambda: io.BytesIO().write('a'), lambda: io.BytesIO('a')):
    try: print(g())
    except Exception as e: print(type(e).__name__, e)
print(b'hello wOrld 1a'.title(), b'HELLO'.capitalize(), b'-42'.zfill(6), b'a\tb'.expandtabs(), b'abc'.translate(bytes.maketrans(b'ab', b'xy'), b'c'), b'Ab'.istitle(), bytearray(b'ab c').title(), b'abc'.translate(None, b'b'), b''.istitle(), b'x'.translate(None, delete=b'x'))
for g in (lambda: b'a'.translate(b'x'), lambda: bytes.maketrans(b'a', b'bc'), lambda: b'a'.translate(3), lambda: b'a'.zfill('x')):
    try: print(g())
    except Exception as e: print(type(e).__name__, e)
