/// A page in the look of reports, with an inside from elsewhere.
public enum ThemedPage {
    /// - Parameter main: HTML.
    /// - Throws: if a template that was built into the program does not parse.
    public static func html(title: String, main: String) throws -> String {
        try PageTemplate.page(title: title, contents: [], main: main)
    }
}
