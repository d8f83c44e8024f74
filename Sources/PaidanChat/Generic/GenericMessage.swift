import PaidanCore

extension GenericMessage {
    /// The payload as a message on a channel.
    ///
    /// - Parameters:
    ///   - envelopeTime: when the envelope says that it was sent, for a payload that does not say.
    ///   - standInID: the envelope's id, for a payload that has none: its own is looked at first.
    func message(on settings: ChannelSettings, sentAt envelopeTime: String?, standInID: String?) throws(Refusal)
        -> Message
    {
        guard let id = id.present ?? standInID else { throw .malformed("id is missing") }
        guard !sender.id.text.isEmpty else { throw .malformed("sender.id is missing") }
        let words = text?.trimmed ?? ""
        let files = (attachments ?? []).filter { !$0.isEmpty }.map {
            Message.Attachment(platformKind: $0.kind, url: $0.url, name: $0.name)
        }
        guard !words.isEmpty || !files.isEmpty else { throw .malformed("text is missing") }
        let mentioned = (mentions ?? []).map(\.text).filter { !$0.isEmpty }
        return Message(
            key: id, id: id, channel: settings.id, group: (group?.id).present.map { GroupID($0) },
            groupName: (group?.name).present,
            sender: Message.Sender(
                account: Account(namespace: settings.namespace, id: sender.id.text),
                name: sender.name.present, card: sender.card.present),
            text: words, sentAt: try sentAt(envelopeTime), replyTo: replyTo.present,
            mentions: mentioned, mentionsBot: settings.selfID.map(mentioned.contains) ?? false,
            attachments: files, onBehalfOf: onBehalfOf?.beneficiary)
    }

    /// The payload's own time must be one; the envelope's is only a help.
    private func sentAt(_ envelopeTime: String?) throws(Refusal) -> Instant? {
        guard let at = at.present else { return envelopeTime.flatMap { Instant(rfc3339: $0) } }
        guard let instant = Instant(rfc3339: at) else { throw .malformed("at is no RFC 3339 time") }
        return instant
    }
}
