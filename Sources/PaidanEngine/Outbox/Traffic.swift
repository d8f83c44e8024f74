import PaidanCore

/// All lanes, and who is under way in them. Pure: the outbox asks it what to do and tells it what was done.
struct Traffic {
    private var lanes: [String: Lane] = [:]
    /// Lanes that must be looked at, in the order in which something happened to them.
    private var stirred: [String] = []
    private var isStirred: Set<String> = []
    /// When a lane must be looked at again.
    private var wakeups: [String: Instant] = [:]
    /// What is waiting or under way, with the deliveries that carry it, so that the same is never queued twice.
    private var known: [NoticeID: Set<DeliveryID>] = [:]
    private var settled = RecentNotices()
    private var inFlight: [ChannelID: Int] = [:]
    private var flights = 0
    /// How many lanes are being composed, sent or concluded.
    private(set) var occupied = 0
    private var sweepAbove = 1024
    private let bounds: Outbox.Bounds

    init(bounds: Outbox.Bounds) {
        self.bounds = bounds
    }

    /// How many notices wait or are under way.
    var waiting: Int { known.count }

    /// Whether a lane must be looked at.
    var isStirring: Bool { !stirred.isEmpty }

    /// When the next lane must be looked at.
    var nextWakeup: Instant? { wakeups.values.min() }

    // MARK: What comes in

    /// Adds a notice, unless it is there already or was settled a short while ago.
    mutating func add(_ notice: Notice) {
        guard !settled.contains(notice.id), known[notice.id] == nil else { return }
        known[notice.id] = []
        stir(notice.destination.lane) { $0.add(notice) }
    }

    /// Adds an unfinished delivery, unless it is there already or was settled a short while ago.
    mutating func add(_ parcel: Parcel) {
        let isOld = parcel.delivery.notices.contains { notice in
            let carriers = known[notice]
            return settled.contains(notice) || carriers?.isEmpty == true
                || carriers?.contains(parcel.delivery.id) == true
        }
        guard !isOld else { return }
        hold([parcel], in: parcel.delivery.destination.lane)
    }

    /// Adds deliveries that are durable and wait, such as the messages that go on with one that is under way.
    mutating func hold(_ parcels: [Parcel], in lane: String) {
        for parcel in parcels {
            note(parcel.delivery)
            stir(lane) { $0.add(parcel) }
        }
    }

    private mutating func note(_ delivery: Delivery) {
        for notice in delivery.notices { known[notice, default: []].insert(delivery.id) }
    }

    /// Adds a delivery that somebody wants sent again, though it was given up.
    mutating func readd(_ parcel: Parcel) {
        for notice in parcel.delivery.notices { settled.forget(notice) }
        add(parcel)
    }

    private mutating func stir(_ lane: String, _ change: (inout Lane) -> Void) {
        change(&lanes[lane, default: Lane()])
        if isStirred.insert(lane).inserted { stirred.append(lane) }
    }

    // MARK: What goes out

    /// Something to be composed and written down.
    struct Job {
        var lane: String
        var work: Work

        enum Work {
            case send(Lane.Composition.Content)
            case expire(notices: [Notice], parcels: [Parcel])
        }
    }

    /// What is to be done now; its lanes are occupied until they are begun and concluded, or freed.
    ///
    /// The most urgent first. Emergencies wait for no free place; others do, so that a channel that hangs holds back
    /// neither the other channels nor the house.
    mutating func jobs(at now: Instant, quota: (ChannelID) -> ChannelSettings.Quota) -> [Job] {
        for lane in wakeups.filter({ $0.value <= now }).keys.sorted() where isStirred.insert(lane).inserted {
            stirred.append(lane)
        }
        sweep(at: now)
        var jobs: [Job] = []
        var ready: [(lane: String, channel: ChannelID, composition: Lane.Composition)] = []
        var left: [String] = []
        for name in stirred {
            wakeups[name] = nil
            guard let lane = lanes[name], let channel = lane.channel else { continue }
            switch lane.step(at: now, quota: quota(channel)) {
            case .idle: break
            case .wait(let moment): wakeups[name] = moment
            case .send(let composition): ready.append((name, channel, composition))
            case .expire(let notices, let parcels):
                occupy(name)
                jobs.append(Job(lane: name, work: .expire(notices: notices, parcels: parcels)))
            }
        }
        for (_, next) in ready.enumerated().sorted(by: {
            ($0.element.composition.urgency, $0.offset) < ($1.element.composition.urgency, $1.offset)
        }) {
            guard next.composition.urgency == .emergency || hasRoom(for: next.channel) else {
                left.append(next.lane)
                continue
            }
            occupy(next.lane)
            flights += 1
            inFlight[next.channel, default: 0] += 1
            jobs.append(Job(lane: next.lane, work: .send(next.composition.content)))
        }
        stirred = left
        isStirred = Set(left)
        return jobs
    }

