import Foundation
import Site

/// Looks over the files of a site: ids, links and anchors, headings, tables, drawings, names of what can be used, and that nothing comes from elsewhere.
struct PageCheck {
    private(set) var problems: [String] = []
    private var ids: [String: Set<String>] = [:]
    private let paths: Set<String>

    init(_ files: [SiteFile]) {
        paths = Set(files.map(\.path))
        let pages = files.filter { $0.path.hasSuffix(".html") }.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) }
        for (path, text) in pages { collect(path, text) }
        for (path, text) in pages { check(path, text) }
    }

    private struct Tag {
        var name: String
        var attributes: [String: String]
    }

    private static func tags(_ text: String) -> [Tag] {
        text.matches(of: #/<([a-zA-Z][a-zA-Z0-9]*)((?:\s+[a-zA-Z:-]+(?:="[^"]*")?)*)\s*\/?>/#).map { match in
            var attributes: [String: String] = [:]
            for part in match.output.2.matches(of: #/([a-zA-Z:-]+)(?:="([^"]*)")?/#) { attributes[String(part.output.1)] = String(part.output.2 ?? "") }
            return Tag(name: match.output.1.lowercased(), attributes: attributes)
        }
    }

    private mutating func collect(_ path: String, _ text: String) {
        var seen: Set<String> = []
        for tag in Self.tags(text) {
            guard let id = tag.attributes["id"] else { continue }
            if !seen.insert(id).inserted { problems.append("\(path): the id \(id) is there twice") }
        }
        ids[path] = seen
    }

    private mutating func check(_ path: String, _ text: String) {
        func wrong(_ problem: String) { problems.append("\(path): \(problem)") }
        var heading = 0, mains = 0
        if !text.contains(#/<html lang="[a-zA-Z-]+">/#) { wrong("no language") }
        if !text.contains(#/<title>[^<]+<\/title>/#) { wrong("no title") }
        for tag in Self.tags(text) {
            let a = tag.attributes
            if a.keys.contains(where: { $0.hasPrefix("on") }) { wrong("an event attribute on \(tag.name)") }
            for name in ["href", "src", "action"] {
                if let target = a[name] { link(path, target, loads: tag.name != "a", &problems) }
            }
            switch tag.name {
            case "main": mains += 1
            case "h1", "h2", "h3", "h4", "h5", "h6":
                let level = Int(tag.name.dropFirst()) ?? 1
                if level > heading + 1 { wrong("\(tag.name) follows h\(heading)") }
                heading = level
            case "img": if a["alt"] == nil { wrong("a picture without alt") }
            case "th": if a["scope"] == nil { wrong("a table header without scope") }
            case "svg": if a["aria-hidden"] == nil, a["aria-label"] == nil, a["aria-labelledby"] == nil { wrong("a drawing without a title") }
            case "input": if a["type"] != "radio", a["aria-label"] == nil { wrong("a field without a label") }
            default: break
            }
            if let order = a["tabindex"].flatMap({ Int($0) }), order > 0 { wrong("a tabindex above 0") }
        }
        if mains != 1 { wrong("\(mains) main elements") }
        for table in text.matches(of: #/<table[^>]*>(?s:(.*?))<\/table>/#) where !table.output.1.contains("<th") { wrong("a table without headers") }
    }

    private func link(_ path: String, _ target: String, loads: Bool, _ problems: inout [String]) {
        let target = target.replacing("&amp;", with: "&")
        if target.hasPrefix("data:") { return }
        if target.contains(#/^[a-z]+:/#) || target.hasPrefix("//") {
            if loads, !path.isEmpty, !target.hasPrefix("https://example.org/") { problems.append("\(path): loads \(target)") }
            return
        }
        if target.hasPrefix("/") { problems.append("\(path): \(target) is not relative") }
        let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map { $0.removingPercentEncoding ?? String($0) }
        var place = path.split(separator: "/").dropLast().map(String.init)
        for part in parts[0].split(separator: "/") {
            if part == ".." { _ = place.popLast() } else { place.append(String(part)) }
        }
        let file = parts[0].isEmpty ? path : place.joined(separator: "/")
        if !paths.contains(file) {
            problems.append("\(path): no file \(target)")
        } else if parts.count > 1, ids[file]?.contains(parts[1]) == false {
            problems.append("\(path): no anchor \(target)")
        }
    }
}
