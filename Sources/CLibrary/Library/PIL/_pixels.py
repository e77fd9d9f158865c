"""Arithmetic on the pixels of pictures."""
import math
import torch

_weights = {}


def _filter(kind, x):
    x = abs(x)
    if kind == 4:
        return 1.0 if x <= 0.5 else 0.0
    if kind == 2:
        return 1.0 - x if x < 1.0 else 0.0
    if kind == 5:
        if x == 0.0:
            return 1.0
        if x >= 1.0:
            return 0.0
        x = x * math.pi
        return math.sin(x) / x * (0.54 + 0.46 * math.cos(x))
    if kind == 3:
        if x < 1.0:
            return ((-0.5 + 2.0) * x - (-0.5 + 3.0)) * x * x + 1
        return (((x - 5) * x + 8) * x - 4) * -0.5 if x < 2.0 else 0.0
    if x >= 3.0:
        return 0.0
    if x == 0.0:
        return 1.0
    x = x * math.pi
    return math.sin(x) / x * (math.sin(x / 3) / (x / 3))


def weights(size, start, end, count, kind, whole):
    """The matrix (count × size) that resamples one axis; `whole` gives the fixed-point numbers that 8-bit pictures use."""
    key = (size, start, end, count, kind, whole)
    if key in _weights:
        return _weights[key]
    scale = (end - start) / count
    stretch = max(scale, 1.0)
    support = {4: 0.5, 2: 1.0, 5: 1.0, 3: 2.0, 1: 3.0}[kind] * stretch
    rows = []
    for place in range(count):
        center = start + (place + 0.5) * scale
        first = max(0, int(center - support + 0.5))
        last = min(size, int(center + support + 0.5))
        inverse = 1.0 / stretch
        values = [_filter(kind, (x - center + 0.5) * inverse) for x in range(first, last)]
        total = 0.0
        for value in values:
            total += value
        if total != 0.0:
            values = [value / total for value in values]
        if whole:
            values = [int((-0.5 if value < 0 else 0.5) + value * 4194304) for value in values]
        rows.append([0.0] * first + values + [0.0] * (size - last))
    matrix = torch.tensor(rows, dtype=torch.float64)
    if len(_weights) > 64:
        _weights.clear()
    _weights[key] = matrix
    return matrix


def _nearest(size, start, step, count):
    places, x = [], start + step * 0.5
    for _ in range(count):
        places.append(min(size - 1, int(x)))
        x += step
    return places


def resized(pixels, width, height, kind, box):
    left, top, right, bottom = (float(side) for side in box)
    if kind == 0:
        columns = _nearest(pixels.shape[1], left, (right - left) / width, width)
        rows = _nearest(pixels.shape[0], top, (bottom - top) / height, height)
        return pixels[torch.tensor(rows)][:, torch.tensor(columns)]
    # Whole numbers below 2⁵³ are exact in float64, so the products are the fixed-point sums.
    whole = pixels.dtype == torch.uint8
    planes = pixels.double() if pixels.dim() == 2 else pixels.permute(2, 0, 1).double()
    across = width != pixels.shape[1] or left != 0 or right != pixels.shape[1]
    down = height != pixels.shape[0] or top != 0 or bottom != pixels.shape[0]
    # The pass that shrinks the picture most comes first, and each pass rounds.
    down_first = height < pixels.shape[0] and pixels.shape[0] - height > 2 * (pixels.shape[1] - width)
    for vertical in ((True, False) if down_first else (False, True)):
        if vertical and down:
            planes = weights(pixels.shape[0], top, bottom, height, kind, whole) @ planes
        elif not vertical and across:
            planes = planes @ weights(pixels.shape[1], left, right, width, kind, whole).t()
        else:
            continue
        if whole:
            planes = ((planes + 2097152) / 4194304).floor().clamp(0, 255)
    if pixels.dtype == torch.int32:
        planes = (planes + 0.5 * planes.sign()).trunc()
    result = planes.to(pixels.dtype)
    return result if result.dim() == 2 else result.permute(1, 2, 0).contiguous()


def transform_affine(target, source, matrix, kind):
    """Fills `target` with what `source` has at the places `matrix · (x, y, 1)`; places outside are left as they are."""
    a, b, c, d, e, f = matrix
    height, width = target.shape[:2]
    rows, columns = source.shape[:2]
    x = torch.arange(width)
    y = torch.arange(height)[:, None]
    if kind == 0:
        if b == 0 and d == 0:
            from_x = ((x.double() * a + (c + a * 0.5)).floor().long() + 0 * y)
            from_y = ((y.double() * e + (f + e * 0.5)).floor().long() + 0 * x)
        else:
            def fixed(value):
                return math.floor(value * 65536.0 + 0.5)
            from_x = (fixed(c + a * 0.5 + b * 0.5) + x * fixed(a) + y * fixed(b)) // 65536
            from_y = (fixed(f + d * 0.5 + e * 0.5) + x * fixed(d) + y * fixed(e)) // 65536
        inside = (from_x >= 0) & (from_x < columns) & (from_y >= 0) & (from_y < rows)
        target[inside] = source[from_y[inside], from_x[inside]]
        return
    x, y = x.double() + 0.5, y.double() + 0.5
    from_x, from_y = a * x + b * y + c, d * x + e * y + f
    inside = (from_x >= 0) & (from_x < columns) & (from_y >= 0) & (from_y < rows)
    from_x, from_y = from_x[inside] - 0.5, from_y[inside] - 0.5
    x0, y0 = from_x.floor(), from_y.floor()
    dx, dy = from_x - x0, from_y - y0
    x0, y0 = x0.long(), y0.long()
    if source.dim() == 3:
        dx, dy = dx[:, None], dy[:, None]

    def value(row, column):
        return source[row.clamp(0, rows - 1), column.clamp(0, columns - 1)].double()

    if kind == 2:
        upper, lower = value(y0, x0), value(y0 + 1, x0)
        upper = upper + (value(y0, x0 + 1) - upper) * dx
        lower = lower + (value(y0 + 1, x0 + 1) - lower) * dx
        result = upper + (lower - upper) * dy
    else:
        lines = []
        for offset in (-1, 0, 1, 2):
            lines.append(_cubic(*[value(y0 + offset, x0 + step) for step in (-1, 0, 1, 2)], dx))
        result = _cubic(*lines, dy)
        if source.dtype == torch.uint8:
            result = result.clamp(0, 255)
    target[inside] = result.to(target.dtype)


