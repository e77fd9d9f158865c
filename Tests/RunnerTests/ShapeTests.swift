import Language
import LessonModel
import Testing
@testable import Runner

struct ShapeTests {
    private final class Tensor {}

    private func conv(_ kind: String, kernel: Int, stride: Int = 1, dilation: Int = 1, channels: (Int, Int) = (1, 1), groups: Int = 1) -> ModuleFacts {
        var facts = ModuleFacts(kind: kind)
        facts.settings = ["kernel_size": [kernel], "stride": [stride], "dilation": [dilation], "in_channels": [channels.0], "out_channels": [channels.1], "groups": [groups]]
        return facts
    }

    @Test func multiplyAdds() {
        #expect(conv("Conv2d", kernel: 3, channels: (8, 16)).multiplyAdds(inputs: [[4, 8, 6, 6]], outputs: [[4, 16, 6, 6]]) == 4 * 16 * 36 * 8 * 9)
        #expect(conv("Conv2d", kernel: 3, channels: (8, 8), groups: 8).multiplyAdds(inputs: [[1, 8, 5, 5]], outputs: [[1, 8, 3, 3]]) == 8 * 9 * 9)
        #expect(conv("ConvTranspose2d", kernel: 2, stride: 2, channels: (4, 2)).multiplyAdds(inputs: [[1, 4, 3, 3]], outputs: [[1, 2, 6, 6]]) == 36 * 2 * 4)
        var linear = ModuleFacts(kind: "Linear")
        linear.settings = ["in_features": [144], "out_features": [10]]
        #expect(linear.multiplyAdds(inputs: [[4, 144]], outputs: [[4, 10]]) == 5760)
        #expect(linear.multiplyAdds(inputs: [[1 << 40, 144]], outputs: [[1 << 40, 1 << 30]]) == .max)
        #expect(ModuleFacts(kind: "ReLU").multiplyAdds(inputs: [[1]], outputs: [[1]]) == nil)
    }

