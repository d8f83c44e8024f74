/// Whether a machine wrote a mail as an answer: such a mail is never a wish, and is never answered.
enum Automation {
    private static let subjects = ["自动回复", "自动答复", "自動回復", "自動回覆", "自動答覆"]
    private static let englishSubjects = [
        "automatic reply", "auto reply", "auto-reply", "autoreply", "auto response", "out of office",
        "out of the office",
    ]

    /// Whether a mail with this header is an automatic answer (RFC 3834, and what programs write instead).
    static func isAutoReply(_ headers: HeaderFields, subject: String, isReport: Bool) -> Bool {
        isReport || isAutoSubmitted(headers) || hasMark(headers) || hasNullReturnPath(headers) || isAnswer(subject)
    }

    /// Whether the return path is `<>`: nobody is to answer.
    static func hasNullReturnPath(_ headers: HeaderFields) -> Bool {
        guard let path = headers.raw("Return-Path") else { return false }
        return path.allSatisfy { $0 <= 0x20 || $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") }
    }

    private static func isAutoSubmitted(_ headers: HeaderFields) -> Bool {
        guard let value = headers.plain("Auto-Submitted") else { return false }
        return value.lowercased().prefix { $0 != ";" && $0 != " " && $0 != "(" } != "no"
    }

    /// Headers that programs without RFC 3834 write. `X-Auto-Response-Suppress` only asks others to be silent.
    private static func hasMark(_ headers: HeaderFields) -> Bool {
        let precedence = headers.plain("Precedence")?.lowercased() ?? ""
        if ["auto_reply", "auto-reply", "autoreply"].contains(precedence) { return true }
        return headers.fields.contains { name, value in
            let bare = name.filter { $0 != "-" }
            guard ["xautoreply", "xautorespond", "xmailautoreply", "xqqautoreply"].contains(where: bare.hasPrefix)
            else { return false }
            let value = HeaderFields.clean(String(decoding: value, as: UTF8.self)).lowercased()
            return !["no", "false", "0"].contains(value)
        }
    }

    private static func isAnswer(_ subject: String) -> Bool {
        if subjects.contains(where: subject.hasPrefix) { return true }
        let lower = subject.lowercased()
        return englishSubjects.contains {
            lower.hasPrefix($0) && lower.dropFirst($0.count).contains { $0 == ":" || $0 == "：" }
        }
    }
}
