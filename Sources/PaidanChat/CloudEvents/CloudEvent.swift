import FoundationEssentials
import PaidanCore

/// One event, whatever its content mode.
struct CloudEvent {
    var id: String
    var source: String
    var type: String
    var time: String?
    var data: Content

    /// What an event carries.
    enum Content {
        case json(GenericMessage)
        case text(String)
    }

    /// The events of a request; a batch has several.
    static func all(in request: WebhookRequest) throws(Refusal) -> [CloudEvent] {
        switch request.mediaType {
        case "application/cloudevents-batch+json":
            var events: [CloudEvent] = []
            for event in try JSON.read([Structured].self, from: request.body) { events.append(try event.event()) }
            return events
        case let type? where type.hasPrefix("application/cloudevents"):
            guard type == "application/cloudevents+json" else { throw .unsupportedMediaType }
            return [try JSON.read(Structured.self, from: request.body).event()]
        default: return [try CloudEvent(binary: request)]
        }
    }

    /// Attributes stand in headers, percent-encoded; the body is the data.
    private init(binary request: WebhookRequest) throws(Refusal) {
        func attribute(_ name: String) throws(Refusal) -> String {
            guard let value = request.header("ce-\(name)").present else { throw .malformed("ce-\(name) is missing") }
            return FormFields("v=\(value)", plusIsSpace: false)["v"] ?? value
        }
        guard try attribute("specversion") == "1.0" else { throw .malformed("ce-specversion is not 1.0") }
        id = try attribute("id")
        source = try attribute("source")
        type = try attribute("type")
        time = request.header("ce-time")
        if request.mediaType?.hasPrefix("text/") == true {
            data = .text(String(decoding: request.body, as: UTF8.self))
        } else {
            guard request.isJSON else { throw .unsupportedMediaType }
            data = .json(try JSON.read(GenericMessage.self, from: request.body))
        }
    }

    private init(id: String, source: String, type: String, time: String?, data: Content) {
        self.id = id
        self.source = source
        self.type = type
        self.time = time
        self.data = data
    }

    /// An event in JSON format (cloudevents/spec, formats/json-format.md).
    private struct Structured: Decodable {
        var specversion: String?
        var id: String?
        var source: String?
        var type: String?
        var time: String?
        var data: Payload?
        var encoded: String?

        private enum CodingKeys: String, CodingKey {
            case specversion, id, source, type, time, data
            case encoded = "data_base64"
        }

        /// The data: the generic payload, or words.
        struct Payload: Decodable {
            var content: Content

            init(from decoder: any Decoder) throws {
                if let words = try? decoder.singleValueContainer().decode(String.self) {
                    content = .text(words)
                } else {
                    content = .json(try GenericMessage(from: decoder))
                }
            }
        }

        func event() throws(Refusal) -> CloudEvent {
            guard specversion == "1.0" else { throw .malformed("specversion is not 1.0") }
            guard let id = id.present else { throw .malformed("id is missing") }
            guard let source = source.present else { throw .malformed("source is missing") }
            guard let type = type.present else { throw .malformed("type is missing") }
            guard data == nil || encoded == nil else { throw .malformed("data and data_base64 exclude each other") }
            if let data { return CloudEvent(id: id, source: source, type: type, time: time, data: data.content) }
            guard let encoded, let bytes = Data(base64Encoded: encoded) else { throw .malformed("data is missing") }
            let payload = try JSON.read(GenericMessage.self, from: Array(bytes))
            return CloudEvent(id: id, source: source, type: type, time: time, data: .json(payload))
        }
    }
}
