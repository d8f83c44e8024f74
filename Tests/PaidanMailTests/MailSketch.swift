import PaidanCore
import PaidanMail

/// Writes small mails.
enum MailSketch {
    static let parser = GMimeMailParser()

    /// A mail from its header lines and its body, both as they stand in a file.
    static func raw(_ header: String, _ body: [UInt8]) throws(MailFault) -> Mail {
        try parser.parse(Array("\(header)\n\n".utf8) + body)
    }

    /// A mail of one part.
    static func mail(
        _ body: String, type: String = "text/plain; charset=utf-8", _ headers: String...
    ) throws(MailFault) -> Mail {
        let common = ["From: wang@qq.com", "Subject: s", "Message-ID: <1@qq.com>", "Content-Type: \(type)"]
        return try raw((common + headers).joined(separator: "\n"), Array(body.utf8))
    }

    /// A mail of several parts, each with its header lines and its body.
    static func multipart(
        _ subtype: String, _ parts: [(header: String, body: String)], _ headers: String...
    ) throws(MailFault) -> Mail {
        let body = parts.map { "--b\n\($0.header)\n\n\($0.body)\n" }.joined() + "--b--\n"
        let common = ["From: wang@qq.com", "Subject: s", "Content-Type: multipart/\(subtype); boundary=b"]
        return try raw((common + headers).joined(separator: "\n"), Array(body.utf8))
    }
}
