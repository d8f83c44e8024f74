import FoundationEssentials
import Glibc
import PaidanChat
import PaidanConfig
import PaidanCore
import PaidanCurl

/// Plays a day at the daemon's doors, step by step: send, wait until it has nothing left to do, look, move the clock.
///
/// It takes the daemon's death for what a platform would: what was not acknowledged is sent again, the same bytes.
final class Player {
    let day: Day
    let stage: Stage
    let daemon: Daemon
    let courier: CurlCourier
    let book: PushBook
    let console: Console
    private let doors: Doors
    private let addresses: AddressBook
    /// Called before each request, with its number.
    private let disturb: @Sendable (Int) -> Void

    private let hand: Hand
    private(set) var now: Instant
    private(set) var names: [String: WishKey] = [:]
    private(set) var differences: [String] = []
    private(set) var requests = 0
    /// Which of them had something to do: what was said, and the move of the clock after it.
    private(set) var busy: [Int] = []
    /// How often the daemon had to be started again.
    private(set) var revivals = 0
    /// How many of these its second tries were waited for.
    private var awaited = 0
    /// How many pushes there were when the scene began.
    private var seen = 0

    /// How far the clock goes in one step: so the pushes of a long silence come at their time.
    private static let stride = Instant.Span.minutes(1)

    struct WishKey: Hashable, Sendable {
        var community: CommunityID
        var number: WishNumber
    }

    init(
        _ day: Day, from folder: String, on stage: Stage, daemon: Daemon, courier: CurlCourier, book: PushBook,
        addresses: AddressBook, hand: Hand, console: Console, disturb: @escaping @Sendable (Int) -> Void
    ) throws {
        guard let begin = day.instant(day.begins) else { throw DayFile.Fault(description: "begins is no time") }
        self.day = day
        self.stage = stage
        self.daemon = daemon
        self.courier = courier
        self.book = book
        self.console = console
        self.addresses = addresses
        self.disturb = disturb
        self.hand = hand
        now = begin
        hand.set(begin)
        doors = Doors(
            configuration: stage.configuration, addresses: addresses, people: day.people, folder: folder)
    }

    /// Plays all scenes, and moves the clock to the day's end.
    func play() async throws {
        for (index, scene) in day.scenes.enumerated() {
            guard let at = day.instant(scene.at) else { continue }
            try await pass(until: at)
            try await awaitSecondTries()
            let before = requests
            let early = book.pushes.count - seen
            console.heading(at, scene.title)
            if let says = scene.says {
                let text = filled(says.text)
                console.said(at, says, text)
                try await deliver(doors.parcel(words(says, text, index, at)))
            }
            try await move(to: at)
            busy += (before + 1)...requests
            try await awaitSecondTries()
            try await check(scene, early)
        }
        if let end = day.instant(day.ends) { try await pass(until: end) }
    }

    /// What was under way when the daemon died is tried again some seconds later, after a second death half a minute
    /// later: the scene waits for it.
    private func awaitSecondTries() async throws {
        while revivals > awaited {
            awaited = revivals
            while let next = try await daemon.nextTry(), next <= now + .minutes(5) {
                try await move(to: max(next, now + .seconds(1)))
            }
        }
    }

    private func words(_ says: Saying, _ text: String, _ index: Int, _ at: Instant) throws -> Doors.Words {
        var words = Doors.Words(saying: says, text: text, index: index, at: at)
        if let answers = says.answers {
            let number = filled("{\(answers.about)}")
            words.answered = book.pushes.last { $0.to == answers.to && $0.text.contains(number) }
            guard words.answered != nil else {
                throw Doors.Fault(description: "there is no push to reply to (got \"\(answers.to)\", \(answers.about))")
            }
        } else if says.door == .mail {
            let address = day.people[says.from]?.account
            words.answered = book.pushes.last { $0.door == .mail && $0.to == address }
        }
        return words
    }

    /// The numbers in place of the day's names.
    private func filled(_ text: String) -> String {
        names.reduce(text) { $0.replacing("{\($1.key)}", with: String($1.value.number)) }
    }

