/// The words of the exposition format.
enum PrometheusText {
    /// A name of letters, digits, `_` and `:`, that does not begin with a digit.
    static func name(_ label: String) -> String {
        let clean = String(label.map { isWordCharacter($0) || $0 == ":" ? $0 : "_" })
        return clean.first?.isNumber == false ? clean : "_" + clean
    }

    /// `route="hooks",status="200"`, in a fixed order; empty where there are none.
    static func labels(_ dimensions: [(String, String)]) -> String {
        dimensions.map { name, value in
            let clean = String(name.map { isWordCharacter($0) ? $0 : "_" })
            return "\(clean.first?.isNumber == false ? clean : "_" + clean)=\"\(escaped(value))\""
        }.sorted().joined(separator: ",")
    }

    /// One sample.
    static func line(_ name: String, _ labels: String, _ value: Double) -> String {
        "\(name)\(labels.isEmpty ? "" : "{\(labels)}") \(number(value))"
    }

    /// A number as the format wants it: whole ones without a fraction.
    static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value > 0 ? "+Inf" : "-Inf" }
        return Int64(exactly: value).map(String.init) ?? "\(value)"
    }

    private static func escaped(_ value: String) -> String {
        String(
            value.unicodeScalars.flatMap { scalar -> [Character] in
                switch scalar {
                case "\\": ["\\", "\\"]
                case "\"": ["\\", "\""]
                case "\n": ["\\", "n"]
                default: [Character(scalar)]
                }
            })
    }

    private static func isWordCharacter(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber) || character == "_"
    }
}
