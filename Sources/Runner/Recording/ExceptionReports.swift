internal import Language
internal import LessonModel
internal import Syntax

/// Makes the report of an exception that nothing caught: what CPython says, where in the lesson, and what a teacher would add.
enum ExceptionReports {
    static func report(_ failure: SyntaxFailure) -> ExceptionReport {
        ExceptionReport(type: failure.kind.rawValue, message: failure.message, traceback: failure.report + "\n", span: span(failure.span, failure.source))
    }

    static func report(_ exception: ExceptionObject, _ traceback: String, _ recorder: EventRecorder, _ interpreter: Interpreter, cells request: WorkerRequest, cell: Int) -> ExceptionReport {
        let message = (try? interpreter.string(.object(exception)))?.text ?? ""
        var report = ExceptionReport(type: exception.type.name, message: message, traceback: traceback)
        // The innermost place in the lesson's own text: errors of library code are errors of the line that called it.
        if let entry = exception.traceback.first(where: { $0.code.source.name == recorder.file }) { report.span = span(entry.span, entry.code.source) }
        if let teaching = exception.teaching {
            report.notes = teaching.notes
            report.help = teaching.help
            if let name = teaching.unknownName {
                let near = LessonModel.Suggestion.near(name, among: teaching.candidates)
                if !near.isEmpty { report.help.append(TeachingTexts.near(near)) }
            }
        }
        names(&report, message, request, cell)
        layers(&report, message, recorder, interpreter)
        general(&report, message)
        return report
    }

    static func span(_ span: Span, _ source: SourceText) -> SourceSpan {
        let (start, end) = (Int(span.start), max(Int(span.start), Int(span.end)))
        return SourceSpan(line: source.line(at: start), column: source.column(at: start), endLine: source.line(at: end), endColumn: source.column(at: end))
    }

    // MARK: names

    private static let imports = [
        "torch": "import torch", "nn": "from torch import nn", "F": "import torch.nn.functional as F", "optim": "from torch import optim", "np": "import numpy as np",
        "numpy": "import numpy", "plt": "import matplotlib.pyplot as plt", "math": "import math", "random": "import random", "time": "import time", "d2l": "from d2l import torch as d2l",
        "torchvision": "import torchvision", "transforms": "from torchvision import transforms", "DataLoader": "from torch.utils.data import DataLoader", "collections": "import collections",
        "functools": "import functools", "itertools": "import itertools", "os": "import os", "re": "import re", "json": "import json", "sys": "import sys",
    ]

    private static func names(_ report: inout ExceptionReport, _ message: String, _ request: WorkerRequest, _ cell: Int) {
        if report.type == "NameError", let name = quoted(message) {
            if let later = request.programs.first(where: { $0.cell > cell && Self.defines($0.source, name) }) {
                report.notes.append(TeachingTexts.definedLater(name, cell: later.cell + 1))
            } else if let line = imports[name] {
                report.help.append(TeachingTexts.importLine(line))
            }
        }
        if report.type == "ModuleNotFoundError", let name = quoted(message) { report.notes.append(TeachingTexts.noModule(name)) }
    }

    private static func quoted(_ message: String) -> String? {
        let parts = message.split(separator: "'", omittingEmptySubsequences: false)
        return parts.count >= 3 ? String(parts[1]) : nil
    }

    /// Whether a cell gives the name a value on its top level.
    private static func defines(_ source: String, _ name: String) -> Bool {
        source.split(separator: "\n").contains { line in
            for word in ["def ", "class "] where line.hasPrefix(word + name) {
                let next = line.dropFirst(word.count + name.count).first
                if next == "(" || next == ":" { return true }
            }
            guard line.hasPrefix(name) else { return false }
            let rest = line.dropFirst(name.count).drop { $0 == " " }
            return rest.hasPrefix("=") && !rest.hasPrefix("==")
        }
    }

    // MARK: layers

