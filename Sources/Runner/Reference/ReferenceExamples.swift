internal import LessonModel

/// The small programs of the reference: written ones, and for plain functions of one or two tensors the obvious call.
enum ReferenceExamples {
    /// Programs by name: the first line of a block is the name, the others are the program; its last line is shown if it is an expression.
    static func programs(for entries: [String: ReferenceEntry]) -> [(name: String, program: String)] {
        var programs: [String: String] = [:]
        for entry in entries.values { programs[entry.fullName] = obvious(entry) }
        for block in (written + writtenLayers).split(separator: "\n\n") {
            let lines = block.split(separator: "\n", maxSplits: 1)
            guard lines.count == 2, entries[String(lines[0])] != nil else { continue }
            programs[String(lines[0])] = String(lines[1])
        }
        return programs.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// The call that a schema such as `abs(Tensor input)` leaves no doubt about.
    static func obvious(_ entry: ReferenceEntry) -> String? {
        guard let schema = entry.signatures.first, let open = schema.firstIndex(of: "("), !entry.name.hasSuffix("_"), !entry.summary.isEmpty else { return nil }
        let required = schema[schema.index(after: open)...].dropLast().split(separator: ",").map { $0.drop { $0 == " " } }
            .filter { !$0.contains("=") && $0 != "*" }
        let prefix = entry.place == "torch.nn.functional" ? "F" : entry.place
        switch (entry.place, required.map { $0.prefix { $0 != " " } }) {
        case ("torch", ["Tensor"]), ("torch.special", ["Tensor"]), ("torch.nn.functional", ["Tensor"]): return "x = torch.tensor([0.25, 0.5, 0.75])\n\(prefix).\(entry.name)(x)"
        case ("torch.linalg", ["Tensor"]): return "A = torch.tensor([[2.0, 1.0], [1.0, 3.0]])\n\(prefix).\(entry.name)(A)"
        case ("torch", ["Tensor", "Tensor"]), ("torch", ["Tensor", "Operand"]):
            return "x = torch.tensor([1.0, 2.0, 3.0])\ny = torch.tensor([4.0, 2.0, 0.5])\ntorch.\(entry.name)(x, y)"
        case ("torch.Tensor", []) where schema.hasSuffix("()"): return "x = torch.tensor([[1.0, 2.0], [3.0, 4.0]])\nx.\(entry.name)()"
        default: return nil
        }
    }

    static let prelude = #"""
import math
import torch
import torch.nn.functional as F
from torch import nn


def _show(value):
    if value is not None:
        print(repr(value))

"""#

    /// The program between a mark and the next one, with the value of its last line shown; an exception leaves another mark.
    static func guarded(_ program: String, _ number: Int) -> String {
        var lines = program.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if let last = lines.last, !last.hasPrefix(" "), isExpression(last) { lines[lines.count - 1] = "_show(\(last))" }
        let body = lines.map { "    " + $0 }.joined(separator: "\n")
        return "print('\\x1e\(number)')\ntry:\n    torch.manual_seed(0)\n\(body)\nexcept Exception as error:\n    print('\\x1f', type(error).__name__)\n"
    }

    private static func isExpression(_ line: String) -> Bool {
        if ["print(", "for ", "assert ", "import ", "from ", "with "].contains(where: line.hasPrefix) { return false }
        // An assignment has a `=` outside all brackets.
        var depth = 0
        for character in line {
            if "([{".contains(character) { depth += 1 }
            if ")]}".contains(character) { depth -= 1 }
            if character == "=", depth == 0 { return false }
        }
        return true
    }
}
