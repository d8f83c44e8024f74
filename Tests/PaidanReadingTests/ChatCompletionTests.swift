import Foundation
import PaidanCore
import PaidanReading
import PaidanTestKit
import Testing

/// A request as the server gets it.
struct ModelRequest: Decodable {
    var model: String
    var messages: [Message]
    var temperature: Double
    var maxTokens: Int
    var stream: Bool

    struct Message: Decodable {
        var role: String
        var content: String
    }

    enum CodingKeys: String, CodingKey {
        case model, messages, temperature, stream
        case maxTokens = "max_tokens"
    }

    init(_ body: [UInt8]) {
        do {
            self = try JSONDecoder().decode(ModelRequest.self, from: Data(body))
        } catch {
            fatalError("no request: \(error)")
        }
    }
}

/// What is asked of a language model and what is taken for an answer: exactly what was asked for, or nothing.
@Suite struct ChatCompletionTests {
    private static let lexicon = Result { try Lexicon() }
    private let question = SecondQuestion(
        text: "楼道灯不亮", context: ReadingContext(at: sundayMorning), first: Reading(kind: .chatter))

    private func answer(_ answer: CourierAnswer, key: String? = nil) async throws -> (
        Result<Opinion, SecondReadingFailure>, HTTPCall
    ) {
        let courier = ScriptedCourier(script: [answer])
        let model = LanguageModel(
            url: "http://127.0.0.1:11434/v1/", model: "little-model", key: key, courier: courier,
            lexicon: try Self.lexicon.get())
        let result: Result<Opinion, SecondReadingFailure>
        do throws(SecondReadingFailure) {
            result = .success(try await model.opinion(on: question))
        } catch {
            result = .failure(error)
        }
        guard case .http(let call)? = courier.calls.first else { throw SecondReadingFailure(.garbled, "no call") }
        return (result, call)
    }

    private func opinion(_ content: String) async throws -> Result<Opinion, SecondReadingFailure> {
        let body = completion(content)
        return try await answer(.answered(HTTPAnswer(status: 200, body: Array(body.utf8)))).0
    }

