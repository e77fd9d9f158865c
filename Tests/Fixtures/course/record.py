"""Runs the cells of lessons under CPython and PyTorch and writes what they print: record.py digits.txt lesson.md ..."""
import ast
import contextlib
import io
import json
import os
import random
import re
import struct
import sys
import tempfile

import numpy
import torch

# What stands in a cell whose figures come out of a training.
TRAINS = re.compile(r"\.step\(\)|\btrain\(|\bnets?\(test_x\)|cnn\b|accuracy\(net")


def write_digits(path, folder):
    raw = os.path.join(folder, "data", "MNIST", "raw")
    os.makedirs(raw)
    names, pictures = iter(("train", "t10k")), []
    for line in open(path).read().split("\n"):
        if line.startswith("labels "):
            name, labels = next(names), bytes.fromhex(line[7:])
            with open(os.path.join(raw, name + "-images-idx3-ubyte"), "wb") as file:
                file.write(struct.pack(">IIII", 2051, len(pictures), 28, 28) + b"".join(pictures))
            with open(os.path.join(raw, name + "-labels-idx1-ubyte"), "wb") as file:
                file.write(struct.pack(">II", 2049, len(labels)) + labels)
            pictures = []
        elif line:
            pictures.append(bytes.fromhex(line))


def record(lesson):
    text = open(lesson).read()
    seed = int(re.search(r"^    seed: (\d+)", text, re.M).group(1))
    torch.manual_seed(seed)
    random.seed(seed)
    numpy.random.seed(seed)
    names, rows = {"__name__": "__main__"}, []
    for cell in re.findall(r"^```\{code-cell\} python\n(.*?)^```$", text, re.S | re.M):
        program = "\n".join(line for line in cell.split("\n") if not re.match(r":(tags|label):", line))
        output, error = io.StringIO(), None
        with contextlib.redirect_stdout(output):
            try:
                tree = ast.parse(program)
                last = ast.Expression(tree.body.pop().value) if isinstance(tree.body[-1], ast.Expr) else None
                exec(compile(tree, "cell", "exec"), names)
                value = eval(compile(last, "cell", "eval"), names) if last else None
                if value is not None:
                    print(repr(value))
            except Exception as exception:
                error = f"{type(exception).__name__}: {exception}".split("\n")[0]
        row = {"out": output.getvalue()}
        if error:
            row["error"] = error
        if TRAINS.search(program) and row["out"] and ":tags: [test" not in cell:
            row["trained"] = True
        rows.append(row)
    return rows


if __name__ == "__main__":
    os.environ["MPLBACKEND"] = "Agg"
    torch.set_num_threads(1)
    here = os.path.dirname(os.path.abspath(__file__))
    lessons = [os.path.abspath(path) for path in sys.argv[2:]]
    with tempfile.TemporaryDirectory() as folder:
        write_digits(sys.argv[1], folder)
        os.chdir(folder)
        for lesson in lessons:
            name = os.path.basename(lesson)[:-3]
            with open(os.path.join(here, name + ".json"), "w") as file:
                json.dump(record(lesson), file, indent=1, ensure_ascii=False)
                file.write("\n")
        os.chdir(here)
