/// What a post asks first of everybody, in a few bits: of a city's thousands most fail here, and a whole member is dear
/// to look at.
struct Traits: Sendable {
    /// A bit for each kind.
    private let kinds: UInt8
    /// A bit for each skill; the last one for all that have no bit of their own.
    private let skills: UInt64

    private static let others: UInt64 = 1 << 63

    /// - Parameter bits: the skills that have a bit of their own.
    init(kinds: [Member.Kind], skills: [Skill], bits: [Skill: UInt64]) {
        self.kinds = kinds.reduce(0) { $0 | Traits.bit(of: $1) }
        self.skills = skills.reduce(0) { $0 | bits[$1, default: Traits.others] }
    }

    /// A bit for each skill that somebody has, in the order of the roster, as far as they go.
    static func bits(of members: [Member]) -> [Skill: UInt64] {
        var bits: [Skill: UInt64] = [:]
        for skill in members.lazy.flatMap(\.skills) where bits[skill] == nil {
            guard bits.count < 63 else { break }
            bits[skill] = 1 << UInt64(bits.count)
        }
        return bits
    }

    private static func bit(of kind: Member.Kind) -> UInt8 {
        switch kind {
        case .member: 1
        case .staff: 2
        case .organization: 4
        }
    }

    /// The rule by which nobody with these traits can fill a post; nil where they do not tell.
    func obstacle(to post: Traits) -> Rule? {
        if kinds & post.kinds == 0 { return .kind }
        return post.skills & ~skills == 0 ? nil : .skill
    }
}
