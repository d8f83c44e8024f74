import PaidanCore

/// The marks by which mail programs say that a subject is an answer's or a forwarded mail's.
enum ReplySubject {
    private static let marks = ["re", "aw", "sv", "回复", "答复", "回覆", "答覆", "fw", "fwd", "wg", "转发", "轉發", "轉寄"]
    private static let answers: Set = ["re", "aw", "sv", "回复", "答复", "回覆", "答覆"]

    /// Whether the subject is an answer's.
    static func isReply(_ subject: String) -> Bool {
        mark(of: Substring(subject)).map { answers.contains($0.mark) } ?? false
    }

    /// The subject without such marks.
    static func stripped(_ subject: String) -> String {
        var rest = Substring(subject)
        while let next = mark(of: rest) { rest = next.rest }
        return rest.trimmed
    }

    /// The mark at the start, such as `Re:`, `RE[2]:` or `回复：`, and what follows it.
    private static func mark(of subject: Substring) -> (mark: String, rest: Substring)? {
        guard let colon = subject.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
        var word = subject[..<colon].trimmed.lowercased()
        // Some programs count: Re[2], Re(2).
        if let count = word.firstIndex(where: { $0 == "[" || $0 == "(" }),
            word[count...].dropFirst().dropLast().allSatisfy(\.isNumber)
        {
            word = String(word[..<count])
        }
        return marks.contains(word) ? (word, subject[subject.index(after: colon)...]) : nil
    }
}
