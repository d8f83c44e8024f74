import PaidanCore
import Testing

@testable import PaidanReading

/// `paidan train`: from labelled messages to a model file that is read in place.
@Suite struct TrainingTests {
    private static func message(_ id: Int, _ text: String, _ kind: String, _ need: String = "null, \"urgency\": null")
        throws -> LabelledMessage
    {
        let line = """
            {"id": "t\(id)", "text": "\(text)", "kind": "\(kind)", "category": \(need), "building": null, "unit": null,
            "room": null, "skills": [], "people_needed": null, "more": [], "when": null, "contact": null,
            "order_no": [], "source": "written"}
            """.split(separator: "\n").joined()
        return try LabelledMessage.messages(line, name: "test")[0]
    }

    private static let rooms = ["厨房", "阳台", "客厅", "卧室", "书房", "走廊", "浴室", "储藏间"]
    private static let skies = ["天气真好", "月亮好圆", "晚霞真美", "雪景漂亮", "风好舒服", "花都开了", "蝉叫得欢", "叶子红了"]

    private static func messages() throws -> [LabelledMessage] {
        try (0..<48).map { index in
            index % 2 == 0
                ? try message(index, "\(rooms[index / 2 % 8])水管漏了麻烦来修", "wish", "\"repair\", \"urgency\": \"urgent\"")
                : try message(index, "今天\(skies[index / 2 % 8])大家早上好", "chatter")
        }
    }

    private static let small = Learner(half: 16, rounds: 4)

    private static func model(_ messages: [LabelledMessage]) throws -> [UInt8] {
        Training(messages, lexicon: try Lexicon(), learner: small).model(temperatures: [1, 1, 1, 1, 1])
    }

    @Test func theSameMessagesGiveTheSameModelAndItDecides() throws {
        let messages = try Self.messages()
        let bytes = try Self.model(messages)
        #expect(try Self.model(messages) == bytes)
        let reader = PlainReader(lexicon: try Lexicon(), model: try ReadingModel(bytes: bytes))
        let context = ReadingContext(at: sundayMorning)
        let wish = reader.read("车库水管漏了麻烦来修", in: context)
        #expect(wish.kind == .wish && wish.need.category == .repair && wish.need.urgency == .urgent)
        #expect(reader.read("今天云很好看,大家早上好", in: context).kind == .chatter)
    }

    @Test func whatIsNoWholeModelIsRefused() throws {
        var bytes = try Self.model(try Self.messages())
        #expect(throws: ModelFault.self) { try ReadingModel(bytes: []) }
        #expect(throws: ModelFault.self) {
            try ReadingModel(bytes: Array("not a model, and long enough to hold a header of one, is it".utf8) + bytes)
        }
        #expect(throws: ModelFault.self) { try ReadingModel(bytes: Array(bytes.dropLast())) }
        bytes[bytes.count / 2] ^= 1
        #expect(throws: ModelFault.self) { try ReadingModel(bytes: bytes) }
    }

    @Test func aModelThatIsWorseThanTheShippedOneIsRefused() throws {
        let lexicon = try Lexicon()
        let poor = try ReadingModel(bytes: try Self.model(try Self.messages()))
        #expect(try ModelCheck(poor, lexicon: lexicon).isRefused)
        #expect(try !ModelCheck(ReadingModel.shipped(), lexicon: lexicon).isRefused)
    }

    @Test func roundingToBytesChangesLittle() throws {
        let messages = try Self.messages()
        let lexicon = try Lexicon()
        let space = FeatureSpace(classes: lexicon.classes)
        let context = ReadingContext(at: sundayMorning)
        let rows = messages.map { Set(space.features(of: Evidence($0.text, in: context, lexicon: lexicon))).sorted() }
        let hashes = Set(rows.joined()).sorted()
        let places = Dictionary(uniqueKeysWithValues: zip(hashes, Int32(0)...))
        let indices = rows.map { $0.compactMap { places[$0] } }
        let network = Self.small.fit(indices, messages.map(Target.init), features: hashes.count)
        let model = try ReadingModel(
            bytes: ModelWriter(hashes: hashes, network: network, temperatures: [1, 1, 1, 1, 1], lexicon: 0).bytes())
        for (row, index) in zip(rows, indices) {
            for (exact, rounded) in zip(network.sums(index), model.sums(row)) { #expect(abs(exact - rounded) < 0.1) }
        }
    }

    @Test func nearlyTheSameMessagesStayInOneFold() throws {
        let messages = try [
            "3栋的电梯又坏了快来修吧等了一上午", "5栋的电梯又坏了,快来修吧,等了一上午!", "谁家的猫跑到楼顶上去了", "麻烦给爷爷送一箱牛奶",
        ].enumerated().map { try Self.message($0.offset, $0.element, "wish") }
        let folds = Folds(messages, count: 1000)
        #expect(folds.of[0] == folds.of[1])
        #expect(Set(folds.of).count == 3)
        #expect(Folds(messages, count: 1000).of == folds.of)
    }

    @Test func sharesOfEachQuestionAddUpToOne() throws {
        let answers = try ReadingModel.shipped().answers(to: [1, 2, 3])
        for question in [Question.kind, .category, .urgency] {
            #expect(abs(question.range.reduce(0) { $0 + answers.shares[$1] } - 1) < 1e-5)
        }
        #expect(abs(exponential(1) - 2.718_281_8) < 1e-5)
        #expect(abs(exponential(-10) - 4.539_993e-5) < 1e-9)
        #expect(exponential(-1000) < 1e-30)
    }
}
