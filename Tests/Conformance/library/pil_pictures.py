import numpy as np
from PIL import Image, ImageEnhance, ImageOps

rng = np.random.RandomState(3)


def check(image):
    total = 0
    for place, value in enumerate(list(np.array(image).reshape(-1).tolist())):
        total = (total + (place + 1) * value) % 1000003
    print(image.mode, image.size, total)


for shape in [(19, 23), (17, 29, 3)]:
    image = Image.fromarray(rng.randint(0, 256, shape).astype(np.uint8))
    colour = 7 if image.mode == 'L' else (1, 2, 3)
    check(image)
    for kind in range(6):
        for size in ((7, 9), (30, 26), (23, 8)):
            check(image.resize(size, kind))
    for method in range(7):
        check(image.transpose(method))
    for angle in (30, -17.3, 90, 180):
        for kind in (0, 2, 3):
            check(image.rotate(angle, kind, True, fillcolor=colour))
    check(image.crop((-2, 3, 15, 30)))
    check(image.convert('L'))
    check(image.convert('RGB').convert('HSV').convert('RGB'))
    for factor in (.3, 1.7):
        for change in (ImageEnhance.Brightness, ImageEnhance.Contrast, ImageEnhance.Color, ImageEnhance.Sharpness):
            check(change(image).enhance(factor))
    check(ImageOps.invert(image))
    check(ImageOps.equalize(image))
    check(ImageOps.autocontrast(image))
    print(image.getpixel((2, 3)), image.getextrema(), image.getbbox(), image.getbands())
