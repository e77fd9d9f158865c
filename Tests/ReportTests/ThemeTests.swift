import Foundation
import Testing

/// The colours of the style sheet against WCAG 2's contrast of level AA, in light and dark.
struct ThemeTests {
    static let style: String = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return (try? String(contentsOf: root.appendingPathComponent("site/theme/style.css"), encoding: .utf8)) ?? ""
    }()

    /// The `--name: #rrggbb` of each block that defines the paper.
    static let themes: [[String: String]] = style.split(separator: "}").filter { $0.contains("--paper:") && $0.contains("--ink:") }.map { block in
        Dictionary(block.matches(of: #/--([a-z0-9-]+):\s*(#[0-9a-f]{6})/#).map { (String($0.output.1), String($0.output.2)) }, uniquingKeysWith: { $1 })
    }

    static func luminance(_ colour: String) -> Double {
        let value = Int(colour.dropFirst(), radix: 16) ?? 0
        let channels = [value >> 16 & 255, value >> 8 & 255, value & 255].map { channel in
            let part = Double(channel) / 255
            return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    }

    static func contrast(_ a: String, _ b: String) -> Double {
        let (x, y) = (luminance(a), luminance(b))
        return (max(x, y) + 0.05) / (min(x, y) + 0.05)
    }

    @Test func thereAreALightAndADarkTheme() {
        #expect(Self.themes.count == 3, "light, dark by the system, dark by the button")
        #expect(Self.themes.dropFirst().first == Self.themes.last, "both ways to dark give the same colours")
    }

    @Test func textCanBeRead() {
        let pairs = [
            ("ink", "paper"), ("muted", "paper"), ("accent", "paper"), ("pass", "paper"), ("fail", "paper"), ("warn", "paper"), ("violet", "paper"), ("ink", "soft"), ("muted", "soft"),
            ("k", "soft"), ("s", "soft"), ("c", "soft"), ("n", "soft"), ("b", "soft"), ("f", "soft"), ("pass", "pass-soft"), ("fail", "fail-soft"), ("warn", "warn-soft"), ("violet", "violet-soft"),
            ("accent", "note-soft"), ("ink", "note-soft"), ("ink", "warn-soft"), ("ink", "fail-soft"), ("ink", "pass-soft"), ("k", "fail-soft"), ("s", "fail-soft"), ("c", "fail-soft"), ("n", "fail-soft"),
            ("ink", "raised"), ("muted", "raised"), ("accent", "raised"), ("accent", "soft"), ("accent", "warn-soft"), ("muted", "warn-soft"),
        ]
        for (number, theme) in Self.themes.enumerated() {
            for (front, back) in pairs {
                let ratio = Self.contrast(theme[front] ?? "#000000", theme[back] ?? "#000000")
                #expect(ratio >= 4.5, "theme \(number): \(front) on \(back) has \(ratio)")
            }
            // The edge of a field must be seen against the page.
            #expect(Self.contrast(theme["edge"] ?? "#000000", theme["paper"] ?? "#000000") >= 3, "theme \(number): edge")
            for series in 0..<8 {
                let ratio = Self.contrast(theme["s\(series)"] ?? "#000000", theme["paper"] ?? "#000000")
                #expect(ratio >= 3, "theme \(number): series \(series) has \(ratio)")
            }
        }
    }

    @Test func focusIsSeenAndMotionIsAskedFor() {
        #expect(Self.style.contains(#/:focus-visible \{ outline: 2px solid/#))
        let removed = Self.style.matches(of: #/([^{}]+)\{[^}]*outline: none/#).map { $0.output.1.trimmingCharacters(in: .whitespacesAndNewlines) }
        // `main` takes the focus of the skip link; a card shows it around all of itself.
        #expect(Set(removed) == ["main:focus", ".cards a:focus-visible"])
        let moving = Self.style.split(separator: "\n").filter { ($0.contains("transition") || $0.contains("animation") || $0.contains("scroll-behavior")) && !$0.contains("prefers-reduced-motion") }
        #expect(moving.isEmpty, "\(moving)")
    }

    @Test func nothingIsLoaded() {
        let loads = Self.style.contains("url(") || Self.style.contains("@import") || Self.style.contains("@font-face")
        #expect(!loads)
    }
}
