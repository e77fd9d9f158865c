#!/usr/bin/env python3
"""Writes a class of submissions for measurements: make-submissions.py FOLDER [COUNT] [--course]

A third is right in several ways, a third wrong in twenty ways, the rest broken, endless or hostile, as .py, .md and .ipynb: of one exercise (`corr2d`), or with --course of
the three exercises of the course's lesson 03-conv, of which one is as the name of the file says and the others are right.  The same arguments give the same files.
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


# The exercises of the course's lesson.
STRIDED = '''def corr2d_strided(X, K, padding=0, stride=1):
    h, w = K.shape
    P = torch.zeros(X.shape[0] + 2 * padding, X.shape[1] + 2 * padding)
    P[padding:padding + X.shape[0], padding:padding + X.shape[1]] = X
    rows = (P.shape[0] - h) // stride + 1
    columns = (P.shape[1] - w) // stride + 1
    Y = torch.zeros(rows, columns)
    for i in range(rows):
        for j in range(columns):
            Y[i, j] = (P[i * stride:i * stride + h, j * stride:j * stride + w] * K).sum()
    return Y
'''
CONVOLVE = "def convolve(X, K):\n    return corr2d(X, K.flip(0, 1))\n"
DIAGONAL = "def diagonal_kernel():\n    return torch.tensor([[0.0, -1.0, -1.0], [1.0, 0.0, -1.0], [1.0, 1.0, 0.0]])\n"
COURSE = {"convolve": CONVOLVE, "strided": STRIDED, "diagonal": DIAGONAL}
COURSE_RIGHT = [
    ("convolve", CONVOLVE), ("convolve", "def convolve(X, K):\n    K = torch.flip(K, dims=[0, 1])\n    return corr2d(X, K)\n"), ("strided", STRIDED),
    ("strided", '''def corr2d_strided(X, K, padding=0, stride=1):
    h, w = K.shape
    big = F.pad(X, (padding, padding, padding, padding))
    return (big.unfold(0, h, stride).unfold(1, w, stride) * K).sum(dim=(2, 3))
'''),
    ("diagonal", DIAGONAL), ("diagonal", "def diagonal_kernel():\n    K = torch.ones(3, 3).tril(-1)\n    return K - K.T\n"),
]
COURSE_WRONG = [("convolve", CONVOLVE.replace(*pair)) for pair in [
    ("K.flip(0, 1)", "K.t()"), ("K.flip(0, 1)", "K"), ("flip(0, 1)", "flip(0)"), ("flip(0, 1)", "flip(1)"), ("return ", ""), ("K.flip(0, 1))", "K.flip(0, 1)).double()"),
    ("corr2d(X, K.flip(0, 1))", "F.conv2d(X[None, None], K.flip(0, 1)[None, None])[0, 0]"), ("return", "K[:] = K.flip(0, 1)\n    return")]]
COURSE_WRONG += [("strided", STRIDED.replace(*pair)) for pair in [
    (" + 2 * padding", " + padding"), (" // stride + 1", " // stride"), (" // stride", ""), ("i * stride", "i"), ("    return Y", "            return Y"), ("h, w =", "w, h ="),
    ("range(columns)", "range(columns + 1)"), ("return Y", "return Y.tolist()"), ("    h, w", "    X.zero_()\n    h, w")]]
COURSE_WRONG += [("diagonal", DIAGONAL.replace(*pair)) for pair in [("-1.0, -1.0]", "-0.1, -0.1]"), ("return ", ""), ("[1.0, 1.0, 0.0]", "[1.0, 1.0, 1.0]")]]


def program(number, rng, course):
    """The word for the file's name, and the programs of the exercises."""
    kind = rng.random()
    if kind < 0.34:
        name, chosen = "right", rng.choice(COURSE_RIGHT if course else RIGHT)
    elif kind < 0.70:
        name, chosen = f"wrong{number % 20:02}", (COURSE_WRONG if course else WRONG)[number % 20]
    else:
        name, texts = ("broken", BROKEN) if kind < 0.80 else ("endless", ENDLESS) if kind < 0.90 else ("hostile", HOSTILE)
        chosen = rng.choice(texts)
        if course:
            chosen = ("convolve", chosen.replace("corr2d(", "convolve(").replace("corr2d =", "convolve ="))
    if course:
        return name, {**COURSE, chosen[0]: chosen[1]}
    if name == "right" and rng.random() < 0.5:
        chosen = chosen.replace("Y", rng.choice(["out", "result", "Z"]))
    return name, {"corr2d": (HEAD if chosen and rng.random() < 0.9 else "") + chosen}


def main():
    words = [word for word in sys.argv[1:] if word != "--course"]
    folder, count, course = words[0], int(words[1]) if len(words) > 1 else 1000, "--course" in sys.argv
    os.makedirs(folder, exist_ok=True)
    rng = random.Random(1)
    for number in range(count):
        name, texts = program(number, rng, course)
        path = os.path.join(folder, f"s{number:04}-{name}")
        form = rng.random()
        if form < 0.4:
            open(path + ".py", "w").write("\n\n".join(texts.values()) if not course else "".join(f"# %% {label}\n{text}\n" for label, text in texts.items()))
        elif form < 0.7:
            open(path + ".md", "w").write("# My work\n" + "".join(f"\n```{{code-cell}} python\n:label: {label}\n:tags: [exercise]\n\n{text}```\n" for label, text in texts.items()))
        else:
            cells = [{"cell_type": "code", "id": label, "metadata": {"label": label}, "source": text.splitlines(True), "outputs": [], "execution_count": None} for label, text in texts.items()]
            json.dump({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}, open(path + ".ipynb", "w"))


main()
