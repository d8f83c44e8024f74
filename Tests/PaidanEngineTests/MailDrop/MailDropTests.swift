import FoundationEssentials
import Glibc
import Logging
import PaidanCore
import PaidanEngine
import Synchronization
import Testing

/// Where mails are handed on to: notes them and answers as told.
final class Desk: Sendable {
    private let state = Mutex<(names: [String], texts: [String], waiters: [(Int, CheckedContinuation<Void, Never>)])>(
        ([], [], []))
    private let verdict: Mutex<@Sendable (MailFile) async -> MailVerdict> = Mutex({ _ in .accepted })

    var names: [String] { state.withLock(\.names) }
    var texts: [String] { state.withLock(\.texts) }

    func answer(_ rule: @escaping @Sendable (MailFile) async -> MailVerdict) {
        verdict.withLock { $0 = rule }
    }

    func take(_ file: MailFile) async -> MailVerdict {
        let woken = state.withLock { state in
            state.names.append(file.name)
            state.texts.append(String(decoding: file.bytes, as: UTF8.self))
            let count = state.names.count
            defer { state.waiters.removeAll { $0.0 <= count } }
            return state.waiters.filter { $0.0 <= count }.map(\.1)
        }
        let verdict = await verdict.withLock(\.self)(file)
        for waiter in woken { waiter.resume() }
        return verdict
    }

    /// Waits until so many mails were handed on.
    func has(_ count: Int) async {
        await withCheckedContinuation { waiter in
            let isThere = state.withLock { state in
                if state.names.count < count { state.waiters.append((count, waiter)) }
                return state.names.count >= count
            }
            if isThere { waiter.resume() }
        }
    }

    func drop(_ path: String, _ form: Drop.Form = .maildir, settle: Duration = .seconds(2)) -> MailDrop {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return MailDrop(
            drop: Drop(channel: "mail", path: path, form: form), settle: settle, poll: .seconds(3600), logger: logger
        ) { [self] in await take($0) }
    }
}

@Suite("A Maildir is read", .timeLimit(.minutes(1)))
struct MaildirTests {
    @Test("The vectors: what is mail is handed on, the rest is left alone, and nothing twice")
    func vectors() async throws {
        let folder = try TemporaryFolder()
        let source = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Vectors/maildir").path
        try folder.make("new", "cur", "tmp")
        struct Vector: Decodable {
            var path: String
            var ingest: Bool
        }
        let index = try Data(contentsOf: URL(filePath: source + "/index.json"))
        let vectors = try JSONDecoder().decode([Vector].self, from: index)
        for vector in vectors {
            let bytes = try Data(contentsOf: URL(filePath: source + "/" + vector.path))
            try bytes.write(to: URL(filePath: folder.path + "/" + vector.path))
        }
        let desk = Desk()
        await desk.drop(folder.path).scan()
        let expected = vectors.filter(\.ingest).map { $0.path.split(separator: "/").last.map(String.init) ?? "" }
        #expect(Set(desk.names) == Set(expected))
        #expect(desk.names.count == expected.count)
        #expect(try folder.names(in: "new") == [".hidden"])
        #expect(
            try folder.names(in: "cur") == [
                "1795334300.M1P2Q3.mx.jinxiu.example,S=912,W=940:2,S", "1795334301.M1P2Q4.mx.jinxiu.example:2,S",
                "1795334302.M1P2Q5.mx.jinxiu.example:2,ST",
                "1795334411.M412345P4321V0000000000000801I00000000000A1B2C_0.mx.jinxiu.example,S=1203:2,S",
                "1795334412.Vfd01I1a2b3M998877.mx.jinxiu.example:2,S",
            ])
        #expect(try folder.names(in: "tmp") == ["1795334413.M9P9Q9.mx.jinxiu.example"])

