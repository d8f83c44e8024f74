import Synchronization

/// An SMTP server on loopback that records what it is given and refuses what it is told to refuse.
public final class ScriptedMailServer: Sendable {
    private let server: ScriptedServer
    private let box: Box

    /// A mail that was accepted.
    public struct Mail: Hashable, Sendable {
        /// The envelope's sender.
        public var from: String
        /// The envelope's recipients.
        public var to: [String]
        /// The message, with dots unstuffed and CRLF line ends.
        public var data: String
    }

    /// Listens on a free port. A line that begins with a key of `replies` is answered by its value instead of the
    /// usual; the key `GREETING` stands for the first words, `DATA END` for the end of a message. `onMail` is called
    /// with each mail before it is acknowledged.
    public init(
        port: Int = 0, replies: [String: String] = [:], onMail: @escaping @Sendable (Mail) -> Void = { _ in }
    ) throws {
        let box = Box(onMail: onMail)
        self.box = box
        server = try ScriptedServer(port: port) { conversation in
            try converse(conversation, replies: replies, box: box)
        }
    }

    /// The port it listens on.
    public var port: Int { server.port }

    /// `smtp://127.0.0.1:port`.
    public var url: String { "smtp://127.0.0.1:\(port)" }

    /// The mails accepted so far.
    public var mails: [Mail] { box.contents.withLock(\.mails) }

    /// The lines of all conversations so far, without the messages.
    public var lines: [String] { box.contents.withLock(\.lines) }

    fileprivate final class Box: Sendable {
        let contents = Mutex(Contents())
        let onMail: @Sendable (Mail) -> Void

        init(onMail: @escaping @Sendable (Mail) -> Void) { self.onMail = onMail }

        func keep(_ mail: Mail) {
            contents.withLock { $0.mails.append(mail) }
            onMail(mail)
        }
    }

    fileprivate struct Contents {
        var mails: [Mail] = []
        var lines: [String] = []
    }
}

private func converse(_ conversation: Conversation, replies: [String: String], box: ScriptedMailServer.Box) throws {
    func reply(_ said: String, _ usual: String) throws -> Bool {
        let scripted = replies.first { said.uppercased().hasPrefix($0.key) }?.value
        try conversation.write((scripted ?? usual) + "\r\n")
        return scripted == nil
    }

    guard try reply("GREETING", "220 mail.test ESMTP") else { return }
    var mail = ScriptedMailServer.Mail(from: "", to: [], data: "")
    while let line = try conversation.readLine() {
        box.contents.withLock { $0.lines.append(line) }
        let verb = line.prefix { $0 != " " && $0 != ":" }.uppercased()
        switch verb {
        case "EHLO": _ = try reply(line, "250-mail.test\r\n250-AUTH PLAIN LOGIN\r\n250 8BITMIME")
        case "AUTH":
            try conversation.write("334 \r\n")
            let secret = try conversation.readLine() ?? ""
            box.contents.withLock { $0.lines.append(secret) }
            _ = try reply(line, "235 welcome")
        case "MAIL":
            mail = ScriptedMailServer.Mail(from: address(in: line), to: [], data: "")
            _ = try reply(line, "250 ok")
        case "RCPT":
            if try reply(line, "250 ok") { mail.to.append(address(in: line)) }
        case "DATA":
            guard try reply(line, "354 go on") else { continue }
            mail.data = try message(conversation)
            // Kept before it is acknowledged, unless the script refuses it.
            if !replies.keys.contains("DATA END") { box.keep(mail) }
            _ = try reply("DATA END", "250 kept")
        case "QUIT":
            _ = try reply(line, "221 bye")
            return
        default: _ = try reply(line, "250 ok")
        }
    }
}

private func address(in line: String) -> String {
    String(line.drop { $0 != "<" }.dropFirst().prefix { $0 != ">" })
}

private func message(_ conversation: Conversation) throws -> String {
    var lines: [String] = []
    while let line = try conversation.readLine(), line != "." {
        lines.append(line.hasPrefix(".") ? String(line.dropFirst()) : line)
    }
    return lines.map { $0 + "\r\n" }.joined()
}
