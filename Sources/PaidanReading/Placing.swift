import PaidanCore

/// Puts what the grammar found into a reading, with its spans and how sure it is.
enum Placing {
    /// The place, where the kind of message can have one: from the text, else from the sender's last messages, else from the
    /// sender's card.
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
        guard [.wish, .update, .statusQuery, .cancel].contains(reading.kind) else { return }
        if let earlier = EarlierPlace.read(context, folding: folding) {
            complete(&reading, by: earlier.place, confidence: earlier.isAlone ? 0.9 : 0.75, source: "previous")
        }
        guard let card = context.card,
            let place = CardGrammar.read(card, buildings: context.buildings, folding: folding)
        else { return }
        complete(&reading, by: place, confidence: 0.8, source: "card")
    }

    /// Adds what another source knows of the same address.
    private static func complete(_ reading: inout Reading, by place: Place, confidence: Double, source: String) {
        let said = reading.need.place
        let completed = said.building == nil || said.building == place.building ? said.completed(by: place) : said
        guard completed != said, said.building != nil || isOwn(said, place) else { return }
        for (field, old, new) in [
            ("building", said.building, completed.building), ("unit", said.unit, completed.unit),
            ("room", said.room, completed.room),
        ] where old == nil && new != nil {
            reading.confidence[field] = confidence
        }
        reading.need.place = completed
        reading.spans[source] = []
    }

    /// Whether a stair or door in the text can belong to another source's address.
    private static func isOwn(_ said: Place, _ other: Place) -> Bool {
        (said.unit == nil || other.unit == nil || said.unit == other.unit)
            && (said.room == nil || other.room == nil || said.room == other.room)
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

    /// The time of the service: of a wish only where it is wished for a time, of an update where it is moved to one.
    static func time(_ reading: inout Reading, from evidence: Evidence, in context: ReadingContext) {
        let line = evidence.line
        let time: TimePhrase?
        switch reading.kind {
        case .update: time = ServiceTime.ofUpdate(evidence.times, in: line)
        default: time = reading.need.urgency == .scheduled ? ServiceTime.ofWish(evidence.times, in: line) : nil
        }
        guard let time else { return }
        reading.when = line.text(time.range)
        let whole = ServiceTime.whole(time, among: evidence.times)
        reading.window = TimeWindow.resolve(whole, at: context.at, zone: context.zone)
        reading.recurrence = TimeWindow.recurrence(of: whole, at: context.at, zone: context.zone)
        reading.spans["when"] = [time.range.span]
        reading.confidence["when"] = reading.kind == .update ? 0.8 : 0.9
    }
}