        let restarted = Desk()
        await restarted.drop(folder.path).scan()
        #expect(restarted.names.isEmpty, "a restart reads nothing again")
    }

    @Test("A mail is heard of when it comes, without looking")
    func inotify() async throws {
        let folder = try TemporaryFolder()
        try folder.make("new", "cur", "tmp")
        let desk = Desk()
        try folder.deliver("before", as: "new/1.a.host")
        try await house(of: desk.drop(folder.path)) { close in
            await desk.has(1)
            try folder.deliver("first", as: "new/2.a.host")
            await desk.has(2)
            try folder.deliver("second", as: "new/3.a.host")
            try folder.deliver("taken by a mail program", as: "cur/4.a.host:2,S")
            await desk.has(4)
            await close()
        }
        #expect(desk.texts.prefix(2) == ["before", "first"])
        #expect(Set(desk.texts.dropFirst(2)) == ["second", "taken by a mail program"])
        #expect(desk.names.count == 4, "its own moves are no news")
        #expect(try folder.names(in: "cur") == ["1.a.host:2,S", "2.a.host:2,S", "3.a.host:2,S", "4.a.host:2,S"])
    }

    @Test("Killed after it was handed on and before it was put away, the same mail is handed on again")
    func killed() async throws {
        let folder = try TemporaryFolder()
        try folder.make("new", "cur", "tmp")
        try folder.deliver("help", as: "new/1.a.host")
        let desk = Desk()
        let gate = Gate()
        desk.answer { _ in
            await gate.pass()
            return .accepted
        }
        // The first process never gets its answer: to the disk it is as if it had been killed.
        let first = desk.drop(folder.path)
        let work = Task { await first.scan() }
        await withTaskGroup(of: Void.self) { group in
            group.addTask { while desk.names.isEmpty { await Task.yield() } }
        }
        #expect(try folder.names(in: "new") == ["1.a.host"])
        let second = Desk()
        await second.drop(folder.path).scan()
        #expect(second.texts == ["help"])
        #expect(try folder.names(in: "cur") == ["1.a.host:2,S"])
        gate.open()
        await work.value
        #expect(try folder.names(in: "cur") == ["1.a.host:2,S"], "whoever comes second finds it gone and goes on")
    }

    @Test("Killed after it was put away and before that was noted, it is handed on again once")
    func killedLater() async throws {
        let folder = try TemporaryFolder()
        try folder.make("new", "cur", "tmp")
        try folder.deliver("help", as: "cur/1.a.host:2,S")
        let desk = Desk()
        await desk.drop(folder.path).scan()
        await desk.drop(folder.path).scan()
        #expect(desk.texts == ["help"])
    }

    @Test("A mail that cannot be read is kept and flagged; one that cannot be written down stays")
    func verdicts() async throws {
        let folder = try TemporaryFolder()
        try folder.make("new", "cur", "tmp")
        try folder.deliver("x", as: "new/1.broken.host")
        try folder.deliver("x", as: "new/2.later.host")
        try folder.deliver("x", as: "new/3.ignored.host")
        try folder.deliver("x", as: "cur/4.broken.host:2,R")
        let desk = Desk()
        desk.answer { file in
            if file.name.contains("broken") { return .unreadable("no header") }
            return file.name.contains("later") ? .tryLater : .ignored
        }
        let drop = desk.drop(folder.path)
        await drop.scan()
        #expect(try folder.names(in: "new") == ["2.later.host"])
        #expect(try folder.names(in: "cur") == ["1.broken.host:2,F", "3.ignored.host:2,S", "4.broken.host:2,FR"])
        desk.answer { _ in .accepted }
        await drop.scan()
        #expect(try folder.names(in: "new").isEmpty)
        #expect(desk.names.count == 5)
    }

    @Test("A file that vanishes, a folder and a pipe among the mails disturb nothing")
    func oddities() async throws {
        let folder = try TemporaryFolder()
        try folder.make("new", "cur", "tmp", "new/a-folder")
        try folder.deliver("one", as: "new/1.a.host")
        try folder.deliver("two", as: "new/2.a.host")
        try folder.deliver("three", as: "new/3.a.host")
        #expect(mkfifo(folder.path + "/new/0.pipe", 0o600) == 0)
        let desk = Desk()
        desk.answer { file in
            // While the first is in hand, a mail program takes the second and somebody deletes the third.
            if file.name == "1.a.host" {
                try? folder.move("new/2.a.host", to: "cur/2.a.host:2,S")
                try? FileManager.default.removeItem(atPath: folder.path + "/new/3.a.host")
            }
            return .accepted
        }
        let drop = desk.drop(folder.path)
        await drop.scan()
        await drop.scan()
        #expect(desk.texts == ["one", "two"])
    }

    @Test("Two mails of one name are both kept")
    func sameName() async throws {
        let folder = try TemporaryFolder()
        try folder.make("new", "cur", "tmp")
        let desk = Desk()
        let drop = desk.drop(folder.path)
        try folder.deliver("one", as: "new/1.a.host")
        await drop.scan()
        try folder.deliver("two", as: "new/1.a.host")
        await drop.scan()
        #expect(desk.texts == ["one", "two"])
        #expect(try folder.names(in: "cur") == ["1.a.host,copy=2:2,S", "1.a.host:2,S"])
    }

    @Test("Flags that change later bring no mail back")
    func flags() async throws {
        let folder = try TemporaryFolder()
        try folder.make("new", "cur", "tmp")
        let desk = Desk()
        try folder.deliver("one", as: "new/1.a.host,S=3")
        await desk.drop(folder.path).scan()
        try folder.move("cur/1.a.host,S=3:2,S", to: "cur/1.a.host,S=3:2,FRSa")
        await desk.drop(folder.path).scan()
        #expect(desk.texts == ["one"])
    }

    @Test("The list of what was read is cut down when the mailbox was emptied")
    func compaction() async throws {
        let folder = try TemporaryFolder()
        try folder.make("new", "cur", "tmp")
        let lines = (0..<5000).map { "gone.\($0)\n" }.joined()
        try folder.deliver(lines + "1.a.host\n", as: "paidan-seen")
        try folder.deliver("known", as: "cur/1.a.host:2,S")
        try folder.deliver("new", as: "cur/2.a.host:2,S")
        let desk = Desk()
        await desk.drop(folder.path).scan()
        #expect(desk.texts == ["new"])
        let list = try String(decoding: Data(contentsOf: URL(filePath: folder.path + "/paidan-seen")), as: UTF8.self)
        #expect(list == "1.a.host\n2.a.host\n")
    }
}

