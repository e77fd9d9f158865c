"""Silhouettes of clothes drawn by a formula: for each row of the picture, two intervals of columns are cloth."""
import torch

# For each way of a class: rows (0 … 1) with the left and right ends of the two intervals there, in units of half the width from the middle.
# Between the rows the ends are joined by straight lines; an interval whose right end is not beyond its left end is empty.
_empty = (0.5, -0.5)


def _even(*rows):
    """A piece that is equal on both sides: row, half width of the body, inner and outer half width of the sleeves."""
    return [(row, -body, body, -outer, -inner, inner, outer) for row, body, inner, outer in rows]


def _odd(*rows):
    """A piece with two intervals of its own: row, left, right, left, right."""
    return [(row, left, right, left2, right2, 0.5, -0.5) for row, left, right, left2, right2 in rows]


_ways = [
    # T-shirt: short sleeves.
    [_even((.06, .2, .2, .2), (.1, .45, .45, .5), (.17, .5, .5, .82), (.36, .48, .62, .98), (.40, .47, .7, .72), (.42, .47, 1.3, -.3), (.94, .48, 1.3, -.3)),
     _even((.05, .3, .3, .3), (.1, .5, .5, .6), (.2, .52, .52, .9), (.3, .5, .66, 1.0), (.35, .5, 1.3, -.3), (.93, .54, 1.3, -.3))],
    # Trousers: two legs.
    [_even((.03, .34, 1.3, -.3), (.2, .38, 1.3, -.3), (.26, .0, .03, .4), (.97, .0, .16, .42)), _even((.03, .3, 1.3, -.3), (.3, .34, 1.3, -.3), (.34, .0, .02, .36), (.97, .0, .1, .34))],
    # Pullover: long sleeves beside the body.
    [_even((.07, .24, .24, .24), (.12, .5, .5, .62), (.3, .48, .58, .9), (.86, .48, .66, .98), (.88, .48, 1.3, -.3), (.94, .48, 1.3, -.3)),
     _even((.06, .3, .3, .3), (.12, .54, .54, .66), (.4, .52, .6, .88), (.8, .52, .64, .94), (.82, .52, 1.3, -.3), (.93, .5, 1.3, -.3))],
    # Dress: narrow above, wide below.
    [_even((.02, .22, 1.3, -.3), (.12, .34, 1.3, -.3), (.36, .24, 1.3, -.3), (.97, .56, 1.3, -.3)), _even((.02, .26, 1.3, -.3), (.18, .36, .36, .52), (.3, .28, .5, .54), (.34, .27, 1.3, -.3), (.97, .42, 1.3, -.3))],
    # Coat: long, with long sleeves.
    [_even((.04, .24, .24, .24), (.1, .5, .5, .62), (.3, .46, .54, .84), (.82, .5, .64, .92), (.84, .5, 1.3, -.3), (.98, .54, 1.3, -.3)),
     _even((.04, .3, .3, .3), (.1, .54, .54, .64), (.5, .48, .58, .86), (.9, .56, .7, .92), (.91, .56, 1.3, -.3), (.98, .58, 1.3, -.3))],
    # Sandal: a sole with straps.
    [_odd((.4, .5, .82, *_empty), (.5, .3, .5, .74, .92), (.58, -.2, .2, .8, .98), (.64, -.6, -.2, .7, 1.0), (.7, -.98, .98, *_empty), (.78, -1., .96, *_empty)),
     _odd((.42, -.5, -.2, .6, .8), (.5, -.6, -.3, .4, .9), (.6, -.8, -.1, .1, .95), (.66, -.95, .2, .4, 1.), (.74, -1., 1., *_empty))],
    # Shirt: a collar and sleeves of any length.
    [_even((.05, .26, .26, .26), (.1, .46, .46, .56), (.3, .45, .56, .86), (.72, .45, .64, .92), (.74, .45, 1.3, -.3), (.95, .46, 1.3, -.3)),
     _even((.05, .3, .3, .3), (.1, .48, .48, .6), (.2, .48, .5, .86), (.5, .46, .64, .94), (.52, .46, 1.3, -.3), (.95, .5, 1.3, -.3))],
    # Sneaker: low, the toe at the left.
    [_odd((.42, .3, .9, *_empty), (.5, -.1, .96, *_empty), (.58, -.7, .97, *_empty), (.66, -.98, .98, *_empty), (.76, -1., 1., *_empty)),
     _odd((.44, .4, .86, *_empty), (.54, -.3, .94, *_empty), (.62, -.9, .97, *_empty), (.75, -.98, 1., *_empty))],
    # Bag: a box with a handle.
    [_odd((.1, -.3, .3, *_empty), (.14, -.42, .42, *_empty), (.16, -.46, -.3, .3, .46), (.36, -.52, -.4, .4, .52), (.38, -.9, .9, *_empty), (.92, -.96, .96, *_empty)),
     _odd((.2, -.5, .5, *_empty), (.24, -.6, -.44, .44, .6), (.34, -.62, -.5, .5, .62), (.36, -.86, .86, *_empty), (.84, -.8, .8, *_empty))],
    # Ankle boot: a shaft above the heel.
    [_odd((.1, .1, .9, *_empty), (.4, .06, .92, *_empty), (.54, -.3, .96, *_empty), (.66, -.9, .98, *_empty), (.84, -.98, 1., *_empty), (.92, -.98, 1., *_empty)),
     _odd((.16, .2, .86, *_empty), (.46, .1, .9, *_empty), (.6, -.6, .96, *_empty), (.72, -.96, .98, *_empty), (.86, -.98, .98, *_empty), (.92, .4, 1., *_empty))],
]
# What may be mixed in, and how often a seam with buttons is seen.
_like = torch.tensor([[6, 6, 3], [1, 3, 1], [6, 4, 4], [0, 1, 4], [2, 6, 2], [7, 5, 7], [0, 2, 4], [9, 5, 5], [8, 8, 2], [7, 7, 9]])
_buttons = torch.tensor([0.05, 0.1, 0.12, 0.1, 0.6, 0.0, 0.5, 0.0, 0.15, 0.0])
_tables = []
ROWS = 57


