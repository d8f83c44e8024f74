/// An account that left a group, as the platform told it.
public struct Departure: Hashable, Codable, Sendable {
    /// The channel that heard it.
    public var channel: ChannelID
    /// The group left.
    public var group: GroupID
    /// Who left.
    public var account: Account

    /// Somebody left a group.
    public init(channel: ChannelID, group: GroupID, account: Account) {
        self.channel = channel
        self.group = group
        self.account = account
    }
}

extension Desk {
    /// Follows the rules and what members said of themselves: who left is not found, who bound an account is.
    mutating func reindex() { index = RosterIndex(rulebook, state.members) }

    /// 退出: asks once. Staff and organizations are the office's to remove.
    mutating func askBeforeLeaving(_ spoken: Spoken, _ id: MemberID) {
        guard index[id]?.kind == .member else {
            return answer(spoken, .memberLeaving, about: nil, facts: ["office": true])
        }
        remember(id) { record, now in record.leavingSince = now }
        let held = openCount(of: id)
        answer(spoken, .memberLeaving, about: nil, facts: held > 0 ? ["held": .number(held)] : [:])
    }

    /// 确认退出, within a day of 退出.
    mutating func confirmLeaving(_ spoken: Spoken, _ id: MemberID) -> (Verdict, WishNumber?)? {
        guard let since = state.members[id]?.leavingSince, now < since + .days(1), index[id]?.kind == .member else {
            askBeforeLeaving(spoken, id)
            return (.unclear, nil)
        }
        answer(spoken, .memberLeft, about: nil)
        leave(id, because: "word")
        return (.updated, nil)
    }

    /// Somebody left a group: who leaves the members' group leaves.
    mutating func takeIn(_ departure: Departure) -> (Verdict, WishNumber?) {
        let group = rulebook.groups.first { $0.channel == departure.channel && $0.id == departure.group }
        guard group?.audience == .work, let id = index.member(of: departure.account), index[id]?.kind == .member else {
            return (.noted, nil)
        }
        leave(id, because: "group")
        return (.noted, nil)
    }

    /// A member leaves: what is asked or held goes on at once, residents and duty hear it, and nothing of the person is
    /// kept but that it left.
    private mutating func leave(_ id: MemberID, because reason: String) {
        let name = name(of: id)
        note("left", of: nil, facts: ["member": .text(id.rawValue), "reason": .text(reason)])
        forgetPerson(id)
        remember(id) { record, now in record.leftAt = now }
        let returned = wishIndex.wishes(of: id).sorted()
        for number in returned { giveBack(number, id, nil, isUnreachable: false) }
        reindex()
        forgetDutyOverrides()
        for number in state.wishes.keys.sorted() { handOverDuty(of: number) }
        tellDutyOfLeft([name], returned, because: reason)
    }

    /// Who stood on the roster and does so no more: nothing of the person is kept. What they held was given back.
    mutating func forgetRemoved(_ gone: [Member], returned: [WishNumber]) {
        guard !gone.isEmpty else { return }
        for member in gone {
            note("left", of: nil, facts: ["member": .text(member.id.rawValue), "reason": "roster"])
            forgetPerson(member.id)
        }
        forgetDutyOverrides()
        tellDutyOfLeft(gone.map(\.name), returned, because: "roster")
    }

    /// Whose row is gone may come back with it.
    mutating func forgetLeavings(besides present: Set<MemberID>) {
        let over = state.members.values.filter { $0.leftAt != nil && !present.contains($0.id) }.map(\.id)
        for id in over.sorted() { remember(id) { record, _ in record.leftAt = nil } }
    }

    private mutating func forgetPerson(_ id: MemberID) {
        if state.members[id] != nil {
            state.members[id] = MemberRecord(id: id)
            turn.members.insert(id)
        }
        for account in state.people.values.filter({ $0.trusted == id }).map(\.account).sorted() {
            state.people[account]?.trusted = nil
            turn.people.insert(account)
        }
        state.head.coverRequests?.removeAll { $0.from == id || $0.to == id }
        if state.head.coverRequests?.isEmpty ?? false { state.head.coverRequests = nil }
    }

    private mutating func tellDutyOfLeft(_ names: [String], _ returned: [WishNumber], because reason: String) {
        var facts: Facts = [
            "names": .text(names.prefix(10).joined(separator: "、")), "count": .number(names.count),
            "by_\(reason)": true,
        ]
        if names.count > 10 { facts["more"] = .number(names.count - 10) }
        if !returned.isEmpty { facts["numbers"] = .text(returned.map(String.init).joined(separator: "、")) }
        tellDuty(.dutyLeft, kind: .deskAlarm, facts: facts, priority: .ordinary)
    }
}
