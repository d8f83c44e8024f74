extension Desk {
    /// 合并: another wish carries on what two were about: place, telephone, words, dangers and everybody who spoke up.
    mutating func merge(_ number: WishNumber, into other: WishNumber, by actor: Actor) -> String? {
        guard number != other, let wish = state.wishes[number], !wish.state.isOver, wish.state != .done else {
            return "already_over"
        }
        guard let into = state.wishes[other] else { return "no_such_wish" }
        guard [wish, into].allSatisfy({ $0.campaign == nil && $0.ride == nil }) else { return "campaign" }
        guard !into.state.isOver else { return "not_open" }
        guard wish.sensitivity == nil, into.sensitivity == nil else { return "sensitive" }
        let joining = wish.reporters.filter { one in !into.reporters.contains { $0.account == one.account } }
        change(number) { wish, desk in
            desk.noteCommand("merge", of: number, by: actor, facts: ["into": .number(other)])
            desk.end(&wish, .merged, .merged)
            wish.mergedInto = other
            wish.carried = joining.map(\.account)
            wish.phoneTasks = []
        }
        var lent: Lent?
        change(other) { into, desk in
            let before = into
            desk.note("carried", of: other, facts: ["from": .number(number), "reporters": .number(joining.count)])
            into.reporters += joining
            desk.takeIn(wish, &into)
            lent = Lent(before: before, after: into)
            for reporter in joining where wish.isAnnounced || into.isAnnounced {
                desk.tellReporters(&into, .reporterMerged, kind: .wishReceived, only: reporter.account)
            }
        }
        change(number) { wish, _ in wish.lent = lent }
        answer(actor, .deskMerged, about: wish, facts: ["into": .number(other)])
        return nil
    }

    /// Takes in what another wish says of the same trouble; what is known already stays.
    private mutating func takeIn(_ other: Wish, _ wish: inout Wish) {
        let wasPlaced = wish.need.place.building != nil
        wish.need.place = wish.need.place.completed(by: other.need.place)
        wish.contact = wish.contact ?? other.contact
        wish.beneficiary = wish.beneficiary ?? other.beneficiary
        let first = other.reporters.first?.account.description ?? ""
        wish.notes = (wish.notes + [Note(at: other.receivedAt, by: first, words: other.words)] + other.notes)
            .enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
        wish.phoneTasks += other.phoneTasks.filter { call in
            !call.template.hasPrefix(Template.questions) && !wish.phoneTasks.contains { $0.account == call.account }
        }
        if let messages = other.messages { wish.messages = (wish.messages ?? []) + messages }
        let isNews = heed(other.danger, in: &wish)
        if other.urgency == .emergency, wish.urgency != .emergency, wish.state != .done {
            raiseToEmergency(&wish, isConfirmed: other.isConfirmedEmergency)
        } else if !wasPlaced, wish.need.place.building != nil {
            wish.question = nil
            goOn(&wish)
        } else if isNews {
            search(&wish)
        }
    }

    /// Opened again, a merged wish has its own people back, with the calls they are owed; and the other one knows again
    /// only what its own people said.
    mutating func part(_ wish: inout Wish) {
        defer {
            wish.carried = nil
            wish.lent = nil
        }
        guard let other = wish.mergedInto else { return }
        let carried = wish.carried ?? []
        let parted = wish
        var owed: [PhoneTask] = []
        change(other) { into, desk in
            let staying = into.reporters.filter { !carried.contains($0.account) }
            guard let first = staying.first else { return }
            into.reporters = staying
            owed = into.phoneTasks.filter { carried.contains($0.account) }
            into.phoneTasks.removeAll { carried.contains($0.account) }
            if let asked = into.question?.account, carried.contains(asked) { into.question?.account = first.account }
            desk.takeBack(parted, from: &into)
        }
        wish.phoneTasks += owed
        note("parted", of: wish.number, facts: ["from": .number(other), "reporters": .number(carried.count)])
    }
}
