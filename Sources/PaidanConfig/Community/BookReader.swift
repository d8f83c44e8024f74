import PaidanCore

/// Reads when the desk tells of its books by itself: `books: {brief: "17:30", month: "09:00", gaps: "09:00", mail: {…}}`.
struct BookReader {
    let channels: [ChannelReader.Channel]
    /// Whether all channels are known, so that one that is not there is at fault.
    let isComplete: Bool

    /// The rule; the standard one where nothing is said.
    func read(_ entry: Entry?) -> BookRule {
        var rule = BookRule()
        guard let entry, let fields = Fields(entry, known: ["brief", "month", "gaps", "mail"]) else { return rule }
        if let brief = fields["brief"] { rule.briefAt = moment(brief) ?? nil }
        if let month = fields["month"] { rule.monthAt = moment(month) ?? nil }
        if let gaps = fields["gaps"] { rule.gapsAt = moment(gaps) ?? nil }
        rule.mailbox = fields["mail"].flatMap(mailbox)
        return rule
    }

    /// A moment of the day, or nil inside for `never`.
    private func moment(_ entry: Entry) -> Int?? {
        guard let text = entry.scalar?.trimmed else {
            entry.spot.fault("must be a time such as 17:30, or never", "应当写成 17:30，不要则写 never", got: entry.shown)
            return nil
        }
        if text == "never" { return .some(nil) }
        guard let minute = HourNotation.moment(text), minute < 1440 else {
            entry.spot.fault("must be a time such as 17:30, or never", "应当写成 17:30，不要则写 never", got: text)
            return nil
        }
        return minute
    }

    private func mailbox(_ entry: Entry) -> Destination? {
        guard let fields = Fields(entry, known: ["channel", "to"]),
            let channel = fields.required("channel", { $0.text() }), let address = fields.required("to", { $0.text() })
        else { return nil }
        guard address.contains("@"), !address.contains(where: \.isWhitespace) else {
            fields.key("to").fault("must be a mail address", "应当是邮箱地址", got: address)
            return nil
        }
        let mails = channels.filter(\.rule.isMail).map(\.settings.id.rawValue)
        guard mails.contains(channel) || !isComplete else {
            let hint = Spelling.hint(channel, among: mails)
            fields.key("channel").fault(
                "is no channel of the platform mail\(hint.english)", "没有这个邮件渠道\(hint.chinese)", got: channel)
            return nil
        }
        return .direct(address, on: ChannelID(channel))
    }
}
