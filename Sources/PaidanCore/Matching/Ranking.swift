/// What the soft rules say of one candidate; compared from left to right, and the first difference decides.
struct Rank: Comparable {
    var ring: Ring
    var scarcity: Int
    var continuity: Int
    var load: Int
    var acceptance: Int
    var idle: Int64
    var hash: UInt64
    /// Whether acceptance counts before load.
    var isEmergency: Bool

    static func < (left: Rank, right: Rank) -> Bool { left.precedes(right) ?? false }

    /// Whether this one comes first; nil where nothing tells them apart.
    private func precedes(_ other: Rank) -> Bool? {
        guard let rule = decisive(against: other) else { return nil }
        return value(of: rule) < other.value(of: rule)
    }

    /// The first rule that tells two candidates apart.
    func decisive(against other: Rank) -> Rule? {
        order.first { value(of: $0) != other.value(of: $0) }
    }

    private static let ordinaryOrder: [Rule] = [.ring, .scarcity, .continuity, .load, .acceptance, .idle, .hash]
    private static let emergencyOrder: [Rule] = [.ring, .acceptance, .scarcity, .continuity, .load, .idle, .hash]

    private var order: [Rule] { isEmergency ? Rank.emergencyOrder : Rank.ordinaryOrder }

    private func value(of rule: Rule) -> Int64 {
        switch rule {
        case .ring: Int64(ring.rawValue)
        case .scarcity: Int64(scarcity)
        case .continuity: Int64(continuity)
        case .load: Int64(load)
        case .acceptance: Int64(acceptance)
        case .idle: idle
        case .hash: Int64(bitPattern: hash)
        default: 0
        }
    }
}

extension Desk {
    /// How a member ranks for a post.
    func rank(of member: Member, for demand: Demand, in ring: Ring) -> Rank {
        let record = state.members[member.id]
        let recent = record?.accepted.filter { $0 + .days(28) > now }.count ?? 0
        let asked = record?.asked ?? 0
        let yes = record?.yes ?? 0
        let trusted = demand.wish.reporters.contains { state.people[$0.account]?.trusted == member.id }
        // Whoever has the turn is the nearest, wherever the others live.
        let isOnDuty = member.kind != .member && demand.onDutyNow.contains(member.id)
        let policy = rulebook.matchingPolicy
        return Rank(
            ring: !policy.rings ? .community : isOnDuty ? .building : ring,
            scarcity: policy.scarcity ? member.skills.count { !demand.slot.skills.contains($0) } : 0,
            continuity: trusted ? 0 : 1,
            // Wishes in 28 days for the hours declared in that time, in steps of a tenth.
            load: !policy.fairness ? 0 : Int(Double(recent) * 10 / (index.weeklyHours(of: member.id) * 4) * 10),
            // The share of yes with a prior of two in three, in steps of a tenth; less is better, so it is turned round.
            acceptance: 10 - (yes + 2) * 10 / (asked + 3),
            idle: !policy.fairness
                ? 0 : max(record?.lastCompleted?.milliseconds ?? 0, record?.accepted.last?.milliseconds ?? 0),
            hash: keyedHash("\(state.head.community)/\(demand.wish.number)/\(member.id)"),
            isEmergency: demand.wish.urgency == .emergency)
    }
}

/// FNV-1a with a final mix: the same everywhere and for ever, with no favourite by name or id.
func keyedHash(_ text: String) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    hash = (hash ^ (hash >> 33)) &* 0xff51_afd7_ed55_8ccd
    return hash ^ (hash >> 33)
}
