import Foundation
import LessonModel

/// A lesson with one of everything, and a record of its run made by hand.
enum Demo {
    static let text = #"""
---
title: Convolution from first principles
options:
  lesson:
    format: 1
    id: demo
---

# Convolution from first principles

A picture is a grid of numbers, and neighbouring numbers belong together. A **convolutional layer** takes that seriously: it looks at one small
window at a time and asks the *same question* everywhere. See [the formula](#one-window-one-number), or [PyTorch](https://pytorch.org/docs).

## One window, one number

Lay a small kernel $K$ of shape $k_h \times k_w$ over the input $X$:

$$Y_{ij} = \sum_{a=0}^{k_h-1} \sum_{b=0}^{k_w-1} X_{i+a,\,j+b}\, K_{ab}$$

The size of the output is $n_\text{out} = \left\lfloor \frac{n + 2p - k}{s} \right\rfloor + 1$, for each axis.

$$
\begin{aligned}
\hat{y} &= \operatorname{softmax}(\mathbf{W}\mathbf{x} + \mathbf{b}) \\
L &= -\frac{1}{N}\sum_{n=1}^{N} \log \hat{y}_{n, t_n}, \quad \mathbf{W} = \begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}, \quad f(x) = \begin{cases} x & x > 0 \\ 0 & \text{otherwise} \end{cases}
\end{aligned}
$$

| window of $X$ | products with $K$ | sum |
|---|---|---:|
| 0 1 / 3 4 | 0·0 + 1·1 + 3·2 + 4·3 | **19** |
| 1 2 / 4 5 | 1·0 + 2·1 + 4·2 + 5·3 | **25** |

```{code-cell} python
import torch
from torch import nn

def corr2d(X, K):
    """Two-dimensional cross-correlation of X with K."""
    h, w = K.shape
    Y = torch.zeros(X.shape[0] - h + 1, X.shape[1] - w + 1)
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i:i + h, j:j + w] * K).sum()  # one window
    return Y

X = torch.arange(9.0).reshape(3, 3)
corr2d(X, torch.arange(4.0).reshape(2, 2))
```

> [!NOTE]
> In mathematics, *convolution* turns the kernel by 180° before sliding it. What deep learning calls convolution does not turn anything.

## Let gradient descent find the kernel

```{code-cell} python
for step in range(200):
    loss = ((layer(inputs) - target) ** 2).sum()
    loss.backward()
    optimizer.step()
print("learned kernel:", layer.weight)
```

```{code-cell} python
assert torch.allclose(learned, edge, atol=0.05), "the learned kernel should be close to [1, -1]"
assert learned.shape == (1, 2)
```

> [!WARNING]
> A straight line on a logarithmic scale is the sign of a well-shaped minimum.

## A small network

```{code-cell} python
net = LeNet()
net(torch.rand(4, 1, 28, 28)).shape
```

Pictures, drawn by a program:

```{code-cell} python
:tags: [hide-input]

show_images(X.reshape(2, 8, 8))
```

## Slow and fast

```{code-cell} python
F.conv2d(photo, blur)
```

```{code-cell} python
:tags: [raises-exception]

nn.Conv2d(1, 1, kernel_size=5)(torch.zeros(1, 1, 4, 4))
```

## Exercise: the size of the output (4 points)

Write `out_size(n, k, padding, stride)`: the number of places in which a window of width `k` can stand in a row of `n` pixels.

```{code-cell} python
:label: out-size
:tags: [exercise]

def out_size(n, k, padding=0, stride=1):
    """In how many places can the window stand?"""
    # BEGIN SOLUTION
    return (n + 2 * padding - k) // stride + 1
    # END SOLUTION
```

<details>
<summary>Hint 1</summary>

Padding is added on **both** sides. How many pixels does the window walk over?

</details>

<details>
<summary>Hint 2</summary>

The last start is `n + 2 * padding - k`.

</details>

```{code-cell} python
:label: out-size-examples
:tags: [test, points-1]

assert out_size(8, 3) == 6, "without padding and stride: n - k + 1"
assert torch.equal(corr2d(X, X), torch.tensor([[204.0]]))
```

```{code-cell} python
:label: out-size-grid
:tags: [test, hidden, points-3, remove-cell]

# BEGIN HIDDEN TESTS
assert out_size(2, 3) == 0, "wrong when the window does not fit"
# END HIDDEN TESTS
```

## What went wrong

```{code-cell} python
net[0].weight.shape
x = net(torch.rand(64, 28, 28))
```

```{code-cell} python
print("never reached")
```
"""#

    static func lesson() throws -> Lesson { try LessonParser.parse(Array(text.utf8), file: "Lessons/demo.md") }

    static func record(_ lesson: Lesson) -> RunRecord {
        var events: [Event] = []
        func add(_ cell: Int, _ offset: Int? = nil, _ content: Event.Content) {
            events.append(Event(cell: cell, line: offset.map { lesson.cells[cell].sourceLine + $0 }, content))
        }
        add(0, 13, .display(Display(plain: "tensor([[19., 25.],\n        [37., 43.]])")))
        add(1, 4, .text(TextOutput(stream: .stdout, text: "learned kernel: Parameter containing:\ntensor([[[[ 0.9873, -0.9921]]]], requires_grad=True)\n")))
        let loss = (0..<200).map { step in
            Curve.Point(step: Double(step), value: 31 * pow(0.957, Double(step)) * (1 + 0.12 * sin(Double(step) * 1.7)) + 0.004)
        }
        add(1, 1, .curve(Curve(name: "loss", points: loss)))
        add(1, 1, .curve(Curve(name: "train accuracy", points: (1...10).map { .init(step: Double($0), value: 1 - 0.6 / Double($0)) }, xLabel: "epoch", group: "accuracy")))
        add(1, 1, .curve(Curve(name: "test accuracy", points: (1...10).map { .init(step: Double($0), value: 0.93 - 0.55 / Double($0)) }, xLabel: "epoch", group: "accuracy")))
        add(2, 0, .assertion(Assertion(source: "torch.allclose(learned, edge, atol=0.05)", passed: true)))
        add(2, 1, .assertion(Assertion(source: "learned.shape == (1, 2)", passed: true, count: 1200)))
        let rows: [ShapeTable.Row] = [
            .init(depth: 0, path: "", type: "LeNet", inputs: [[4, 1, 28, 28]], outputs: [[4, 10]], parameters: 61_706, trainable: 61_706),
            .init(depth: 1, path: "features", type: "Sequential", inputs: [[4, 1, 28, 28]], outputs: [[4, 16, 5, 5]], parameters: 2_572, trainable: 2_572),
            .init(depth: 2, path: "features.conv1", type: "Conv2d", inputs: [[4, 1, 28, 28]], outputs: [[4, 6, 28, 28]], parameters: 156, trainable: 156, multiplyAdds: 489_216, receptiveField: [5, 5]),
            .init(depth: 2, path: "features.act", type: "Sigmoid", inputs: [[4, 6, 28, 28]], outputs: [[4, 6, 28, 28]], parameters: 0, trainable: 0, receptiveField: [5, 5]),
            .init(depth: 2, path: "features.pool", type: "AvgPool2d", inputs: [[4, 6, 28, 28]], outputs: [[4, 6, 14, 14]], parameters: 0, trainable: 0, receptiveField: [6, 6]),
            .init(depth: 2, path: "features.conv2", type: "Conv2d", inputs: [[4, 6, 14, 14]], outputs: [[4, 16, 10, 10]], parameters: 2_416, trainable: 0, multiplyAdds: 966_400, receptiveField: [14, 14]),
            .init(depth: 1, path: "flatten", type: "Flatten", inputs: [[4, 16, 5, 5]], outputs: [[4, 400]], parameters: 0, trainable: 0),
            .init(depth: 1, path: "classifier", type: "Linear", inputs: [[4, 400]], outputs: [[4, 10]], parameters: 59_134, trainable: 59_134, multiplyAdds: 236_536),
        ]
        add(3, 1, .shapeTable(ShapeTable(name: "net", rows: rows, parameters: 61_706, trainable: 59_290, multiplyAdds: 1_692_152)))
        add(3, 1, .display(Display(plain: "torch.Size([4, 10])")))
        let picture = Figure.Image(height: 8, width: 8, values: (0..<64).map { Float(($0 / 8 + $0 % 8) % 5) }, lowest: 0, highest: 4)
        var second = picture
        second.colours = .viridis
        add(4, 0, .figure(Figure(alt: "Two pictures of diagonal stripes", title: "Two channels", columns: 2, panels: [
            .init(title: "gray", axes: false, marks: [.image(picture)]), .init(title: "viridis", axes: false, marks: [.image(second)]),
        ])))
        add(4, 0, .figure(Figure(alt: "Counts of four classes", panels: [
            .init(title: "examples by class", xLabel: "class", yLabel: "count", grid: true, marks: [
                .series(.init(kind: .bars, label: "training", x: [0, 1, 2, 3], y: [60, 52, 71, 48], names: ["coat", "dress", "shirt", "bag"])),
                .series(.init(kind: .bars, label: "test", x: [0, 1, 2, 3], y: [12, 10, 9, 14], names: ["coat", "dress", "shirt", "bag"])),
            ]),
        ])))
        add(5, 0, .kernelComparison(KernelComparison(rows: [
            .init(operation: "conv2d", shapes: "(1, 1, 48, 48) * (1, 1, 5, 5)", line: 96, fastSeconds: 0.000_031, referenceSeconds: 0.0021, largestDifference: 4.8e-7, largestRelativeDifference: 2.1e-7, agrees: true),
            .init(operation: "conv2d", shapes: "(64, 3, 32, 32) * (32, 3, 5, 5)", line: 96, calls: 12, fastSeconds: 0.0042, referenceSeconds: 0.61, largestDifference: 0.31, largestRelativeDifference: 0.012, agrees: false),
        ])))
        add(6, 0, .exception(ExceptionReport(
            type: "RuntimeError", message: "Calculated padded input size per channel: (4 x 4). Kernel size: (5 x 5). Kernel size can't be greater than actual input size",
            traceback: "Traceback (most recent call last):\n  File \"demo.md\", line 104, in <module>\nRuntimeError: Calculated padded input size …", announced: true)))
        add(8, 0, .assertion(Assertion(source: "out_size(8, 3) == 6", passed: true)))
        add(8, 1, .assertion(Assertion(
            source: "torch.equal(corr2d(X, X), torch.tensor([[204.0]]))", passed: false, message: "the sum of squares <of 0 to 8>",
            detail: .init(summary: "1 of 1 values differs", index: [0, 0], actual: "203.0", expected: "204.0"))))
        add(9, 1, .assertion(Assertion(source: "out_size(2, 3) == 0", passed: true)))
        let line = lesson.cells[10].sourceLine + 1
        var refused = rows
        refused[7].failed = true
        refused[7].outputs = []
        add(10, 1, .exception(ExceptionReport(
            type: "RuntimeError", message: "mat1 and mat2 shapes cannot be multiplied (1792x28 and 784x10)",
            traceback: "Traceback (most recent call last):\n  File \"demo.md\", line \(line), in <module>\n    x = net(torch.rand(64, 28, 28))\n        ^^^^^^^^^^^^^^^^^^^^^^^^^^^\nRuntimeError: mat1 and mat2 shapes cannot be multiplied (1792x28 and 784x10)",
            span: SourceSpan(line: line, column: 4, endLine: line, endColumn: 31),
            notes: ["The layer was built for rows of **784** numbers; what arrived has rows of `28`.".replacing("**", with: ""), "1792 = 64 · 28: the batch and the height were taken together, so the picture was never flattened."],
            help: ["flatten each picture first: `nn.Flatten()` in front of the layer, or `x.flatten(1)`"],
            layers: ShapeTable(name: "net", rows: Array(refused.suffix(2)), parameters: 59_134, trainable: 59_134, multiplyAdds: 0))))
        let cells = lesson.cells.map { cell in
            CellRecord(index: cell.index, status: cell.index == 8 || cell.index == 10 ? .failed : cell.index == 11 ? .notRun : .passed,
                       seconds: cell.index == 11 ? nil : 0.0004 * Double(1 + cell.index * cell.index), steps: 100)
        }
        return RunRecord(lesson: lesson.id, engine: "lessons 0.1", seed: 0, kernels: .both, cells: cells, events: events, seconds: 1.84)
    }
}
