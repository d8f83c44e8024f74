/// The recorded inputs of a community decided anew: once as they were, and once as other rules would have it.
///
/// The desk that goes on is the one of the rules then in force, so that each input meets what really had happened before
/// it: what people would have answered to an offer that was never made is known to nobody.
public struct Replay: Sendable {
    private var desk: Desk
    private let others: (rulebook: Rulebook, index: RosterIndex)?

    /// A replay from the first input on.
    ///
    /// - Parameters:
    ///   - rulebook: the rules that were first in force.
    ///   - others: the rules to hold against those that were in force; nil to hold against nothing.
    public init(under rulebook: Rulebook, against others: Rulebook? = nil) {
        desk = Desk(rulebook: rulebook)
        self.others = others.map { ($0, RosterIndex($0)) }
    }

    /// What was decided, and what other rules would have decided; nil where they are the same rules.
    public struct Answer: Sendable {
        /// As it was, decided again.
        public var again: Decision
        /// As the other rules have it.
        public var otherwise: Decision?
    }

    /// Decides an input anew; inputs come in sequence, each once.
    public mutating func decide(_ input: DeskInput) -> Answer {
        var otherwise: Decision?
        if case .rulebook = input.recorded.input {
            // A change of rules is what is being looked at, and no decision about anybody's wish.
        } else if let others, others.rulebook != desk.rulebook {
            var other = desk
            other.rulebook = others.rulebook
            other.index = others.index
            // Who left and who bound an account stand in what the desk remembers.
            if other.state.members.values.contains(where: { $0.leftAt != nil || $0.bindings != nil }) {
                other.reindex()
            }
            otherwise = other.handle(input)
        }
        return Answer(again: desk.handle(input), otherwise: otherwise)
    }

    /// Goes past an input that was set aside.
    public mutating func pass(_ sequence: Int64) { desk.pass(sequence) }
}

/// One point in which two decisions on the same input are not the same.
public struct ReplayDifference: Hashable, Codable, Sendable {
    /// What differs.
    public var point: Point
    /// As it was recorded, or decided under the rules then in force.
    public var was: [String]
    /// As it is now.
    public var now: [String]

    /// What can differ.
    public enum Point: String, Hashable, Codable, Sendable, CaseIterable {
        /// What became of the input.
        case verdict
        /// The wish that it led to.
        case wish
        /// Who was asked: `1024: limei`.
        case asked
        /// What stands on the timeline.
        case timeline
        /// What was told: `offer.made → limei`.
        case notices
    }

    /// A difference.
    public init(point: Point, was: [String], now: [String]) {
        self.point = point
        self.was = was
        self.now = now
    }
}

extension ReplayDifference {
    /// What two decisions on one input differ in; nothing where they are the same, byte for byte.
    public static func between(_ was: Decision, and now: Decision) -> [ReplayDifference] {
        var found: [ReplayDifference] = []
        if was.verdict != now.verdict {
            found.append(.init(point: .verdict, was: [was.verdict.rawValue], now: [now.verdict.rawValue]))
        }
        if was.wish != now.wish {
            found.append(
                .init(point: .wish, was: was.wish.map { ["\($0)"] } ?? [], now: now.wish.map { ["\($0)"] } ?? []))
        }
        found += difference(.asked, was.entries.compactMap(offer), now.entries.compactMap(offer))
        // Whom an offer went to is told already; which of the offers stand on the timeline says no more.
        found += difference(.timeline, was.entries.map(line), now.entries.map(line))
        found += difference(.notices, was.notices.map(line), now.notices.map(line))
        return found
    }

    /// What a decision differs in from what was recorded; purged words are no difference.
    public static func between(_ row: SettledRow, _ timeline: [TimelineRow], and now: Decision) -> [ReplayDifference] {
        var found: [ReplayDifference] = []
        if row.verdict != now.verdict {
            found.append(
                .init(point: .verdict, was: row.verdict.map { [$0.rawValue] } ?? [], now: [now.verdict.rawValue]))
        }
        if row.wish != now.wish {
            found.append(
                .init(point: .wish, was: row.wish.map { ["\($0)"] } ?? [], now: now.wish.map { ["\($0)"] } ?? []))
        }
        if !isSame(timeline, now.entries) {
            found.append(
                .init(point: .timeline, was: timeline.map { line($0.entry) }, now: now.entries.map(line)))
        }
        if !isSame(row.notices, now.notices) {
            found.append(.init(point: .notices, was: row.notices.map(line), now: now.notices.map(line)))
        }
        return found
    }

    private static func isSame(_ rows: [TimelineRow], _ entries: [TimelineEntry]) -> Bool {
        rows.count == entries.count
            && zip(rows, entries).allSatisfy { row, entry in
                guard row.entry.wish == entry.wish, row.entry.event == entry.event, row.entry.facts == entry.facts,
                    (row.personalDigest != nil) == (entry.personal != nil)
                else { return false }
                return row.personal == nil || row.personal == entry.personal.map { Fact.record($0).canonicalJSON }
            }
    }

    /// A purged notice keeps all but what its text was filled with and where a person was told.
    private static func isSame(_ recorded: [Notice], _ notices: [Notice]) -> Bool {
        recorded.count == notices.count
            && zip(recorded, notices).allSatisfy { was, now in was == now || was == now.purged() }
    }

    /// What stands on one side only, where the sides are not the same.
    private static func difference(_ point: Point, _ was: [String], _ now: [String]) -> [ReplayDifference] {
        guard was != now else { return [] }
        var left = was
        var right: [String] = []
        for one in now {
            if let place = left.firstIndex(of: one) { left.remove(at: place) } else { right.append(one) }
        }
        // The same in another order is a difference too.
        return [
            left.isEmpty && right.isEmpty
                ? .init(point: point, was: was, now: now) : .init(point: point, was: left, now: right)
        ]
    }

    private static func offer(_ entry: TimelineEntry) -> String? {
        guard entry.event == "offered", let wish = entry.wish, case .text(let member)? = entry.facts["member"] else {
            return nil
        }
        return "\(wish): \(member)"
    }

    private static func line(_ entry: TimelineEntry) -> String {
        (entry.wish.map { "\($0) " } ?? "") + entry.event + " " + Fact.record(entry.facts).canonicalJSON
    }

    private static func line(_ notice: Notice) -> String {
        let recipient =
            switch notice.to {
            case .member(let id): id.rawValue
            case .reporter: "reporter"
            case .group(let audience): audience.rawValue
            }
        return "\(notice.wish.map { "\($0) " } ?? "")\(notice.template) → \(recipient)"
    }
}
