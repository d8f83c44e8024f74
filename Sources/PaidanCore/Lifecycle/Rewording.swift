extension Desk {
    /// A sender changed a message that was heard: while nobody has accepted, its wish is what the message says now;
    /// afterwards the new words are passed on to who has it. A message that led to nothing is heard as if it were new.
    mutating func hear(edited message: Message, reading: Reading, refersTo: Reference?) -> (Verdict, WishNumber?) {
        let known = message.id.map { wishes(madeOf: $0, on: message.channel) } ?? []
        let own = known.filter { $0.message.account == message.sender.account }
        guard let (number, heard) = own.first else {
            return known.isEmpty ? hear(message, reading: reading, refersTo: refersTo) : (.noted, known.first?.number)
        }
        guard let wish = state.wishes[number], !wish.state.isOver else { return (.noted, number) }
        // Of whom it complains now, those who read of the wish must not read.
        if wish.sensitivity == nil, sensitivity(of: message.text) != nil {
            return hear(message, reading: reading, refersTo: refersTo)
        }
        change(number) { wish, desk in
            wish.notes.append(
                Note(at: desk.now, by: message.sender.account.description, words: message.text))
            desk.note(
                "reworded", of: number, facts: reading.secondFacts, personal: ["words": .text(message.text)])
            if heard.isReport, !wish.isHeld, wish.state != .done, reading.kind == .wish {
                desk.reword(&wish, message, desk.doubted(reading))
            } else {
                for holder in wish.holders {
                    desk.tell(
                        holder, .memberUpdate, kind: .offerReminder, about: wish,
                        facts: ["words": .text(message.text)])
                }
            }
        }
        return (.updated, number)
    }

    /// Reads a wish that nobody has yet anew. An emergency stays one: only the staff say that it is none.
    private mutating func reword(_ wish: inout Wish, _ message: Message, _ reading: Reading) {
        let before = wish
        if wish.reporters.first?.account == message.sender.account { wish.words = message.text }
        let place = reading.need.place
        let wasEmergency = wish.urgency == .emergency
        wish.need = reading.need
        wish.need.place = place.building == nil ? before.need.place : place.completed(by: Place())
        wish.contact = reading.contact ?? wish.contact
        wish.when = reading.when ?? wish.when
        wish.window = reading.window ?? wish.window
        _ = heed(reading.danger, in: &wish)
        if wasEmergency {
            wish.need.urgency = .emergency
            replan(&wish)
            search(&wish)
        } else if wish.urgency == .emergency {
            wish.question = nil
            raiseToEmergency(&wish, isConfirmed: false)
        } else {
            if wish.need.place.building != nil { wish.question = nil }
            replan(&wish)
            if wish.proposal != nil { propose(&wish) } else { goOn(&wish) }
        }
    }
}
