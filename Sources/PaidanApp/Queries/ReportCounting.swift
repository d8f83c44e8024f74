import PaidanCore

extension Report {
    /// The events of the timeline that figures are counted from.
    static let events: Set<String> = [
        "opened", "clock_missed", "declined", "expired", "merged", "commanded", "escalated", "shortfall", "updated",
    ]

    /// Counts.
    ///
    /// - Parameters:
    ///   - rows: the wishes received in the time, of any community; those of others are passed over.
    ///   - events: what the timeline says of them, oldest first.
    ///   - answers: when a reporter of a wish was first told anything.
    ///   - volunteers: the members of the roster among whom the load is spread.
    init(
        of community: CommunityID, over period: Period, rows: [WishRow], events: [TimelineRow] = [],
        answers: [WishNumber: Instant] = [:], volunteers: [MemberID]
    ) {
        let all = rows.filter { $0.community == community }.map(\.wish)
        let received = all.filter(\.isCounted)
        let own = received.filter { $0.state != .merged }
        let finished = received.filter { $0.state == .confirmed || $0.state == .answered }
        let history = History(events, of: Set(all.filter { $0.isCounted || $0.ride != nil }.map(\.number)))
        self.community = community
        from = period.first?.description
        to = period.last?.description
        wishes = Wishes(all, received)
        let late = Set(history.rows("clock_missed", where: "clock", is: "acknowledge").compactMap(\.entry.wish))
        wishes.answeredInTime = own.count { answers[$0.number] != nil && !late.contains($0.number) }
        let served = all.filter { $0.isCounted || ($0.ride != nil && $0.isDrill != true) }
        services = served.reduce(0) { $0 + $1.servants.count }
        hours = Hours(served, history)
        campaigns = Campaigns(all)
        answer = Duration(received.compactMap { wish in answers[wish.number].map { $0 - wish.receivedAt } })
        response = Duration(received.compactMap { wish in wish.acceptedAt.map { $0 - wish.receivedAt } })
        completion = Duration(received.compactMap { wish in wish.doneAt.map { $0 - wish.receivedAt } })
        overdue = history.counts("clock_missed", by: "clock")
        detours = Detours(received, history)
        satisfaction = Satisfaction(
            satisfied: finished.count { $0.rating?.satisfied == true }, rated: finished.count { $0.rating != nil },
            finished: finished.count, silent: finished.count { $0.ending == .silent && $0.rating == nil })
        byChannel = Tally.counted(received) { history.channel(of: $0) }
        byBuilding = Tally.counted(received) { $0.need.place.building ?? "" }
        byCategory = Tally.counted(received) { $0.category.rawValue }
        byUrgency = Tally.counted(received) { $0.urgency.rawValue }
        hotspots = Tally.hotspots(own)
        load = Spread(served, volunteers: volunteers)
    }
}

/// What the timeline says of the wishes counted.
private struct History {
    private let byEvent: [String: [TimelineRow]]
    private let channels: [WishNumber: String]

    init(_ rows: [TimelineRow], of wishes: Set<WishNumber>) {
        byEvent = Dictionary(grouping: rows.filter { $0.entry.wish.map(wishes.contains) ?? false }, by: \.entry.event)
        channels = Dictionary(
            (byEvent["opened"] ?? []).compactMap { row in
                guard let wish = row.entry.wish, let channel = row.entry.facts["channel"]?.plain else { return nil }
                return (wish, channel)
            }, uniquingKeysWith: { first, _ in first })
    }

    func rows(_ event: String) -> [TimelineRow] { byEvent[event] ?? [] }

    func rows(_ event: String, where key: String, is value: String) -> [TimelineRow] {
        rows(event).filter { $0.entry.facts[key]?.plain == value }
    }

    func counts(_ event: String, by key: String) -> [String: Int] {
        rows(event).reduce(into: [:]) { counts, row in
            if let value = row.entry.facts[key]?.plain { counts[value, default: 0] += 1 }
        }
    }

    /// The channel by which it came; the realm of its first reporter's account where the timeline does not say.
    func channel(of wish: Wish) -> String {
        channels[wish.number] ?? wish.reporters.first?.account.namespace ?? ""
    }
}

extension Report.Campaigns {
    fileprivate init(_ all: [Wish]) {
        for campaign in all.filter({ $0.isDrill != true && $0.ending != .notAWish }).compactMap(\.campaign) {
            count += 1
            let rides = all.filter { wish in
                !wish.holders.isEmpty && wish.state != .cancelled
                    && campaign.cars.contains { $0.wish == wish.number && !$0.isCancelled }
            }
            cars += rides.count
            for rider in campaign.signUps where !rider.isWithdrawn {
                signedUp += rider.people
                if rides.contains(where: { $0.ride?.car == rider.car }) { carried += rider.people }
            }
        }
    }
}

extension Report.Wishes {
    fileprivate init(_ all: [Wish], _ received: [Wish]) {
        self.received = received.count
        observed = all.count { $0.ending == .observed && $0.isDrill != true }
        drills = all.count { $0.isDrill == true }
        mistaken = all.count { $0.ending == .notAWish && $0.isDrill != true }
        merged = received.count { $0.state == .merged }
        accepted = received.count { $0.acceptedAt != nil }
        sent = received.count { $0.acceptedAt != nil || ($0.state != .merged && !$0.slots.isEmpty) }
        ended = received.count { $0.isCountedAsEnded }
        reopened = received.count { $0.reopened > 0 }
        for wish in received where wish.isCountedAsEnded {
            if let ending = wish.ending { endings[ending.rawValue, default: 0] += 1 }
        }
    }
}