@Suite("A folder of .eml files is read", .timeLimit(.minutes(1)))
struct FileDropTests {
    @Test("Mails go to done or failed; other files and hidden ones are left; one of the same name is kept beside")
    func verdicts() async throws {
        let folder = try TemporaryFolder()
        let desk = Desk()
        desk.answer { $0.name == "bad.EML" ? .unreadable("no mail") : .accepted }
        try folder.deliver("one", as: "1.eml")
        try folder.deliver("bad", as: "bad.EML")
        try folder.deliver("notes", as: "notes.txt")
        try folder.deliver("half", as: ".2.eml")
        let drop = desk.drop(folder.path, .files, settle: .zero)
        await drop.scan()
        try folder.deliver("another", as: "1.eml")
        await drop.scan()
        #expect(try folder.names() == [".2.eml", "done", "failed", "notes.txt"])
        #expect(try folder.names(in: "done") == ["1.eml", "2-1.eml"])
        #expect(try folder.names(in: "failed") == ["bad.EML"])
        #expect(desk.texts == ["one", "bad", "another"])
    }

    @Test("A file that is still being written is not taken; once moved in or closed it is, at once")
    func whole() async throws {
        let folder = try TemporaryFolder()
        let desk = Desk()
        try folder.deliver("first", as: "first.eml", changedAt: Date(timeIntervalSince1970: 1_000_000_000))
        try await house(of: desk.drop(folder.path, .files, settle: .seconds(3600))) { close in
            await desk.has(1)
            let file = try #require(fopen(folder.path + "/slow.eml", "w"))
            fputs("half", file)
            fflush(file)
            try folder.deliver("moved in", as: "moved.eml")
            await desk.has(2)
            #expect(desk.texts == ["first", "moved in"])
            fputs(" and whole", file)
            fclose(file)
            await desk.has(3)
            await close()
        }
        #expect(desk.texts.last == "half and whole")
        #expect(try folder.names(in: "done") == ["first.eml", "moved.eml", "slow.eml"])
    }
}
