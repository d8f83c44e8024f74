import PaidanCore

/// Reads the folders in which mails arrive.
struct MailDropReader {
    let directory: String
    let channels: [ChannelReader.Channel]

    /// The drops in the file's order, each with where it stands.
    func read(_ entry: Entry) -> [(drop: MailDropSettings, fields: Fields)] {
        (entry.pairs() ?? []).compactMap { id, _, value in read(id, value) }
    }

    private func read(_ id: String, _ entry: Entry) -> (MailDropSettings, Fields)? {
        guard let fields = Fields(entry, known: ["channel", "path", "format", "community", "recipients"]) else {
            return nil
        }
        let channel = fields.required("channel", channel)
        let path = fields.required("path") { $0.text() }
        let format = fields.value("format", default: .maildir) { $0.word(MailDropSettings.Format.self) }
        guard let route = route(fields), let channel, let path else { return nil }
        let drop = MailDropSettings(
            id: id, channel: channel, path: Paths.resolve(path, in: directory), format: format, route: route)
        return (drop, fields)
    }

    private func channel(_ entry: Entry) -> ChannelID? {
        let mailboxes = channels.filter { $0.settings.platform == .mail }.map(\.settings.id.rawValue)
        guard let id = entry.text() else { return nil }
        guard mailboxes.contains(id) else {
            let hint = Spelling.hint(id, among: mailboxes)
            entry.spot.fault(
                "must be a channel of the platform mail\(hint.english)", "应当是一个 mail 渠道\(hint.chinese)", got: id)
            return nil
        }
        return ChannelID(id)
    }

    private func route(_ fields: Fields) -> MailDropSettings.Route? {
        switch (fields["community"], fields["recipients"]) {
        case (let community?, nil):
            return community.text().map { .community(CommunityID($0)) }
        case (nil, let recipients?):
            let read = (recipients.pairs() ?? []).compactMap { address, key, value in
                recipient(address, at: key, value)
            }
            return read.isEmpty ? nil : .recipients(read)
        default:
            fields.spot.fault("needs either a community or recipients", "community 与 recipients 要写一个，且只写一个")
            return nil
        }
    }

    private func recipient(_ address: String, at key: Spot, _ value: Entry) -> MailDropSettings.Recipient? {
        guard MailAddress.isAddress(address) else {
            key.fault("must be a mail address", "应当是电子邮箱地址", got: address)
            return nil
        }
        return value.text().map { .init(address: address.lowercased(), community: CommunityID($0)) }
    }
}