    @Test func receptiveFields() throws {
        // conv 3, pool 2, conv 3: 3, 4, 8.
        var field = ReceptiveField(dimensions: 2)
        var sizes: [[Int]] = []
        for facts in [conv("Conv2d", kernel: 3), conv("MaxPool2d", kernel: 2, stride: 2), conv("Conv2d", kernel: 3)] {
            field = field.through(try #require(facts.window))
            sizes.append(field.rounded)
        }
        #expect(sizes == [[3, 3], [4, 4], [8, 8]])
        let dilated = try #require(conv("Conv1d", kernel: 3, dilation: 4).window)
        #expect(ReceptiveField(dimensions: 1).through(dilated).rounded == [9])
        #expect(conv("AdaptiveAvgPool2d", kernel: 3).window == nil && ModuleFacts(kind: "Linear").window == nil)
    }

    /// A network of three layers: what it calls, in order, with shapes.
    private struct Fake {
        let interpreter = Interpreter()
        let root = DictObject(), first = DictObject(), second = DictObject(), third = DictObject()
        var recorder = ShapeRecorder()

        init() {
            let facts: [ObjectIdentifier: ModuleFacts] = {
                var root = ModuleFacts(kind: "Sequential")
                root.children = [("0", first), ("act", second), ("1", third)]
                var conv = ModuleFacts(kind: "Conv2d", parameters: [(ObjectIdentifier(first), 80, true)])
                conv.settings = ["kernel_size": [3, 3], "stride": [1, 1], "in_channels": [1], "out_channels": [8]]
                var linear = ModuleFacts(kind: "Linear", parameters: [(ObjectIdentifier(third), 20, false)])
                linear.settings = ["in_features": [8], "out_features": [2]]
                return [ObjectIdentifier(self.root): root, ObjectIdentifier(first): conv, ObjectIdentifier(second): ModuleFacts(kind: "ReLU"), ObjectIdentifier(third): linear]
            }()
            recorder.facts = { facts[ObjectIdentifier($0)] ?? ModuleFacts() }
            recorder.begin()
        }

        mutating func call(_ module: Object, _ name: String, _ input: [Int], _ output: [Int]?, from: Tensor, to: Tensor) {
            recorder.began(module, name, inputs: [input], tensors: [from], line: 5)
            recorder.ended(outputs: output.map { [$0] }, tensors: [to], interpreter)
        }
    }

    @Test func aTreeBecomesATable() throws {
        var fake = Fake()
        let tensors = (0..<6).map { _ in Tensor() }
        for _ in 0..<2 {
            fake.recorder.began(fake.root, "Net", inputs: [[2, 1, 5, 5]], tensors: [tensors[0]], line: 5)
            fake.call(fake.first, "Conv2d", [2, 1, 5, 5], [2, 8, 3, 3], from: tensors[0], to: tensors[1])
            fake.call(fake.second, "ReLU", [2, 8, 3, 3], [2, 8, 3, 3], from: tensors[1], to: tensors[2])
            fake.call(fake.third, "Linear", [2, 8], [2, 2], from: tensors[3], to: tensors[4])
            fake.call(fake.third, "Linear", [2, 8], [2, 2], from: tensors[3], to: tensors[4])
            fake.recorder.ended(outputs: [[2, 2]], tensors: [tensors[4]], fake.interpreter)
        }
        let tables = fake.recorder.tables(fake.interpreter)
        #expect(tables.count == 1)
        let table = try #require(tables.first?.table)
        #expect(table.name == "Net" && table.parameters == 100 && table.trainable == 80)
        #expect(table.rows.map(\.path) == ["", "0", "act", "1"])
        #expect(table.rows.map(\.depth) == [0, 1, 1, 1])
        #expect(table.rows.map(\.calls) == [1, 1, 1, 2])
        #expect(table.rows.map(\.receptiveField) == [nil, [3, 3], [3, 3], nil])
        #expect(table.rows.map(\.multiplyAdds) == [nil, 2 * 8 * 9 * 9, nil, 32])
        #expect(table.multiplyAdds == 2 * 8 * 9 * 9 + 64)
        #expect(fake.recorder.failedTable(fake.interpreter) == nil)
    }

    @Test func aFailedCallNamesTheLayerThatRefused() throws {
        var fake = Fake()
        let tensors = (0..<3).map { _ in Tensor() }
        fake.recorder.began(fake.root, "Net", inputs: [[2, 1, 5, 5]], tensors: [tensors[0]], line: 5)
        fake.call(fake.first, "Conv2d", [2, 1, 5, 5], [2, 8, 3, 3], from: tensors[0], to: tensors[1])
        fake.recorder.began(fake.third, "Linear", inputs: [[2, 72]], tensors: [tensors[2]], line: 5)
        fake.recorder.ended(outputs: nil, tensors: [], fake.interpreter)
        fake.recorder.ended(outputs: nil, tensors: [], fake.interpreter)
        #expect(fake.recorder.tables(fake.interpreter).isEmpty)
        let table = try #require(fake.recorder.failedTable(fake.interpreter))
        #expect(table.rows.map(\.failed) == [true, false, true])
        #expect(fake.recorder.refusing?.className == "Linear" && fake.recorder.refusing?.inputs == [[2, 72]])
        #expect(fake.recorder.lastWorking?.className == "Conv2d")
        // A call after it: the failure was caught.
        fake.call(fake.second, "ReLU", [1], [1], from: tensors[0], to: tensors[1])
        #expect(fake.recorder.failedTable(fake.interpreter) == nil)
    }

    @Test func theConditionOfAnAssertion() {
        let cases = [
            "assert x": "x", "assert x == [1, 2], 'a, b'": "x == [1, 2]", "assert f(',') , \"m\"": "f(',')", "assert (x,\n        y) == z": "(x, y) == z",
            "assert all(lambda a, b: a for _ in x), 1": "all(lambda a, b: a for _ in x)", "assert lambda a, b: a": "lambda a, b: a", "assert '''a,\nb''' , 2": "'''a, b'''",
            "assert x  # why, really": "x  # why, really", "assert(x)": "(x)", "assert {1: 2}[1] == 2, 3": "{1: 2}[1] == 2",
        ]
        for (statement, condition) in cases { #expect(AssertionRecorder.condition(statement) == condition) }
    }
}
