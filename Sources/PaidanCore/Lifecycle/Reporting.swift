extension Desk {
    /// Who spoke, and where that person is answered.
    func reporter(of spoken: Spoken, place: Place) -> Reporter {
        let message = spoken.message
        let channel = rulebook.channels.first { $0.id == message.channel }
        var destination: Destination?
        if let thread = message.mail {
            destination = Destination(
                channel: message.channel, address: message.sender.account.id, isGroup: false, thread: thread)
        } else if let group = message.group {
            if channel?.reachesGroups == true { destination = .group(group, on: message.channel) }
        } else if channel?.reachesPersons == true {
            destination = .direct(message.sender.account.id, on: message.channel)
        }
        return Reporter(
            account: message.sender.account, name: message.sender.name, destination: destination,
            mention: message.group == nil ? nil : message.sender.account.id, messageID: message.id, place: place,
            at: now)
    }

    /// Whose need it is, where somebody speaks for another.
    func beneficiary(of spoken: Spoken, words: DeskWords.Report?, place: Place) -> Beneficiary? {
        if var given = spoken.message.onBehalfOf {
            given.place = normal(given.place)
            return given
        }
        if let words {
            return Beneficiary(
                name: words.name ?? spoken.reading.beneficiary, place: place, phone: spoken.reading.contact)
        }
        return nil
    }

    /// Where: from the text or the card, else from who is in need, else remembered.
    func place(of need: Need, _ spoken: Spoken, beneficiary: Beneficiary?) -> Place {
        if need.place.building != nil { return need.place }
        if let beneficiary { return beneficiary.place.completed(by: need.place) }
        guard let known = state.people[spoken.message.sender.account], known.forgetAt > now else { return need.place }
        return need.place.completed(by: known.place)
    }

    /// An address with its building in normal form; a building that nobody knows is left out.
    func normal(_ place: Place) -> Place {
        var place = place
        place.building = place.building.flatMap(rulebook.buildings.normal)
        return place
    }

    mutating func rememberPlace(of spoken: Spoken, _ place: Place) {
        guard place.building != nil, spoken.member.flatMap({ index[$0] })?.kind != .staff else { return }
        guard state.people[spoken.message.sender.account]?.place != place else { return }
        remember(spoken.message.sender.account) { $0.place = place }
    }

    /// How far the desk may go with a wish from there.
    func level(for spoken: Spoken, need: Need, onBehalf: Bool) -> Level {
        if onBehalf { return .auto }
        guard let group = spoken.group else { return rulebook.limits.directLevel }
        guard group.level == .auto, let allowed = group.autoCategories else { return group.level }
        return allowed.contains(need.category ?? .other) ? .auto : .propose
    }
}