def _table():
    """Ends by class and way: (20, ROWS, 6); rows outside the piece are empty."""
    if not _tables:
        ways = []
        for kinds in _ways:
            for rows in kinds:
                lines = []
                for place in range(ROWS):
                    y = place / (ROWS - 1)
                    line = [0.5, -0.5] * 3
                    for upper, lower in zip(rows, rows[1:]):
                        if upper[0] <= y <= lower[0]:
                            part = (y - upper[0]) / (lower[0] - upper[0])
                            line = [a + (b - a) * part for a, b in zip(upper[1:], lower[1:])]
                            break
                    lines.append(line)
                ways.append(lines)
        _tables.append(torch.tensor(ways))
    return _tables[0]


def draw(labels, generator):
    """Bytes (count, 28, 28) that show pieces of clothing."""
    count = len(labels)
    chance = torch.rand(count, 19, generator=generator)

    def between(column, low, high):
        return (low + (high - low) * chance[:, column]).unsqueeze(1)

    # Fashion is not clear-cut: every piece has something of a class that resembles it.
    way = labels * 2 + (chance[:, 0] * 2).long()
    other = _like[labels, (chance[:, 15] * 3).long()] * 2 + (chance[:, 16] * 2).long()
    mixture = (0.56 * chance[:, 17] ** 3).view(count, 1, 1)
    grid = torch.arange(28.0)
    rows = (grid - 13.5) / (28 * between(1, 0.76, 1.06)) + 0.5 + between(2, -0.08, 0.08)
    place = (rows * (ROWS - 1)).clamp(0, ROWS - 1).round().long().unsqueeze(2).expand(-1, -1, 6)
    inside = ((rows > 0) & (rows < 1)).float()
    table = _table()
    ends = (table[way] * (1 - mixture) + table[other] * mixture).gather(1, place)
    # No two pieces are cut alike: widths vary over the height.
    wide = 12.4 * between(3, 0.66, 1.1) * (1 + between(4, -0.16, 0.16) * torch.cos(between(5, 2.0, 5.0) * rows))
    lean = between(6, -2.0, 2.0) + between(7, -3.2, 3.2) * (rows - 0.5)
    ends = 13.5 + lean.unsqueeze(2) + ends * wide.unsqueeze(2)
    cloth = torch.zeros(count, 28, 28)
    for first in (0, 2, 4):
        left, right = ends[:, :, first:first + 1], ends[:, :, first + 1:first + 2]
        cloth = torch.maximum(cloth, torch.minimum(grid - left + 0.5, right - grid + 0.5).clamp_(0, 1))
    cloth *= inside.unsqueeze(2)

    # Shade, stripes across or along, a seam in the middle of what is buttoned, and the weave.
    shade = between(8, 0.35, 0.95) + between(9, -0.16, 0.16) * (rows - 0.5)
    stripes = between(10, -0.5, 1.0).clamp(min=0) * 0.3
    pitch = between(11, 0.8, 2.2)
    across = (chance[:, 12:13] < 0.6).float()
    light = (shade + across * stripes * torch.sin(grid * pitch)).unsqueeze(2) + ((1 - across) * stripes * torch.sin(grid * pitch)).unsqueeze(1)
    buttoned = (chance[:, 13] < _buttons[labels]).float().unsqueeze(1)
    seam = torch.exp((-(grid - 13.5 - between(6, -2.0, 2.0)) ** 2).clamp_(min=-16)) * buttoned * between(14, 0.25, 0.5)
    noise = torch.randn(64, 28, 28, generator=generator).mul_(0.07)[torch.randint(0, 64, (count,), generator=generator)]
    light = (light - seam.unsqueeze(1) + noise).clamp_(0.06, 1)
    return light.mul_(cloth).mul_(255).to(torch.uint8)
