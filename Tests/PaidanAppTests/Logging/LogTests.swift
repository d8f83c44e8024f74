import Glibc
import Logging
import PaidanCore
import Synchronization
import Testing

@testable import PaidanApp

@Suite("The log")
struct LogTests {
    private let now = Instant(milliseconds: 1_795_312_800_123)

    private func line(
        _ message: Logger.Message, level: Logger.Level = .warning, metadata: Logger.Metadata = [:],
        for reader: LogLine.Reader
    ) -> String {
        let event = LogEvent(
            level: level, message: message, metadata: metadata, source: "PaidanEngine", file: #file,
            function: #function, line: #line)
        return LogLine.text(of: event, label: "outbox", metadata: metadata, for: reader, at: now)
    }

    @Test("the journal gets the priority and no time, a person gets both in words")
    func readers() {
        let metadata: Logger.Metadata = ["wish": "taoyuan/1024", "cause": "connection refused"]
        #expect(
            line("giving a delivery up", metadata: metadata, for: .journal)
                == "<4>outbox: giving a delivery up cause=\"connection refused\" wish=taoyuan/1024\n")
        #expect(
            line("giving a delivery up", metadata: metadata, for: .plain)
                == "\(now) warning outbox: giving a delivery up cause=\"connection refused\" wish=taoyuan/1024\n")
    }

    @Test(
        "priorities",
        arguments: [
            (Logger.Level.trace, 7), (.debug, 7), (.info, 6), (.notice, 5), (.warning, 4), (.error, 3), (.critical, 2),
        ])
    func priorities(level: Logger.Level, priority: Int) {
        #expect(line("x", level: level, for: .journal) == "<\(priority)>outbox: x\n")
    }

    @Test("nothing that a stranger sent begins a line or steers a terminal")
    func escapes() {
        let text = line("a\nb\r\u{1b}[2J\u{0}\u{9b}\u{202e}\u{2028}中文", metadata: ["k\n": "v\n<0>x"], for: .journal)
        #expect(text == "<4>outbox: a\\nb\\r\\u{1b}[2J\\u{0}\\u{9b}\\u{202e}\\u{2028}中文 k\\n=v\\n<0>x\n")
        #expect(
            line("x", metadata: ["q": "say \"=\"", "e": ""], for: .journal)
                == "<4>outbox: x e=\"\" q=\"say \\\"=\\\"\"\n")
    }

    @Test("a logger's own metadata, its provider's and the event's meet, the nearest wins")
    func metadata() {
        let lines = Lines()
        var handler = StandardErrorLog(label: "desk", reader: .journal, level: .notice) { lines.add($0) }
        handler.metadataProvider = Logger.MetadataProvider { ["community": "taoyuan", "who": "provider"] }
        handler[metadataKey: "who"] = "handler"
        var logger = Logger(label: "desk", factory: { [handler] _ in handler })
        logger.info("too quiet")
        logger.notice("opened", metadata: ["wish": "1024"])
        logger[metadataKey: "shift"] = "night"
        logger.error("set aside", metadata: ["who": "event"])
        #expect(
            lines.all == [
                "<5>desk: opened community=taoyuan who=provider wish=1024\n",
                "<3>desk: set aside community=taoyuan shift=night who=event\n",
            ])
    }

    @Test("the journal reads only the file that it says it reads")
    func journalStream() throws {
        var pipe: [Int32] = [0, 0]
        try #require(Glibc.pipe(&pipe) == 0)
        defer { pipe.forEach { close($0) } }
        var file = stat()
        try #require(fstat(pipe[1], &file) == 0)
        let stream = "\(file.st_dev):\(file.st_ino)"
        func reader(_ environment: [String: String]) -> LogLine.Reader {
            StandardErrorLog.reader(environment: environment, descriptor: pipe[1])
        }
        #expect(reader(["JOURNAL_STREAM": stream]) == .journal)
        #expect(reader(["JOURNAL_STREAM": "\(file.st_dev):1"]) == .plain)
        #expect(reader(["JOURNAL_STREAM": ""]) == .plain)
        #expect(reader([:]) == .plain)
    }
}

private final class Lines: Sendable {
    private let lines = Mutex<[String]>([])
    var all: [String] { lines.withLock { $0 } }
    func add(_ line: String) { lines.withLock { $0.append(line) } }
}
