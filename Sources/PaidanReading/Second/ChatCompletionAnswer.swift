import PaidanCore

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Reads the answer to a chat completion: exactly what was asked for, or a failure. Nothing is repaired and nothing guessed.
enum ChatCompletionAnswer {
    /// The longest opinion, in bytes; the longest proper one has about 300.
    private static let longest = 1024

    /// The opinion in a server's answer. Failures hold no word of it: a model may repeat what it was told.
    static func opinion(in answer: HTTPAnswer) throws(SecondReadingFailure) -> Opinion {
        guard answer.status == 200 else { throw SecondReadingFailure(.refused, "HTTP \(answer.status)") }
        guard let whole = try? JSONDecoder().decode(Envelope.self, from: Data(answer.body)) else {
            throw SecondReadingFailure(.garbled, "the answer is no chat completion")
        }
        guard whole.choices.count == 1, let choice = whole.choices.first else {
            throw SecondReadingFailure(.garbled, "the answer has \(whole.choices.count) choices")
        }
        if choice.message.refusal != nil || choice.finishReason == "content_filter" {
            throw SecondReadingFailure(.declined, "the model declined")
        }
        guard choice.finishReason == nil || choice.finishReason == "stop" else {
            throw SecondReadingFailure(.garbled, "the answer was cut off")
        }
        guard let content = choice.message.content, content.utf8.count <= longest else {
            throw SecondReadingFailure(.garbled, "the opinion is missing or too long")
        }
        do {
            return try JSONDecoder().decode(Answered.self, from: Data(content.utf8)).opinion
        } catch {
            throw SecondReadingFailure(.garbled, "the opinion is not as the schema wants it")
        }
    }

    private struct Envelope: Decodable {
        var choices: [Choice]

        struct Choice: Decodable {
            var message: Message
            var finishReason: String?

            enum CodingKeys: String, CodingKey {
                case message
                case finishReason = "finish_reason"
            }
        }

        struct Message: Decodable {
            var content: String?
            var refusal: String?
        }
    }
}

/// An opinion as the schema wants it: each field given, each word of the vocabulary, and all of them agreeing.
private struct Answered: Decodable {
    let opinion: Opinion

    private struct Field: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    /// A member would need to bring a crowd.
    private static let people = 1...20

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Field.self)
        func wrong(_ words: String) -> DecodingError {
            .dataCorrupted(DecodingError.Context(codingPath: decoder.codingPath, debugDescription: words))
        }
        guard Set(container.allKeys.map(\.stringValue)) == Set(OpinionSchema.fields) else {
            throw wrong("other fields than asked for")
        }
        func field<Value: Decodable>(_ name: String) throws -> Value {
            try container.decode(Value.self, forKey: Field(stringValue: name))
        }
        let skills: [Skill] = try field("skills")
        opinion = Opinion(
            kind: try field("kind"), category: try field("category"), urgency: try field("urgency"),
            skills: Question.skills.answers.filter(skills.contains), people: try field("people_needed"),
            danger: try field("danger"))
        guard opinion.skills.count == skills.count else { throw wrong("a skill twice, or one that there is not") }
        let given = [opinion.category != nil, opinion.urgency != nil, opinion.people != nil]
        guard opinion.kind == .wish ? given == [true, true, true] : given == [false, false, false] && skills.isEmpty
        else { throw wrong("what belongs to a wish belongs to no other kind") }
        guard opinion.people.map(Answered.people.contains) ?? true else { throw wrong("too many people") }
        guard opinion.danger == nil || opinion.kind == .wish || opinion.kind == .update else {
            throw wrong("a danger that nobody tells of")
        }
    }
}