def _cubic(v1, v2, v3, v4, d):
    p2 = -v1 + v3
    p3 = 2 * (v1 - v2) + v3 - v4
    p4 = -v1 + v2 - v3 + v4
    return v2 + d * (p2 + d * (p3 + d * p4))


def blended(first, second, alpha):
    if alpha == 0.0:
        return first.clone()
    if alpha == 1.0:
        return second.clone()
    alpha = torch.tensor(alpha, dtype=torch.float32)
    start = first.float()
    return (start + alpha * (second.float() - start)).clamp(0, 255).to(torch.uint8)


def _luma(pixels):
    values = pixels.int()
    return ((values[:, :, 0] * 19595 + values[:, :, 1] * 38470 + values[:, :, 2] * 7471 + 0x8000) // 65536).to(torch.uint8)


def _to_hsv(pixels):
    r, g, b = pixels[:, :, :3].int().unbind(2)
    high = pixels[:, :, :3].int().amax(2)
    low = pixels[:, :, :3].int().amin(2)
    flat = high == low
    spread = torch.where(flat, torch.ones_like(high), high - low).float()
    saturation = spread / torch.where(high == 0, torch.ones_like(high), high).float()
    rc, gc, bc = (high - r).float() / spread, (high - g).float() / spread, (high - b).float() / spread
    hue = torch.where(r == high, bc - gc, torch.where(g == high, (2.0 + rc.double() - bc.double()).float(), (4.0 + gc.double() - rc.double()).float()))
    hue = torch.fmod(hue.double() / 6.0 + 1.0, 1.0).float()
    hue = torch.where(flat, torch.zeros_like(high), (hue.double() * 255.0).int().clamp(0, 255))
    saturation = torch.where(flat, torch.zeros_like(high), (saturation.double() * 255.0).int().clamp(0, 255))
    return torch.stack([hue, saturation, high], 2).to(torch.uint8)


def _from_hsv(pixels):
    h, s, v = pixels.unbind(2)
    turn = h.double() * 6.0 / 255.0
    sector = turn.floor()
    part = (turn - sector).float().double()
    share = (s.double() / 255.0).float().double()
    v = v.double()
    p = (v * (1.0 - share) + 0.5).floor()
    q = (v * (1.0 - share * part) + 0.5).floor()
    t = (v * (1.0 - share * (1.0 - part)) + 0.5).floor()
    choice = (sector.long() % 6)[None]
    bands = [torch.stack(order).gather(0, choice)[0] for order in ((v, q, p, p, t, v), (t, v, v, q, p, p), (p, p, t, v, v, q))]
    grey = s == 0
    return torch.stack([torch.where(grey, v, band) for band in bands], 2).clamp(0, 255).to(torch.uint8)


def converted(pixels, source, target):
    """The pixels of a picture in another mode."""
    if source in ('1', 'L', 'P') and target in ('1', 'L'):
        if target == 'L':
            return pixels.clone()
        return (pixels >= 128).to(torch.uint8) * 255
    if source == 'RGB' and target == 'L' or source == 'RGBA' and target == 'L':
        return _luma(pixels)
    if source in ('I', 'F') and target == 'L':
        return pixels.clamp(0, 255).to(torch.uint8)
    if target in ('I', 'F'):
        grey = pixels if pixels.dim() == 2 else converted(pixels, source, 'L')
        return grey.to(torch.int32 if target == 'I' else torch.float32)
    if target in ('RGB', 'RGBA', 'LA') and source in ('1', 'L', 'P', 'I', 'F'):
        grey = pixels if pixels.dtype == torch.uint8 else converted(pixels, source, 'L')
        full = torch.full_like(grey, 255)
        return torch.stack({'RGB': [grey] * 3, 'RGBA': [grey] * 3 + [full], 'LA': [grey, full]}[target], 2)
    if source == 'RGBA' and target == 'RGB' or source == 'RGBX' and target == 'RGB':
        return pixels[:, :, :3].contiguous()
    if source == 'RGB' and target in ('RGBA', 'RGBX'):
        return torch.cat([pixels, torch.full_like(pixels[:, :, :1], 255)], 2)
    if source == 'LA' and target == 'L':
        return pixels[:, :, 0].contiguous()
    if source == 'LA' and target in ('RGB', 'RGBA'):
        grey = pixels[:, :, :1]
        return torch.cat([grey] * 3 + ([pixels[:, :, 1:]] if target == 'RGBA' else []), 2)
    if source == 'RGB' and target == 'HSV':
        return _to_hsv(pixels)
    if source == 'HSV' and target == 'RGB':
        return _from_hsv(pixels)
    if source != 'RGB' and target != 'RGB':
        return converted(converted(pixels, source, 'RGB'), 'RGB', target)
    if target == '1':
        return converted(_luma(pixels), 'L', '1')
    raise ValueError(f'conversion from {source} to {target} not supported')
