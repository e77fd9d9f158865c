"""Coloured things drawn by a formula: soft blobs and boxes form a body, dark ones its details, and both lie on a scene."""
import torch

# A part is (x, y, half width, half height, box): places from −1 to 1, y down; box 1 has corners, 0 is round.
_body = [
    [[(0, 0, .85, .13, 0), (.05, 0, .2, .62, 0), (.72, -.12, .12, .26, 0)], [(0, .05, .8, .15, 0), (-.05, .05, .9, .1, 1), (0, -.1, .16, .5, 0)]],   # airplane
    [[(0, .16, .82, .22, 1), (-.05, -.14, .45, .2, 0)], [(0, .2, .78, .2, 1), (.1, -.08, .5, .22, 1)]],                                                # automobile
    [[(0, .05, .42, .3, 0), (-.42, -.28, .2, .18, 0), (.5, .2, .32, .1, 0)], [(.05, .0, .36, .34, 0), (-.3, -.4, .2, .2, 0), (.45, .3, .3, .12, 0)]],   # bird
    [[(0, .34, .5, .42, 0), (0, -.24, .36, .32, 0), (-.26, -.56, .11, .2, 0), (.26, -.56, .11, .2, 0)],
     [(.1, .38, .55, .36, 0), (-.2, -.14, .36, .32, 0), (-.44, -.46, .11, .2, 0), (.04, -.46, .11, .2, 0)]],                                            # cat
    [[(.1, .0, .5, .22, 0), (-.5, -.38, .16, .2, 0), (-.36, -.2, .12, .24, 0), (-.25, .48, .06, .4, 1), (.5, .48, .06, .4, 1), (-.62, -.72, .05, .24, 1), (-.4, -.74, .05, .24, 1)],
     [(.0, .04, .5, .24, 0), (-.55, -.3, .18, .18, 0), (-.3, .5, .06, .36, 1), (.4, .5, .06, .36, 1), (-.66, -.64, .05, .24, 1), (-.46, -.66, .05, .26, 1)]],  # deer
    [[(.1, .18, .55, .26, 0), (-.45, -.12, .3, .28, 0), (-.66, .06, .16, .12, 0), (-.26, .62, .1, .28, 1), (.46, .62, .1, .28, 1), (-.3, -.2, .1, .3, 0)],
     [(.1, .36, .44, .42, 0), (-.1, -.28, .34, .32, 0), (-.4, -.2, .12, .3, 0), (.2, -.2, .12, .3, 0)]],                                               # dog
    [[(0, .18, .62, .38, 0), (-.3, -.2, .2, .18, 0), (.3, -.2, .2, .18, 0)], [(0, .24, .7, .32, 0), (-.5, .5, .3, .14, 0), (.5, .5, .3, .14, 0), (0, -.1, .36, .22, 0)]],  # frog
    [[(.08, .0, .58, .26, 0), (-.48, -.36, .14, .34, 0), (-.64, -.52, .24, .13, 0), (-.32, .56, .08, .42, 1), (.5, .56, .08, .42, 1), (.68, .1, .08, .3, 0)],
     [(.05, .04, .52, .28, 0), (-.44, -.3, .16, .4, 0), (-.66, -.42, .2, .14, 0), (-.3, .58, .09, .4, 1), (.08, .58, .08, .4, 1), (.46, .58, .09, .4, 1)]],  # horse
    [[(0, .34, .85, .15, 1), (0, .46, .66, .12, 1), (.15, .02, .36, .2, 1), (.2, -.38, .07, .3, 1)], [(0, .3, .9, .14, 1), (0, .42, .7, .14, 1), (-.1, -.2, .05, .44, 1), (.12, -.1, .28, .28, 0)]],  # ship
    [[(.18, -.1, .62, .44, 1), (-.66, .12, .2, .26, 1)], [(.2, -.04, .6, .36, 1), (-.62, .04, .22, .34, 1), (0, .36, .85, .1, 1)]],                     # truck
]
_detail = [
    [(-.3, 0, .05, .04, 1), (0, 0, .05, .04, 1), (.3, 0, .05, .04, 1)], [(-.48, .42, .17, .17, 0), (.48, .42, .17, .17, 0), (-.05, -.14, .26, .09, 1)],
    [(-.46, -.32, .05, .05, 0), (-.66, -.24, .1, .05, 0)], [(-.14, -.26, .06, .06, 0), (.14, -.26, .06, .06, 0), (0, -.08, .05, .04, 0)],
    [(-.54, -.4, .05, .05, 0)], [(-.48, -.18, .06, .06, 0), (-.78, .04, .06, .06, 0)], [(-.3, -.22, .08, .08, 0), (.3, -.22, .08, .08, 0), (0, .26, .4, .04, 0)],
    [(-.62, -.56, .05, .05, 0), (-.38, -.5, .1, .3, 0)], [(.05, .02, .06, .06, 1), (.3, .02, .06, .06, 1), (0, .34, .8, .03, 1)],
    [(-.5, .46, .15, .15, 0), (.1, .46, .15, .15, 0), (.55, .46, .15, .15, 0), (-.66, .0, .13, .1, 1)],
]
# Colours of scenes (above, below) and of bodies; each class draws from a few of them.
_scenes = torch.tensor([[[.55, .72, .92], [.70, .82, .95]], [[.60, .75, .90], [.15, .35, .60]], [[.60, .70, .60], [.25, .48, .20]], [[.55, .55, .55], [.35, .35, .37]],
                        [[.70, .60, .48], [.45, .36, .28]], [[.30, .42, .25], [.42, .46, .20]], [[.82, .80, .78], [.62, .60, .58]]])
