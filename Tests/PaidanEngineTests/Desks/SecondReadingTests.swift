import Logging
import PaidanCore
import PaidanEngine
import PaidanTestKit
import Synchronization
import Testing

/// Reads `?` as chatter it is not sure of, `!` as an emergency, and joins advice by taking it.
private struct UnsureReader: Reader {
    let version = "unsure-1"

    func read(_ text: String, in context: ReadingContext) -> Reading {
        if text.contains("!") {
            return Reading(
                kind: .wish, need: Need(category: .medical, urgency: .emergency), confidence: ["kind": 0.5])
        }
        var reading = Reading(kind: .chatter, confidence: ["kind": text.contains("?") ? 0.5 : 0.9])
        if let advice = context.advice {
            reading.kind = advice.opinion.kind
            reading.second = SecondReading(
                by: advice.by, opinion: advice.opinion, first: Opinion(kind: .chatter))
        }
        return reading
    }
}

/// Keeps what is logged from info on.
private struct KeptLog: LogHandler {
    final class Lines: Sendable {
        let all = Mutex<[String]>([])
    }

    let lines: Lines
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.info

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) { lines.all.withLock { $0.append("\(event.level) \(event.message)") } }
}

@Suite("a keeper asks a second reader what the first is not sure of")
struct SecondReadingTests {
    private static let rules = Rulebook(
        community: taoyuan, name: "桃源社区", phone: "0", buildings: BuildingDirectory(buildings: [], grids: []),
        members: [Member(id: "S01", name: "周敏", kind: .staff, coverage: .everywhere)], standby: ["S01"],
        groups: [
            GroupRule(channel: "qq", id: "duty", name: "值班", audience: .duty),
            GroupRule(channel: "qq", id: "owners", name: "业主群", audience: .residents),
        ])

    private static func said(_ text: String, _ number: Int) -> Arrival {
        Arrival(
            community: taoyuan, at: morning + .seconds(Int64(number)),
            input: .message(
                Message(
                    key: "m-\(number)", channel: "qq", group: "owners",
                    sender: .init(account: Account(namespace: "qq", id: "\(number)")), text: text)))
    }

    private static let lamp = Opinion(kind: .wish, category: .facility, urgency: .normal, people: 1)
    private static let broken = SecondReadingFailure(.refused, "HTTP 500")

    /// A keeper with its store and its second reader.
    private struct Stage {
        let store: FaultyStore
        let memory = MemoryStore()
        let clock = SteppedClock(at: morning + .hours(1))
        let keeper: DeskKeeper
        let second: ScriptedSecondReader

        init(
            limit: Duration = .seconds(60), atOnce: Int = 4, patience: Int = 5, logger: Logger? = nil,
            _ answer: @escaping ScriptedSecondReader.Answer
        ) {
            store = FaultyStore(memory)
            second = ScriptedSecondReader(answer)
            let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            let readings = SecondReadings(
                reader: second,
                settings: SecondReadings.Settings(below: 0.7, limit: limit, atOnce: atOnce, patience: patience),
                clock: clock,
                logger: logger ?? quiet)
            let outbox = Outbox(
                store: store, courier: ScriptedCourier(), clock: clock,
                world: OutboxWorld(platforms: [:], quotas: [:], wordings: [:]), onInput: { _ in })
            keeper = DeskKeeper(
                rules: DeskKeeper.RulesInForce(rulebook: SecondReadingTests.rules, digest: "rules-1"), store: store,
                reader: UnsureReader(), clock: clock, outbox: outbox, second: readings, logger: quiet)
        }

        /// The kinds as recorded, in the order of the messages.
        func kinds() async throws -> [MessageKind?] {
            try await memory.inbox(InboxFilter(limit: 1000)).reversed().map { $0.reading?.kind }
        }
    }

