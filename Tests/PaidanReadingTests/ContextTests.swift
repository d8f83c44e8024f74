import PaidanCore
import PaidanReading
import Testing

/// What is known around a message changes the odds.
@Suite struct ContextTests {
    @Test func theCardGivesThePlaceWhereTheTextHasNone() {
        for (card, place) in [("12-1-301 王", "12-1-301"), ("G5-3-1201业主", "G5-3-1201"), ("3栋李姐", "3-_-_")] {
            let reading = read("厨房水龙头漏水了,麻烦来个师傅", card: card)
            #expect(written(reading.need.place) == place)
            #expect(reading.confidence(in: "building") == 0.8)
            #expect(reading.spans["card"] != nil)
            #expect(reading.ask == nil)
        }
    }

    @Test func thePlaceInTheTextWinsOverTheCard() {
        let reading = read("G5栋楼下路灯不亮了,麻烦来修", card: "12-1-301 王")
        #expect(written(reading.need.place) == "G5-_-_")
        #expect(reading.confidence(in: "building") > 0.8)
        #expect(written(read("今天天气真好,大家早上好", card: "12-1-301 王").need.place) == "_-_-_")
        #expect(written(read("厨房漏水,麻烦来个师傅", card: "77-1-301 王", buildings: taoyuan).need.place) == "_-_-_")
    }

    @Test func thePlaceMayHaveBeenSaidAMomentAgo() {
        let reading = read("厨房水龙头漏水了,麻烦来个师傅", previous: ["在吗", "5栋302"])
        #expect(written(reading.need.place) == "5-_-302")
        #expect(reading.confidence(in: "building") == 0.9)
        #expect(reading.spans["previous"] != nil)
        let busy = read("厨房水龙头漏水了,麻烦来个师傅", previous: ["你好,我是5栋的业主,打扰了"])
        #expect(busy.confidence(in: "building") == 0.75)
        #expect(written(read("G5栋水龙头漏水了,麻烦来个师傅", previous: ["5栋302"]).need.place) == "G5-_-_")
        #expect(written(read("302水龙头漏水,麻烦来修,2单元302", previous: ["5栋"]).need.place) == "5-2-302")
        #expect(
            written(read("厨房水龙头漏水了,麻烦来个师傅", card: "12-1-301 王", previous: ["5栋302"]).need.place) == "5-_-302",
            "what was said goes before the card")
    }

    static let cards: [(String, String)] = [
        ("12-1-301 王", "12-1-301"), ("G5-3-1201业主", "G5-3-1201"), ("3栋李姐", "3-_-_"), ("【8-2-1102】张", "8-2-1102"),
        ("A座1201老周", "A-_-1201"),
        ("五栋二单元三零一 小刘", "5-2-301"), ("王姐 12栋1单元", "12-1-_"), ("6#1702", "6-_-1702"), ("G5-1201李", "G5-_-1201"),
        ("(3-2-501)陈", "3-2-501"),
        ("陈阿姨3-2-501", "3-2-501"), ("张三13812345678", "_-_-_"), ("开心就好", "_-_-_"), ("物业小王", "_-_-_"),
        ("Lily2000", "_-_-_"),
    ]

    @Test(arguments: cards) func aCardIsReadInEveryForm(card: String, place: String) {
        #expect(written(read("厨房水龙头漏水了,麻烦来个师傅", card: card).need.place) == place)
    }

    @Test func bareWordsFollowTheGuide() {
        for text in ["收到", "👌我去", "我来", "接单", "这就来"] { #expect(read(text).kind == .accept, "\(text)") }
        for text in ["好的", "ok", "嗯", "1", "+1", "[OK]", "好嘞", "好滴"] { #expect(read(text).kind == .chatter, "\(text)") }
    }

    @Test func aLiveOfferMakesAnAnswerMoreLikely() {
        let text = "可以,我晚上过去弄一下"
        let alone = read(text).confidence["kind"] ?? 0
        let offered = read(text, audience: .work, offers: [1024], replyTo: 1024)
        #expect(offered.kind == .accept)
        #expect(offered.confidence(in: "kind") >= (read(text).kind == .accept ? alone : 0))
    }

    @Test(arguments: ["[图片]", "[语音 12\"]", "[图片][图片]", "[位置]"]) func aPictureAloneIsNeverSurelyChatter(text: String) {
        let reading = read(text)
        #expect(reading.kind != .chatter || reading.confidence(in: "kind") < 0.5)
    }

    @Test func aWishWithoutAPlaceIsAskedBackOnce() {
        let group = read("厨房水龙头漏水了,麻烦来个师傅", audience: .residents)
        #expect(group.ask == Ask(field: .building, text: "请问您住几栋？"))
        #expect(read("厨房水龙头漏水了,麻烦来个师傅").ask?.text == "请问您住几栋几单元几号？")
        #expect(read("厨房水龙头漏水了,麻烦来个师傅,3-2-501", audience: .residents).ask == nil)
        #expect(read("大家早上好", audience: .residents).ask == nil)
        #expect(read("小区东门的路灯不亮了,麻烦修一下", audience: .residents).ask == nil, "everybody finds the east gate")
    }

    @Test func theSameTextInTheSameContextGivesTheSameReading() {
        let text = "G5栋3单元1201 我妈摔倒了起不来,快来人"
        #expect(read(text) == read(text))
    }
}
