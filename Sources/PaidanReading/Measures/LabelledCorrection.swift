public import PaidanCore

extension LabelledMessage {
    /// What the staff corrected, as a labelled message that leads to nobody: `source` is `desk`, and `id` names the wish.
    ///
    /// Telephones, stairs, doors and names are made up, in the words and in the labels alike: nothing is learned from
    /// them but that they are there. An address counts as far as the words tell it; what is known from elsewhere, from
    /// the sender's card or the staff's own knowledge, is no fault of the reading.
    ///
    /// Nil where nothing but such an address was corrected.
    ///
    /// - Parameter roster: the names of members and staff, which are hidden wherever they stand.
    public init?(_ message: CorrectedMessage, roster: [String], lexicon: Lexicon) {
        let label = message.label
        let disguise = Disguise(
            message.text, names: message.names + roster,
            kept: label.orderNumbers + [message.reading.when].compactMap(\.self), folding: lexicon.folding)
        let read = disguise.placeRead(lexicon.folding)
        let place = disguise.place(label.need, insteadOf: message.reading, read)
        guard !message.isAboutPlacesAlone || place != read else { return nil }
        id = "desk:\(message.community)/\(message.wish)"
        text = disguise.text
        kind = label.kind.rawValue
        category = label.need.category?.rawValue
        let isWish = label.kind == .wish
        building = isWish ? place.building : nil
        unit = isWish ? place.unit : nil
        room = isWish ? place.room : nil
        urgency = label.need.urgency?.rawValue
        skills = label.need.skills
        peopleNeeded = label.need.people
        more = label.more.map { need in
            Further(
                category: need.category?.rawValue,
                building: need.place.building.flatMap { disguise.names(building: $0) ? $0 : nil }, unit: nil, room: nil,
                urgency: need.urgency?.rawValue, skills: need.skills, peopleNeeded: need.people)
        }
        when = label.when.flatMap { disguise.text.contains($0) ? $0 : nil }
        contact = label.contact.flatMap { disguise.phones[$0] }
        orderNumbers = label.orderNumbers
        source = "desk"
    }
}

extension Disguise {
    /// The address that the grammar reads in the rewritten message.
    fileprivate func placeRead(_ folding: Folding) -> Place {
        let line = Line(text, folding: folding)
        let mentions = AddressGrammar.read(line, avoiding: PhoneGrammar.read(line).map(\.range))
        return PlaceChoice(mentions, in: line, buildings: nil).first?.place ?? Place()
    }

    /// The address as the rewritten message tells it: a corrected one, or that of a further need, where the words name
    /// its building; else what is read in them.
    fileprivate func place(_ need: Need, insteadOf reading: Reading, _ read: Place) -> Place {
        guard need.place != reading.need.place, let building = need.place.building, names(building: building) else {
            return read
        }
        return Place(
            building: building, unit: need.place.unit.flatMap { stairs[$0] },
            room: need.place.room.flatMap { doors[$0] })
    }
}
