import LessonModel
import Report

/// The reference: a page for each module.
struct ReferencePages {
    let site: SiteBuilder

    init(_ site: SiteBuilder) {
        self.site = site
    }

    static let summaries: [String: String] = [
        "torch": "Tensors are made, combined and reduced.", "torch.Tensor": "What a tensor can do by itself.", "torch.nn": "Layers and losses with parameters of their own.",
        "torch.nn.functional": "Layers and losses as plain functions.", "torch.nn.init": "First values of parameters.", "torch.nn.utils": "Gradients cut, parameters as one vector.",
        "torch.optim": "Optimisers: from gradients to steps.", "torch.optim.lr_scheduler": "Learning rates that change while a network is trained.",
        "torch.autograd": "Gradients.", "torch.utils.data": "Data sets, and batches of them.", "torch.linalg": "Linear algebra.", "torch.special": "Special functions.",
        "torchvision.datasets": "Data sets of pictures.", "torchvision.models": "Well-known networks, without trained weights.", "torchvision.transforms": "Pictures cut, scaled and made into tensors.",
        "torchvision.utils": "Pictures side by side.", "torchinfo": "Tables of layers and parameters.", "d2l.torch": "The helpers that come with the book “Dive into Deep Learning”.",
    ]

    /// Places in the order of the summaries' importance.
    static func order(_ places: Set<String>) -> [String] {
        let known = ["torch", "torch.Tensor", "torch.nn", "torch.nn.functional", "torch.nn.init", "torch.nn.utils", "torch.optim", "torch.optim.lr_scheduler", "torch.autograd",
                     "torch.utils.data", "torch.linalg", "torch.special", "torchvision.datasets", "torchvision.models", "torchvision.transforms", "torchvision.utils", "torchinfo", "d2l.torch"]
        return known.filter(places.contains) + places.subtracting(known).sorted()
    }

    static func address(_ entry: ReferenceEntry) -> String { "api/\(entry.place).html#\(entry.name)" }

    func pages() throws -> [(path: String, text: String)] {
        var modules: [String: [ReferenceEntry]] = [:]
        for entry in site.course.reference { modules[entry.place, default: []].append(entry) }
        let order = Self.order(Set(modules.keys))
        let overview = try site.course.theme.render("reference.mustache", [
            "count": Number.grouped(site.course.reference.count),
            "modules": order.map { ["name": $0, "address": "\($0).html", "summary": Self.summaries[$0] ?? "", "count": modules[$0]?.count ?? 0] as [String: Any] },
        ] as [String: Any])
        var pages = [("api/index.html", try site.frame(SiteBuilder.Frame(title: "Reference", path: "api/index.html", page: "overview", description: "The names of the library with signatures and examples."), overview))]
        for name in order { pages.append(("api/\(name).html", try page(name, modules[name] ?? [], order))) }
        return pages
    }

    private func page(_ module: String, _ entries: [ReferenceEntry], _ order: [String]) throws -> String {
        // In-place versions, and methods that `torch` has as a function, are told in a line that leads to the other entry.
        var long: [[String: Any]] = [], short: [[String: Any]] = []
        for entry in entries {
            if let other = twin(entry) {
                short.append(["anchor": entry.name, "name": entry.name, "summary": entry.summary, "signatures": entry.signatures.map(Self.signature), "address": other])
            } else if entry.example == nil, entry.signatures.isEmpty || entry.summary.isEmpty {
                short.append(["anchor": entry.name, "name": entry.name, "summary": entry.summary, "signatures": entry.signatures.map(Self.signature)])
            } else {
                long.append(values(entry))
            }
        }
        let main = try site.course.theme.render("module.mustache", [
            "name": module, "summary": Self.summaries[module] ?? "", "entries": long, "hasShort": !short.isEmpty, "short": short,
            "shortTitle": module == "torch.Tensor" ? "Methods that torch has as functions, and properties" : "Further names",
        ] as [String: Any])
        let sidebar = order.map { ["address": "\($0).html", "name": $0, "current": $0 == module] as [String: Any] }
        return try site.frame(SiteBuilder.Frame(title: module, path: "api/\(module).html", page: "module", description: "\(module): \(Self.summaries[module] ?? "")", sidebar: sidebar,
                                                sidebarTitle: "Modules"), main)
    }

    private func twin(_ entry: ReferenceEntry) -> String? {
        if entry.example != nil { return nil }
        if entry.place == "torch.Tensor", site.reference["torch." + entry.name] != nil { return "torch.html#\(entry.name)" }
        if entry.name.hasSuffix("_"), site.reference["\(entry.place).\(entry.name.dropLast())"] != nil { return "#\(entry.name.dropLast())" }
        return nil
    }

    private func values(_ entry: ReferenceEntry) -> [String: Any] {
        let uses = site.names.uses[entry.fullName] ?? []
        var values: [String: Any] = [
            "anchor": entry.name, "name": entry.name, "place": entry.place, "summary": entry.summary, "hasSignatures": !entry.signatures.isEmpty,
            "signatures": entry.signatures.map(Self.signature), "hasUses": !uses.isEmpty,
            "uses": uses.prefix(6).map { ["address": "../" + $0.address, "section": $0.section] },
        ]
        if let example = entry.example {
            values["example"] = ["program": Highlighter.lines(example.program).joined(separator: "\n"), "output": example.output]
        }
        return values
    }

    /// A signature with its name set off.
    private static func signature(_ text: String) -> String {
        let name = text.prefix { $0 != "(" }
        return "<b>\(HTML.escaped(String(name)))</b>\(HTML.escaped(String(text.dropFirst(name.count))))"
    }
}
