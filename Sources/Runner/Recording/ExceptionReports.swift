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
        explain(&report, message, layers(&report, recorder, interpreter))
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
    private static func layers(_ report: inout ExceptionReport, _ recorder: EventRecorder, _ interpreter: Interpreter) -> RefusedLayer? {
        guard let refusing = recorder.shapes.refusing, let table = recorder.shapes.failedTable(interpreter) else { return nil }
        if table.rows.count > 1 { report.layers = table }
        guard let input = refusing.inputs.first else { return nil }
        let facts = recorder.shapes.facts(refusing.module)
        func name(_ path: String, _ type: String) -> String { path.isEmpty ? "`\(type)`" : "`\(path)` (\(type))" }
        var layer = RefusedLayer(name: name(table.rows.last { $0.failed }?.path ?? "", refusing.className), kind: facts.kind, input: input, settings: facts.settings)
        if let call = recorder.shapes.lastWorking, let row = table.rows.last(where: { !$0.failed && $0.outputs == call.outputs }) {
            layer.previous = (name(row.path, row.type), recorder.shapes.facts(call.module).kind, call.inputs.first ?? [], call.outputs.first ?? [])
        }
        return layer
    }

    // MARK: what it means

    /// The layer's own explanation first, then that of the message.
    private static func explain(_ report: inout ExceptionReport, _ message: String, _ layer: RefusedLayer?) {
        func add(_ explanation: TeachingTexts.Explanation) {
            report.notes += explanation.notes.filter { !report.notes.contains($0) }
            report.help += explanation.help.filter { !report.help.contains($0) }
        }
        let own = layer.flatMap(TeachingTexts.explain)
        if let layer { report.notes.append(TeachingTexts.refused(layer)) }
        if let own { add(own) }
        if let diagnosis = ErrorDiagnosis(String(message.prefix(2000))) { add(TeachingTexts.explain(diagnosis, isInLayer: own != nil, isAfterOthers: layer?.previous != nil)) }
        if report.type == "NotImplementedError", message.isEmpty { report.notes.append(TeachingTexts.notImplemented) }
    }
}
