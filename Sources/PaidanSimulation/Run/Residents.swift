internal import PaidanCore

/// What residents do.
extension Simulation {
    mutating func happen(_ happening: Happening) {
        let at = happening.at
        switch happening.deed {
        case .report(let number, let echo): report(incidents[number], echo: echo, at: at)
        case .place(let number, let wish): tellPlace(of: incidents[number], wish, at: at)
        case .answer(let wish, let offer, let member, let isYes):
            answer(wish, offer, by: member, isYes: isYes, at: at)
        case .giveBack(let wish, let member): giveBack(wish, by: member, at: at)
        case .complete(let wish, let member): complete(wish, by: member, at: at)
        case .complaint(let wish, let number): complain(of: wish, incidents[number], at: at)
        case .thanks(let wish, let number):
            say(
                "好了,谢谢", by: incidents[number].reporter, in: World.residents, as: Reading(kind: .rate), about: wish,
                at: at)
        case .look(let wish): look(at: wish, now: at)
        }
    }

    private mutating func report(_ incident: Incident, echo: Int?, at: Instant) {
        var reading = Reading(
            kind: .wish, need: incident.need, window: incident.window, contact: nil,
            confidence: ["kind": 0.97, "category": 0.97, "urgency": incident.confidence, "building": 0.97])
        if incident.need.urgency == .scheduled { reading.when = "到时候" }
        var speaker = incident.reporter
        if let echo {
            speaker = incident.echoes[echo].reporter
            // A neighbour knows the building, not the door.
            reading.need.place = Place(building: incident.need.place.building)
        } else if incident.toldBuilding != incident.need.place.building {
            reading.need.place = Place(building: incident.toldBuilding)
        }
        if reading.need.place.building == nil { reading.confidence["building"] = 0 }
        let decision = say(
            "心愿\(incident.number)", by: speaker, in: World.residents, as: reading, reporting: incident.number, at: at)
        guard let wish = decision.wish, echo == nil, let told = incident.toldBuilding,
            told != incident.need.place.building
        else { return }
        var dice = Dice(world.seed, "correction \(incident.number)")
        foresee(
            .place(incident: incident.number, wish: wish), at: at + dice.span(median: .minutes(4), spread: 0.6))
    }

    private mutating func tellPlace(of incident: Incident, _ wish: WishNumber, at: Instant) {
        guard desk.state.wishes[wish]?.need.place.building != incident.need.place.building else { return }
        let reading = Reading(
            kind: .update, need: Need(place: incident.need.place), confidence: ["kind": 0.9, "building": 0.97])
        say(
            "是\(incident.need.place.building ?? "")栋", by: incident.reporter, in: World.residents, as: reading,
            about: wish,
            at: at)
    }

    private mutating func complain(of wish: WishNumber, _ incident: Incident, at: Instant) {
        guard desk.state.wishes[wish]?.state == .underWay else { return }
        say(
            "没人来", by: incident.reporter, in: World.residents,
            as: Reading(kind: .update, details: ReplyDetails(notDone: true), confidence: ["kind": 0.9]), about: wish,
            at: at)
    }

    /// A question put back is answered by nine in ten.
    mutating func hearQuestion(_ wish: WishNumber, at: Instant) {
        guard let number = ledger.incident(of: wish) else { return }
        var dice = Dice(world.seed, "answer \(number)")
        guard dice.happens(0.9) else { return }
        foresee(.place(incident: number, wish: wish), at: at + dice.span(median: .seconds(90), spread: 0.7))
    }
}
