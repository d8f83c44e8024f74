import Logging
import PaidanChat
import PaidanConfig
import PaidanCore
import PaidanEngine
import PaidanMail

/// Takes the mails of one drop in: parsed, sorted, and written down for their community.
struct MailReception: Sendable {
    let settings: MailDropSettings
    let reception: Reception
    private let parser = GMimeMailParser()
    private let intake: MailIntake
    private let tokenKey: String?
    private let logger = Logger(label: "paidan.mail")

    init(settings: MailDropSettings, channels: [ChannelSettings], reception: Reception) {
        self.settings = settings
        self.reception = reception
        let channel = channels.first { $0.id == settings.channel }
        intake = MailIntake(
            channel: settings.channel, namespace: channel?.namespace ?? "mail",
            ownAddresses: Set([channel?.mail?.from].compactMap { $0 }))
        tokenKey = channel?.mail?.tokenKey
    }

    /// The drop's reader.
    func drop() -> MailDrop {
        let drop = Drop(
            channel: settings.channel, path: settings.path, form: settings.format == .maildir ? .maildir : .files)
        return MailDrop(drop: drop) { file in await take(file) }
    }

    private func take(_ file: MailFile) async -> MailVerdict {
        let mail: Mail
        do {
            mail = try parser.parse(file.bytes)
        } catch {
            return await keep(unreadable: file, reason: error.reason)
        }
        guard case .message(var message) = intake.hear(mail) else { return .ignored }
        let token = tokenKey.flatMap { key in
            mail.recipients.lazy.compactMap { ReplyToken(recipient: $0, key: key) }.first
        }
        message.mail?.wish = token?.wish
        guard let community = token?.community ?? community(of: mail) else { return .ignored }
        do {
            _ = try await reception.accept(message, for: community)
            return .accepted
        } catch {
            logger.error("mail put off", metadata: ["failure": "\(error)"])
            return .tryLater
        }
    }

    /// An unreadable mail stays where people see it, and the duty hears of it.
    private func keep(unreadable file: MailFile, reason: String) async -> MailVerdict {
        guard let community = community(of: nil) else { return .unreadable(reason) }
        do {
            try await reception.report(unreadable: "\(settings.id)/\(file.name)", to: community)
            return .unreadable(reason)
        } catch {
            return .tryLater
        }
    }

    private func community(of mail: Mail?) -> CommunityID? {
        switch settings.route {
        case .community(let community): return community
        case .recipients(let routes):
            guard let mail else { return routes.first?.community }
            // A reply address bears a token before the @: the mailbox is what counts.
            let boxes = Set(mail.recipients.map(bare))
            return routes.first { boxes.contains(bare($0.address)) }?.community
        }
    }

    private func bare(_ address: String) -> String {
        guard let at = address.lastIndex(of: "@"), let plus = address[..<at].firstIndex(of: "+") else {
            return address.lowercased()
        }
        return (address[..<plus] + address[at...]).lowercased()
    }
}
