import PaidanCore
import Testing

@testable import PaidanEngine

@Suite("A lane says what goes next")
struct LaneTests {
    let plenty = ChannelSettings.Quota(burst: 100, interval: .seconds(1))

    func lane(_ notices: [Notice], _ parcels: [Parcel] = [], spent: Int = 0, quota: ChannelSettings.Quota? = nil)
        -> Lane
    {
        var lane = Lane()
        for _ in 0..<spent { lane.begin(Delivery.failed("none", []), at: morning, quota: quota ?? plenty) }
        for notice in notices { lane.add(notice) }
        for parcel in parcels { lane.add(parcel) }
        return lane
    }

    func sent(_ step: Lane.Step) -> [String] {
        guard case .send(let composition) = step else { return [] }
        return switch composition.content {
        case .notices(let notices): notices.map(\.id.rawValue)
        case .parcel(let parcel): [parcel.delivery.id.rawValue]
        }
    }

    @Test("Nothing waits: it is idle. Something is under way: it is idle too")
    func idle() {
        #expect(lane([]).step(at: morning, quota: plenty) == .idle)
        var busy = lane([.told("a")])
        busy.occupy()
        #expect(busy.step(at: morning, quota: plenty) == .idle)
    }

    @Test("Haste overtakes across wishes, never within one")
    func haste() {
        let other = lane([.told("a", wish: 1), .told("b", wish: 2, .emergency)])
        #expect(sent(other.step(at: morning, quota: plenty)) == ["b"])
        let same = lane([.told("x", wish: 3), .told("a", wish: 1), .told("b", wish: 1, .emergency)])
        #expect(sent(same.step(at: morning, quota: plenty)) == ["a"], "what stands before an emergency goes as soon")
    }

    @Test("What is added late but was decided earlier takes its place")
    func order() {
        let lane = lane([.told("b", wish: 1, at: morning + .seconds(2)), .told("a", wish: 1, at: morning)])
        #expect(lane.notices.map(\.id) == ["a", "b"])
    }

    @Test("A failed delivery holds back its own wish and no other")
    func failing() {
        let failed = Parcel(
            delivery: .failed("d-a", ["a"], wish: 1, again: morning + .seconds(5)), notices: [.told("a", wish: 1)])
        let held = lane([.told("b", wish: 1)], [failed])
        #expect(held.step(at: morning, quota: plenty) == .wait(until: morning + .seconds(5)))
        #expect(sent(held.step(at: morning + .seconds(5), quota: plenty)) == ["d-a"])
        let free = lane([.told("b", wish: 1), .told("c", wish: 2)], [failed])
        #expect(sent(free.step(at: morning, quota: plenty)) == ["c"])
    }

    @Test("A failed digest holds back each of its wishes")
    func failingDigest() {
        let failed = Parcel(
            delivery: .failed("d-a", ["a", "b"], again: morning + .seconds(5)),
            notices: [.told("a", wish: 1), .told("b", wish: 2)])
        let lane = lane([.told("c", wish: 2), .told("d", wish: 3)], [failed])
        #expect(sent(lane.step(at: morning, quota: plenty)) == ["d"])
    }

    @Test("The last token is kept for an emergency")
    func reserve() {
        let quota = ChannelSettings.Quota(burst: 3, interval: .seconds(10))
        let ordinary = lane([.told("a")], spent: 2, quota: quota)
        #expect(ordinary.step(at: morning, quota: quota) == .wait(until: morning + .seconds(10)))
        let emergency = lane([.told("a"), .told("b", .emergency)], spent: 2, quota: quota)
        #expect(sent(emergency.step(at: morning, quota: quota)) == ["b"])
        let single = ChannelSettings.Quota(burst: 1, interval: .seconds(10))
        #expect(sent(lane([.told("a")]).step(at: morning, quota: single)) == ["a"], "one token cannot be kept back")
    }

