import PaidanCore

/// The event for generic webhooks, as the contract fixes it: `{"type", "timestamp", "data"}`.
///
/// Nothing personal is looked up: what stands here beyond ids stood in the notice's facts, which the desk chose by the
/// destination's privacy. The one exception is the name of the member to whom an offer is made.
struct Payload {
    let wording: Wording

    /// The event of one notice.
    func event(_ spoken: Spoken) -> String { envelope(spoken).written }

    /// The event of a digest, with each notice's own event in it.
    func digest(_ items: [Spoken], text: String, at now: Instant) -> String {
        var data: [String: JSON] = ["items": .list(items.map(envelope)), "text": .text(text)]
        if let first = items.first { data["destination"] = destination(first.notice.destination) }
        return envelope(.digest, at: now, data: data).written
    }

    private func envelope(_ spoken: Spoken) -> JSON {
        let notice = spoken.notice
        var data: [String: JSON] = [
            "template": .text(notice.template), "text": .text(spoken.text), "recipient": recipient(notice),
            "destination": destination(notice.destination),
        ]
        if let number = notice.wish { data["wish"] = wish(number, notice, spoken.facts) }
        if let offer = notice.offer { data["offer"] = self.offer(offer, notice) }
        return envelope(notice.kind, at: notice.at, data: data)
    }

    private func envelope(_ kind: Notice.Kind, at moment: Instant, data: [String: JSON]) -> JSON {
        .object([
            "type": .text(kind.rawValue), "timestamp": .text(moment.rfc3339(in: wording.zone)), "data": .object(data),
        ])
    }

    private func wish(_ number: WishNumber, _ notice: Notice, _ facts: Facts) -> JSON {
        var wish: [String: JSON] = ["id": .text("\(notice.community)/\(number)")]
        for key in ["category", "urgency", "summary", "when", "contact", "reporter", "danger", "unconfirmed"] {
            wish[key] = facts[key].map(JSON.init)
        }
        wish["summary"] = wish["summary"] ?? (facts["words"] ?? facts["category_name"]).map(JSON.init)
        wish["place"] = place(facts)
        return .object(wish)
    }

    /// The address as an object, as much of it as the facts hold.
    private func place(_ facts: Facts) -> JSON? {
        if case .record? = facts["place"] { return facts["place"].map(JSON.init) }
        var place: [String: JSON] = [:]
        for key in ["building", "unit", "room", "door"] { place[key] = facts[key].map(JSON.init) }
        place["text"] = facts["place"].map(JSON.init)
        return place.isEmpty ? nil : .object(place)
    }

    private func offer(_ id: OfferID, _ notice: Notice) -> JSON {
        var offer: [String: JSON] = ["id": .text(id.rawValue)]
        if case .member(let id) = notice.to {
            var member: [String: JSON] = ["id": .text(id.rawValue)]
            // A company's push service learns no names.
            member["name"] = notice.privacy == .thirdParty ? nil : wording.members[id].map { .text($0) }
            offer["member"] = .object(member)
        }
        if let expiry = notice.expiresAt { offer["expires_at"] = .text(expiry.rfc3339(in: wording.zone)) }
        if notice.kind == .offerMade || notice.kind == .offerReminder, let number = notice.wish {
            offer["reply"] = .list([.text("接单 \(number)"), .text("来不了 \(number)")])
        }
        return .object(offer)
    }

    private func recipient(_ notice: Notice) -> JSON {
        switch notice.to {
        case .member(let id): .object(["kind": "member", "id": .text(id.rawValue)])
        case .group(let audience): .object(["kind": "group", "audience": .text(audience.rawValue)])
        case .reporter(let account):
            notice.privacy == .thirdParty
                ? .object(["kind": "reporter"])
                : .object(["kind": "reporter", "account": .text(account.description)])
        }
    }

    /// Where the receiver is to pass it on to; an empty address means the receiver itself.
    private func destination(_ destination: Destination) -> JSON {
        var object: [String: JSON] = ["channel": .text(destination.channel.rawValue)]
        if !destination.address.isEmpty {
            object[destination.isGroup ? "group" : "person"] = .text(destination.address)
        }
        return .object(object)
    }
}

/// A notice as it is said: with its facts completed and its words.
struct Spoken {
    var notice: Notice
    var facts: Facts
    var text: String
}
