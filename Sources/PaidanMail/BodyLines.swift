import PaidanCore
import PaidanEncoding

/// Chooses what of a mail is its text, and what is attached.
enum BodyLines {
    /// Bytes of plain text that are read, and no more.
    private static let longestPlain = 512 << 10

    /// The lines of the parts that a reader would show.
    static func of(_ root: MailPart) -> [Line] {
        shown(root, isOnly: true).flatMap(lines)
    }

    /// The names of the files that a reader would offer.
    static func attachments(_ root: MailPart) -> [String] {
        collectAttachments(root, isOnly: true)
    }

    private static func shown(_ part: MailPart, isOnly: Bool) -> [MailPart] {
        switch part.content {
        case .mail: []
        case .bytes: isText(part, isOnly: isOnly) ? [part] : []
        case .parts(let parts) where part.type == "multipart/alternative": chosen(parts)
        case .parts(let parts) where part.type == "multipart/report": parts.first.map { shown($0, isOnly: true) } ?? []
        case .parts(let parts): parts.flatMap { shown($0, isOnly: false) }
        }
    }

    /// Of alternatives the plain one, unless it is blank.
    private static func chosen(_ alternatives: [MailPart]) -> [MailPart] {
        let candidates = alternatives.map { shown($0, isOnly: false) }.filter { parts in
            parts.flatMap(lines).contains { !$0.isBlank }
        }
        return candidates.first { $0.allSatisfy { $0.type == "text/plain" } } ?? candidates.last ?? []
    }

    /// Whether a leaf is text to be shown, and no file.
    private static func isText(_ part: MailPart, isOnly: Bool) -> Bool {
        guard part.type == "text/plain" || part.type == "text/html" else { return false }
        let disposition = part.headers.raw("Content-Disposition").map { HeaderParameters($0).value }
        if disposition == "attachment" { return false }
        return isOnly || AttachmentName.given(part) == nil
    }

    private static func collectAttachments(_ part: MailPart, isOnly: Bool) -> [String] {
        switch part.content {
        case .mail: return [AttachmentName.of(part)]
        case .bytes: return isText(part, isOnly: isOnly) || isMachinery(part) ? [] : [AttachmentName.of(part)]
        case .parts(let parts):
            if part.type == "multipart/report" { return [] }
            return parts.flatMap { child -> [String] in
                // Another form of the same text, such as an invitation's, is no file unless it says so.
                let isForm = part.type == "multipart/alternative" && child.type.hasPrefix("text/")
                if isForm, AttachmentName.given(child) == nil { return [] }
                return collectAttachments(child, isOnly: false)
            }
        }
    }

    /// Whether a part is only there for mail programs.
    private static func isMachinery(_ part: MailPart) -> Bool {
        part.type.hasSuffix("-signature") || part.type.hasPrefix("message/delivery-status")
    }

    private static func lines(_ part: MailPart) -> [Line] {
        let label = part.parameter("charset")
        if part.type == "text/html" {
            return HTMLLines.of(TextDecoder.decode(part.bytes, label: label ?? HTMLLines.charset(part.bytes)).text)
        }
        return Line.plain(TextDecoder.decode(Array(part.bytes.prefix(longestPlain)), label: label).text)
    }
}