    // MARK: Speaking with the daemon

    private func deliver(_ parcel: Doors.Parcel) async throws {
        switch parcel {
        case .request(let call):
            let answer = try await request(call)
            guard (200..<300).contains(answer.status) else {
                differences.append(
                    "a webhook was refused (got \(answer.status) \(String(decoding: answer.body, as: UTF8.self)))")
                return
            }
        case .file(let mailbox, let name, let content):
            // As a mail server does it: written beside, then moved in whole.
            let part = "\(mailbox)/tmp/\(name)"
            for folder in ["tmp", "new", "cur"] {
                try FileManager.default.createDirectory(
                    atPath: "\(mailbox)/\(folder)", withIntermediateDirectories: true)
            }
            try Data(content).write(to: URL(filePath: part))
            guard rename(part, "\(mailbox)/new/\(name)") == 0 else {
                throw Doors.Fault(description: "putting a mail into \(mailbox) (got error \(errno))")
            }
        }
    }

    private func pass(until target: Instant) async throws {
        while now < target { try await move(to: min(now + Self.stride, target)) }
    }

    /// Moves the clock; returns when everything due until then is done.
    private func move(to target: Instant) async throws {
        hand.set(max(target, now))
        let answer = try await request(clockCall(target))
        guard answer.status == 200 else {
            throw Daemon.Gone(description: "the clock could not be moved (got \(answer.status))")
        }
        now = max(now, target)
    }

    private func clockCall(_ target: Instant) -> HTTPCall {
        HTTPCall(
            url: daemon.url + "/testing/clock", headers: [HTTPCall.Header("content-type", "application/json")],
            body: Array("{\"now\":\"\(target)\"}".utf8))
    }

    /// Sends until there is an answer.
    private func request(_ call: HTTPCall) async throws -> HTTPAnswer {
        let deadline = ContinuousClock.now + .seconds(60)
        while ContinuousClock.now < deadline {
            requests += 1
            disturb(requests)
            if case .answered(let answer) = await courier.send(.http(call)) { return answer }
            try Task.checkCancellation()
            try await revive()
        }
        throw Daemon.Gone(description: "the daemon does not answer")
    }

    /// Starts a daemon that has gone again, and brings it to where the day was.
    private func revive() async throws {
        // Its sockets close before it can be seen to have ended.
        guard daemon.id == nil else { return try await Task.sleep(for: .milliseconds(2)) }
        revivals += 1
        do {
            try await daemon.start(at: now)
        } catch let gone as Daemon.Gone where gone.isKilled {
            return
        }
        _ = await courier.send(.http(clockCall(now)))
    }
}

extension Player {
    /// Looks whether everything is as the scene wants it.
    private func check(_ scene: Scene, _ early: Int) async throws {
        let pushes = Array(book.pushes.dropFirst(seen))
        seen += pushes.count
        let wishes = Dictionary(
            try await daemon.ledger().map { (WishKey(community: $0.community, number: $0.wish.number), $0.wish) },
            uniquingKeysWith: { first, _ in first })
        var found = Check(scene: scene, pushes: pushes, early: early, addresses: addresses, fill: filled)
        let new = wishes.filter { !names.values.contains($0.key) }
        if let opens = scene.opens, new.count == 1, let key = new.keys.first {
            names[opens] = key
        } else if scene.opens != nil || !new.isEmpty {
            found.differ("wishes opened", expected: scene.opens ?? "none", got: "\(new.count)")
            for (place, key) in new.keys.sorted(by: { $0.number < $1.number }).enumerated() {
                names[place == 0 ? scene.opens ?? "?\(key.number)" : "?\(key.number)"] = key
            }
        }
        for (name, standing) in (scene.wishes ?? [:]).sorted(by: { $0.key < $1.key }) {
            found.compare(name, standing, names[name].flatMap { wishes[$0] })
        }
        found.comparePushes()
        for difference in found.differences { console.differs(difference) }
        differences += found.differences
    }
}