    /// Which layers worked, what arrived at the one that did not, what it expects, and what would fit.
    private static func layers(_ report: inout ExceptionReport, _ message: String, _ recorder: EventRecorder, _ interpreter: Interpreter) {
        guard let refusing = recorder.shapes.refusing, let table = recorder.shapes.failedTable(interpreter) else { return }
        if table.rows.count > 1 { report.layers = table }
        let facts = recorder.shapes.facts(refusing.module)
        let path = table.rows.last { $0.failed }?.path ?? ""
        let layer = path.isEmpty ? "`\(refusing.className)`" : "`\(path)` (\(refusing.className))"
        guard let input = refusing.inputs.first else { return }
        let previous = recorder.shapes.lastWorking.flatMap { call in table.rows.last { !$0.failed && $0.outputs == call.outputs } }
        let from = previous.map { $0.path.isEmpty ? $0.type : "`\($0.path)` (\($0.type))" }
        report.notes.append(TeachingTexts.refusedBy(layer, arrived: TeachingTexts.shape(input), from: from))
        func first(_ name: String) -> Int? { facts.settings[name]?.first }
        let name = facts.kind
        if name == "Linear", let expected = first("in_features"), let got = input.last, got != expected {
            report.notes.append(TeachingTexts.features(layer, expected: expected, got: got))
            let flat = ModuleFacts.product(Array(input.dropFirst()))
            if input.count > 2, flat == expected {
                report.help.append(TeachingTexts.flattenHelp(flat))
            } else {
                report.help.append(TeachingTexts.linearHelp(got: got, out: first("out_features")))
            }
        } else if name.contains("Conv"), let dimensions = ModuleFacts.dimensions(of: name), let expected = first("in_channels") {
            if input.count != dimensions + 1, input.count != dimensions + 2 {
                report.notes.append(TeachingTexts.rank(layer, shape: TeachingTexts.shape(input)))
                if dimensions == 2, input.count == 2 { report.help.append(TeachingTexts.batchHelp) }
            } else {
                let got = input[input.count - dimensions - 1]
                if got != expected {
                    report.notes.append(TeachingTexts.channels(layer, expected: expected, got: got))
                    report.help.append(TeachingTexts.channelsHelp(name, got: got, out: first("out_channels")))
                }
            }
        } else if name.hasPrefix("BatchNorm"), let expected = first("num_features"), input.count >= 2, input[1] != expected {
            report.notes.append(TeachingTexts.normalisation(layer, expected: expected, got: input[1]))
            report.help.append(TeachingTexts.normalisationHelp(name, got: input[1]))
        }
    }

    // MARK: errors by their message

    private static func general(_ report: inout ExceptionReport, _ message: String) {
        func has(_ text: String) -> Bool { message.contains(text) }
        if has("mat1 and mat2 shapes cannot be multiplied"), report.layers == nil, report.notes.isEmpty { report.notes.append(TeachingTexts.matrixProduct) }
        if has("must match the size of tensor") || has("is not broadcastable") { report.notes.append(TeachingTexts.broadcasting) }
        if has("Kernel size can't be greater than actual input size") || has("Output size is too small") {
            report.notes.append(report.layers == nil ? TeachingTexts.kernelTooLarge : TeachingTexts.kernelTooLarge + " " + TeachingTexts.smallPicture)
            report.help.append(TeachingTexts.kernelHelp)
        }
        if has("Trying to backward through the graph a second time") { report.help.append(TeachingTexts.backwardTwice) }
        if has("does not require grad and does not have a grad_fn") { report.notes.append(TeachingTexts.noGradient) }
        if has("a leaf Variable that requires grad is being used in an in-place operation") { report.help.append(TeachingTexts.leafInPlace) }
        if has("grad can be implicitly created only for scalar outputs") { report.help.append(TeachingTexts.notScalar) }
        if has("expected scalar type") || has("should be the same") || has("must have the same dtype") { report.help.append(TeachingTexts.dtypeHelp) }
        if has("Can't call numpy() on Tensor that requires grad") { report.help.append(TeachingTexts.toNumpy) }
        if report.type == "NotImplementedError", message.isEmpty { report.notes.append(TeachingTexts.notImplemented) }
    }
}
