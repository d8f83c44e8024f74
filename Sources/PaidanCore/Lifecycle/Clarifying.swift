extension Desk {
    /// What a message leaves open beside the place: what it is about, or when somebody should come.
    func unclear(in spoken: Spoken, part: Int) -> Ask.Field? {
        guard part == 0, let field = spoken.reading.ask?.field, field == .what || field == .when else { return nil }
        return field
    }

    /// The answer to the question what it is about, or when; nil where the message holds none.
    mutating func hearClarification(_ spoken: Spoken, _ account: Account, _ open: [WishNumber]) -> (
        Verdict, WishNumber?
    )? {
        let asked = open.first { number in
            guard let question = state.wishes[number]?.question, !question.isPending else { return false }
            return question.account == account && (question.field == .what || question.field == .when)
        }
        guard let number = asked, let field = state.wishes[number]?.question?.field, clarifies(spoken, field) else {
            return nil
        }
        change(number) { wish, desk in
            desk.keep(spoken, in: &wish)
            desk.clarify(&wish, with: spoken)
            if let lane = wish.reporters.first(where: { $0.account == account })?.destination?.lane {
                desk.state.head.questionsUntil[lane] = nil
            }
            wish.question = nil
            desk.note(
                "answered_back", of: number, facts: ["field": .text(field.rawValue)],
                personal: ["words": .text(spoken.message.text)])
            if wish.urgency == .emergency {
                desk.raiseToEmergency(&wish, isConfirmed: false)
            } else {
                desk.replan(&wish)
                desk.goOn(&wish)
            }
        }
        return (.updated, number)
    }

    private func clarifies(_ spoken: Spoken, _ field: Ask.Field) -> Bool {
        let reading = spoken.reading
        guard ![.cancel, .statusQuery, .rate].contains(reading.kind) else { return false }
        switch field {
        case .when: return reading.when != nil || reading.window != nil
        case .what: return reading.kind == .wish && reading.ask?.field != .what
        case .building, .which: return false
        }
    }

    private func clarify(_ wish: inout Wish, with spoken: Spoken) {
        let reading = spoken.reading
        wish.when = reading.when ?? wish.when
        wish.window = reading.window ?? wish.window
        guard reading.kind == .wish else { return }
        let place = reading.need.place
        let known = wish.need.place
        wish.need = reading.need
        wish.need.place = place.building == nil ? known : place.completed(by: known)
        wish.words += "；" + spoken.message.text
    }
}
