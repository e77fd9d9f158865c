"""Digits drawn by a formula: a soft brush follows the strokes of a digit, which are bent, turned, sheared, scaled and moved at random."""
import math
import torch

POINTS = 44
_tables = []


def _arc(x, y, rx, ry, start, end):
    """Points of an elliptic arc; angles in degrees, 0 points right, 90 down."""
    points = []
    for step in range(25):
        angle = math.radians(start + (end - start) * step / 24)
        points.append((x + rx * math.cos(angle), y + ry * math.sin(angle)))
    return points


def _bow(x0, y0, x1, y1, x2, y2):
    """Points of a curve from the first to the last point, pulled towards the middle one."""
    points = []
    for step in range(17):
        t = step / 16
        a, b, c = (1 - t) * (1 - t), 2 * t * (1 - t), t * t
        points.append((a * x0 + b * x1 + c * x2, a * y0 + b * y1 + c * y2))
    return points


def _strokes():
    """For each digit its ways of writing; one way is a list of strokes, a stroke is a list of points in the unit square."""
    return [
        [[_arc(.5, .5, .27, .40, -90, 270)], [_arc(.5, .5, .19, .40, -70, 290)], [_arc(.5, .52, .33, .36, -110, 250)]],
        [[[(.5, .08), (.5, .92)]], [[(.34, .27), (.53, .1), (.53, .92)]], [[(.37, .25), (.53, .1), (.53, .9)], [(.34, .9), (.72, .9)]]],
        [[_arc(.48, .31, .25, .21, -165, 35) + [(.24, .88), (.78, .88)]],
         [_arc(.48, .3, .23, .2, -150, 40) + _bow(.66, .43, .5, .66, .3, .82) + _arc(.33, .78, .09, .08, 120, 300) + _bow(.38, .74, .55, .88, .8, .84)],
         [_bow(.24, .22, .72, -.05, .7, .34) + _bow(.7, .34, .66, .62, .22, .86) + [(.8, .9)]]],
        [[_arc(.46, .3, .24, .2, -155, 90) + _arc(.46, .69, .27, .2, -90, 155)], [[(.26, .12), (.72, .12), (.47, .42)] + _arc(.46, .66, .26, .24, -75, 150)],
         [_arc(.45, .29, .2, .19, -140, 80) + _arc(.44, .7, .3, .21, -80, 140)]],
        [[[(.32, .1), (.22, .56), (.8, .56)], [(.62, .12), (.62, .92)]], [[(.6, .92), (.6, .08), (.18, .63), (.82, .63)]],
         [_bow(.26, .12, .2, .5, .34, .52) + [(.7, .5)], [(.72, .1), (.66, .92)]]],
        [[[(.75, .1), (.34, .1), (.31, .46)] + _arc(.49, .67, .26, .23, -130, 145)], [[(.72, .12), (.36, .14), (.33, .44)] + _bow(.33, .44, .84, .4, .68, .74) + _bow(.68, .74, .5, 1., .22, .84)],
         [[(.3, .12), (.31, .44)] + _arc(.48, .66, .27, .24, -125, 150), [(.3, .12), (.74, .1)]]],
        [[_bow(.68, .1, .28, .2, .26, .66) + _arc(.5, .68, .24, .22, 180, 530)], [_bow(.58, .06, .34, .3, .28, .62) + _arc(.47, .7, .2, .2, 200, 540)],
         [_bow(.74, .14, .3, .06, .25, .6) + _arc(.48, .7, .23, .19, 190, 500)]],
        [[[(.2, .12), (.78, .12), (.42, .92)]], [[(.22, .14), (.76, .12), (.44, .92)], [(.34, .52), (.72, .5)]],
         [[(.22, .24), (.24, .12)] + _bow(.24, .12, .5, .16, .78, .12) + _bow(.78, .12, .54, .5, .5, .92)]],
        [[_arc(.5, .29, .2, .19, 90, 450) + _arc(.5, .7, .25, .21, -90, 270)], [_bow(.7, .16, .2, .02, .34, .36) + _bow(.34, .36, .5, .5, .68, .64) + _arc(.5, .72, .21, .19, -30, 210) + _bow(.32, .62, .5, .44, .72, .16)],
         [_arc(.52, .28, .17, .18, 90, 450) + _arc(.48, .69, .22, .22, -80, 280)]],
        [[_arc(.49, .32, .23, .22, 0, 360) + [(.68, .92)]], [_arc(.48, .31, .22, .2, 10, 350) + _bow(.71, .3, .74, .8, .36, .92)],
         [_arc(.5, .3, .2, .2, -40, 290) + _bow(.66, .16, .72, .6, .6, .92)]],
    ]


