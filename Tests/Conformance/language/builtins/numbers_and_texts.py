def t(f, *a):
    try: print(repr(f(*a)))
    except Exception as e: print(type(e).__name__, e)
# The format mini-language, every type against every option.
for value in (0, 5, -42, 123456789, 10**20, 0.0, -0.0, 3.14159, -1234.5678, 1e-7, 1e22, float('inf'), float('nan'), True, 'text', '', 1 + 2j, None, [1]):
    for spec in ('', '5', '<8', '>8', '^8', '*^9', '08', '+', ' ', '-', ',', '_', 'd', 'x', '#x', '#010b', 'o', '#o', 'X', 'c', 'e', '.2e', 'f', '.0f', '.3f', '+.1f', 'g', '.3g', '#g', 'G', 'n', '%', '.1%', 's', '.3s', '10.2s', ',.2f', '_x', ',d', '=+8', '0=8', '<08', '.', 'z', 'zf', '8.3', 'b', '_b', '+d', ' .2f', 'E', '.10g', '0,', '012,', '020,.2f', '!', '5z', '^', '.2d', '#,', ',_'):
        t(format, value, spec)
for template, args in [('{:>{w}}', (1,)), ('{0:{1}}', (3, 5)), ('{a[0]} {b.real}', ()), ('{!r:>6}', ('a',)), ('{!x}', (1,)), ('{0!s}{0!a}', ('é',)), ('{{}}', ()), ('}', ()), ('{', ()), ('{0', (1,)), ('{0.}', (1,)), ('{0[}', ([1],)), ('{0[]}', ([1],)), ('{:}', (1,)), ('{ }', (1,)), ('{-1}', (1,)), ('{0[-1]}', ([1],)), ('{0[a b]}', ({'a b': 2},)), ('{:{}{}}', (5, '>', 4)), ('{:{:{}}}', (1, 2, 3)), ('{0!}', (1,)), ('{0!rr}', (1,)), ('{:%Y}', (5,))]:
    try: print(template.format(*args, w=4, a=[7], b=2))
    except Exception as e: print(type(e).__name__, e)
# Methods of str against odd texts.
texts = ['', ' ', 'abc', 'ABC def', 'a,b,,c', '\tx\n y ', 'ßİǆ', 'e\u0301', '一二三', '١٢٣', '²½', 'Hello World-foo_bar', "they're bill's", 'a\x1cb\x85c\u2028d', '-5', '+0x1F', '😀x']
for s in texts:
    for m in 'upper lower title capitalize swapcase casefold strip lstrip rstrip split rsplit splitlines isalpha isdigit isdecimal isnumeric isalnum isspace isupper islower istitle isidentifier isprintable isascii expandtabs encode'.split():
        t(getattr(s, m))
    for m, a in [('center', (9, '*')), ('ljust', (5,)), ('rjust', (5, 'é')), ('zfill', (6,)), ('find', ('b',)), ('rfind', ('',)), ('count', ('',)), ('count', ('a', 1)), ('replace', ('', '-')), ('replace', ('a', 'bb', 1)), ('partition', (',',)), ('rpartition', (' ',)), ('startswith', (('a', ' '),)), ('endswith', ('c', -1)), ('split', (',', 1)), ('rsplit', (None, 1)), ('strip', ('ac ',)), ('removeprefix', ('a',)), ('removesuffix', ('c',)), ('join', (['1', '2'],)), ('splitlines', (True,)), ('index', ('zz',)), ('translate', ({97: 'X', 98: None, 99: 100},)), ('__contains__', ('b',)), ('__mul__', (2,)), ('__getitem__', (slice(None, None, -1),)), ('split', ('',)), ('encode', ('ascii', 'replace')), ('encode', ('ascii', 'backslashreplace')), ('encode', ('latin-1', 'ignore')), ('encode', ('utf-16-le',)), ('encode', ('ascii', 'xmlcharrefreplace'))]:
        t(lambda: getattr(s, m)(*a))
for v in ('12', ' 12 ', '1_2', '0b11', '0x1f', '', '-', '1.0', '1e3', 'inf', 'nan', '١٢', '²', '1__2', '+5', '--5', '1 2', '0_0', '00', '0777'):
    t(int, v); t(int, v, 0); t(float, v); t(complex, v)
# Numbers.
import itertools
for a, b in itertools.product((0, 1, -1, 7, -7, 2**63, -2**63, 10**25, 0.0, -0.0, 2.5, -2.5, 1e308, float('inf'), float('nan'), True), (0, 1, -1, 3, -3, 2**64, 0.5, -2.5, float('-inf'), False)):
    for o in ('+', '-', '*', '/', '//', '%', '**', '&', '|', '^', '<', '==', '>='):
        if o == '**' and (abs(a) > 100 or abs(b) > 100): continue
        f = {'+': lambda: a + b, '-': lambda: a - b, '*': lambda: a * b, '/': lambda: a / b, '//': lambda: a // b, '%': lambda: a % b, '**': lambda: a ** b, '&': lambda: a & b, '|': lambda: a | b, '^': lambda: a ^ b, '<': lambda: a < b, '==': lambda: a == b, '>=': lambda: a >= b}[o]
        t(f)
    t(divmod, a, b)
for a in (0, 5, -5, 2**70, 2.5, -0.5, 3.5, 1e17, 0.1, 123.456):
    for n in (None, 0, 1, 2, -1, -2, 5, 20):
        t(round, a, n)
for n in (0, 1, -1, 255, 256, -256, 2**63, -2**63):
    for a in [(1, 'big'), (2, 'little'), (8, 'big'), (9, 'little')]:
        for signed in (False, True):
            t(lambda: n.to_bytes(*a, signed=signed)); t(lambda: int.from_bytes(n.to_bytes(*a, signed=signed), a[1], signed=signed) == n)
    t(n.bit_length); t(n.bit_count); t(lambda: (bin(n), oct(n), hex(n)))
