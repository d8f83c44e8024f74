/// A helper stands before a door and nobody opens: who is to find out, one after the other.
public struct DoorLadder: Hashable, Codable, Sendable {
    /// Who stands there.
    public var member: MemberID
    /// Who is asked now.
    public var step: Step
    /// Since when nobody opens.
    public var since: Instant
    /// When the next is asked.
    public var until: Instant

    /// Who is asked, in order.
    public enum Step: String, Hashable, Codable, Sendable, CaseIterable {
        /// The one who is to open: by telephone, and where the wish was reported.
        case elder
        /// Those who belong to that one: the duty calls.
        case family
        /// Somebody of the roster in the same building.
        case neighbour

        /// The next; nil after the last, when the staff must go.
        var next: Step? {
            switch self {
            case .elder: .family
            case .family: .neighbour
            case .neighbour: nil
            }
        }
    }

    /// A ladder at one of its steps.
    public init(member: MemberID, step: Step, since: Instant, until: Instant) {
        self.member = member
        self.step = step
        self.since = since
        self.until = until
    }
}

extension Desk {
    private static let unopened = [
        "没人开门", "没人开", "不开门", "敲门没人", "敲门没应", "没人应", "没有人应", "无人应", "没人在家", "家里没人", "敲不开", "叫不应", "敲了半天",
    ]
    private static let frailWords = [
        "老人", "独居", "孤寡", "空巢", "奶奶", "爷爷", "大爷", "大妈", "婆婆", "公公", "老伴", "老太", "老头", "外婆", "外公", "我妈", "我爸", "腿脚",
        "卧床",
    ]
    /// How long each step has.
    private static let step = Instant.Span.minutes(5)

    /// Whether a helper says that nobody opens.
    func saysUnopened(_ spoken: Spoken) -> Bool {
        ![.complete, .wish].contains(spoken.reading.kind) && Desk.unopened.contains(where: spoken.message.text.contains)
    }

    /// A helper stands before a closed door: the ladder begins with the one who is to open.
    mutating func beginLadder(_ spoken: Spoken, _ member: MemberID, _ held: [WishNumber]) -> (Verdict, WishNumber?)? {
        switch target(of: spoken, among: held) {
        case .none: return nil
        case .several(let numbers): return askWhich(spoken, member, numbers)
        case .these(let numbers):
            guard let number = numbers.first else { return nil }
            change(number) { wish, desk in
                desk.keep(spoken, in: &wish)
                if let place = wish.slots.firstIndex(where: { $0.holder == member && $0.state == .held }) {
                    wish.slots[place].arrivedAt = wish.slots[place].arrivedAt ?? desk.now
                }
                guard wish.door == nil else { return }
                wish.door = DoorLadder(
                    member: member, step: .elder, since: desk.now, until: desk.now + Desk.step)
                desk.noteStep(of: wish, personal: ["words": .text(spoken.message.text)])
                desk.tell(member, .memberDoor, kind: .offerReminder, about: wish, priority: .prompt)
                desk.tellReporters(
                    &wish, .reporterDoor, kind: .wishQuestion, facts: desk.introduction(of: member), priority: .prompt)
            }
            return (.updated, number)
        }
    }

    private mutating func noteStep(of wish: Wish, personal: Facts? = nil) {
        guard let door = wish.door else { return }
        note(
            "door", of: wish.number,
            facts: ["member": .text(door.member.rawValue), "step": .text(door.step.rawValue)], personal: personal)
    }

    /// Nobody was found by the present step: the next one, and after the last the staff.
    mutating func climb(_ wish: inout Wish) {
        guard var door = wish.door, door.until <= now else { return }
        while let next = door.step.next {
            door.step = next
            door.until = now + Desk.step
            wish.door = door
            guard ask(next, about: wish) else { continue }
            return noteStep(of: wish)
        }
        sendStaff(&wish)
    }

    /// Asks whom a step names; tells whether there is anybody.
    private mutating func ask(_ step: DoorLadder.Step, about wish: Wish) -> Bool {
        switch step {
        case .elder: return true
        case .family:
            tellDuty(
                .dutyDoor, kind: .deskAlarm, about: wish, facts: doorFacts(of: wish), priority: .prompt,
                alsoPerson: dutyPerson(after: nil, besides: wish.parties))
            return true
        case .neighbour:
            guard let neighbour = neighbour(for: wish) else { return false }
            tell(neighbour, .memberNeighbour, kind: .offerReminder, about: wish, priority: .prompt)
            return true
        }
    }

    /// Somebody of the roster in the building who is not in it already; of what is sensitive nobody.
    private func neighbour(for wish: Wish) -> MemberID? {
        guard !wish.isSensitive, wish.danger == nil, let building = wish.need.place.building else { return nil }
        let civil = rulebook.zone.civil(now)
        return index.members.first { member in
            guard member.kind == .member, case .buildings = member.coverage else { return false }
            return member.coverage.contains(building) && !wish.holders.contains(member.id)
                && !wish.parties.contains(member.id) && member.availability.contains(civil, by: rulebook.calendar)
                && !wish.reporters.contains { member.accounts.contains($0.account) }
                && contact(of: member, from: 0) != nil
        }?.id
    }

    /// The staff must go and look; of an old person alone without a sign of life it is asked whether that is an emergency.
    private mutating func sendStaff(_ wish: inout Wish) {
        let facts = doorFacts(of: wish)
        wish.door = nil
        note("door", of: wish.number, facts: ["step": "staff"])
        let isFrail = isFrail(wish)
        if !isFrail { return escalate(&wish, .unopened) }
        escalate(&wish, .unopened)
        tellDuty(
            .dutySignOfLife, kind: .deskAlarm, about: wish, facts: facts, priority: .emergency,
            alsoPerson: wish.escalation?.member)
    }

    private func doorFacts(of wish: Wish) -> Facts {
        guard let door = wish.door else { return [:] }
        return introduction(of: door.member).merging(["minutes": .number(Int((now - door.since).minutesRoundedUp))]) {
            $1
        }
    }

    private func isFrail(_ wish: Wish) -> Bool {
        if wish.category == .eldercare || wish.category == .medical { return true }
        let said = wish.words + (wish.beneficiary?.name ?? "")
        return Desk.frailWords.contains(where: said.contains)
    }

    /// Somebody answered: the ladder is at its end.
    mutating func endLadder(_ wish: inout Wish) {
        guard wish.door != nil || wish.escalation?.reason == .unopened else { return }
        wish.door = nil
        if wish.escalation?.reason == .unopened { wish.escalation = nil }
        note("door", of: wish.number, facts: ["step": "answered"])
    }
}
