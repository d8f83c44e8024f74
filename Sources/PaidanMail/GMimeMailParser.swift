public import PaidanCore

/// Reads mails as Chinese residents, their providers and mail servers really write them.
///
/// Safe to share between threads. A mail is at most 64 MiB, has at most 1000 parts and is nested at most 100 deep, else it is a fault; of
/// a text part 512 KiB are read, of HTML 256 KiB.
public struct GMimeMailParser: MailParser {
    /// Characters of a subject, at most.
    private static let longestSubject = 998
    /// Recipients and references, at most.
    private static let most = 1000

    /// A parser.
    public init() {}

    public func parse(_ bytes: [UInt8]) throws(MailFault) -> Mail {
        let tree = try GMimeReader.read(try RawMail.prepared(bytes))
        guard Self.isMail(tree.headers) else {
            throw MailFault(reason: "reading the mail: no header of a mail (got \(bytes.count) bytes)")
        }
        return Self.mail(tree)
    }

    /// Whether any header stands that only mails have.
    private static func isMail(_ headers: HeaderFields) -> Bool {
        ["From", "Sender", "To", "Subject", "Message-ID", "Return-Path", "Received", "Delivered-To"].contains {
            headers.raw($0) != nil
        }
    }

    private static func mail(_ tree: MailTree) -> Mail {
        let headers = tree.headers
        let author = author(headers)
        let subject = (headers.text("Subject") ?? "").shortened(to: longestSubject)
        let lines = tree.root.map(BodyLines.of) ?? []
        let messageID = headers.plain("Message-ID").flatMap { MessageIDs.all($0).first }
        let bounced = BounceReport.read(tree, from: author.address, subject: subject, body: lines)
        let isReport =
            tree.root?.type == "multipart/report" || BounceReport.isMailSystem(author.address) || bounced != nil
        let date = headers.plain("Date")
        return Mail(
            from: author.address,
            fromName: author.name,
            replyTo: replyTo(headers, author.address),
            subject: subject,
            text: ReplyText.of(lines, subject: subject),
            messageID: messageID,
            inReplyTo: headers.plain("In-Reply-To").flatMap { MessageIDs.all($0).first },
            references: Array((headers.plain("References").map(MessageIDs.all) ?? []).suffix(most)),
            recipients: recipients(headers),
            date: date.flatMap(MailDate.parse),
            received: headers.plain("Received").flatMap(MailDate.received),
            isAutoReply: Automation.isAutoReply(headers, subject: subject, isReport: isReport),
            isBounce: bounced != nil,
            bounced: bounced,
            hops: headers.all("Received").count,
            visited: visited(headers),
            attachments: tree.root.map(BodyLines.attachments) ?? [],
            key: MailKey.make(
                messageID: messageID, from: author.address, date: date ?? "", subject: subject, body: Line.joined(lines)
            ))
    }

    /// The author: From, else Sender, else the return path. Of several the first with an address.
    private static func author(_ headers: HeaderFields) -> Mailbox {
        for name in ["From", "Sender", "Return-Path"] {
            let mailboxes = headers.all(name).flatMap(AddressList.parse)
            guard var author = mailboxes.first(where: { $0.address.contains("@") }) ?? mailboxes.first else { continue }
            if author.address.isEmpty, author.name.isEmpty { continue }
            if author.name.isEmpty { author.name = String(author.address.prefix { $0 != "@" }) }
            return author
        }
        return Mailbox(name: "", address: "")
    }

    /// Where the author wants answers; nil where that is the author's address.
    private static func replyTo(_ headers: HeaderFields, _ from: String) -> String? {
        guard let address = AddressList.addresses(headers.all("Reply-To")).first else { return nil }
        return address.lowercased() == from.lowercased() ? nil : address
    }

    private static func recipients(_ headers: HeaderFields) -> [String] {
        var seen: Set<String> = []
        let raws = ["To", "Cc", "Delivered-To", "X-Original-To"].flatMap(headers.all)
        let addresses = AddressList.addresses(raws).map { $0.lowercased() }
        return Array(addresses.filter { seen.insert($0).inserted }.prefix(most))
    }

    /// Where the mail was before: X-Loop, and what is delivered to a second time.
    private static func visited(_ headers: HeaderFields) -> [String] {
        var delivered: Set<String> = []
        let again = AddressList.addresses(headers.all("Delivered-To")).map { $0.lowercased() }
            .filter { !delivered.insert($0).inserted }
        let loops = AddressList.addresses(headers.all("X-Loop")).map { $0.lowercased() }
        var seen: Set<String> = []
        return (loops + again).filter { seen.insert($0).inserted }
    }
}
