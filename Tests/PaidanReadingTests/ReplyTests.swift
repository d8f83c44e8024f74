import PaidanCore
import PaidanReading
import Testing

/// Replies are not booleans.
@Suite struct ReplyTests {
    static let etas: [(String, Int?)] = [
        ("#1024 接单,骑车过来大概8分钟", 8), ("能,两小时后", 120), ("我去,半小时到", 30), ("我来,七八分钟就到", 8), ("收到,一个半小时后到", 90),
        ("我去,11:30能到", 90), ("收到,我去", nil),
    ]

    @Test(arguments: etas) func minutesUntilThere(text: String, eta: Int?) {
        let reading = read(text, offers: [1024])
        #expect(reading.kind == .accept)
        #expect(reading.details.eta == eta)
    }

    @Test func aRefusalKeepsItsReasonItsProposalAndWhoElse() {
        let busy = read("1024去不了,单位值班呢", offers: [1024])
        #expect(busy.kind == .decline)
        #expect(busy.details.reason == "单位值班呢")
        let later = read("今天不行,明早可以", offers: [1024])
        #expect(later.kind == .decline)
        #expect(later.details.proposedTime == "明早")
        let handed = read("1036我不接了,腰闪了,转给老周", offers: [1036])
        #expect(handed.kind == .decline)
        #expect(handed.details.handOverTo == "老周")
    }

    @Test func arrivalAndWhatIsMissing() {
        #expect(read("我到楼下了", offers: [1024]).details.arrived)
        #expect(!read("师傅到了没?").details.arrived)
        let waiting = read("1024缺配件,要等两天", offers: [1024])
        #expect(waiting.kind == .update)
        #expect(waiting.details.reason != nil)
    }

    @Test func aJudgementHasStarsAndSaysWhatWasNotDone() {
        #expect(read("给师傅五星好评,修得又快又好").details.stars == 5)
        #expect(read("1047的师傅态度极差,零分").details.stars == 1)
        #expect(read("给1070打个10分,太满意了").details.stars == 5)
        #expect(read("水龙头还是漏,没修好,差评").details.notDone)
        #expect(read("等了一天,没人来").details.notDone)
    }

    @Test func aMemberRulesTheOwnTime() {
        #expect(read("这周出差,来不了", offers: [1024]).details.availability == "这周出差")
    }
}
