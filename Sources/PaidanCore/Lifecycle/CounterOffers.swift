/// Another time that a member offers, put to the reporter: the job is held for it until the reporter has answered.
public struct CounterOffer: Hashable, Codable, Sendable {
    /// Who would come.
    public var member: MemberID
    /// For which post.
    public var slot: Int
    /// The time, as the member said it.
    public var words: String
    /// What that time means; nil where no calendar tells.
    public var window: Window?
    /// Until when the reporter's word is awaited.
    public var until: Instant

    /// Another time.
    public init(member: MemberID, slot: Int, words: String, window: Window?, until: Instant) {
        self.member = member
        self.slot = slot
        self.words = words
        self.window = window
        self.until = until
    }
}

extension Desk {
    /// How long a reporter has to answer another time.
    private func patience(with wish: Wish) -> Instant.Span { wish.urgency == .urgent ? .minutes(10) : .minutes(30) }

    /// A member cannot come now but at another time: the reporter is asked. What is urgent goes on being looked for
    /// meanwhile; all else is held.
    ///
    /// - Returns: whether the reporter was asked.
    mutating func putOtherTime(_ number: WishNumber, _ member: MemberID, _ spoken: Spoken) -> Bool {
        guard let words = spoken.reading.details.proposedTime, let wish = state.wishes[number],
            wish.counter == nil, wish.ride == nil, wish.urgency != .emergency, !wish.isSensitive, wish.state != .done
        else { return false }
        let offered = liveOffer(of: member, in: number)?.slot
        guard let place = offered ?? heldSlot(of: member, in: number) else { return false }
        let window = spoken.reading.details.proposedWindow
        guard window.map({ $0.to > now }) ?? true else { return false }
        change(number) { wish, desk in
            desk.letGo(of: member, in: &wish)
            desk.keep(spoken, in: &wish)
            desk.note(
                "other_time", of: number, facts: ["member": .text(member.rawValue), "slot": .number(place)],
                personal: ["words": .text(spoken.message.text)])
            wish.counter = CounterOffer(
                member: member, slot: place, words: words, window: window,
                until: desk.awake(after: desk.patience(with: wish), for: wish))
            desk.openIfAbandoned(&wish)
            let facts: Facts = ["time": .text(words)]
            desk.tell(member, .memberProposed, kind: .offerReminder, about: wish, facts: facts, priority: .whenFree)
            desk.tellReporters(
                &wish, .reporterProposed, kind: .wishQuestion,
                facts: desk.introduction(of: member).merging(facts) { $1 })
            desk.search(&wish)
        }
        return true
    }

    /// Ends a member's live offers and posts of a wish, without a word.
    private mutating func letGo(of member: MemberID, in wish: inout Wish) {
        for place in wish.slots.indices {
            for offer in wish.slots[place].offers.indices
            where wish.slots[place].offers[offer].member == member && wish.slots[place].offers[offer].state == .live {
                wish.slots[place].offers[offer].state = .declined
            }
            if wish.slots[place].state == .held, wish.slots[place].holder == member { wish.slots[place].vacate() }
            wish.slots[place].openIfUnasked()
        }
        turn.freed.insert(member)
    }

    /// Whether a post is held for somebody who would come at another time.
    func isHeldForOtherTime(_ wish: Wish) -> Bool {
        wish.counter != nil && wish.urgency != .urgent && wish.slots.count(where: \.isWanted) == 1
    }

    /// What a reporter says to another time; nil where it is no answer to that.
    mutating func hearOtherTime(_ spoken: Spoken, _ open: [WishNumber]) -> (Verdict, WishNumber?)? {
        let asked = open.filter { state.wishes[$0]?.counter != nil }
        guard ![.wish, .cancel, .statusQuery].contains(spoken.reading.kind), !spoken.reading.details.notDone,
            let number = asked.first(where: spoken.named.contains) ?? (spoken.named.isEmpty ? asked.first : nil),
            let answer = Consent.said(in: spoken.message.text)
        else { return nil }
        change(number) { wish, desk in
            desk.keep(spoken, in: &wish)
            desk.note(
                "other_time_answered", of: number, facts: ["yes": .flag(answer)],
                personal: ["words": .text(spoken.message.text)])
        }
        if answer { sealOtherTime(number) } else { refuseOtherTime(number) }
        return (.updated, number)
    }

    /// The reporter agrees: the member has the post for that time, unless somebody came first.
    private mutating func sealOtherTime(_ number: WishNumber) {
        guard let wish = state.wishes[number], let counter = wish.counter else { return }
        guard index[counter.member] != nil, wish.slots.indices.contains(counter.slot),
            wish.slots[counter.slot].isWanted, !isKept(counter.member, from: wish)
        else { return refuseOtherTime(number) }
        change(number) { wish, desk in
            wish.counter = nil
            wish.when = counter.words
            wish.window = counter.window ?? wish.window
            if let time = counter.window?.from { desk.moveJointVisit(&wish, to: time, for: counter.member) }
            if counter.window != nil { wish.slots[counter.slot].promisedAt = counter.window?.from }
        }
        take(number, counter.slot, counter.member, nil)
        change(number) { wish, desk in
            wish.slots[counter.slot].promisedAt = counter.window?.from
            desk.scheduleProgress(&wish)
        }
    }

    /// The reporter does not want that time, or does not answer: another is sought.
    mutating func refuseOtherTime(_ number: WishNumber) {
        change(number) { wish, desk in
            desk.dropOtherTime(&wish)
            desk.search(&wish)
        }
    }

    /// Another time does not count any more; who offered it hears so.
    mutating func dropOtherTime(_ wish: inout Wish) {
        guard let counter = wish.counter else { return }
        wish.counter = nil
        if wish.wait?.reason == .otherTime { wish.wait = nil }
        note("other_time_dropped", of: wish.number, facts: ["member": .text(counter.member.rawValue)])
        tell(counter.member, .memberDeclined, kind: .offerWithdrawn, about: wish, priority: .whenFree)
    }
}

/// A plain yes or no to something that was put to somebody.
enum Consent {
    private static let yes = [
        "好", "好的", "行", "可以", "没问题", "那行", "那好", "行吧", "好吧", "同意", "就这样", "可以的", "行的", "好的谢谢", "好谢谢", "ok", "嗯", "嗯嗯",
        "没关系",
        "那就这样", "1",
    ]
    private static let no = ["不行", "不好", "不可以", "等不了", "等不及", "太晚", "换人", "换个人", "找别人", "另找", "来不及", "2"]

    /// Whether it is a yes or a no; nil where it is neither.
    static func said(in text: String) -> Bool? {
        let bare = text.filter { !$0.isWhitespace && !"。.!！~～,，、?？".contains($0) }.lowercased()
        if yes.contains(bare) { return true }
        if bare.count <= 12, no.contains(where: { $0.count > 1 ? bare.contains($0) : bare == $0 }) { return false }
        let opening = ["好的", "好,", "好，", "行,", "行，", "可以", "没问题"]
        return bare.count <= 16 && opening.contains(where: text.hasPrefix) && !bare.contains("了吗") ? true : nil
    }
}
