import PaidanCore

/// What a generic webhook says: a message, bare or in an envelope, or something of a kind that is not known.
enum GenericBody: Decodable {
    case message(GenericMessage, envelopeTimestamp: String?)
    case unknown(kind: String, id: String?)

    private enum Keys: String, CodingKey {
        case type, timestamp, data, sender
    }

    private struct Named: Decodable {
        var id: LooseID?
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        let type = container.contains(.type) ? try? container.decode(String.self, forKey: .type) : nil
        let isEnvelope = type != nil && container.contains(.data)
        if isEnvelope, type == "message.received" {
            let timestamp = try? container.decode(String.self, forKey: .timestamp)
            self = .message(try container.decode(GenericMessage.self, forKey: .data), envelopeTimestamp: timestamp)
        } else if let type, isEnvelope || !container.contains(.sender), type != "message.received" {
            let id = (try? container.decode(Named.self, forKey: .data))?.id.present
            self = .unknown(kind: type, id: id)
        } else {
            self = .message(try GenericMessage(from: decoder), envelopeTimestamp: nil)
        }
    }
}

/// The generic inbound payload, as the contract has it. What the contract requires is looked at when it is heard.
struct GenericMessage: Decodable {
    var id: LooseID?
    var group: Group?
    var sender: Sender
    var text: String?
    var at: String?
    var replyTo: LooseID?
    var mentions: [LooseID]?
    var attachments: [Attachment]?
    var onBehalfOf: OnBehalfOf?

    private enum CodingKeys: String, CodingKey {
        case id, group, sender, text, at, mentions, attachments
        case replyTo = "reply_to"
        case onBehalfOf = "on_behalf_of"
    }

    /// A group is an object, or only its id.
    struct Group: Decodable {
        var id: LooseID
        var name: String?

        private enum Keys: String, CodingKey {
            case id, name
        }

        init(id: LooseID, name: String?) {
            self.id = id
            self.name = name
        }

        init(from decoder: any Decoder) throws {
            if let container = try? decoder.container(keyedBy: Keys.self) {
                id = try container.decode(LooseID.self, forKey: .id)
                name = try container.decodeIfPresent(String.self, forKey: .name)
            } else {
                id = try LooseID(from: decoder)
            }
        }
    }

    struct Sender: Decodable {
        var id: LooseID
        var name: String?
        var card: String?
    }

    struct Attachment: Decodable {
        var kind: String?
        var url: String?
        var name: String?

        var isEmpty: Bool { kind.present == nil && url.present == nil && name.present == nil }
    }

    struct OnBehalfOf: Decodable {
        var name: String?
        var building: LooseID?
        var unit: LooseID?
        var room: LooseID?
        var phone: LooseID?

        var beneficiary: Beneficiary? {
            let place = Place(building: building.present, unit: unit.present, room: room.present)
            guard name.present != nil || !place.isEmpty || phone.present != nil else { return nil }
            return Beneficiary(name: name.present, place: place, phone: phone.present)
        }
    }
}
