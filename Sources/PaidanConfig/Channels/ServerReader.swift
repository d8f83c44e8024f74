import PaidanCore

/// Reads the part of `paidan.yaml` that concerns the daemon itself.
struct ServerReader {
    let directory: String

    static let keys = ["listen", "body_limit", "log", "control_socket", "database", "retention"]

    func read(_ entry: Entry) -> ServerSettings {
        var settings = ServerSettings()
        guard let fields = Fields(entry, known: ServerReader.keys) else { return settings }
        settings.listen = fields.value("listen", default: settings.listen, address)
        settings.bodyLimit = fields.value("body_limit", default: settings.bodyLimit) { $0.bytes(in: 1024...(64 << 20)) }
        settings.logLevel = fields.value("log", default: settings.logLevel) { $0.word() }
        settings.database = fields.value("database", default: settings.database, path)
        settings.controlSocket = fields.value("control_socket", default: settings.controlSocket, socket)
        if let retention = fields["retention"] { settings.retention = self.retention(retention) }
        return settings
    }

    private func address(_ entry: Entry) -> ServerSettings.Address? {
        guard let text = entry.text() else { return nil }
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
            (0...65_535).contains(port), let host = host(text[..<colon])
        else {
            entry.spot.fault(
                "must be host:port, such as 127.0.0.1:8900 or [::1]:8900", "应当是 主机:端口，如 127.0.0.1:8900", got: text)
            return nil
        }
        return ServerSettings.Address(host: host, port: port)
    }

    private func host(_ text: Substring) -> String? {
        if text.hasPrefix("["), text.hasSuffix("]") { return String(text.dropFirst().dropLast()) }
        return text.isEmpty || text.contains(":") ? nil : String(text)
    }

    private func path(_ entry: Entry) -> String? {
        entry.text().map { Paths.resolve($0, in: directory) }
    }

    private func socket(_ entry: Entry) -> String? {
        guard let path = path(entry) else { return nil }
        // sockaddr_un holds 108 bytes with the closing zero.
        guard path.utf8.count <= 107 else {
            entry.spot.fault("must be a path of at most 107 bytes", "路径不能超过 107 个字节", got: path)
            return nil
        }
        return path
    }

    private func retention(_ entry: Entry) -> ServerSettings.Retention {
        var retention = ServerSettings.Retention()
        guard let fields = Fields(entry, known: ["chatter", "personal"]) else { return retention }
        retention.chatter = fields.value("chatter", default: retention.chatter) { $0.span(in: .hours(1)...(.days(30))) }
        retention.personal = fields.value("personal", default: retention.personal) {
            $0.span(in: .days(1)...(.days(3650)))
        }
        return retention
    }
}
