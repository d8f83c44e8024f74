import PaidanCore

/// The measures of the labelling guide, §8.
struct Scores {
    /// Right out of all.
    struct Share {
        var right = 0
        var all = 0
        var value: Double { all == 0 ? 1 : Double(right) / Double(all) }

        mutating func count(_ isRight: Bool) {
            all += 1
            right += isRight ? 1 : 0
        }
    }

    private(set) var shares: [String: Share] = [:]
    private(set) var lines: [String] = []
    private var sure = 0.0

    subscript(_ name: String) -> Double { shares[name]?.value ?? 1 }

    /// How far the mean confidence in the kind lies from how often it is right.
    var overconfidence: Double { sure / Double(max(1, shares["kind"]?.all ?? 0)) - self["kind"] }

    mutating func add(_ message: LabelledMessage, _ reading: Reading) {
        let isWish = message.kind == "wish"
        let kind = reading.kind.rawValue
        count("kind", kind == message.kind)
        sure += reading.confidence(in: "kind")
        if isWish { count("wish recall", kind == "wish") }
        if message.kind == "chatter" { count("chatter taken for a wish", kind == "wish") }
        let isEmergency = reading.need.urgency == .emergency
        if message.urgency == "emergency" { count("emergency recall", isEmergency) }
        if isEmergency { count("emergency precision", message.urgency == "emergency") }
        if reading.confidence(in: "kind") >= 0.8 { count("kind where sure (>= .8)", kind == message.kind) }
        place(message, reading)
        if message.contact != nil { count("contact", reading.contact == message.contact) }
        if !message.orderNumbers.isEmpty {
            count("order numbers", Set(reading.orderNumbers) == Set(message.orderNumbers))
        }
        guard isWish, kind == "wish" else { return }
        count("category (of wishes seen)", reading.need.category?.rawValue == message.category)
        count("urgency (of wishes seen)", reading.need.urgency?.rawValue == message.urgency)
        count("people (of wishes seen)", reading.need.people == message.peopleNeeded)
        count("skills (of wishes seen)", Set(reading.need.skills) == Set(message.skills))
        if let when = message.when { count("when (of wishes seen)", reading.when == when) }
        if !message.more.isEmpty { count("more, how many", reading.more.count == message.more.count) }
        if message.more.isEmpty { count("more where there is none", !reading.more.isEmpty) }
    }

    /// The grammar is scored where the kind was read so that an address counts at all, and false fills over everything.
    private mutating func place(_ message: LabelledMessage, _ reading: Reading) {
        let place = reading.need.place
        for (field, gold, got) in [
            ("building", message.building, place.building), ("unit", message.unit, place.unit),
            ("room", message.room, place.room),
        ] {
            if let gold {
                count(field, got == gold)
                if reading.kind != .chatter { count("\(field) (grammar alone)", got == gold) }
            } else {
                count("\(field) false fill", got != nil)
                if message.kind != "chatter" { count("\(field) false fill (grammar alone)", got != nil) }
            }
        }
    }

    private mutating func count(_ name: String, _ isRight: Bool) {
        shares[name, default: Share()].count(isRight)
    }

    /// The measures as a table.
    func table(_ title: String) -> String {
        let rows = shares.sorted { $0.key < $1.key }.map { name, share in
            name + String(repeating: " ", count: max(1, 40 - name.count))
                + "\(Int((share.value * 1000).rounded()))/1000  of \(share.all)"
        }
        return ([title] + rows).joined(separator: "\n")
    }
}