    private func hasRoom(for channel: ChannelID) -> Bool {
        flights < bounds.flights && inFlight[channel, default: 0] < bounds.flightsPerChannel
    }

    private mutating func occupy(_ lane: String) {
        occupied += 1
        lanes[lane]?.occupy()
    }

    /// A lane's deliveries are durable.
    mutating func begin(_ deliveries: [Delivery], in lane: String, at now: Instant, quota: ChannelSettings.Quota?) {
        for delivery in deliveries {
            note(delivery)
            lanes[lane]?.begin(delivery, at: now, quota: quota)
        }
    }

    /// The messages that wait in a lane and go on with what a delivery began to say.
    func continuations(of parcel: Parcel, in lane: String) -> [Parcel] {
        lanes[lane]?.continuations(of: parcel.delivery) ?? []
    }

    /// Nothing could be written down: the lane is as it was, and looked at again later.
    mutating func free(_ lane: String, restingUntil moment: Instant, sending channel: ChannelID?) {
        occupied -= 1
        if let channel { land(channel) }
        stir(lane) { $0.free(restingUntil: moment) }
    }

    /// What became of a lane's deliveries is durable.
    mutating func conclude(_ outcomes: [Outcome], in lane: String, sending channel: ChannelID?) {
        occupied -= 1
        if let channel { land(channel) }
        for outcome in outcomes {
            let delivery = outcome.conclusion.delivery
            if outcome.isFinal { settle(delivery) }
            stir(lane) { $0.conclude(delivery.id, retry: outcome.retry, restUntil: outcome.restUntil) }
        }
    }

    /// A notice is settled with the last delivery that carries it.
    private mutating func settle(_ delivery: Delivery) {
        for notice in delivery.notices {
            known[notice]?.remove(delivery.id)
            guard known[notice]?.isEmpty != false else { continue }
            known[notice] = nil
            settled.remember(notice)
        }
    }

    private mutating func land(_ channel: ChannelID) {
        flights -= 1
        inFlight[channel, default: 1] -= 1
    }

    /// Forgets lanes in which nothing waits, once there are many: every mailbox that ever wrote has one.
    private mutating func sweep(at now: Instant) {
        guard lanes.count > sweepAbove else { return }
        lanes = lanes.filter { !$0.value.isForgettable(at: now) }
        sweepAbove = max(1024, lanes.count * 2)
    }
}

extension Lane {
    /// The channel that it leads over; nil where nothing waits.
    fileprivate var channel: ChannelID? {
        notices.first?.destination.channel ?? parcels.first?.delivery.destination.channel
    }
}

/// The notices settled last, so that a store read a moment too early does not bring one back.
private struct RecentNotices {
    private static let size = 4096
    private var ring: [NoticeID] = []
    private var next = 0
    private var members: Set<NoticeID> = []

    func contains(_ notice: NoticeID) -> Bool { members.contains(notice) }

    mutating func forget(_ notice: NoticeID) { members.remove(notice) }

    mutating func remember(_ notice: NoticeID) {
        guard members.insert(notice).inserted else { return }
        guard ring.count == RecentNotices.size else { return ring.append(notice) }
        members.remove(ring[next])
        ring[next] = notice
        next = (next + 1) % RecentNotices.size
    }
}
