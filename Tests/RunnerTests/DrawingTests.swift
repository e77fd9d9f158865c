import Foundation
import LessonModel
import Testing
@testable import Runner

/// Graphs of gradients and drawings on pictures, as events of a run.
struct DrawingTests {
    private func figures(_ cells: (tags: String, source: String)...) throws -> [Figure] {
        var text = "# Test\n"
        for cell in cells { text += "\n```{code-cell} python\n" + (cell.tags.isEmpty ? "" : ":tags: [\(cell.tags)]\n\n") + "\(cell.source)\n```\n" }
        let lesson = try LessonParser.parse(Array(text.utf8), file: "test.md")
        var runner = LessonRunner()
        runner.executable = LessonTests.binary
        let record = try runner.run(lesson, options: RunOptions(timings: false)) { _ in }
        #expect(record.succeeded, "\(record.events)")
        return record.events.compactMap { if case .figure(let figure) = $0.content { figure } else { nil } }
    }

    @Test func theGraphOfABackwardPass() throws {
        let source = "import torch\nw = torch.tensor(3.0, requires_grad=True)\ny = w * 2\ny.retain_grad()\nloss = (y - 1) ** 2\nloss.backward()\nloss2 = (w + 1).sum()\nloss2.backward()"
        let figures = try figures(("graph", source), ("", "z = (w * w).backward()"))
        let graph = try #require(figures.first?.graph)
        #expect(figures.count == 1 && graph.total == 4)
        // The first backward() is drawn; gradients are those at the end of the cell.
        #expect(graph.nodes.map(\.lines) == [["PowBackward0", "loss = 25"], ["SubBackward0"], ["MulBackward0", "y = 6", "grad 10"], ["w = 3", "grad 21"]])
        #expect(graph.nodes.map(\.kind) == [.result, .operation, .operation, .leaf] && graph.edges.contains(.init(from: 3, to: 2)))
        #expect(figures[0].alt.contains("w = 3, grad 21"))
    }

    @Test func parametersHaveTheirPaths() throws {
        let figures = try figures(("graph", "import torch\nfrom torch import nn\nnet = nn.Sequential(nn.Linear(2, 3), nn.ReLU())\nnet(torch.ones(1, 2)).sum().backward()"))
        let names = try #require(figures.first?.graph).nodes.filter { $0.kind == .leaf }.compactMap(\.lines.first)
        #expect(names.contains("net.0.weight (3, 2)") && names.contains { $0.hasPrefix("net.0.bias = [") }, "\(names)")
    }

    @Test func noGraphWithoutABackwardPass() throws {
        #expect(try figures(("graph", "import torch\nx = torch.ones(2, requires_grad=True)\ny = x * 2")).isEmpty)
    }

    @Test func aDrawnGraphAsTheLastValue() throws {
        let figures = try figures(("", "import torch\nfrom torchviz import make_dot\nw = torch.ones(2, requires_grad=True)\nmake_dot((w * 2).sum(), params={'w': w})"))
        let graph = try #require(figures.first?.graph)
        #expect(figures.count == 1 && graph.nodes.contains(.init(kind: .leaf, lines: ["w", "(2)"])) && graph.nodes.contains { $0.lines == ["MulBackward0"] }, "\(graph)")
    }

    @Test func wordsAndFramesOnAPicture() throws {
        let source = """
            import matplotlib.pyplot as plt
            fig, axis = plt.subplots()
            axis.imshow([[0.0, 1.0], [2.0, 3.0]])
            axis.add_patch(plt.Rectangle((-0.5, -0.5), 1, 1, edgecolor='C1'))
            axis.text(1, 0, 'seven', ha='center', va='center', color='C2')
            axis.annotate('there', xy=(0, 1), xytext=(1, 1), arrowprops={'arrowstyle': '->'})
            axis.text(0.5, 0.5, 'beside', transform=axis.transAxes)
            plt.show()
            """
        let panel = try #require(figures(("", source)).first?.panels.first)
        let texts = panel.marks.compactMap { if case .text(let text) = $0 { text } else { nil } }
        #expect(texts == [.init(text: "seven", x: 1, y: 0, color: "2"), .init(text: "there", x: 1, y: 1, side: "left", height: "baseline")])
        let series = panel.marks.compactMap { if case .series(let series) = $0 { series } else { nil } }
        #expect(series.contains { $0.color == "1" && $0.x == [-0.5, 0.5, 0.5, -0.5, -0.5] } && series.count == 2, "\(series)")
    }

    /// A layer that refuses its input: PyTorch's words first, then the layers and what would fit.
    @Test func aRefusedInput() throws {
        let text = "# T\n\n```{code-cell} python\nimport torch\nfrom torch import nn\nnet = nn.Sequential(nn.Conv2d(1, 8, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(400, 10))\nnet(torch.zeros(4, 1, 10, 10))\n```\n"
        let lesson = try LessonParser.parse(Array(text.utf8), file: "test.md")
        var runner = LessonRunner()
        runner.executable = LessonTests.binary
        let record = try runner.run(lesson, options: RunOptions(timings: false)) { _ in }
        let report = try #require(record.events.compactMap { if case .exception(let report) = $0.content { report } else { nil } }.first)
        #expect(report.message == "mat1 and mat2 shapes cannot be multiplied (4x128 and 400x10)")
        #expect(report.notes.contains("`3` (Flatten) laid 8·4·4 = 128 numbers of each example in a row.") && report.help.first?.hasPrefix("`nn.Linear(128, 10)` fits") == true, "\(report.notes)")
        #expect(report.layers?.rows.map(\.failed) == [true, false, false, false, false, true] && report.layers?.rows[4].outputs == [[4, 128]])
    }
}
