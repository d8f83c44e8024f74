import PaidanCore

/// A request in the form of OpenAI's chat completions, as local servers (llama.cpp, Ollama, vLLM) understand it, too.
///
/// `POST {base}/chat/completions`; the answer is bound to a JSON schema (`response_format` of type `json_schema`, strict).
enum ChatCompletion {
    /// No proper answer is as long as this, in tokens.
    static let mostTokens = 200

    /// The call that asks a model about a message whose personal data are masked.
    static func call(
        base: String, model: String, key: String?, masked text: String, in context: ReadingContext
    ) -> HTTPCall {
        var headers = [HTTPCall.Header("Content-Type", "application/json"), .init("Accept", "application/json")]
        if let key { headers.append(.init("Authorization", "Bearer \(key)")) }
        let request = Request(
            model: model,
            messages: [
                Request.Message(role: "system", content: GuideInBrief.text),
                Request.Message(role: "user", content: question(text, in: context)),
            ])
        let body = (try? CanonicalJSONText.of(request)) ?? ""
        return HTTPCall(url: base + "/chat/completions", headers: headers, body: Array(body.utf8))
    }

    /// The hour decides about night noise; more of the moment is nobody's business.
    private static func question(_ text: String, in context: ReadingContext) -> String {
        let hour = context.zone.civil(context.at).hour
        let place = context.audience == .residents ? "业主群" : "私聊"
        // What was said stands between marks that it cannot hold itself.
        let words = text.replacing("<<<", with: "").replacing(">>>", with: "")
        return "场合：\(place)，\(hour)点\n消息：\n<<<\n\(words)\n>>>"
    }

    private struct Request: Encodable {
        var model: String
        var messages: [Message]
        let temperature = 0
        let maxTokens = ChatCompletion.mostTokens
        let stream = false
        let responseFormat = Format()

        struct Message: Encodable {
            var role: String
            var content: String
        }

        struct Format: Encodable {
            let type = "json_schema"
            let jsonSchema = OpinionSchema.named

            enum CodingKeys: String, CodingKey {
                case type
                case jsonSchema = "json_schema"
            }
        }

        enum CodingKeys: String, CodingKey {
            case model, messages, temperature, stream
            case maxTokens = "max_tokens"
            case responseFormat = "response_format"
        }
    }
}

/// The JSON schema of an answer: the closed vocabularies of the labelling guide and nothing else. Addresses are not asked
/// for: they are masked, and the grammar reads them.
enum OpinionSchema {
    /// The fields, all of them always given.
    static let fields = ["kind", "category", "urgency", "skills", "people_needed", "danger"]

    /// The schema under its name, as `response_format.json_schema` takes it.
    static let named = Node.object([
        ("name", .text("opinion")), ("strict", .flag(true)),
        (
            "schema",
            .object([
                ("type", .text("object")), ("additionalProperties", .flag(false)),
                ("required", .list(fields.map(Node.text))),
                (
                    "properties",
                    .object([
                        ("kind", choice(MessageKind.allCases.map(\.rawValue))),
                        ("category", choice(Category.allCases.map(\.rawValue), orNull: true)),
                        ("urgency", choice(Urgency.allCases.map(\.rawValue), orNull: true)),
                        ("skills", .object([("type", .text("array")), ("items", choice(Question.skills.answers))])),
                        ("people_needed", .object([("type", .list([.text("integer"), .text("null")]))])),
                        ("danger", choice(Danger.allCases.map(\.rawValue), orNull: true)),
                    ])
                ),
            ])
        ),
    ])

    private static func choice(_ words: [String], orNull: Bool = false) -> Node {
        .object([
            ("type", orNull ? .list([.text("string"), .text("null")]) : .text("string")),
            ("enum", .list(words.map(Node.text) + (orNull ? [.null] : []))),
        ])
    }

    /// A part of the schema.
    indirect enum Node: Encodable, Sendable {
        case text(String)
        case flag(Bool)
        case null
        case list([Node])
        case object([(String, Node)])

        func encode(to encoder: any Encoder) throws {
            switch self {
            case .text(let text):
                var container = encoder.singleValueContainer()
                try container.encode(text)
            case .flag(let flag):
                var container = encoder.singleValueContainer()
                try container.encode(flag)
            case .null:
                var container = encoder.singleValueContainer()
                try container.encodeNil()
            case .list(let nodes):
                var container = encoder.unkeyedContainer()
                for node in nodes { try container.encode(node) }
            case .object(let members):
                var container = encoder.container(keyedBy: Key.self)
                for (name, node) in members { try container.encode(node, forKey: Key(stringValue: name)) }
            }
        }

        struct Key: CodingKey {
            let stringValue: String
            var intValue: Int? { nil }
            init(stringValue: String) { self.stringValue = stringValue }
            init?(intValue: Int) { nil }
        }
    }
}
