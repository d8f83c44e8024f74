import PaidanCore

/// Puts what the grammar found into a reading, with its spans and how sure it is.
enum Placing {
    /// The place, where the kind of message can have one: from the text, else from the sender's card.
    static func place(_ reading: inout Reading, from evidence: Evidence, in context: ReadingContext, folding: Folding) {
        guard reading.kind != .chatter else { return }
        if let mention = evidence.places.first {
            reading.need.place = mention.place
            let sure = mention.unit != nil && mention.room != nil ? 0.99 : mention.range.count > 2 ? 0.97 : 0.92
            for (field, range) in [("building", mention.building), ("unit", mention.unit), ("room", mention.room)] {
                guard let range else { continue }
                reading.spans[field] = [range.span]
                reading.confidence[field] = sure
            }
        }
        guard [.wish, .update, .statusQuery, .cancel].contains(reading.kind), let card = context.card,
            let place = CardGrammar.read(card, buildings: context.buildings, folding: folding)
        else { return }
        let completed =
            reading.need.place.building == nil || reading.need.place.building == place.building
            ? reading.need.place.completed(by: place) : reading.need.place
        guard completed != reading.need.place,
            !(reading.need.place.building == nil && !isOwn(reading.need.place, place))
        else { return }
        for (field, old, new) in [
            ("building", reading.need.place.building, completed.building),
            ("unit", reading.need.place.unit, completed.unit),
            ("room", reading.need.place.room, completed.room),
        ] where old == nil && new != nil {
            reading.confidence[field] = 0.8
        }
        reading.need.place = completed
        reading.spans["card"] = []
    }

    /// Whether a stair or door in the text can belong to the card's address.
    private static func isOwn(_ said: Place, _ card: Place) -> Bool {
        (said.unit == nil || card.unit == nil || said.unit == card.unit)
            && (said.room == nil || card.room == nil || said.room == card.room)
    }

    /// Telephone and wish numbers.
    static func numbers(_ reading: inout Reading, from evidence: Evidence) {
        if let phone = evidence.phones.first {
            reading.contact = phone.value
            reading.spans["contact"] = [phone.range.span]
            reading.confidence["contact"] = 0.98
        }
        guard reading.kind != .wish, reading.kind != .chatter, !evidence.numbers.isEmpty else { return }
        reading.orderNumbers = evidence.numbers.map(\.value)
        reading.spans["order_no"] = evidence.numbers.map(\.range.span)
        reading.confidence["order_no"] = 0.95
    }

    /// The time of the service: of a wish only where it is wished for a time, of an update always.
    static func time(_ reading: inout Reading, from evidence: Evidence, in context: ReadingContext) {
        guard reading.kind == .update || reading.need.urgency == .scheduled, let time = evidence.serviceTime else {
            return
        }
        if reading.kind == .update, !time.isAhead, time.clock == nil { return }
        reading.when = evidence.line.text(time.range)
        reading.window = TimeWindow.resolve(time, at: context.at, zone: context.zone)
        reading.spans["when"] = [time.range.span]
        reading.confidence["when"] = reading.kind == .update ? 0.6 : 0.85
    }
}
