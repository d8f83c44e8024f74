import PaidanCore

/// What is shown of personal fields: nothing that leads to a person, or all of it once that was recorded.
struct Discretion: Hashable, Sendable {
    /// Whether they are shown as they are.
    let isRevealing: Bool

    /// Personal fields are masked.
    static let masked = Discretion(isRevealing: false)
    /// Personal fields are shown.
    static let revealing = Discretion(isRevealing: true)

    /// Words: how many characters there are.
    func words(_ text: String) -> String {
        isRevealing || text.isEmpty ? text : "＊(\(text.count))"
    }

    /// A person's name: the first character, which in Chinese is the family name.
    func name(_ text: String) -> String {
        guard !isRevealing, let first = text.first else { return text }
        return String(first) + "＊"
    }

    /// A telephone number: the last two digits.
    func phone(_ text: String) -> String { isRevealing ? text : tail(text) }

    /// An account: its realm, and the end of its id where the id is long enough.
    func account(_ account: Account) -> String {
        isRevealing ? account.description : "\(account.namespace):" + tail(account.id)
    }

    /// An address: the building stays, stair and room do not.
    func place(_ place: Place) -> Place { isRevealing ? place : Place(building: place.building) }

    /// Where something is sent: groups stay, a person's address does not.
    func destination(_ destination: Destination) -> String {
        guard !isRevealing, !destination.isGroup, !destination.address.isEmpty else { return destination.lane }
        return "\(destination.channel)/" + tail(destination.address)
    }

    /// What a text is to be filled with; what the asker said himself stays.
    func facts(_ facts: Facts, said: String) -> Facts {
        guard !isRevealing else { return facts }
        var shown = facts
        for (key, fact) in facts {
            switch fact {
            case .text(let text) where !said.contains(text) && text != redacted(said):
                shown[key] = .text(masked(text, as: key, facts))
            case .list(let list): shown[key] = .list(list.map { self.facts($0, said: said) })
            case .record(let record): shown[key] = .record(self.facts(record, said: said))
            case .text, .number, .flag: break
            }
        }
        return shown
    }

    private func masked(_ text: String, as key: String, _ facts: Facts) -> String {
        switch key {
        case "words", "message", "reply": return words(text)
        case "reporter", "beneficiary": return name(text)
        case "contact", "telephone": return phone(text)
        case "door", "when": return "＊"
        case "place":
            guard case .text(let building)? = facts["building"] else { return "＊" }
            return building
        default: return text
        }
    }

    private func tail(_ text: String) -> String {
        text.count > 4 ? "＊" + text.suffix(2) : "＊"
    }
}