    @Test("its opinion is joined, recorded with the input and told by name")
    func recorded() async throws {
        let stage = Stage { _ in .success(SecondReadingTests.lamp) }
        _ = try await stage.store.accept([Self.said("灯又那个了?", 1), Self.said("早上好", 2)])
        try await house(of: stage.keeper) { close in
            _ = await stage.keeper.settled()
            await close()
        }
        #expect(stage.second.questions.map(\.text) == ["灯又那个了?"])
        #expect(try await stage.kinds() == [.wish, .chatter])
        let rows = try await stage.memory.inbox(InboxFilter(limit: 10))
        #expect(rows.last?.reading?.second?.opinion == Self.lamp)
        #expect(rows.last?.reading?.second?.by == "little-model")
        #expect(rows.first?.reading?.second == nil)
        #expect(try await stage.memory.enter(taoyuan).state == (await stage.keeper.present?.state))
    }

    @Test("so many at once and no more")
    func fewAtOnce() async throws {
        let stage = Stage(atOnce: 3) { _ in .success(SecondReadingTests.lamp) }
        _ = try await stage.store.accept((1...40).map { Self.said("灯坏?", $0) })
        try await house(of: stage.keeper) { close in
            _ = await stage.keeper.settled()
            await close()
        }
        #expect(stage.second.questions.count == 40)
        #expect((1...3).contains(stage.second.mostInHand))
        #expect(try await stage.kinds().allSatisfy { $0 == .wish })
    }

    @Test("silence ends at the limit, and the first readings hold", .timeLimit(.minutes(1)))
    func silence() async throws {
        let stage = Stage(limit: .milliseconds(20)) { question in
            question.text == "灯坏?" ? .success(SecondReadingTests.lamp) : nil
        }
        _ = try await stage.store.accept([Self.said("灯坏?", 1), Self.said("水漏?", 2)])
        try await house(of: stage.keeper) { close in
            _ = await stage.keeper.settled()
            await close()
        }
        #expect(try await stage.kinds() == [.wish, .chatter], "what came in time counts")
    }

    @Test("an emergency in the same batch waits for nobody", .timeLimit(.minutes(1)))
    func emergencyBeside() async throws {
        let stage = Stage { _ in nil }
        _ = try await stage.store.accept([Self.said("灯坏?", 1), Self.said("有人倒下了!", 2)])
        try await house(of: stage.keeper) { close in
            _ = await stage.keeper.settled()
            await close()
        }
        #expect(stage.second.questions.isEmpty)
        #expect(try await stage.kinds() == [.chatter, .wish])
    }

    @Test("an emergency that arrives meanwhile ends the wait", .timeLimit(.minutes(1)))
    func emergencyMeanwhile() async throws {
        let stage = Stage(limit: .seconds(3600)) { _ in nil }
        _ = try await stage.store.accept([Self.said("灯坏?", 1)])
        try await house(of: stage.keeper) { close in
            await stage.second.asked(1)
            // Ordinary talk does not end it …
            _ = try await stage.store.accept([Self.said("早上好", 2)])
            stage.keeper.wake()
            // … an emergency does.
            _ = try await stage.store.accept([Self.said("有人倒下了!", 3)])
            stage.keeper.wake()
            _ = await stage.keeper.settled()
            await close()
        }
        #expect(try await stage.kinds() == [.chatter, .chatter, .wish])
    }

    @Test("so does a command of the staff, who wait for the answer", .timeLimit(.minutes(1)))
    func commandMeanwhile() async throws {
        let stage = Stage(limit: .seconds(3600)) { _ in nil }
        _ = try await stage.store.accept([Self.said("灯坏?", 1)])
        try await house(of: stage.keeper) { close in
            await stage.second.asked(1)
            let decision = try await stage.keeper.hand(.staff(StaffAction(actor: "test", wish: nil, command: .pause)))
            #expect(decision?.verdict == .commanded)
            await close()
        }
        #expect(try await stage.kinds().first == .chatter)
    }

