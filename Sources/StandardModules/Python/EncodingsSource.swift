extension PythonSource {
    static let base64 = #"""
"""Bytes as letters and digits, and back."""

from binascii import Error

__all__ = ['b64encode', 'b64decode', 'standard_b64encode', 'standard_b64decode', 'urlsafe_b64encode', 'urlsafe_b64decode', 'b16encode', 'b16decode',
           'encodebytes', 'decodebytes']

_LETTERS = b'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
_VALUES = {letter: value for value, letter in enumerate(_LETTERS)}
_to_safe = bytes.maketrans(b'+/', b'-_')
_from_safe = bytes.maketrans(b'-_', b'+/')


def _bytes(text):
    if isinstance(text, str):
        if not text.isascii():
            raise ValueError('string argument should contain only ASCII characters')
        return text.encode('ascii')
    if isinstance(text, (bytes, bytearray)):
        return bytes(text)
    raise TypeError("argument should be a bytes-like object or ASCII string, not %r" % type(text).__name__)


def b64encode(s, altchars=None):
    if not isinstance(s, (bytes, bytearray)):
        raise TypeError("a bytes-like object is required, not '%s'" % type(s).__name__)
    parts = bytearray()
    for start in range(0, len(s), 3):
        group = s[start:start + 3]
        number = int.from_bytes(group + bytes(3 - len(group)), 'big')
        letters = [_LETTERS[number >> shift & 63] for shift in (18, 12, 6, 0)][:len(group) + 1]
        parts.extend(letters)
        parts.extend(b'=' * (4 - len(letters)))
    if altchars is not None:
        return bytes(parts).translate(bytes.maketrans(b'+/', altchars))
    return bytes(parts)


def b64decode(s, altchars=None, validate=False):
    s = _bytes(s)
    if altchars is not None:
        s = s.translate(bytes.maketrans(_bytes(altchars), b'+/'))
    result = bytearray()
    number = count = padding = 0
    for letter in s:
        if letter == 61:
            padding += 1
            if count >= 2 and count + padding >= 4:
                break
            continue
        value = _VALUES.get(letter)
        if value is None:
            if validate:
                raise Error('Only base64 data is allowed')
            continue
        padding = 0
        number = number << 6 | value
        count += 1
        if count == 4:
            result.extend(number.to_bytes(3, 'big'))
            number = count = 0
    if count == 1:
        raise Error('Invalid base64-encoded string: number of data characters (%d) cannot be 1 more than a multiple of 4' % (len(result) // 3 * 4 + 1))
    if count:
        if count + padding < 4:
            raise Error('Incorrect padding')
        result.extend((number << 6 * (4 - count)).to_bytes(3, 'big')[:count - 1])
    return bytes(result)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    return b64encode(s).translate(_to_safe)


def urlsafe_b64decode(s):
    return b64decode(_bytes(s).translate(_from_safe))


def b16encode(s):
    return s.hex().upper().encode('ascii')


def b16decode(s, casefold=False):
    s = _bytes(s)
    if casefold:
        s = s.upper()
    if any(letter not in b'0123456789ABCDEF' for letter in s):
        raise Error('Non-base16 digit found')
    if len(s) % 2:
        raise Error('Odd-length string')
    return bytes.fromhex(s.decode('ascii'))


def encodebytes(s):
    return b''.join(b64encode(s[start:start + 57]) + b'\n' for start in range(0, len(s), 57))


def decodebytes(s):
    return b64decode(s)

"""#

    static let binascii = #"""
"""Bytes as hexadecimal digits."""

__all__ = ['Error', 'hexlify', 'unhexlify', 'b2a_hex', 'a2b_hex', 'crc32']


class Error(ValueError):
    pass


def hexlify(data, *separator):
    return data.hex(*separator).encode('ascii')


def unhexlify(hexstr, /):
    if isinstance(hexstr, (bytes, bytearray)):
        hexstr = hexstr.decode('latin-1')
    if len(hexstr) % 2:
        raise Error('Odd-length string')
    if any(c not in '0123456789abcdefABCDEF' for c in hexstr):
        raise Error('Non-hexadecimal digit found')
    return bytes.fromhex(hexstr)


b2a_hex = hexlify
a2b_hex = unhexlify
_table = []


def crc32(data, crc=0, /):
    if not _table:
        for n in range(256):
            for _ in range(8):
                n = n >> 1 ^ 0xEDB88320 if n & 1 else n >> 1
            _table.append(n)
    crc ^= 0xFFFFFFFF
    for byte in data:
        crc = crc >> 8 ^ _table[(crc ^ byte) & 255]
    return crc ^ 0xFFFFFFFF

"""#
}
