# format mini-language & strings
import math
vals = [0, 1, -1, 42, -17, 255, 10**20, -10**25, 3.14159, -2.5e-7, 1e100, float('inf'), float('nan'), True]
specs = ['', 'd', 'x', 'X', 'b', 'o', '#x', '#b', '08d', '+d', ' d', ',', '_', '>10', '<10', '^10', '*^12', '=+10', '010', '.2f', '.0f', '#.0f', 'e', '.3e', 'E', 'g', '.3g', '#g', 'G', '%', '.1%', '+.2f', '010.3f', ',.2f', '_x', '_b', 'n', 'c', 's', '5', '+', '.3', '<+8', 'z.1f', 'F', '_.2f', '-^20,.3f']
for v in vals:
    row = []
    for s in specs:
        try: row.append(format(v, s))
        except Exception as e: row.append(type(e).__name__ + ': ' + str(e))
    print(v, row)
for s in ['', '10', '<10', '>10', '^10', '.2', '*^9.3', 's', 'd', '05', '=5', '+', ',', '10.10s', '!<6', '\u00e9>5']:
    for v in ['abc', '', 'héllo wörld', 'a\nb']:
        try: print(repr(format(v, s)), end=' ')
        except Exception as e: print(type(e).__name__, e, end=' ')
    print()
w, p = 12, 4
print(f'{math.pi:{w}.{p}f}|{math.pi!r:>{w}}|{"x"!s:^{w}}|{{}}|{w=}|{w + p = }|{w!r:*>5}|{math.pi=:.2f}|{"a" "b"}')
print('{0} {1} {0} {name!r} {x.real} {l[1]} {d[key]}'.format(1, 2, name='n', x=3, l=[4, 5], d={'key': 6}))
for t, a, k in [('{} {0}', (1,), {}), ('{', (), {}), ('}', (), {}), ('{0', (1,), {}), ('{!x}', (1,), {}), ('{a}', (), {}), ('{1}', (1,), {}), ('{:{}}', (1, 5), {}), ('{0[a]}', ([1],), {}), ('{0.foo}', (1,), {}), ('{!r:^10}', ('é',), {}), ('{:%Y}', (5,), {})]:
    try: print(t.format(*a, **k))
    except Exception as e: print(t, type(e).__name__, e)
for t, a in [('%d', 3.7), ('%5.2f|%-8s|%+d', (1.5, 'a', 3)), ('%x %X %o', (255, 255, 8)), ('%e %g', (12345.678, 1e-10)), ('%s %r %a', ('é', 'é', 'é')), ('%c%c', ('a', 98)), ('%%', ()), ('%(a)s %(b)05d', {'a': 1, 'b': 2}), ('%*d', (5, 3)), ('%.*f', (2, 3.14159)), ('%#x', 255), ('%d', 'a'), ('%s', (1, 2)), ('%d %d', (1,)), ('%q', 1), ('%i', True), ('%5%', ()), ('%.3s', 'abcdef'), ('% d', 5), ('%s', [1])]:
    try: print(t % a)
    except Exception as e: print(t, type(e).__name__, e)
