import PaidanCore

/// The XML that WeChat itself puts into messages, as bridges pass it on.
enum WeChatQuote {
    /// The words of an application message, and the id of the one that it quotes (type 57).
    static func read(_ content: String) -> (text: String, replyTo: String?) {
        guard let message = XMLTree(Array(content.utf8)), let application = message["appmsg"] else { return ("", nil) }
        return (application.value("title") ?? "", application["refermsg"]?.value("svrid"))
    }

    /// Who is mentioned, by WeChat's ids.
    static func mentions(in source: String) -> [String] {
        let list = XMLTree(Array(source.utf8))?.value("atuserlist") ?? ""
        return list.split(separator: ",").map(\.trimmed).filter { !$0.isEmpty }
    }
}
