/// Languages of lessons: codes such as `en`, `zh` and `pt-BR`, as HTML has them.
public enum LanguageTag {
    /// The two-letter codes of ISO 639-1.
    private static let codes = Set("""
        aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht \
        hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny \
        oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo \
        za zh zu
        """.split(separator: " ").map(String.init))

    /// Whether a text is such a code: two letters, then parts of 2 to 8 letters or digits.
    public static func isKnown(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard let first = parts.first, codes.contains(String(first)), parts.count <= 3 else { return false }
        return parts.dropFirst().allSatisfy { (2...8).contains($0.count) && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } }
    }

    /// The parts of a lesson file's name without `.md`: `03-conv` and `zh` for `03-conv.zh`; no language where the name has none.
    public static func split(_ name: String) -> (base: String, language: String?) {
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return (name, nil) }
        let ending = String(name[name.index(after: dot)...])
        return isKnown(ending) ? (String(name[..<dot]), ending) : (name, nil)
    }
}
