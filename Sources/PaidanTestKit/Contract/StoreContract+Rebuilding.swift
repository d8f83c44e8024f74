import PaidanCore

extension StoreContract {
    static let rebuilding = (1...8).map { seed in
        ContractClause("the rebuilt desk equals the one that ran, seed \(seed)") { bed in
            var walk = RandomWalk(seed: UInt64(seed))
            var running = DeskState(head: DeskHead(community: Sample.community))
            var epoch = try await bed.store.enter(Sample.community).epoch
            for _ in 0..<12 {
                let size = Int.random(in: 1...9, using: &walk.generator)
                _ = try await bed.store.accept(
                    (0..<size).map { _ in Arrival(community: Sample.community, at: Sample.morning, input: .tick) })
                let inputs = try await bed.store.inputs(
                    of: Sample.community, after: running.head.sequence, limit: size)
                let settlements = inputs.map { recorded in
                    var settlement = Sample.settlement(recorded, verdict: .noted, reading: nil)
                    settlement.decision.changes = walk.changes(after: running, handling: recorded)
                    running.apply(settlement.decision.changes)
                    return settlement
                }
                try await bed.store.commit(settlements, of: Sample.community, epoch: epoch)
                if Bool.random(using: &walk.generator) { try await bed.restart(cleanly: false) }
                let tenancy = try await bed.store.enter(Sample.community)
                epoch = tenancy.epoch
                let rebuilt = try required(tenancy.state, "the rebuilt state")
                try demand(rebuilt == running, "the desk after input \(running.head.sequence) differs")
            }
        }
    }
}

/// Random changes of a desk, the same for the same seed.
struct RandomWalk {
    var generator: SeededGenerator

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    mutating func changes(after state: DeskState, handling input: RecordedInput) -> DeskChanges {
        var head = state.head
        head.sequence = input.sequence
        head.now = input.at + .seconds(Int64.random(in: 0...600, using: &generator))
        head.rulebook = Bool.random(using: &generator) ? "d-\(input.sequence)" : head.rulebook
        head.lostChannels[ChannelID("c-\(Int.random(in: 0...3, using: &generator))")] = input.at
        head.questionsUntil["g-\(Int.random(in: 0...3, using: &generator))"] = input.at
        var changes = DeskChanges(head: head)
        for _ in 0..<Int.random(in: 0...3, using: &generator) { changes.wishes.append(wish(after: state)) }
        for _ in 0..<Int.random(in: 0...2, using: &generator) { changes.people.append(person()) }
        for _ in 0..<Int.random(in: 0...2, using: &generator) { changes.members.append(member()) }
        if Int.random(in: 0..<3, using: &generator) == 0, let number = anyOf(state.wishes.keys.sorted()) {
            changes.forgotten.append(number)
        }
        if Int.random(in: 0..<3, using: &generator) == 0, let account = anyOf(state.people.keys.sorted()) {
            changes.forgottenPeople.append(account)
        }
        return changes
    }

    private mutating func wish(after state: DeskState) -> Wish {
        let number = Int.random(in: 1024...1040, using: &generator)
        var wish = state.wishes[number] ?? Sample.wish(number)
        wish.words = "第\(UInt16.random(in: 0...999, using: &generator))次说"
        wish.need.place.building = anyOf(["1", "G5", nil, "12"]) ?? nil
        wish.slots = [Slot(index: 0, kinds: [.member])]
        let next = WishState.allCases.randomElement(using: &generator) ?? .open
        wish.move(to: next, ending: next.isOver ? .confirmed : nil, at: Sample.morning)
        return wish
    }

    private mutating func person() -> Person {
        let account = Account(namespace: "qq", id: String(Int.random(in: 1...9, using: &generator)))
        return Person(
            account: account, place: Place(building: "3", room: String(Int.random(in: 101...999, using: &generator))),
            forgetAt: Sample.morning + .days(180))
    }

    private mutating func member() -> MemberRecord {
        var record = MemberRecord(id: MemberID("m-\(Int.random(in: 1...9, using: &generator))"))
        record.asked = Int.random(in: 0...99, using: &generator)
        record.accepted = [Sample.morning]
        return record
    }

    private mutating func anyOf<Element>(_ elements: [Element]) -> Element? {
        elements.randomElement(using: &generator)
    }
}

/// SplitMix64: small, and the same on every machine.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// A generator whose numbers follow from the seed.
    public init(seed: UInt64) {
        state = seed
    }

    /// The next number.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