s = 'The quick brown fox'
print(s.partition(' '), s.rpartition(' '), s.split(None, 2), s.rsplit(' ', 1), s.find('q'), s.rfind('o'), s.index('b'), s.count('o'), s.swapcase(), s.title(), s.casefold(), s.center(30, '*'), s.zfill(25), s.expandtabs(), s.encode(), s.startswith(('The', 'A')), s.endswith('x', 0, 5), s.replace('o', '0', 1), s.translate({111: '00', 113: None}), s.removeprefix('The '), s.removesuffix('fox'), s.isidentifier(), 'ab12'.isalnum(), '\u00bd'.isnumeric(), '\u00b2'.isdigit(), '١'.isdecimal(), ' \t'.isspace(), 'Ab Cd'.istitle())
print('a\nb\r\nc\x0bd\x1ce\u2028f'.splitlines(), 'a\nb\n'.splitlines(True), ' x '.strip(), 'xxaxx'.strip('x'), 'ß'.upper(), 'İ'.lower(), 'ǆ'.title(), 'ﬁ'.upper(), 'Σας'.lower(), 'ὈΔΥΣΣΕΎΣ'.lower())
for f in (lambda: 'a'.index('z'), lambda: 'a' + 1, lambda: 'a' * 'b', lambda: 'abc'[5], lambda: 'abc'['x'], lambda: ''.join([1]), lambda: 'a'.split(''), lambda: 'a'.center(5, 'ab'), lambda: int('x'), lambda: int('1_0'), lambda: int('0x1f', 16), lambda: int('z', 36), lambda: int('9', 8), lambda: float('1e'), lambda: float(' 1.5 '), lambda: chr(-1), lambda: ord('ab'), lambda: 'a' < 1, lambda: 'x'.foo, lambda: str(b'a', 'ascii'), lambda: 'a'.encode('foo'), lambda: 'é'.encode('ascii'), lambda: b'\xff'.decode(), lambda: int('1' * 5000), lambda: 'abc'.replace('a'), lambda: 'x'.join(5), lambda: 'a' in 5, lambda: 5 in 'a', lambda: 'a'.startswith(5), lambda: ''.join(['a', b'b']), lambda: 'a'.ljust('x'), lambda: int(float('nan')), lambda: int(float('inf')), lambda: int([1]), lambda: int('', 10), lambda: int('5', 1), lambda: round('a'), lambda: abs('a'), lambda: -'a', lambda: ~1.5, lambda: 1 << -1, lambda: 2 ** -1, lambda: 0 ** -1, lambda: 5 // 0, lambda: 5 % 0, lambda: 5.0 // 0, lambda: divmod(5, 0), lambda: 1 / 0, lambda: 1.0 / 0, lambda: (-8) ** 0.5, lambda: 10.0 ** 400, lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1), lambda: math.factorial(1.5), lambda: pow(2, -1, 5), lambda: pow(2, 3, 0), lambda: sum(['a']), lambda: sum('a'), lambda: max([]), lambda: min(1), lambda: max(1, 'a'), lambda: sorted([1, 'a']), lambda: len(5), lambda: iter(5), lambda: next(iter([])), lambda: reversed({1}), lambda: hash([]), lambda: {}[1], lambda: [][0], lambda: (1,)[3], lambda: [1][1.0], lambda: {[]: 1}, lambda: [1, 2].remove(3), lambda: [].pop(), lambda: {}.popitem(), lambda: set().pop(), lambda: [1].index(2), lambda: range(3)[5], lambda: range(0, 5, 0), lambda: slice(1, 2, 0).indices(5), lambda: [1, 2, 3][::0], lambda: isinstance(1, 5), lambda: issubclass(1, int), lambda: getattr(1, 'foo'), lambda: setattr(1, 'foo', 2), lambda: print(1, foo=2), lambda: zip([1], [1, 2], strict=True).__next__(), lambda: list(zip([1], [1, 2], strict=True)), lambda: enumerate(5), lambda: map(5), lambda: list(map(5, [1])), lambda: int.from_bytes(b'ab', 'foo'), lambda: (256).to_bytes(1, 'big'), lambda: bytes([256]), lambda: bytes('a'), lambda: 'a'.format(), lambda: chr('a'), lambda: bin(1.5), lambda: complex('a'), lambda: object().x, lambda: type('X', (), {})().y, lambda: None.foo, lambda: None[0], lambda: None(), lambda: 5(), lambda: (lambda x: x)(), lambda: (lambda x: x)(1, 2), lambda: (lambda x: x)(y=1), lambda: (lambda *, k: k)(), lambda: (lambda x, /: x)(x=1)):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, '|', e)
