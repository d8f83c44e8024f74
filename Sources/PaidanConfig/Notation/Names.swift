/// Ids that stand in folder names and URLs.
enum Names {
    static let rule = Wording(
        "must be made of a to z, 0 to 9 and hyphens, and begin with a letter", "只能用小写字母、数字和连字符，并以字母开头")

    static func isID(_ text: String) -> Bool {
        guard let first = text.first, text.count <= 40 else { return false }
        return first.isASCIILetter && first.isLowercase
            && text.allSatisfy { ($0.isASCIILetter && $0.isLowercase) || $0.isASCIIDigit || $0 == "-" }
    }
}