    private func completion(_ content: String) -> String {
        let quoted = (try? JSONEncoder().encode(content)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        return
            #"{"id":"c","choices":[{"index":0,"message":{"role":"assistant","content":\#(quoted)},"finish_reason":"stop"}]}"#
    }

    private static let good =
        #"{"kind":"wish","category":"facility","urgency":"normal","skills":["electrician"],"people_needed":1,"danger":null}"#

    @Test func theRequestIsAsServersWantIt() async throws {
        let call = try await answer(.answered(HTTPAnswer(status: 200)), key: "s3cret").1
        #expect(call.method == "POST")
        #expect(call.url == "http://127.0.0.1:11434/v1/chat/completions")
        #expect(call.headers.contains(HTTPCall.Header("Authorization", "Bearer s3cret")))
        let request = ModelRequest(call.body)
        #expect(request.model == "little-model")
        #expect(request.temperature == 0)
        #expect(request.maxTokens == 200)
        #expect(!request.stream)
        let json = try #require(try JSONSerialization.jsonObject(with: Data(call.body)) as? [String: Any])
        let format = try #require(json["response_format"] as? [String: Any])
        #expect(format["type"] as? String == "json_schema")
        let named = try #require(format["json_schema"] as? [String: Any])
        #expect(named["strict"] as? Bool == true)
        let schema = try #require(named["schema"] as? [String: Any])
        #expect(schema["additionalProperties"] as? Bool == false)
        let properties = try #require(schema["properties"] as? [String: [String: Any]])
        #expect(Set(schema["required"] as? [String] ?? []) == Set(properties.keys))
        #expect(properties["kind"]?["enum"] as? [String] == MessageKind.allCases.map(\.rawValue))
        #expect((properties["category"]?["enum"] as? [Any])?.count == Category.allCases.count + 1, "and null")
        let skills = try #require(properties["skills"]?["items"] as? [String: Any])
        #expect((skills["enum"] as? [String])?.count == 19)
        let guide = try #require(request.messages.first?.content)
        for word in MessageKind.allCases.map(\.rawValue) + Category.allCases.map(\.rawValue)
            + Urgency.allCases.map(\.rawValue) + Danger.allCases.map(\.rawValue)
        {
            #expect(guide.contains(word), "the guide in brief explains \(word)")
        }
    }

    @Test func withoutAKeyNoneIsShown() async throws {
        let call = try await answer(.answered(HTTPAnswer(status: 200))).1
        #expect(!call.headers.contains { $0.name == "Authorization" })
    }

    @Test func aProperAnswerIsAnOpinion() async throws {
        let wanted = Opinion(kind: .wish, category: .facility, urgency: .normal, skills: ["electrician"], people: 1)
        #expect(try await opinion(Self.good).get() == wanted)
        let spaced =
            "\n {\"danger\":null,\"people_needed\":null,\"skills\":[],\"urgency\":null,\"category\":null, \"kind\":\"status_query\"} "
        #expect(try await opinion(spaced).get() == Opinion(kind: .statusQuery))
    }

    @Test func skillsComeInTheOrderOfTheVocabulary() async throws {
        let swapped = Self.good.replacing(#"["electrician"]"#, with: #"["medical","electrician"]"#)
        #expect(try await opinion(swapped).get().skills == ["electrician", "medical"])
    }

    static let garbled: [(String, String)] = [
        ("fenced", "```json\n\(good)\n```"),
        ("with a word before it", "好的：\(good)"),
        ("with a word after it", good + " 以上"),
        ("twice", good + good),
        ("no JSON", "wish"),
        ("empty", ""),
        ("a list", "[\(good)]"),
        ("an unknown category", good.replacing("facility", with: "lighting")),
        ("an unknown kind", good.replacing(#""wish""#, with: #""request""#)),
        ("an unknown urgency", good.replacing("normal", with: "high")),
        ("an unknown skill", good.replacing("electrician", with: "wizard")),
        ("a skill twice", good.replacing(#"["electrician"]"#, with: #"["electrician","electrician"]"#)),
        ("another type", good.replacing(#""people_needed":1"#, with: #""people_needed":"1""#)),
        ("half a person", good.replacing(#""people_needed":1"#, with: #""people_needed":1.5"#)),
        ("nobody", good.replacing(#""people_needed":1"#, with: #""people_needed":0"#)),
        ("a crowd", good.replacing(#""people_needed":1"#, with: #""people_needed":500"#)),
        ("a field missing", good.replacing(#","danger":null"#, with: "")),
        ("a field too many", good.replacing(#","danger":null"#, with: #","danger":null,"room":"501""#)),
        ("a wish without urgency", good.replacing(#""normal""#, with: "null")),
        ("chatter with a category", good.replacing(#""wish""#, with: #""chatter""#)),
        ("too long", good + String(repeating: " ", count: 1000)),
    ]

    @Test(arguments: garbled) func whatIsNotExactlyThatIsNoOpinion(what: String, content: String) async throws {
        guard case .failure(let failure) = try await opinion(content) else {
            Issue.record("\(what) was taken for an opinion")
            return
        }
        #expect(failure.kind == .garbled)
        #expect(!failure.detail.contains("wish"), "failures repeat no word of an answer")
    }

    static let refusals: [(String, Int, String, SecondReadingFailure.Kind)] = [
        ("unauthorised", 401, "{}", .refused), ("too many", 429, "{}", .refused), ("broken", 500, "oops", .refused),
        ("a redirect", 302, "", .refused), ("no completion", 200, #"{"error":"no such model"}"#, .garbled),
        ("no choice", 200, #"{"choices":[]}"#, .garbled),
        (
            "declined", 200, #"{"choices":[{"message":{"content":null,"refusal":"no"},"finish_reason":"stop"}]}"#,
            .declined
        ),
        ("filtered", 200, #"{"choices":[{"message":{"content":""},"finish_reason":"content_filter"}]}"#, .declined),
        ("cut off", 200, #"{"choices":[{"message":{"content":"{"},"finish_reason":"length"}]}"#, .garbled),
        ("a page", 200, "<html></html>", .garbled),
        (
            "cut at 64 KiB", 200, #"{"choices":[{"message":{"content":""# + String(repeating: "x", count: 65_000),
            .garbled
        ),
    ]

    @Test(arguments: refusals)
    func whatTheServerSaysInstead(
        what: String, status: Int, body: String, kind: SecondReadingFailure.Kind
    ) async throws {
        let result = try await answer(.answered(HTTPAnswer(status: status, body: Array(body.utf8)))).0
        guard case .failure(let failure) = result else {
            Issue.record("\(what) was taken for an opinion")
            return
        }
        #expect(failure.kind == kind, "\(what)")
    }

    @Test(arguments: [
        (CourierFailure.Kind.timeout, SecondReadingFailure.Kind.late), (.unreachable, .unreachable),
        (.broken, .unreachable), (.insecure, .unreachable), (.impossible, .unreachable),
    ])
    func silenceIsNoOpinionEither(courier: CourierFailure.Kind, kind: SecondReadingFailure.Kind) async throws {
        let result = try await answer(.failed(CourierFailure(kind: courier, detail: "for the test"))).0
        #expect(result == .failure(SecondReadingFailure(kind, "for the test")))
    }
}