    @Test("so does a deadline", .timeLimit(.minutes(1)))
    func deadlineMeanwhile() async throws {
        let stage = Stage(limit: .seconds(3600)) { _ in nil }
        try await house(of: stage.keeper) { close in
            _ = try await stage.keeper.hand(.staff(StaffAction(actor: "test", wish: nil, command: .pause)))
            let due = try #require(await stage.keeper.settled(), "the duty is reminded that dispatching is stopped")
            _ = try await stage.store.accept([Self.said("灯坏?", 1)])
            stage.keeper.wake()
            await stage.second.asked(1)
            stage.clock.set(to: due)
            while await stage.keeper.settled() == due {}
            await close()
        }
        #expect(try await stage.kinds() == [.chatter])
    }

    @Test("a house that stops waits for nobody", .timeLimit(.minutes(1)))
    func stopping() async throws {
        let stage = Stage(limit: .seconds(3600)) { _ in nil }
        _ = try await stage.store.accept([Self.said("灯坏?", 1)])
        try await house(of: stage.keeper) { close in
            await stage.second.asked(1)
            await close()
        }
    }

    @Test("a flood is not held up")
    func flood() async throws {
        let stage = Stage { _ in nil }
        _ = try await stage.store.accept((1...256).map { Self.said("灯坏?", $0) })
        try await house(of: stage.keeper) { close in
            // More would wait than one commit takes.
            _ = await stage.keeper.settled()
            await close()
        }
        #expect(stage.second.questions.isEmpty)
    }

    @Test("whatever commit fails, nobody is asked twice and the opinion stays", arguments: [1, 2])
    func askedOnce(commit: Int) async throws {
        let stage = Stage { _ in .success(SecondReadingTests.lamp) }
        stage.store.fail(.commit, at: commit, with: .broken("for the test"))
        try await house(of: stage.keeper) { close in
            _ = await stage.keeper.settled()
            _ = try await stage.store.accept((1...3).map { Self.said("灯坏?", $0) })
            stage.keeper.wake()
            _ = await stage.keeper.settled()
            await close()
        }
        #expect(stage.second.questions.count == 3)
        #expect(try await stage.kinds() == [.wish, .wish, .wish])
        #expect(try await stage.memory.enter(taoyuan).state == (await stage.keeper.present?.state))
    }

    @Test("after failures in a row it is left alone for a while, which is said once; one answer makes it well")
    func leftAlone() async throws {
        let isWell = Mutex(false)
        let lines = KeptLog.Lines()
        let stage = Stage(atOnce: 1, patience: 3, logger: Logger(label: "test") { _ in KeptLog(lines: lines) }) { _ in
            isWell.withLock { $0 } ? .success(SecondReadingTests.lamp) : .failure(SecondReadingTests.broken)
        }
        var number = 0
        try await house(of: stage.keeper) { close in
            func say() async throws {
                number += 1
                _ = try await stage.store.accept([Self.said("灯坏?", number)])
                stage.keeper.wake()
                _ = await stage.keeper.settled()
            }
            for _ in 1...5 { try await say() }
            #expect(stage.second.questions.count == 3, "then it rests")
            stage.clock.set(to: stage.clock.now + .minutes(5))
            for _ in 1...2 { try await say() }
            #expect(stage.second.questions.count == 4, "one further failure, and it rests again")
            stage.clock.set(to: stage.clock.now + .minutes(5))
            isWell.withLock { $0 = true }
            for _ in 1...2 { try await say() }
            #expect(stage.second.questions.count == 6)
            await close()
        }
        #expect(try await stage.kinds().suffix(3) == [.chatter, .wish, .wish])
        #expect(
            lines.all.withLock { $0 } == [
                "warning second reader fails, left alone for a while", "notice second reader answers again",
            ])
    }

    @Test("another can be asked from now on, or none")
    func exchanged() async throws {
        let stage = Stage { _ in .success(SecondReadingTests.lamp) }
        try await house(of: stage.keeper) { close in
            await stage.keeper.adopt(second: nil)
            _ = try await stage.store.accept([Self.said("灯坏?", 1)])
            stage.keeper.wake()
            _ = await stage.keeper.settled()
            await close()
        }
        #expect(stage.second.questions.isEmpty)
        #expect(try await stage.kinds() == [.chatter])
    }
}