def _spread(strokes):
    """Points at equal distances along the strokes, and that distance."""
    pieces = []
    for stroke in strokes:
        for (x0, y0), (x1, y1) in zip(stroke, stroke[1:]):
            length = math.hypot(x1 - x0, y1 - y0)
            if length > 1e-9:
                pieces.append((x0, y0, x1, y1, length))
    total = sum(piece[4] for piece in pieces)
    gap = total / POINTS
    points, done, index = [], 0.0, 0
    for step in range(POINTS):
        target = (step + 0.5) * gap
        while index < len(pieces) - 1 and done + pieces[index][4] < target:
            done += pieces[index][4]
            index += 1
        x0, y0, x1, y1, length = pieces[index]
        part = min(1.0, (target - done) / length)
        points.append([x0 + (x1 - x0) * part - 0.5, y0 + (y1 - y0) * part - 0.5])
    return points, gap


def _ways():
    """Tables by digit and way: points (10 · 3, POINTS, 2) and gaps (10 · 3)."""
    if not _tables:
        points, gaps = [], []
        for ways in _strokes():
            for way in ways:
                place, gap = _spread(way)
                points.append(place)
                gaps.append(gap)
        _tables.append(torch.tensor(points))
        _tables.append(torch.tensor(gaps))
    return _tables


def draw(labels, generator):
    """Bytes (count, 28, 28) that show the digits `labels`."""
    points, gaps = _ways()
    count = len(labels)
    chance = torch.rand(count, 17, generator=generator)
    way = labels * 3 + (chance[:, 0] * 3).long()
    x, y = points[way].unbind(2)
    gap = gaps[way]

    def between(column, low, high):
        return (low + (high - low) * chance[:, column]).unsqueeze(1)

    # Hands differ: strokes are bent by slow waves, and every point trembles a little.
    bend_x = between(1, -0.06, 0.06) * torch.sin(between(2, 3.0, 7.0) * y + between(3, 0.0, 6.28))
    bend_y = between(4, -0.05, 0.05) * torch.sin(between(5, 3.0, 7.0) * x + between(6, 0.0, 6.28))
    x, y = x + bend_x, y + bend_y
    turn, shear = between(7, -0.26, 0.26), between(8, -0.33, 0.27)
    width, height = 20.0 * between(9, 0.7, 1.1), 20.0 * between(10, 0.78, 1.1)
    x, y = (x - shear * y) * width, y * height
    cos, sin = torch.cos(turn), torch.sin(turn)
    places_x = cos * x - sin * y + 13.5 + between(11, -1.7, 1.7) + between(12, -0.9, 0.9)
    places_y = sin * x + cos * y + 13.5 + between(13, -1.7, 1.7) + between(14, -0.9, 0.9)

    # The brush is a round Gaussian, which is a product of one in x and one in y: the picture is one matrix product.
    brush = between(15, 0.62, 1.2)
    across, down = _bells(places_x, brush), _bells(places_y, brush)
    length = gap.unsqueeze(1) * 0.5 * (width + height)
    down *= (length / (2.5066 * brush)).unsqueeze(2)
    ink = torch.bmm(down.transpose(1, 2), across)

    # Uneven ink, light paper.
    noise = torch.randn(64, 28, 28, generator=generator).mul_(0.06).add_(0.97)
    noise = noise[torch.randint(0, 64, (count,), generator=generator)]
    ink = ink.mul_(between(16, 1.15, 1.75).unsqueeze(2)).clamp_(0, 1).mul_(noise).sub_(0.02).clamp_(0, 1)
    return ink.mul_(255).to(torch.uint8)


def _bells(places, width):
    """Heights of Gaussians at the pixels of one axis: (count, points, 28)."""
    heights = torch.arange(28.0) - places.unsqueeze(2)
    # What is far away counts as e⁻¹⁸: smaller numbers would be denormal ones, which are slow.
    return heights.square_().mul_((-0.5 / (width * width)).unsqueeze(2)).clamp_(min=-18.0).exp_()
