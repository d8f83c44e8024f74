import PaidanCore

/// What the desk would do with a message, found out on a copy of it.
struct Explanation: Sendable {
    /// Whose desk.
    var community: CommunityID
    /// The desk's now; later than the moment asked for where the desk has already seen a later one.
    var at: Instant
    /// The group in which it would be said; nil for a private message.
    var group: GroupRule?
    /// What is understood.
    var reading: Reading
    /// What the desk answers.
    var decision: Decision
    /// The posts of each wish that would be opened, with who could be asked.
    var wishes: [Prospect]

    /// A wish that would be opened.
    struct Prospect: Sendable {
        /// The wish as it would stand.
        var wish: Wish
        /// Its posts.
        var posts: [Post]
    }

    /// One post of a wish, and who could take it.
    struct Post: Sendable {
        /// The post.
        var slot: Slot
        /// Those who could be asked, in the order in which they would be: the first few.
        var ranked: [Candidates.Candidate]
        /// Who is asked at once, and until when; other posts of the wish included.
        var asked: [MemberID: Instant]
        /// Those passed over, by rule.
        var passedOver: [Rule: [MemberID]]
        /// How many live as near but are nobody that the post is for.
        var ofOtherKind: Int
        /// Those who could be asked after the ones named, by the rule that sets them behind.
        var beyond: [Rule: Int]
        /// How many were looked at.
        var considered: Int

        /// Those passed over by name, so many of each rule as the timeline names; `counts` has the others.
        var named: [String: [MemberID]] {
            Dictionary(uniqueKeysWithValues: passedOver.map { ($0.rawValue, Array($1.prefix(Candidates.named))) })
        }

        /// How many more were passed over, by rule.
        var counts: [String: Int] {
            var counts = Dictionary(uniqueKeysWithValues: beyond.map { ($0.rawValue, $1) })
            for (rule, members) in passedOver where members.count > Candidates.named {
                counts[rule.rawValue] = members.count - Candidates.named
            }
            if ofOtherKind > 0 { counts[Rule.kind.rawValue] = ofOtherKind }
            return counts
        }
    }

    /// Asks a copy of a desk.
    ///
    /// - Parameters:
    ///   - desk: the desk as it is; it does not change.
    ///   - message: what would be said.
    ///   - at: when.
    init(asking desk: Desk, message: Message, at: Instant, reader: any PaidanCore.Reader) {
        var desk = desk
        let sequence = desk.state.head.sequence
        func recorded(_ input: Input, _ step: Int64) -> RecordedInput {
            RecordedInput(
                community: desk.rulebook.community, sequence: sequence + step, at: max(at, desk.now), input: input)
        }
        // Deadlines that lie before the message have nothing to do with it.
        _ = desk.handle(DeskInput(recorded(.tick, 1)))
        let before = desk
        let context = desk.context(for: message, at: desk.now, refersTo: nil)
        reading = reader.read(message.text, in: context)
        decision = desk.handle(
            DeskInput(recorded(.message(message), 2), reading: reading, readerVersion: reader.version))
        community = desk.rulebook.community
        self.at = desk.now
        group = message.group.flatMap { id in
            desk.rulebook.groups.first { $0.channel == message.channel && $0.id == id }
        }
        wishes = decision.changes.wishes.filter { before.state.wishes[$0.number] == nil }
            .map { Explanation.prospect(of: $0, on: before) }
    }

    /// Who could be asked, on the desk as it was before anybody was.
    private static func prospect(of wish: Wish, on desk: Desk) -> Prospect {
        var fresh = wish
        fresh.slots = wish.slots.map {
            Slot(index: $0.index, kinds: $0.kinds, organization: $0.organization, skills: $0.skills)
        }
        let asked = Dictionary(
            wish.liveOffers.map { ($0.member, $0.expiresAt) }, uniquingKeysWith: { first, _ in first })
        let posts = desk.preview(of: fresh).map { slot, candidates in
            Post(
                slot: slot, ranked: candidates.eligible, asked: asked,
                passedOver: candidates.cut, ofOtherKind: candidates.ofOtherKind, beyond: candidates.beyond,
                considered: candidates.considered)
        }
        return Prospect(wish: wish, posts: posts)
    }
}
