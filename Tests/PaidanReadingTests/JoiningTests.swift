import PaidanCore
import PaidanReading
import Testing

/// What comes of two opinions: the rule that docs/reading.md tells, case by case.
@Suite struct JoiningTests {
    private func joined(_ text: String, _ opinion: Opinion, below: Double = 1, agreed: Double = 0.9) -> Reading {
        reader.read(
            text,
            in: ReadingContext(
                at: sundayMorning, audience: .residents,
                advice: Advice(by: "little-model", opinion: opinion, below: below, agreed: agreed)))
    }

    private let chat = Opinion(kind: .chatter)
    private let lamp = Opinion(
        kind: .wish, category: .facility, urgency: .normal, skills: ["electrician"], people: 1)
    private let hurt = Opinion(kind: .wish, category: .medical, urgency: .emergency, skills: ["medical"], people: 2)

    private let wish = "G5栋楼道灯不亮了,麻烦来修"
    private let talk = "今天天气真好,大家早上好"
    private let fall = "我妈摔倒了起不来,快来人,12-1-301"

    @Test func whoAgreesMakesItSurerUpToABound() {
        let alone = read(wish, audience: .residents)
        let reading = joined(wish, lamp, agreed: 0.9)
        #expect(reading.kind == .wish)
        #expect(reading.confidence(in: "kind") == max(0.9, alone.confidence(in: "kind")))
        #expect(reading.isDisputed == false)
        #expect(reading.second?.by == "little-model")
    }

    @Test func whatTheFirstIsSureOfStands() {
        let alone = read(talk, audience: .residents)
        let reading = joined(talk, lamp, below: alone.confidence(in: "kind"))
        #expect(reading.kind == .chatter)
        #expect(reading.confidence == alone.confidence)
        #expect(reading.second?.opinion == lamp, "but it is recorded that another was heard")
    }

    @Test func aWishThatOnlyTheSecondSeesIsOneToAskAbout() {
        let reading = joined("G5栋楼道灯今天天气真好", lamp)
        #expect(reading.kind == .wish)
        #expect(reading.confidence(in: "kind") <= 0.5 || !reading.isDisputed)
        let talked = joined(talk, lamp)
        #expect(talked.kind == .wish)
        #expect(talked.confidence(in: "kind") == 0.5)
        #expect(talked.isDisputed)
        #expect(talked.need.category == .facility)
        #expect(talked.ask != nil, "the grammar reads it as a wish from here on: the building is missing")
    }

    @Test func aWishThatTheFirstSeesIsNeverDropped() {
        let reading = joined(wish, chat)
        #expect(reading.kind == .wish)
        #expect(reading.confidence(in: "kind") == 0.5)
        #expect(reading.isDisputed)
        #expect(reading.need == read(wish, audience: .residents).need)
    }

    @Test(arguments: [MessageKind.accept, .decline, .complete, .cancel, .rate])
    func nothingIsTakenOrEndedOnTheWordOfTheSecondAlone(kind: MessageKind) {
        let reading = joined(talk, Opinion(kind: kind))
        #expect(reading.kind == .chatter)
        #expect(reading.isDisputed)
        #expect(reading.confidence(in: "kind") <= 0.5)
    }

    @Test func whatHarmsNobodyItMaySay() {
        let reading = joined(talk, Opinion(kind: .update))
        #expect(reading.kind == .update)
        #expect(reading.confidence(in: "kind") == 0.5)
    }

    @Test func anEmergencyIsNeverLowered() {
        let alone = read(fall, audience: .residents)
        #expect(alone.need.urgency == .emergency)
        for opinion in [chat, lamp, Opinion(kind: .cancel), hurt] {
            var reading = joined(fall, opinion)
            #expect(reading.second?.first.urgency == .emergency)
            reading.second = nil
            #expect(reading == alone, "\(opinion.code)")
        }
    }

    @Test func aDangerIsNeverTakenBackAndMayBeAdded() {
        let fire = "3栋2单元501着火了,浓烟滚滚,快来人"
        #expect(joined(fire, chat).danger == .fire)
        var smell = lamp
        smell.danger = .gas
        #expect(joined(wish, smell).danger == .gas, "it only keeps volunteers away")
    }

    @Test func anEmergencyThatOnlyTheSecondSeesIsUnsure() {
        for text in [talk, wish] {
            let reading = joined(text, hurt)
            #expect(reading.kind == .wish)
            #expect(reading.need.urgency == .emergency)
            #expect(reading.confidence(in: "urgency") == 0.5)
            #expect(reading.isRaisedBySecond)
        }
    }

    @Test func aCrowdIsOnlyCalledByTheWordsThemselves() {
        var many = lamp
        many.people = 20
        #expect(joined(wish, many).need.people == 4)
        #expect(joined("G5栋楼道灯不亮了,麻烦来两个人修", many).need.people == 2)
    }

    @Test func theAddressIsTheGrammars() {
        #expect(joined(wish, lamp).need.place == Place(building: "G5"))
    }

    @Test func theSameAdviceGivesTheSameReading() {
        #expect(joined(wish, chat) == joined(wish, chat))
    }
}
