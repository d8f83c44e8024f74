import FoundationEssentials
import PaidanChat
import PaidanConfig
import PaidanCore
import PaidanTestKit

/// The world outside the daemon, as far as it speaks to it: QQ's bot, the phones' push service, a WeCom robot and a
/// mail server, on the loopback ports that the configuration names.
final class OutsideWorld: Sendable {
    /// What they were told.
    let book: PushBook
    /// Which port each listens on, by the one configured.
    let ports: [Int: Int]
    private let servers: [ScriptedServer]
    private let mailServers: [ScriptedMailServer]

    /// Opens a door for each endpoint on the loopback.
    ///
    /// - Parameter freePorts: whether to take any free ports instead of those configured.
    init(_ addresses: AddressBook, book: PushBook, freePorts: Bool = false) throws {
        self.book = book
        var ports: [Int: Int] = [:]
        var servers: [ScriptedServer] = []
        var mailServers: [ScriptedMailServer] = []
        for channel in addresses.all {
            if let port = Endpoint(channel.mail?.server)?.port, ports[port] == nil {
                let server = try Port.opening(port) {
                    try ScriptedMailServer(port: freePorts ? 0 : port) { mail in book.add(Push(mail, at: book.now)) }
                }
                ports[port] = server.port
                mailServers.append(server)
            }
            guard let port = Endpoint(channel.endpoint)?.port, ports[port] == nil else { continue }
            let partners = addresses.all.compactMap { settings in
                Endpoint(settings.endpoint).flatMap {
                    $0.port == port ? Partner(settings, at: $0.path, addresses, book) : nil
                }
            }
            let server = try Port.opening(port) {
                try ScriptedServer(port: freePorts ? 0 : port) { request in
                    for partner in partners { if let answer = partner.answer(request) { return answer } }
                    book.add(fault: "nobody answers \(request.path) on port \(port)")
                    return (404, "")
                }
            }
            ports[port] = server.port
            servers.append(server)
        }
        self.ports = ports
        self.servers = servers
        self.mailServers = mailServers
    }
}

/// An endpoint on the loopback.
struct Endpoint {
    var port: Int
    var path: String

    /// nil where there is none, or it lies elsewhere.
    init?(_ url: String?) {
        guard let url, let parts = URL(string: url), parts.host == "127.0.0.1", let port = parts.port else {
            return nil
        }
        self.port = port
        path = parts.path
    }
}

extension Push {
    /// A mail as its reader sees it.
    fileprivate init(_ mail: ScriptedMailServer.Mail, at now: Instant) {
        let parts = mail.data.components(separatedBy: "\r\n\r\n")
        var fields: [String: String] = [:]
        for line in (parts.first ?? "").components(separatedBy: "\r\n") {
            let pair = line.split(separator: ":", maxSplits: 1)
            guard pair.count == 2 else { continue }
            fields[pair[0].lowercased()] = pair[1].trimmingPrefix(" ").description
        }
        func bare(_ name: String) -> String? { fields[name].map { $0.filter { !"<>".contains($0) } } }
        let body = Data(base64Encoded: parts.dropFirst().joined(), options: .ignoreUnknownCharacters) ?? Data()
        self.init(
            door: .mail, id: bare("message-id") ?? "", to: mail.to.first ?? "", mentions: [],
            text: String(decoding: body, as: UTF8.self), kind: fields["auto-submitted"].map { "mail, \($0)" }, at: now,
            replyTo: bare("reply-to"))
    }
}