_coats = torch.tensor([[.90, .90, .92], [.80, .15, .12], [.20, .30, .70], [.15, .15, .17], [.50, .33, .18], [.68, .50, .30], [.30, .60, .22], [.55, .55, .58],
                       [.85, .72, .30], [.95, .60, .25]])
_scene_of = torch.tensor([[0, 0, 0, 1], [3, 3, 6, 2], [0, 2, 5, 6], [4, 6, 4, 2], [2, 5, 2, 4], [4, 2, 6, 2], [5, 2, 4, 1], [2, 2, 4, 0], [1, 1, 1, 0], [3, 3, 0, 6]])
_coat_of = torch.tensor([[0, 0, 7, 2], [1, 2, 8, 0], [4, 1, 2, 7], [3, 5, 9, 7], [4, 5, 4, 9], [4, 5, 3, 0], [6, 6, 8, 4], [4, 3, 5, 0], [0, 1, 3, 7], [0, 8, 1, 2]])
_tables = []


def _padded(parts, length):
    return parts + [(9., 9., .1, .1, 0)] * (length - len(parts))


def _parts():
    if not _tables:
        _tables.append(torch.tensor([_padded(way, 7) for ways in _body for way in ways], dtype=torch.float32))
        _tables.append(torch.tensor([_padded(way, 4) for way in _detail], dtype=torch.float32))
    return _tables


def _cover(parts, cos, sin, size, flip, x, y):
    """How far each pixel lies inside the parts, 0 to 1: every part is a product of a bump in x and one in y, and bumps add up."""
    px, py, rx, ry, box = parts.unbind(2)
    px = px * flip
    cx, cy = (cos * px - sin * py) * size + x, (sin * px + cos * py) * size + y
    grid = torch.arange(32.0)
    bumps = []
    for center, radius in ((cx, rx), (cy, ry)):
        far = ((grid - center.unsqueeze(2)) / (radius * size).clamp(min=0.8).unsqueeze(2)).square_()
        far = torch.where(box.unsqueeze(2) > 0, far * far, far)
        bumps.append(far.mul_(-0.9).clamp_(min=-16.0).exp_())
    field = torch.bmm(bumps[1].transpose(1, 2), bumps[0])
    return field.sub_(0.42).mul_(9.0).sigmoid_()


def draw(labels, generator):
    """Bytes (count, 32, 32, 3) that show things."""
    count = len(labels)
    body, detail = _parts()
    chance = torch.rand(count, 24, generator=generator)

    def between(column, low, high):
        return (low + (high - low) * chance[:, column]).unsqueeze(1)

    def pick(column, many):
        return (chance[:, column] * many).long()

    turn = between(0, -0.28, 0.28)
    flip = (chance[:, 1:2] < 0.5).float() * 2 - 1
    size = between(2, 8.5, 14.5)
    place = (torch.cos(turn), torch.sin(turn), size, flip, between(3, 12.0, 19.0), between(4, 12.5, 18.5))
    way = body[labels * 2 + pick(5, 2)]
    wobble = torch.rand(count, 7, 4, generator=generator)
    way = torch.cat([way[:, :, :2] + (wobble[:, :, :2] - 0.5) * 0.16, way[:, :, 2:4] * (0.78 + 0.44 * wobble[:, :, 2:]), way[:, :, 4:]], 2)
    body_cover = _cover(way, *place).unsqueeze(1)
    detail_cover = _cover(detail[labels], *place).unsqueeze(1)

    # One scene in five and one coat in four belong to no class in particular.
    scene = torch.where(chance[:, 6] < 0.2, pick(7, 7), _scene_of[labels, pick(7, 4)])
    coat = torch.where(chance[:, 8] < 0.25, pick(9, 10), _coat_of[labels, pick(9, 4)])
    tint = torch.rand(count, 3, 3, generator=generator).sub_(0.5).mul_(0.3)
    sky, ground = _scenes[scene].unbind(1)
    rows = torch.arange(32.0)
    horizon = ((rows - between(10, 8.0, 24.0)) * between(11, 0.15, 1.5)).sigmoid_().view(count, 1, 32, 1)
    # Colour by colour: (count, 3, 32, 32).
    sky, ground = (sky + tint[:, 0]).view(count, 3, 1, 1), (ground + tint[:, 1]).view(count, 3, 1, 1)
    picture = sky + (ground - sky) * horizon

    # Texture: two waves, one for the scene and one for the coat, and grains.
    columns = rows
    waves = torch.sin((rows * between(12, -0.9, 0.9)).unsqueeze(2) + (columns * between(13, -0.9, 0.9)).unsqueeze(1) + between(14, 0.0, 6.28).unsqueeze(2))
    noise = torch.randn(48, 3, 32, 32, generator=generator).mul_(0.055)[torch.randint(0, 48, (count,), generator=generator)]
    picture = picture + waves.mul(between(15, 0.0, 0.12).unsqueeze(2)).unsqueeze(1)
    light = 0.82 + 0.3 * torch.sin((rows * 0.12).unsqueeze(1) + (columns * between(16, -0.1, 0.1)).unsqueeze(1) + between(17, 0.0, 3.0).unsqueeze(2))
    colour = (_coats[coat] + tint[:, 2]).view(count, 3, 1, 1) * light.unsqueeze(1)
    colour -= waves.mul_(between(18, 0.0, 0.14).unsqueeze(2)).unsqueeze(1)
    colour -= picture
    picture += colour.mul_(body_cover)
    # Details are dark: body and scene give way to one grey.
    picture *= 1 - detail_cover
    picture += detail_cover * between(19, 0.04, 0.3).view(count, 1, 1, 1)
    picture += noise
    return picture.mul_(255 * between(20, 0.75, 1.15).view(count, 1, 1, 1)).clamp_(0, 255).to(torch.uint8).permute(0, 2, 3, 1)