extension Report.Duration {
    fileprivate init(_ spans: [Instant.Span]) {
        let minutes = spans.map { Int(max($0, Instant.Span(milliseconds: 0)).minutesRoundedUp) }.sorted()
        self.init(
            count: minutes.count,
            mean: minutes.isEmpty ? nil : (minutes.reduce(0, +) + minutes.count / 2) / minutes.count,
            median: minutes.percentile(50), p90: minutes.percentile(90))
    }
}

extension Report.Hours {
    /// Who said to be there was at work from then until it was done.
    fileprivate init(_ wishes: [Wish], _ history: History) {
        let arrivals = history.rows("updated", where: "arrived", is: "yes").reduce(
            into: [WishNumber: [MemberID: Instant]]()
        ) { found, row in
            guard let wish = row.entry.wish, let member = row.entry.facts["member"]?.plain else { return }
            // Of several arrivals the last belongs to what was done at last.
            found[wish, default: [:]][MemberID(member)] = row.at
        }
        for wish in wishes {
            guard let done = wish.doneAt else { continue }
            for member in wish.servants {
                guard let arrived = arrivals[wish.number]?[member], arrived <= done else { continue }
                minutes += Int((done - arrived).minutesRoundedUp)
                measured += 1
            }
        }
    }
}

extension Report.Detours {
    fileprivate init(_ wishes: [Wish], _ history: History) {
        returned = history.rows("declined", where: "returned", is: "yes").count
        refused = history.rows("declined", where: "returned", is: "no").count
        unanswered = history.rows("expired").count
        duplicates = history.rows("merged").count + wishes.count { $0.state == .merged }
        let holds = history.rows("commanded", where: "command", is: "hold")
        held = holds.count
        let ends = Dictionary(
            wishes.map { ($0.number, $0.acceptedAt ?? $0.endedAt) }, uniquingKeysWith: { first, _ in first })
        longestHold =
            holds.compactMap { row -> Int? in
                guard let wish = row.entry.wish, let end = ends[wish] ?? nil, row.at <= end else { return nil }
                return Int((end - row.at).milliseconds / Instant.Span.days(1).milliseconds)
            }.max()
        escalated = history.rows("escalated").count
        shortfalls = history.rows("shortfall").count
    }
}

extension Report.Tally {
    fileprivate static func counted(_ wishes: [Wish], by key: (Wish) -> String) -> [Self] {
        Dictionary(grouping: wishes, by: key).map { key, group in
            Self(
                key: key, received: group.count, accepted: group.count { $0.acceptedAt != nil },
                ended: group.count(where: \.isCountedAsEnded))
        }.sorted { ($0.key.count, $0.key) < ($1.key.count, $1.key) }
    }

    /// Where the same came at least twice.
    fileprivate static func hotspots(_ wishes: [Wish]) -> [Self] {
        let placed = wishes.filter { $0.need.place.building != nil && !($0.sensitivity != nil) }
        return counted(placed) { "\($0.need.place.building ?? "") \($0.category.rawValue)" }
            .filter { $0.received > 1 }
            .sorted { ($1.received, $0.key) < ($0.received, $1.key) }.prefix(5).map { $0 }
    }
}

extension Report.Spread {
    fileprivate init(_ wishes: [Wish], volunteers: [MemberID]) {
        var taken = Dictionary(volunteers.map { ($0, 0) }, uniquingKeysWith: { first, _ in first })
        for wish in wishes {
            for member in Set(wish.holders) where taken[member] != nil { taken[member, default: 0] += 1 }
        }
        let counts = taken.values.sorted()
        let sum = counts.reduce(0, +)
        let squares = counts.reduce(0) { $0 + $1 * $1 }
        // Four places say enough, and are the same on every machine.
        let jain = squares == 0 ? nil : Double(sum * sum * 10_000 / (counts.count * squares)) / 10_000
        self.init(
            members: counts.count, min: counts.first ?? 0, median: counts.percentile(50) ?? 0, max: counts.last ?? 0,
            jain: jain)
    }
}

extension Wish {
    /// Those who did the job: each holder of a filled post, once.
    var servants: Set<MemberID> {
        Set(slots.filter { $0.state == .filled }.compactMap(\.holder))
    }

    /// Whether it counts at all: no practice, not only observed, and a wish indeed.
    var isCounted: Bool {
        ending != .observed && ending != .notAWish && isDrill != true && campaign == nil && ride == nil
    }

    /// Whether it is over by itself: another wish carries a merged one on.
    var isCountedAsEnded: Bool { state.isOver && state != .merged }
}

extension [Int] {
    /// The smallest value that so many of a hundred do not exceed (nearest rank); the values are in order.
    func percentile(_ share: Int) -> Int? {
        isEmpty ? nil : self[Swift.max((count * share + 99) / 100, 1) - 1]
    }
}
