"""What programs hand to a plot, as lists of numbers."""


def plain(value):
    """Tensors, arrays and the like as (nested) lists of Python values."""
    if hasattr(value, 'detach'):
        value = value.detach()
        if value.dtype.is_floating_point and value.requires_grad:
            value = value.data
        return value.tolist()
    if hasattr(value, 'tolist'):
        return value.tolist()
    if isinstance(value, (list, tuple, range)):
        return [plain(part) for part in value]
    if isinstance(value, dict):
        return [plain(part) for part in value.values()]
    if hasattr(value, '__iter__') and not isinstance(value, str):
        return [plain(part) for part in value]
    return value


def numbers(value):
    """A flat list of floats; names become their places."""
    return positions(value)[0]


def positions(value):
    """(floats, names): names is None unless text was given, which stands at 0, 1, …"""
    items = plain(value)
    if not isinstance(items, list):
        items = [items]
    while items and isinstance(items[0], list):
        items = [part for item in items for part in (item if isinstance(item, list) else [item])]
    if items and isinstance(items[0], str):
        names = list(dict.fromkeys(items))
        return [float(names.index(item)) for item in items], names
    result = []
    for item in items:
        if item is None:
            item = float('nan')
        elif hasattr(item, 'toordinal'):
            item = item.toordinal()
        result.append(float(item))
    return result, None


def columns(value):
    """The columns of a table (rows × columns) as lists; a flat list is one column."""
    items = plain(value)
    if isinstance(items, list) and items and isinstance(items[0], list):
        width = max(len(row) if isinstance(row, list) else 1 for row in items)
        return [[row[place] for row in items] for place in range(width)]
    return [items if isinstance(items, list) else [items]]


def raster(value):
    """(height, width, values, channels) of a picture; values row by row."""
    import torch
    if hasattr(value, '_pixels'):
        tensor = value._pixels
    elif isinstance(value, torch.Tensor):
        tensor = value.detach()
    elif type(value).__name__ == 'ndarray':
        tensor = torch.from_numpy(value)
    else:
        tensor = torch.tensor(plain(value))
    if tensor.dim() == 3 and tensor.shape[2] == 1:
        tensor = tensor[:, :, 0]
    if not (tensor.dim() == 2 or tensor.dim() == 3 and tensor.shape[2] in (3, 4)):
        raise TypeError(f'Invalid shape {tuple(tensor.shape)} for image data')
    # A report shows no more than this; larger pictures are thinned.
    step = -(-max(tensor.shape[0], tensor.shape[1]) // 400)
    if step > 1:
        tensor = tensor[::step, ::step]
    height, width = tensor.shape[0], tensor.shape[1]
    if tensor.dim() == 2:
        return height, width, tensor.to(torch.float32).flatten().tolist(), 1
    colour = tensor[:, :, :3]
    colour = colour.to(torch.float32) / 255 if not colour.is_floating_point() else colour.to(torch.float32)
    return height, width, colour.clamp(0, 1).flatten().tolist(), 3


_markers = '.,ov^<>12348spP*hH+xXDd|_'


def parse_format(text):
    """(colour, dashed, marker, line) of a format such as 'r--' or 'bo'; line is False when only markers are to be drawn."""
    color, marker, style, rest = None, None, None, text
    for sign in ('--', '-.', '-', ':'):
        if sign in rest:
            style, rest = sign, rest.replace(sign, '', 1)
            break
    if len(rest) > 1 and rest[0] == 'C' and rest[1].isdigit():
        color, rest = rest[:2], rest[2:]
    for letter in rest:
        if letter in _markers and marker is None:
            marker = letter
        elif letter in 'bgrcmykw' and color is None:
            color = letter
        else:
            from matplotlib.colors import is_color_like
            if color is None and marker is None and style is None and is_color_like(text):
                return text, False, None, True
            raise ValueError(f"'{text}' is not a valid format string (unrecognized character {letter!r})")
    return color, style in ('--', '-.', ':'), marker, style is not None or marker is None
