// What a purge takes away: the one list of the fields that hold personal words. Keys, states, instants and accounts
// stay, so that a repetition is still known, statistics stay right and the timeline's chain still holds.

extension Input {
    /// The input without words, names and addresses; nothing that has none changes.
    public func purged() -> Input {
        switch self {
        case .message(let message): .message(message.purged())
        case .edit(let message): .edit(message.purged())
        case .staff(let action): .staff(action.purged())
        case .delivery(let report): .delivery(report.purged())
        case .tick, .recall, .channel, .departure, .rulebook, .setAside, .figures, .unreadable: self
        }
    }
}

extension Message {
    /// The message without its words, its sender's names, attachments, beneficiary and mail thread.
    public func purged() -> Message {
        var rest = self
        rest.text = ""
        rest.sender.name = nil
        rest.sender.card = nil
        rest.mentions = []
        rest.attachments = []
        rest.onBehalfOf = nil
        rest.mail = nil
        return rest
    }
}

extension StaffAction {
    /// The action without the words, names and doors given with it.
    func purged() -> StaffAction {
        var rest = self
        switch command {
        case .dispatch: rest.command = .dispatch(to: nil)
        case .close: rest.command = .close(words: nil)
        case .erase(let erasure): rest.command = .erase(erasure.purged())
        case .amend(var amendment):
            amendment.place = amendment.place?.purged()
            rest.command = .amend(amendment)
        case .act(let deed, _): rest.command = .act(deed, for: "")
        case .issueCode(_, let salt, let hash): rest.command = .issueCode(for: "", salt: salt, hash: hash)
        case .tryContact: rest.command = .tryContact(of: "")
        case .clearTime: rest.command = .clearTime(of: "")
        case .campaign(let command): rest.command = .campaign(command.purged())
        case .swapDuty(var swap):
            swap.name = ""
            rest.command = .swapDuty(swap)
        default: break
        }
        return rest
    }
}

extension DeliveryReport {
    /// The report without what its notices say.
    func purged() -> DeliveryReport {
        var rest = self
        rest.notices = notices.map { $0.purged() }
        return rest
    }
}

extension Place {
    /// The building alone: a door is personal, a building is a statistic.
    func purged() -> Place { Place(building: building) }
}

extension Need {
    /// The need without a door.
    func purged() -> Need {
        var rest = self
        rest.place = place.purged()
        return rest
    }
}

extension Reading {
    /// The reading without telephone, names, doors and quoted words; kind, category, urgency and confidence stay.
    public func purged() -> Reading {
        var rest = self
        rest.need = need.purged()
        rest.more = more.map { $0.purged() }
        rest.when = nil
        rest.recurrence = nil
        rest.contact = nil
        rest.beneficiary = nil
        rest.campaign = nil
        rest.roll = nil
        rest.details = ReplyDetails(
            eta: details.eta, arrived: details.arrived, notDone: details.notDone, stars: details.stars)
        return rest
    }
}

extension Wish {
    /// The wish without words, names, telephones, doors and ways to its reporters; states, instants, posts and
    /// accounts stay.
    public func purged() -> Wish {
        var rest = self
        rest.need = need.purged()
        rest.when = nil
        rest.series = nil
        rest.campaign = campaign?.purged()
        rest.ride?.driver = nil
        rest.words = ""
        rest.beneficiary = nil
        rest.contact = nil
        rest.reporters = reporters.map { $0.purged() }
        rest.wait?.note = nil
        rest.lent = nil
        rest.counter?.words = ""
        for place in rest.phoneTasks.indices { rest.phoneTasks[place].facts = nil }
        rest.notes = notes.map { Note(at: $0.at, by: $0.by, words: "") }
        rest.rating?.words = ""
        return rest
    }
}

extension Reporter {
    /// The reporter without name, door and way to be reached.
    func purged() -> Reporter {
        Reporter(account: account, destination: nil, messageID: messageID, place: place.purged(), at: at)
    }
}

extension Destination {
    /// The destination without what tells one person: a group's id stays.
    func purged() -> Destination {
        Destination(channel: channel, address: isGroup ? address : "", isGroup: isGroup)
    }
}

extension Notice {
    /// The notice without what its text would be filled with and whom it would mention.
    public func purged() -> Notice {
        var rest = self
        rest.destination = destination.purged()
        rest.mention = nil
        rest.facts = [:]
        return rest
    }
}

extension Delivery {
    /// The delivery without what was said; it must not be sent again.
    public func purged() -> Delivery {
        var rest = self
        rest.destination = destination.purged()
        rest.content = Content(text: "", payload: "")
        return rest
    }
}
