extension Desk {
    /// 改: corrects place, kind or haste; those concerned hear of it.
    mutating func amend(_ number: WishNumber, _ amendment: DeskCommand.Amendment, by actor: Actor) -> String? {
        guard !amendment.isEmpty else { return "nothing_to_change" }
        guard let before = state.wishes[number], !before.state.isOver else { return "already_over" }
        guard before.state != .done else { return "not_open" }
        var place: Place?
        if let given = amendment.place {
            place = normal(given)
            guard place?.building != nil else { return "no_place" }
        }
        change(number) { wish, desk in
            let wasUrgency = wish.urgency
            if let place { wish.need.place = place }
            if let category = amendment.category { wish.need.category = category }
            if let urgency = amendment.urgency { wish.need.urgency = urgency }
            let changed = desk.changes(from: before, to: wish)
            if wish.need.place != before.need.place {
                for holder in wish.holders { desk.tell(holder, .memberAccepted, kind: .wishAccepted, about: wish) }
            }
            desk.noteCommand("amend", of: number, by: actor, facts: changed)
            desk.replan(&wish)
            if wish.urgency == .emergency, wasUrgency != .emergency {
                wish.isConfirmedEmergency = true
                wish.proposal = nil
                wish.question = nil
                desk.raise(&wish)
            } else {
                if place != nil { wish.question = nil }
                desk.goOn(&wish)
            }
            desk.answer(actor, .deskAmended, about: wish, facts: changed)
        }
        return nil
    }

    /// What a correction changed, old and new, so that it can be undone.
    private func changes(from old: Wish, to new: Wish) -> Facts {
        var facts: Facts = [:]
        if old.need.place != new.need.place {
            facts["old_place"] = old.need.place.spokenBuilding.map(Fact.text)
            facts["new_place"] = new.need.place.spokenBuilding.map(Fact.text)
        }
        if old.category != new.category {
            facts["old_category"] = .text(old.category.rawValue)
            facts["new_category"] = .text(new.category.rawValue)
        }
        if old.urgency != new.urgency {
            facts["old_urgency"] = .text(old.urgency.rawValue)
            facts["new_urgency"] = .text(new.urgency.rawValue)
        }
        return facts
    }
}
