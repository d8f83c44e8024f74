extension Desk {
    /// 改: corrects what was read; those concerned hear of it. Of what was only observed nothing else changes.
    mutating func amend(_ number: WishNumber, _ amendment: DeskCommand.Amendment, by actor: Actor) -> String? {
        guard !amendment.isEmpty else { return "nothing_to_change" }
        guard let before = state.wishes[number], !before.state.isOver || before.ending == .observed else {
            return "already_over"
        }
        guard before.state != .done else { return "not_open" }
        guard before.campaign == nil else { return "campaign" }
        var place: Place?
        if let given = amendment.place {
            let building = given.building ?? before.need.place.building
            place = normal(Place(building: building, unit: given.unit, room: given.room))
            guard place?.building != nil else { return "no_place" }
        }
        change(number) { wish, desk in
            wish.need.amend(amendment, place: place)
            desk.noteCommand("amend", of: number, by: actor, facts: before.need.changes(to: wish.need))
            if !wish.state.isOver { desk.goOn(&wish, amendedFrom: before, isPlaced: place != nil) }
            desk.answer(actor, .deskAmended, about: wish, facts: before.need.spokenChanges(to: wish.need))
        }
        return nil
    }

    private mutating func goOn(_ wish: inout Wish, amendedFrom before: Wish, isPlaced: Bool) {
        if wish.need.place != before.need.place {
            for holder in wish.holders { tell(holder, .memberAccepted, kind: .wishAccepted, about: wish) }
        }
        replan(&wish, isMaterial: wish.need.isOther(than: before.need))
        if wish.urgency == .emergency, before.urgency != .emergency {
            wish.isConfirmedEmergency = true
            wish.vouchedAt = wish.vouchedAt ?? now
            wish.proposal = nil
            wish.question = nil
            raise(&wish)
        } else {
            if isPlaced { wish.question = nil }
            goOn(&wish)
        }
    }
}

extension Need {
    /// Whether somebody who could not come for one of two needs may be asked for the other: place, kind, urgency or skills
    /// differ.
    fileprivate func isOther(than old: Need) -> Bool {
        var same = self
        same.people = old.people
        return same != old
    }

    /// Takes a correction over, with its place in normal form.
    mutating func amend(_ amendment: DeskCommand.Amendment, place: Place?) {
        self.place = place ?? self.place
        category = amendment.category ?? category
        urgency = amendment.urgency ?? urgency
        people = amendment.people ?? people
        skills = amendment.skills ?? skills
    }

    /// What a correction changed, old and new, as the timeline keeps it.
    fileprivate func changes(to new: Need) -> Facts {
        var facts = changedPlaces(to: new)
        facts.note("category", (category ?? .other).rawValue, (new.category ?? .other).rawValue)
        facts.note("urgency", (urgency ?? .normal).rawValue, (new.urgency ?? .normal).rawValue)
        if people != new.people {
            facts["old_people"] = .number(people ?? 1)
            facts["new_people"] = .number(new.people ?? 1)
        }
        if skills != new.skills {
            facts["old_skills"] = .text(skills.joined(separator: " "))
            facts["new_skills"] = .text(new.skills.joined(separator: " "))
        }
        return facts
    }

    /// What a correction changed, in words that can be said back to undo it.
    fileprivate func spokenChanges(to new: Need) -> Facts {
        func spoken(_ skills: [Skill]) -> Fact {
            .text(skills.isEmpty ? Names.anybody : skills.map(SkillWords.name).joined(separator: " "))
        }
        var facts = changes(to: new)
        if skills != new.skills {
            facts["old_skills"] = spoken(skills)
            facts["new_skills"] = spoken(new.skills)
        }
        return facts
    }

    /// The buildings; of a door only that it is another one, since the answer is read by a group.
    private func changedPlaces(to new: Need) -> Facts {
        guard place != new.place else { return [:] }
        guard place.building != new.place.building else { return ["new_door": true] }
        var facts: Facts = [:]
        facts["old_place"] = place.spokenBuilding.map(Fact.text)
        facts["new_place"] = new.place.spokenBuilding.map(Fact.text)
        return facts
    }
}

extension Facts {
    fileprivate mutating func note(_ field: String, _ old: String, _ new: String) {
        guard old != new else { return }
        self["old_" + field] = .text(old)
        self["new_" + field] = .text(new)
    }
}
