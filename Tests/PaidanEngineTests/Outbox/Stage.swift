import Logging
import PaidanCore
import PaidanEngine
import PaidanTestKit
import Synchronization

let morning = Instant(seconds: 1_795_312_800)  // 2026-11-22T10:00:00+08:00, give or take
let taoyuan: CommunityID = "taoyuan"

/// An outbox with its neighbours, and time that is stepped from one due moment to the next.
final class Stage: Sendable {
    let clock: SteppedClock
    let store: OutboxStore
    let courier: ScriptedCourier
    let outbox: Outbox
    /// Communities that were told of an input.
    let woken = Woken()

    final class Woken: Sendable {
        private let list = Mutex<[CommunityID]>([])
        var all: [CommunityID] { list.withLock(\.self) }
        func add(_ community: CommunityID) { list.withLock { $0.append(community) } }
    }

    init(
        quota: ChannelSettings.Quota = .init(burst: 100, interval: .seconds(1)), store: OutboxStore = OutboxStore(),
        at now: Instant = morning, bounds: Outbox.Bounds = Outbox.Bounds(), texts: Texts = .plain,
        limit: TextLimit? = nil
    ) {
        clock = SteppedClock(at: now)
        self.store = store
        courier = ScriptedCourier(clock: clock)
        let channels: [ChannelID] = ["qq", "robot"]
        let world = OutboxWorld(
            platforms: Dictionary(uniqueKeysWithValues: channels.map { ($0, PlainPlatform(textLimit: limit)) }),
            quotas: Dictionary(uniqueKeysWithValues: channels.map { ($0, quota) }),
            wordings: [taoyuan: Wording(texts: texts, rulebook: .small)])
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        outbox = Outbox(
            store: store, courier: courier, clock: clock, world: world, bounds: bounds, logger: logger,
            onInput: { [woken] in woken.add($0) })
    }

    /// Runs the outbox while a story is told.
    func play(_ story: @Sendable (Stage) async throws -> Void) async throws {
        let work = Task { try await outbox.run() }
        defer { work.cancel() }
        try await story(self)
    }

    /// A desk commits notices and hands them over.
    func tell(_ notices: [Notice]) {
        store.commit(notices)
        outbox.enqueue(notices)
    }

    /// Lets time go by, stopping at each moment at which something is due.
    func pass(_ span: Instant.Span) async {
        let end = clock.now + span
        while let due = await outbox.settled(), due <= end { clock.set(to: due) }
        clock.set(to: end)
        _ = await outbox.settled()
    }

    var texts: [String] { courier.sent.map(\.text) }
}

extension Notice {
    /// A notice as these stories need it: its text is its id.
    static func told(
        _ id: String, wish: WishNumber? = nil, to address: String = "10001", on channel: ChannelID = "qq",
        isGroup: Bool = false, _ priority: Priority = .ordinary, kind: Kind = .wishAccepted, at: Instant = morning,
        expiresAt: Instant? = nil, of community: CommunityID = taoyuan
    ) -> Notice {
        Notice(
            id: NoticeID(id), community: community, kind: kind, template: "member.noted",
            to: .member("lm"), destination: Destination(channel: channel, address: address, isGroup: isGroup),
            privacy: isGroup ? .group : .private, priority: priority, at: at, expiresAt: expiresAt, wish: wish,
            facts: ["said": .text(id)])
    }
}

extension Texts {
    static let plain = Texts(
        templates: [.memberNoted: "{{said}}", .digest: "{{#lines}}{{text}} {{/lines}}"], names: [:])
}

extension Rulebook {
    static let small = Rulebook(
        community: taoyuan, name: "桃源社区", phone: "0571-1234",
        buildings: BuildingDirectory(buildings: [], grids: []), members: [], standby: [],
        channels: [ChannelRule(id: "mail", namespace: "mail", reachesPersons: true, reachesGroups: false, isMail: true)]
    )
}
