import LessonModel
import Testing
@testable import Runner

struct CurveTests {
    private func printed(_ text: String) -> [Curve] {
        var curves = PrintedCurves()
        // In small pieces, as programs print.
        for piece in text.split(separator: " ", omittingEmptySubsequences: false) {
            var piece = piece + " "
            piece.withUTF8 { curves.take($0, line: 1) }
        }
        return curves.curves().map(\.curve)
    }

    @Test func aCounterGivesThePlaces() {
        let curves = printed("start\nepoch 1, loss: 0.5, train acc 0.25 \nepoch 2, loss: 0.25, train acc 0.50 \nnoise\nepoch 3, loss: 1e-3, train acc 0.75 \n")
        #expect(curves.map(\.name) == ["loss", "train acc"])
        #expect(curves.allSatisfy { $0.xLabel == "epoch" && $0.total == 3 })
        #expect(curves.first?.points == [Curve.Point(step: 1, value: 0.5), Curve.Point(step: 2, value: 0.25), Curve.Point(step: 3, value: 0.001)])
        #expect(curves[0].group == curves[1].group)
    }

    @Test func signsAndArgumentsAreNoNames() {
        for line in ["0·%d = 1", "(3, 1) → (%d, 2)", "  (conv): Conv2d(%d, 6)"] {
            #expect(printed([1, 2, 4].map { line.replacing("%d", with: "\($0)") + "\n" }.joined()).isEmpty, "\(line)")
        }
    }

    @Test func namesWithSigns() {
        #expect(printed("loss = 3.0\nloss = 2.0\nloss = 1.0\n").map(\.name) == ["loss"])
        #expect(printed("loss 3.0\nloss 2.0\nloss -1.0\n").first?.points.map(\.value) == [3, 2, -1])
        #expect(printed("[1] val_loss: 3\n[1] val_loss: 2\n[1] val_loss: 1\n").isEmpty)
        #expect(printed("step 10/30 loss 3.5\nstep 20/30 loss 2.5\nstep 30/30 loss 1.5\n").first?.points.map(\.step) == [10, 20, 30])
    }

    @Test func whatIsNoCurve() {
        #expect(printed("loss: 1.0\nloss: 2.0\n").isEmpty)
        #expect(printed("tensor([1., 2.])\ntensor([2., 2.])\ntensor([3., 2.])\n").isEmpty)
        #expect(printed("conv2d is fine\nconv2d is fine\nconv2d is fine\n").isEmpty)
        #expect(printed("1 2 3\n2 3 4\n3 4 5\n").isEmpty)
        #expect(printed(String(repeating: "x", count: 1000) + " loss: 1.5\n").isEmpty)
    }

    @Test func longSeriesAreThinnedEvenly() {
        var series = ThinnedSeries()
        for step in 0..<123_457 { series.append(Double(step), at: Double(step)) }
        let points = series.thinned
        #expect(series.total == 123_457 && points.count <= Curve.maximalCount && points.count > Curve.maximalCount / 2)
        #expect(points.first?.step == 0 && points.last?.step == 123_456)
        let gaps = zip(points, points.dropFirst()).map { $1.step - $0.step }.dropLast()
        #expect((gaps.max() ?? 0) <= 2 * (gaps.min() ?? 0))
    }

    @Test func lossesCountAtSteps() {
        var recorder = CurveRecorder()
        for step in 0..<4 {
            // Two backward passes for each step: the gradient is accumulated.
            recorder.backward("loss", value: Double(10 * step), line: 7)
            recorder.backward("loss", value: Double(10 * step + 1), line: 7)
            recorder.optimizerStep(nil)
        }
        let curve = recorder.curves().first
        #expect(curve?.curve.name == "loss" && curve?.line == 7)
        #expect(curve?.curve.points.map(\.value) == [1, 11, 21, 31])
    }

    @Test func lossesOfUpdatesByHand() {
        var recorder = CurveRecorder()
        for step in 0..<3 { recorder.backward("l.sum()", value: Double(step), line: 3) }
        recorder.backward("once", value: 1, line: 9)
        let curves = recorder.curves()
        #expect(curves.map(\.curve.name) == ["l.sum()"])
        #expect(curves.first?.curve.points.map(\.value) == [0, 1, 2])
    }

    private final class Optimizer {}

    /// Trainings in one cell are told apart by their optimisers, in turns or one after the other; one that has gone is no other's.
    @Test func trainingsAreCurvesOfTheirOwn() {
        var recorder = CurveRecorder()
        func train(_ optimizer: Optimizer, _ values: [Double]) {
            for value in values {
                recorder.backward("loss", value: value, line: 4)
                recorder.optimizerStep(optimizer)
            }
        }
        let first = Optimizer()
        train(first, [5, 4])
        train(Optimizer(), [9, 8, 7])
        train(first, [3])
        let curves = recorder.curves().map(\.curve)
        #expect(curves.map(\.name) == ["loss 1", "loss 2"] && curves.allSatisfy { $0.group == "loss" && $0.yLabel == "loss" })
        #expect(curves.map { $0.points.map(\.value) } == [[5, 4, 3], [9, 8, 7]] && curves.map { $0.points.map(\.step) } == [[0, 1, 2], [0, 1, 2]])
        // More than one picture holds, or a new optimiser for every step: one curve.
        for _ in 0..<7 { train(Optimizer(), [2, 1]) }
        #expect(recorder.curves().map(\.curve.name) == ["loss"] && recorder.curves().first?.curve.total == 20)
        recorder = CurveRecorder()
        for step in 0..<3 { train(Optimizer(), [Double(step)]) }
        #expect(recorder.curves().map(\.curve.name) == ["loss"] && recorder.curves().first?.curve.points.count == 3)
    }

    @Test func twoNetworksGiveTwoCurves() {
        var recorder = CurveRecorder()
        for step in 0..<3 {
            recorder.backward("loss_d", value: Double(step), line: 1)
            recorder.optimizerStep(nil)
            recorder.backward("loss_g", value: Double(-step), line: 2)
            recorder.optimizerStep(nil)
        }
        #expect(recorder.curves().map(\.curve.name) == ["loss_d", "loss_g"])
        #expect(recorder.curves().map { $0.curve.points.count } == [3, 3])
    }
}
