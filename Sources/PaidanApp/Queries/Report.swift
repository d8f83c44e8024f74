import PaidanCore

/// The figures of one community over a time: counted from its wishes alone, so that they can be counted again.
///
/// What was only observed stands apart and in no other figure. Ratios are given as numerator and denominator, and
/// silence is never counted as satisfaction.
struct Report: Hashable, Codable, Sendable {
    /// Whose figures.
    var community: CommunityID
    /// The days covered, as `2026-11-22`; nil where an end is open.
    var from: String?
    var to: String?
    /// How many wishes there were, and how far they came.
    var wishes: Wishes
    /// Person-times of service (服务人次): each holder of a filled post, once a wish.
    var services: Int
    /// From the wish's arrival to the first acceptance.
    var response: Duration
    /// From the wish's arrival to the report that it is done.
    var completion: Duration
    /// What the reporters said of it.
    var satisfaction: Satisfaction
    /// The same by building, in the order of the names; wishes without one under an empty name.
    var byBuilding: [Tally]
    /// The same by category.
    var byCategory: [Tally]
    /// How evenly the work is spread over the members; nobody is named.
    var load: Spread

    /// How many wishes there were, and how far they came.
    struct Wishes: Hashable, Codable, Sendable {
        /// Written down in the time; merged ones included, observed ones not.
        var received = 0
        /// Of these, carried on by another wish.
        var merged = 0
        /// Only observed: nothing went out.
        var observed = 0
        /// Of those received, taken by somebody.
        var accepted = 0
        /// Of those received, over by now; merged ones not included.
        var ended = 0
        /// Those that are over, by ending.
        var endings: [String: Int] = [:]
        /// Of those received, opened again at least once.
        var reopened = 0
    }

    /// How long something took, in minutes rounded up; nil where nothing was measured.
    struct Duration: Hashable, Codable, Sendable {
        /// How many were measured.
        var count: Int
        /// Half of them took at most as long.
        var median: Int?
        /// Nine of ten took at most as long.
        var p90: Int?
    }

    /// What the reporters said of it.
    struct Satisfaction: Hashable, Codable, Sendable {
        /// Of those rated, the ones whose reporter was satisfied.
        var satisfied = 0
        /// Of those finished, the ones that were judged at all.
        var rated = 0
        /// Done or answered, and over.
        var finished = 0
        /// Of those finished, the ones on which the reporter stayed silent.
        var silent = 0
    }

    /// The wishes of one building or one category.
    struct Tally: Hashable, Codable, Sendable {
        /// The building's name or the category.
        var key: String
        /// As in the whole.
        var received = 0
        /// As in the whole.
        var accepted = 0
        /// As in the whole.
        var ended = 0
    }

    /// How evenly the work is spread.
    struct Spread: Hashable, Codable, Sendable {
        /// How many members the roster has.
        var members: Int
        /// The fewest wishes that one of them took.
        var min: Int
        /// Half of them took at most as many.
        var median: Int
        /// The most.
        var max: Int
        /// Jain's index: 1 where all took as many, 1/members where one took all; nil where nobody took any.
        var jain: Double?
    }
}

extension Report {
    /// Counts.
    ///
    /// - Parameters:
    ///   - rows: the wishes received in the time, of any community; those of others are passed over.
    ///   - volunteers: the members of the roster among whom the load is spread.
    init(of community: CommunityID, over period: Period, rows: [WishRow], volunteers: [MemberID]) {
        let all = rows.filter { $0.community == community }.map(\.wish)
        let received = all.filter { $0.ending != .observed }
        let finished = received.filter { $0.state == .confirmed || $0.state == .answered }
        self.community = community
        from = period.first?.description
        to = period.last?.description
        wishes = Wishes(received, observed: all.count - received.count)
        services = received.reduce(0) { $0 + $1.servants.count }
        response = Duration(received.compactMap { wish in wish.acceptedAt.map { $0 - wish.receivedAt } })
        completion = Duration(received.compactMap { wish in wish.doneAt.map { $0 - wish.receivedAt } })
        satisfaction = Satisfaction(
            satisfied: finished.count { $0.rating?.satisfied == true }, rated: finished.count { $0.rating != nil },
            finished: finished.count, silent: finished.count { $0.ending == .silent && $0.rating == nil })
        byBuilding = Tally.counted(received) { $0.need.place.building ?? "" }
        byCategory = Tally.counted(received) { $0.category.rawValue }
        load = Spread(received, volunteers: volunteers)
    }
}

extension Report.Wishes {
    fileprivate init(_ received: [Wish], observed: Int) {
        self.received = received.count
        self.observed = observed
        merged = received.count { $0.state == .merged }
        accepted = received.count { $0.acceptedAt != nil }
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
        self.init(count: minutes.count, median: minutes.percentile(50), p90: minutes.percentile(90))
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
    fileprivate var servants: Set<MemberID> {
        Set(slots.filter { $0.state == .filled }.compactMap(\.holder))
    }

    /// Whether it is over by itself: another wish carries a merged one on.
    fileprivate var isCountedAsEnded: Bool { state.isOver && state != .merged }
}

extension [Int] {
    /// The smallest value that so many of a hundred do not exceed (nearest rank); the values are in order.
    func percentile(_ share: Int) -> Int? {
        isEmpty ? nil : self[Swift.max((count * share + 99) / 100, 1) - 1]
    }
}
