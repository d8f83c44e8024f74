import PaidanCore
import Testing

/// Plays messages and time to a desk, as a store would hand them in, and keeps what it answered.
///
/// After every input each invariant must hold, and a desk rebuilt from what was recorded must equal the one that ran.
struct DeskStory {
    private(set) var desk: Desk
    private(set) var recorded: DeskState
    private(set) var last: Decision?
    private(set) var notices: [Notice] = []
    private(set) var entries: [TimelineEntry] = []
    private(set) var rows: [TimelineRow] = []
    private(set) var heard: [Int64: (message: Message, reading: Reading)] = [:]
    private var sequence: Int64 = 0
    var now: Instant

    init(_ rulebook: Rulebook = Fixture.rulebook(), at now: Instant = Fixture.morning) {
        desk = Desk(rulebook: rulebook)
        recorded = desk.state
        self.now = now
    }

    @discardableResult
    mutating func hand(
        _ input: Input, reading: Reading? = nil, refersTo: Reference? = nil, rulebook: Rulebook? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) -> Decision {
        sequence += 1
        let decision = desk.handle(
            DeskInput(
                RecordedInput(community: "taoyuan", sequence: sequence, at: now, input: input), reading: reading,
                refersTo: refersTo, rulebook: rulebook))
        recorded.apply(decision.changes)
        notices += decision.notices
        entries += decision.entries
        rows += decision.entries.map { entry in
            TimelineRow(
                index: 0, sequence: sequence, at: now, entry: entry, personalDigest: nil, salt: nil, personal: nil,
                previous: "", hash: "")
        }
        if case .message(let message) = input { heard[sequence] = (message, reading ?? .chatter) }
        last = decision
        check(decision, sourceLocation)
        return decision
    }

    /// What an input touched is checked after each, everything after every hundredth.
    private func check(_ decision: Decision, _ sourceLocation: SourceLocation) {
        let everything = sequence < 100 || sequence % 100 == 0
        let broken = everything ? desk.violations() : desk.violations(of: decision.changes.wishes.map(\.number))
        if !broken.isEmpty {
            let wishes = Set(broken.compactMap(\.wish))
            let history = entries.filter { $0.wish.map(wishes.contains) ?? false }.suffix(12).map {
                "\($0.event) \($0.facts)"
            }
            let lines = ["\(decision.verdict) \(decision.entries.map(\.event))"] + broken.map(\.description) + history
            Issue.record("\(lines.joined(separator: "\n"))", sourceLocation: sourceLocation)
        }
        let touched = decision.changes.wishes.allSatisfy { recorded.wishes[$0.number] == desk.state.wishes[$0.number] }
        if !touched || recorded.head != desk.state.head || (everything && recorded != desk.state) {
            Issue.record("what was recorded differs from the desk", sourceLocation: sourceLocation)
        }
    }

    /// Somebody speaks; a group of nil is a private word.
    @discardableResult
    mutating func say(
        _ text: String, by account: String, in group: GroupID? = "residents", on channel: ChannelID = "qq",
        as reading: Reading, replyingTo number: WishNumber? = nil, onBehalfOf: Beneficiary? = nil,
        sentAt: Instant? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) -> Decision {
        let namespace = desk.rulebook.channels.first { $0.id == channel }?.namespace ?? "qq"
        let message = Message(
            key: "m-\(sequence + 1)", id: "m-\(sequence + 1)", channel: channel, group: group,
            sender: .init(account: Account(namespace: namespace, id: account), name: "邻居\(account)"), text: text,
            sentAt: sentAt, onBehalfOf: onBehalfOf)
        return hand(
            .message(message), reading: reading,
            refersTo: number.map { Reference(community: "taoyuan", wish: $0) }, sourceLocation: sourceLocation)
    }

    /// The duty person on shift says something in the duty group.
    @discardableResult
    mutating func command(
        _ text: String, as reading: Reading = .chatter, by account: String = "201",
        replyingTo number: WishNumber? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) -> Decision {
        say(text, by: account, in: "duty", as: reading, replyingTo: number, sourceLocation: sourceLocation)
    }

    /// Time passes, deadline by deadline.
    mutating func pass(_ span: Instant.Span, sourceLocation: SourceLocation = #_sourceLocation) {
        let end = now + span
        while let due = desk.nextDeadline, due <= end {
            now = max(now, due)
            hand(.tick, sourceLocation: sourceLocation)
        }
        now = end
    }

    /// What an archive would show of it.
    var corrections: [CorrectedMessage] {
        let told = desk.state.wishes.values.sorted { $0.number < $1.number }.compactMap { wish -> CorrectionRow? in
            let timeline = rows.filter { $0.entry.wish == wish.number }
            guard timeline.contains(where: { CorrectionRow.isWordOfStaff($0.entry) }),
                let sequence = timeline.first(where: { $0.entry.event == "opened" })?.sequence,
                let (message, reading) = heard[sequence]
            else { return nil }
            return CorrectionRow(
                community: "taoyuan", wish: wish, opening: message, sequence: sequence, reading: reading,
                timeline: timeline)
        }
        return CorrectedMessage.all(in: told)
    }

    /// The wish with a number.
    subscript(number: WishNumber) -> Wish? { desk.state.wishes[number] }

    /// The names of those who consider a wish just now.
    func asked(_ number: WishNumber) -> [String] {
        self[number]?.liveOffers.map { name($0.member) } ?? []
    }

    /// The names of those who hold it or did it.
    func holders(_ number: WishNumber) -> [String] { self[number]?.holders.map(name) ?? [] }

    /// What was told since a count of notices, as `template -> recipient`.
    func told(since count: Int = 0) -> [String] { notices.dropFirst(count).map(line) }

    /// What the last input made the desk tell, as `template -> recipient`.
    var answered: [String] { last?.notices.map(line) ?? [] }

    /// The first notice with a template that the last input brought.
    func answer(_ template: Template) -> Notice? { last?.notices.first { $0.template == template.rawValue } }

    private func line(_ notice: Notice) -> String {
        let recipient =
            switch notice.to {
            case .member(let id): name(id)
            case .reporter(let account): account.id
            case .group(let audience): audience.rawValue
            }
        return "\(notice.template) -> \(recipient)"
    }

    private func name(_ id: MemberID) -> String {
        desk.rulebook.members.first { $0.id == id }?.name ?? id.rawValue
    }
}

extension Reading {
    static func wish(
        _ category: Category, _ building: String? = nil, unit: String? = nil, room: String? = nil,
        _ urgency: Urgency = .normal, skills: [Skill] = [], people: Int = 1, sure: Double = 0.95, danger: Danger? = nil
    ) -> Reading {
        Reading(
            kind: .wish,
            need: Need(
                category: category, place: Place(building: building, unit: unit, room: room), urgency: urgency,
                skills: skills, people: people), danger: danger,
            confidence: ["kind": sure, "building": building == nil ? 0 : sure, "urgency": sure, "category": sure])
    }

    static func reply(_ kind: MessageKind, _ numbers: WishNumber..., details: ReplyDetails = ReplyDetails()) -> Reading
    {
        Reading(kind: kind, orderNumbers: numbers.map(String.init), details: details, confidence: ["kind": 0.9])
    }

    static let chatter = Reading(kind: .chatter, confidence: ["kind": 0.9])

    static func place(_ building: String) -> Reading {
        Reading(
            kind: .update, need: Need(place: Place(building: building)), confidence: ["kind": 0.6, "building": 0.9])
    }
}
