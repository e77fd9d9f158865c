internal import Foundation
public import LessonModel
internal import TorchAPI

/// The reference of the library: the tables of operations, and what the modules say of themselves, with examples that are run.
public enum Reference {
    /// - Parameter runner: runs two programs in workers, as it runs lessons.
    /// - Returns: all public names, ordered by place and name.
    public static func entries(_ runner: any LessonRunning) throws -> [ReferenceEntry] {
        var entries: [String: ReferenceEntry] = [:]
        for operation in OperationCatalog.entries {
            let entry = ReferenceEntry(place: operation.place, name: operation.name, kind: operation.isMethod ? .method : .function, signatures: operation.signatures,
                                       summary: operation.summary)
            entries[entry.fullName] = entry
        }
        for line in try output(of: listing, runner).split(separator: "\n") {
            guard let facts = try? JSONDecoder().decode([String].self, from: Data(line.utf8)), facts.count == 5 else { continue }
            let name = facts[0] + "." + facts[1]
            guard entries[name] == nil, let kind = ReferenceEntry.Kind(rawValue: facts[2]) else { continue }
            let isMethod = facts[0] == "torch.Tensor" && kind == .function
            entries[name] = ReferenceEntry(place: facts[0], name: facts[1], kind: isMethod ? .method : kind, signatures: facts[3].isEmpty ? [] : [facts[1] + facts[3]],
                                           summary: facts[4].split(separator: "\n\n").first.map { String($0).replacing("\n", with: " ") } ?? "")
        }
        let programs = ReferenceExamples.programs(for: entries)
        for (name, example) in try examples(programs, runner) { entries[name]?.example = example }
        let order = Dictionary(places.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        return entries.values.sorted { (order[$0.place] ?? places.count, $0.place, $0.name.lowercased(), $0.name) < (order[$1.place] ?? places.count, $1.place, $1.name.lowercased(), $1.name) }
    }

    /// The modules of the reference, in its order.
    static let places = [
        "torch", "torch.Tensor", "torch.nn", "torch.nn.functional", "torch.nn.init", "torch.nn.utils", "torch.optim", "torch.optim.lr_scheduler", "torch.autograd",
        "torch.utils.data", "torch.linalg", "torch.special", "torchvision.datasets", "torchvision.models", "torchvision.transforms", "torchvision.utils", "torchinfo", "d2l.torch",
    ]

    /// Runs each program; those that fail have no example.
    private static func examples(_ programs: [(name: String, program: String)], _ runner: any LessonRunning) throws -> [(String, ReferenceEntry.Example)] {
        var text = ReferenceExamples.prelude
        for (number, example) in programs.enumerated() { text += ReferenceExamples.guarded(example.program, number) }
        var found: [(String, ReferenceEntry.Example)] = []
        for part in try output(of: text, runner).split(separator: "\u{1E}") {
            let lines = part.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
            guard let number = lines.first.flatMap({ Int($0) }), programs.indices.contains(number), lines.count == 2, !lines[1].contains("\u{1F}") else { continue }
            found.append((programs[number].name, ReferenceEntry.Example(program: programs[number].program, output: lines[1].trimmingCharacters(in: .newlines))))
        }
        return found
    }

    private struct Failed: Error, CustomStringConvertible {
        let description: String
    }

    /// What a program prints, run as the only cell of a lesson.
    private static func output(of program: String, _ runner: any LessonRunning) throws -> String {
        let cell = Cell(index: 0, source: program, sourceLine: 1, lines: LineRange(1, 1))
        let lesson = Lesson(id: "reference", title: "Reference", file: "reference.md", cells: [cell])
        let record = try runner.run(lesson, options: RunOptions(timings: false)) { _ in }
        var text = "", error: String?
        for event in record.events {
            switch event.content {
            case .text(let part) where part.stream == .stdout: text += part.text
            case .exception(let report): error = "\(report.type): \(report.message)"
            case .limit(let report): error = report.message
            default: break
            }
        }
        if let error { throw Failed(description: "the reference cannot be made: \(error)") }
        return text
    }

    /// Prints a JSON list for each public name: place, name, kind, signature, documentation.
    private static let listing = #"""
import importlib, inspect, json
import torch

places = ['torch', 'torch.Tensor', 'torch.nn', 'torch.nn.functional', 'torch.nn.init', 'torch.nn.utils', 'torch.optim', 'torch.optim.lr_scheduler',
          'torch.autograd', 'torch.utils.data', 'torch.linalg', 'torch.special', 'torchvision.datasets', 'torchvision.models',
          'torchvision.transforms', 'torchvision.utils', 'torchinfo', 'd2l.torch']


def describe(owner, name):
    value = getattr(owner, name)
    doc = value.__doc__ if isinstance(value.__doc__, str) else ''
    if isinstance(value, type):
        kind = 'type'
        doc = doc if '__doc__' in value.__dict__ else ''
    elif callable(value):
        kind = 'function'
    else:
        return None if type(value).__name__ == 'module' else ('constant', '', '')
    try:
        signature = str(inspect.signature(value.__init__ if kind == 'type' and '__init__' in value.__dict__ else value))
    except Exception:
        signature = ''
    return kind, signature.replace('(self, ', '(').replace('(self)', '()'), doc


for place in places:
    owner = torch.Tensor if place == 'torch.Tensor' else importlib.import_module(place)
    names = set(dir(owner)) | set(getattr(owner, '__all__', ()))
    if place != 'torch.nn':
        names |= set(getattr(owner, '_module_of', ()))
    for name in sorted(names):
        if name.startswith('_'):
            continue
        try:
            facts = describe(owner, name)
        except Exception:
            continue
        if facts:
            print(json.dumps([place, name, *facts]))
"""#
}
