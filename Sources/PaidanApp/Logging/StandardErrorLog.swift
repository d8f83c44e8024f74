import Glibc
import Logging
import PaidanCore

/// Writes log events to standard error, one line each; lines of different threads do not mix.
struct StandardErrorLog: LogHandler {
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]
    var metadataProvider: Logger.MetadataProvider?
    private let label: String
    private let reader: LogLine.Reader
    private let write: @Sendable (String) -> Void

    /// A handler for one logger; `write` takes each line with its line feed.
    init(
        label: String, reader: LogLine.Reader, level: Logger.Level = .info,
        write: @escaping @Sendable (String) -> Void = StandardErrorLog.writeToStandardError
    ) {
        self.label = label
        self.reader = reader
        self.write = write
        logLevel = level
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var all = metadata
        if let provided = metadataProvider?.get() { all.merge(provided) { _, provided in provided } }
        if let own = event.metadata { all.merge(own) { _, own in own } }
        write(LogLine.text(of: event, label: label, metadata: all, for: reader, at: Self.now))
    }

    /// Who reads standard error: the journal if `JOURNAL_STREAM` names the very file that it is (systemd.exec(5)).
    static func reader(environment: [String: String], descriptor: Int32 = STDERR_FILENO) -> LogLine.Reader {
        var file = stat()
        guard let stream = environment["JOURNAL_STREAM"], fstat(descriptor, &file) == 0,
            stream == "\(file.st_dev):\(file.st_ino)"
        else { return .plain }
        return .journal
    }

    /// Writes the whole line at once where the system lets it; a log that cannot be written is let go.
    static func writeToStandardError(_ line: String) {
        var rest = Array(line.utf8)[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { return }
            rest.removeFirst(written)
        }
    }

    private static var now: Instant {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return Instant(milliseconds: Int64(now.tv_sec) * 1000 + Int64(now.tv_nsec) / 1_000_000)
    }
}
