extension Desk {
    /// Words by which a helper does one part and leaves another, rather than naming a condition such as an hour.
    private static let parts = [
        "搬到", "抬到", "送到", "到一楼", "一部分", "一半", "先帮", "能先", "可以先", "还缺", "还差", "再来一个", "再来个人", "一个人不行", "一个人弄不", "一个人搬",
        "一个人抬", "搬不动", "抬不动", "弄不动", "有人帮", "搭把手", "只会", "只能修", "只能看", "只够",
    ]

    /// The part that a helper takes on, where the rest needs somebody else; nil where the whole is meant.
    func part(in details: ReplyDetails) -> String? {
        details.partial.flatMap { words in Desk.parts.contains(where: words.contains) ? words : nil }
    }

    /// A helper does one part: the rest is a post of its own and goes on being looked for; the resident hears of both.
    mutating func openRest(_ wish: inout Wish, beside member: MemberID, doing words: String) {
        guard wish.slots.count < 8, wish.partlyBy?.contains(member) != true,
            let own = wish.slots.first(where: { $0.holder == member })
        else { return }
        wish.partlyBy = (wish.partlyBy ?? []) + [member]
        var rest = Slot(index: wish.slots.count, kinds: own.kinds, organization: own.organization, skills: own.skills)
        rest.ring = own.ring
        wish.slots.append(rest)
        note(
            "partial", of: wish.number, facts: ["member": .text(member.rawValue), "slot": .number(rest.index)],
            personal: ["words": .text(words)])
        var facts = introduction(of: member)
        facts["words"] = .text(redacted(words))
        tellReporters(&wish, .reporterPartial, kind: .wishAccepted, facts: facts)
    }

    /// Whether something is left of a wish once a helper has done one part: a rest that may still be opened, or another
    /// post that somebody has or that is wanted. Else the part was the whole.
    func leavesRest(_ number: WishNumber, _ member: MemberID) -> Bool {
        guard let wish = state.wishes[number] else { return false }
        let mayOpen = wish.slots.count < 8 && wish.partlyBy?.contains(member) != true
        return mayOpen || wish.slots.contains { $0.isWanted || ($0.state == .held && $0.holder != member) }
    }

    /// A helper has done one part: that post is filled, and the rest goes on.
    mutating func finishPart(_ number: WishNumber, _ member: MemberID, _ words: String) {
        change(number) { wish, desk in
            desk.openRest(&wish, beside: member, doing: words)
            for place in wish.slots.indices where wish.slots[place].holder == member {
                guard wish.slots[place].state == .held else { continue }
                wish.slots[place].move(to: .filled)
            }
            desk.remember(member) { record, now in record.lastCompleted = now }
            desk.turn.freed.insert(member)
            desk.openIfAbandoned(&wish)
            desk.tell(member, .memberNoted, kind: .offerReminder, about: wish, priority: .whenFree)
            desk.search(&wish)
        }
    }
}
