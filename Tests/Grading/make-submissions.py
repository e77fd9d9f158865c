#!/usr/bin/env python3
"""Writes a class of submissions of 03-conv for measurements: make-submissions.py FOLDER [COUNT]

A third is right in several ways, a third wrong in twenty ways, the rest broken, endless or hostile, as .py, .md and .ipynb.
The same arguments give the same files.
"""
import json, os, random, sys

HEAD = "import torch\n\n\n"
LOOP = '''def corr2d(X, K):
    h, w = K.shape
    Y = torch.zeros(X.shape[0] - h + 1, X.shape[1] - w + 1)
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i:i + h, j:j + w] * K).sum()
    return Y
'''
RIGHT = [
    LOOP,
    '''import torch.nn.functional as F


def corr2d(image, kernel):
    return F.conv2d(image[None, None], kernel[None, None])[0, 0]
''',
    '''def corr2d(X, K):
    h, w = K.shape
    windows = X.unfold(0, h, 1).unfold(1, w, 1)
    return (windows * K).sum(dim=(2, 3))
''',
    '''def corr2d(X, K):
    rows, columns = X.shape[0] - K.shape[0] + 1, X.shape[1] - K.shape[1] + 1
    out = torch.zeros(rows, columns)
    for a in range(K.shape[0]):
        for b in range(K.shape[1]):
            out += K[a, b] * X[a:a + rows, b:b + columns]
    return out
''',
]
WRONG = [
    LOOP.replace("    return Y\n", ""), LOOP.replace("    return Y", "    return Y.t()"), LOOP.replace("h, w = K.shape", "K = K.t()\n    h, w = K.shape"),
    LOOP.replace("h, w = K.shape", "K = torch.flip(K, [0, 1])\n    h, w = K.shape"), LOOP.replace("- h + 1", "- h"), LOOP.replace("- w + 1", "- w"),
    LOOP.replace("- h + 1", "- h").replace("- w + 1", "- w"), LOOP.replace("    return Y", "    return Y.double()"), LOOP.replace("    return Y", "        return Y"),
    LOOP.replace("range(Y.shape[0])", "range(Y.shape[0] - 1)"), LOOP.replace("range(Y.shape[1])", "range(1, Y.shape[1])"), LOOP.replace(" * K", " @ K.t()"), LOOP.replace(" * K", ""),
    LOOP.replace(".sum()", ".mean()"), LOOP.replace("h, w = K.shape", "w, h = K.shape"), LOOP.replace("    return Y", "    return torch.zeros_like(Y)"),
    "def corr2d(X, K):\n    return X\n", "def corr2d(X, K):\n    return torch.tensor([[19.0, 25.0], [37.0, 43.0]])\n", LOOP.replace("h, w = K.shape", "h, w = K.shape\n    X.zero_()"),
    LOOP.replace("    return Y", "    return Y.tolist()"),
]
BROKEN = ["def corr2d(X, K)\n    return X\n", "def corr2d(X, K):\nreturn X\n", "x = (1\n", "def other(X, K):\n    return X\n", "raise ValueError('no')\n", "", "corr2d = 5\n"]
ENDLESS = ["def corr2d(X, K):\n    while True:\n        pass\n", "while True:\n    pass\n", "def corr2d(X, K):\n    return corr2d(X, K)\n", "def corr2d(X, K):\n    return X.repeat(10 ** 9)\n",
           "def corr2d(X, K):\n    while True:\n        print('x' * 1000)\n", "x = []\nwhile True:\n    x.append([0] * 1000)\n"]
HOSTILE = ["import torch.nn.functional as F\nF.conv2d = lambda *a: 0\n\n\ndef corr2d(X, K):\n    return X\n", "def corr2d(X, K):\n    raise SystemExit(0)\n",
           "class Same:\n    shape = (2, 2)\n\n    def __eq__(self, other):\n        return True\n\n\ndef corr2d(X, K):\n    return Same()\n",
           "import builtins\nbuiltins.len = lambda x: 0\n\n\ndef corr2d(X, K):\n    return X\n", "print(open('/etc/passwd').read())\n",
           "import torch\ntorch.allclose = torch.equal = lambda *a, **k: True\n\n\ndef corr2d(X, K):\n    return X\n"]


def program(number, rng):
    kind = rng.random()
    if kind < 0.34:
        name, text = "right", rng.choice(RIGHT)
        if rng.random() < 0.5:
            text = text.replace("Y", rng.choice(["out", "result", "Z"]))
    elif kind < 0.70:
        text, name = WRONG[number % len(WRONG)], f"wrong{number % len(WRONG):02}"
    elif kind < 0.80:
        name, text = "broken", rng.choice(BROKEN)
    elif kind < 0.90:
        name, text = "endless", rng.choice(ENDLESS)
    else:
        name, text = "hostile", rng.choice(HOSTILE)
    return name, (HEAD if text and rng.random() < 0.9 else "") + text


def main():
    folder, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    os.makedirs(folder, exist_ok=True)
    rng = random.Random(1)
    for number in range(count):
        name, text = program(number, rng)
        path = os.path.join(folder, f"s{number:04}-{name}")
        form = rng.random()
        if form < 0.4:
            open(path + ".py", "w").write(text)
        elif form < 0.7:
            open(path + ".md", "w").write(f"# My work\n\n```{{code-cell}} python\n:label: corr2d\n:tags: [exercise]\n\n{text}```\n")
        else:
            cell = {"cell_type": "code", "id": "corr2d", "metadata": {"label": "corr2d"}, "source": text.splitlines(True), "outputs": [], "execution_count": None}
            json.dump({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [cell]}, open(path + ".ipynb", "w"))


main()