    @Test(
        "A crowd is gathered when tokens are scarce",
        arguments: [
            (waiting: 4, spent: 0, gathered: 1), (waiting: 4, spent: 17, gathered: 4),
            (waiting: 3, spent: 17, gathered: 1),
            (waiting: 50, spent: 17, gathered: Lane.digestSize),
        ])
    func crowd(waiting: Int, spent: Int, gathered: Int) {
        let quota = ChannelSettings.Quota(burst: 20, interval: .seconds(3))
        let notices = (0..<waiting).map { Notice.told("n\($0)", wish: $0, isGroup: true) }
        let step = lane(notices, spent: spent, quota: quota).step(at: morning, quota: quota)
        #expect(sent(step) == notices.prefix(gathered).map(\.id.rawValue))
    }

    @Test("What must go alone goes alone")
    func alone() {
        let quota = ChannelSettings.Quota(burst: 2, interval: .seconds(3))
        let infos = (0..<5).map { (n: Int) in Notice.told("i\(n)", wish: n, isGroup: true) }
        let single: [Notice] = [
            .told("question", wish: 10, isGroup: true, kind: .wishQuestion),
            .told("soon over", wish: 11, isGroup: true, expiresAt: morning + .minutes(10)),
            .told("before an emergency", wish: 12, isGroup: true),
            .told("urgent", wish: 12, isGroup: true, .emergency), .told("prompt", wish: 13, isGroup: true, .prompt),
            .told("of others", wish: 14, isGroup: true, of: "liuyuan"),
        ]
        var all = lane(infos + single)
        for _ in 0..<3 {
            let step = all.step(at: morning, quota: quota)
            for id in sent(step) { all.begin(.failed("d-\(id)", [NoticeID(id)]), at: morning, quota: nil) }
        }
        #expect(sent(all.step(at: morning, quota: quota)) == infos.map(\.id.rawValue))
        let offers = lane((0..<5).map { (n: Int) in Notice.told("o\(n)", wish: n, kind: .offerMade) })
        #expect(sent(offers.step(at: morning, quota: quota)) == ["o0"], "an offer to one person")
    }

    @Test("What is too late is given up, even while the lane rests")
    func late() {
        let over = Notice.told("a", expiresAt: morning + .seconds(3))
        var resting = lane([over, .told("b")])
        resting.occupy()
        resting.conclude("d-none", retry: nil, restUntil: morning + .minutes(1))
        #expect(resting.step(at: morning, quota: plenty) == .wait(until: morning + .seconds(3)))
        #expect(resting.step(at: morning + .seconds(3), quota: plenty) == .expire(notices: [over], parcels: []))
    }

    @Test("What goes when there is time goes after twenty minutes, before what is younger and more urgent")
    func ageing() {
        let old = Notice.told("old", .whenFree)
        let young = Notice.told("young", .prompt, at: morning + .minutes(19))
        #expect(sent(lane([old, young]).step(at: morning + .minutes(19), quota: plenty)) == ["young"])
        #expect(sent(lane([old, young]).step(at: morning + .minutes(20), quota: plenty)) == ["old"])
    }

    @Test("A quota of nothing still lets something through")
    func badQuota() {
        let none = ChannelSettings.Quota(burst: 0, interval: .seconds(0))
        #expect(sent(lane([.told("a")]).step(at: morning, quota: none)) == ["a"])
    }
}

extension Delivery {
    static func failed(
        _ id: String, _ notices: [NoticeID], wish: WishNumber? = nil, again: Instant = morning
    ) -> Delivery {
        var delivery = Delivery(
            id: DeliveryID(id), community: taoyuan, destination: .direct("10001", on: "qq"), notices: notices,
            wish: wish,
            offer: nil, content: .init(text: "", payload: "{}"), priority: .ordinary, composedAt: morning,
            expiresAt: nil)
        delivery.attempts = 1
        delivery.nextAttemptAt = again
        return delivery
    }
}
