/// Makes an anchor for each heading: its letters and digits in lower case, hyphens between words, a number where the name is taken.
public struct AnchorMaker {
    private var taken: Set<String> = []
    private var next: [String: Int] = [:]

    public init() {}

    public mutating func anchor(for heading: String) -> String {
        var name = ""
        for scalar in heading.lowercased().unicodeScalars.prefix(200) {
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_" {
                name.unicodeScalars.append(scalar)
            } else if !name.isEmpty, name.last != "-" {
                name += "-"
            }
        }
        while name.last == "-" { name.removeLast() }
        if name.isEmpty { name = "section" }
        guard taken.contains(name) else {
            taken.insert(name)
            return name
        }
        // The number goes on from the last one tried, so that equal headings cost no search.
        var number = next[name] ?? 1
        while taken.contains("\(name)-\(number)") { number += 1 }
        next[name] = number + 1
        taken.insert("\(name)-\(number)")
        return "\(name)-\(number)"
    }
}
