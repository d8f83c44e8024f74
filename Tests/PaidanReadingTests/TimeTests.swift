import PaidanCore
import Testing

@testable import PaidanReading

/// The words for a time, and the window that they mean on Sunday, 22 November 2026 at ten.
@Suite struct TimeTests {
    static let windows: [(String, String, String)] = [
        ("后天上午九点", "2026-11-24T09:00", "2026-11-24T10:00"), ("后天上午9点半", "2026-11-24T09:30", "2026-11-24T10:30"),
        ("明早", "2026-11-23T06:00", "2026-11-23T10:00"), ("今晚8点", "2026-11-22T20:00", "2026-11-22T21:00"),
        ("周六", "2026-11-28T08:00", "2026-11-28T20:00"), ("下周二下午", "2026-11-24T13:00", "2026-11-24T18:00"),
        ("11月25日", "2026-11-25T08:00", "2026-11-25T20:00"), ("11月25号下午三点", "2026-11-25T15:00", "2026-11-25T16:00"),
        ("明天下午两点到四点", "2026-11-23T14:00", "2026-11-23T16:00"), ("26日下午三点", "2026-11-26T15:00", "2026-11-26T16:00"),
        ("1月3号", "2027-01-03T08:00", "2027-01-03T20:00"), ("明天18:30", "2026-11-23T18:30", "2026-11-23T19:30"),
        ("周三晚上", "2026-11-25T18:00", "2026-11-25T22:00"), ("冬至那天", "2026-12-22T08:00", "2026-12-22T20:00"),
        ("春分那日", "2027-03-21T08:00", "2027-03-21T20:00"), ("大雪当天", "2026-12-07T08:00", "2026-12-07T20:00"),
        ("大年夜", "2027-02-05T08:00", "2027-02-05T20:00"), ("廿六上午", "2026-12-04T08:00", "2026-12-04T12:00"),
        ("农历二十六", "2026-12-04T08:00", "2026-12-04T20:00"), ("月底二十九号", "2026-11-29T08:00", "2026-11-29T20:00"),
        ("本月廿九上午九点", "2026-11-29T09:00", "2026-11-29T10:00"),
    ]

    @Test(arguments: windows) func aTimeIsAWindow(words: String, from: String, to: String) throws {
        let line = Line("我想\(words)请人来装灯", folding: Folding(pairs: ""))
        let phrase = try #require(TimeGrammar.read(line, avoiding: []).max { $0.weight < $1.weight })
        #expect(line.text(phrase.range) == words)
        let window = try #require(TimeWindow.resolve(phrase, at: sundayMorning, zone: .shanghai))
        #expect(window.from.rfc3339(in: .shanghai) == from + ":00+08:00")
        #expect(window.to.rfc3339(in: .shanghai) == to + ":00+08:00")
    }

    static let phrases = [
        "每周一三五", "下周三", "这周", "周末", "中秋", "清明前", "腊月二十八", "正月初八", "每天早上六点到七点", "下午放学后", "周二上午和周四上午", "6月7号到9号",
        "大年初五上午", "本月18日上午九点", "每星期二、五",
    ]

    @Test(arguments: phrases) func otherTimesKeepTheirWords(words: String) throws {
        let line = Line("想请人\(words)来看看", folding: Folding(pairs: ""))
        let phrase = try #require(TimeGrammar.read(line, avoiding: []).max { $0.weight < $1.weight })
        #expect(line.text(phrase.range) == words)
        #expect(phrase.weight > 0)
    }

    @Test(arguments: ["来了一点水", "有点事", "下大雪了", "雨水管漏", "3号窗口", "九点五公里", "上周三修过", "昨晚八点"])
    func whatOnlyLooksLikeATimeIsNoTimeOfService(
        words: String
    ) {
        let line = Line(words, folding: Folding(pairs: ""))
        #expect(TimeGrammar.read(line, avoiding: []).allSatisfy { $0.weight == 0 })
    }

    static let recurrences: [(String, String)] = [
        ("每周一三五早上七点", "每周一、三、五 07:00"), ("每周二下午", "每周二 13:00到18:00"), ("每周六上午九点", "每周六 09:00"),
        ("每天早上六点到七点", "每天 06:00"), ("每星期二、五上午十点", "每周二、五 10:00"), ("每月15号上午九点", "每月15号 09:00"),
    ]

    @Test(arguments: recurrences) func aTimeThatComesAgainIsKnownWithItsDaysAndHours(words: String, spoken: String) {
        let reading = read("我爸\(words)要去医院做透析，想请人接送，3栋2单元501")
        #expect(reading.recurrence?.spoken == spoken)
        #expect(reading.window?.from == reading.recurrence?.next(after: sundayMorning, in: .shanghai)?.from)
    }

    @Test func theHoursMayStandElsewhereInTheMessage() {
        let reading = read("我爸一三五要接送去医院透析，早上七点出门，3栋2单元501")
        #expect(reading.recurrence?.spoken == "每周一、三、五 07:00")
        #expect(read("后天上午九点想请人陪我妈去医院复查,3栋2单元501").recurrence == nil)
    }

    static let skips: [(String, Skip?)] = [
        ("这周三不用来了", Skip(windows: [day("2026-11-25", 1)])), ("周三不用接了", Skip(windows: [day("2026-11-25", 1)])),
        ("下周不用了", Skip(windows: [day("2026-11-23", 7)])), ("以后不用了，谢谢", Skip(isForGood: true)),
        ("以后周五不用来了", Skip(isForGood: true, weekdays: [5])), ("明天不用送药", Skip(windows: [day("2026-11-23", 1)])),
        ("以后不用电梯卡也行", nil), ("下周三来吧", nil),
    ]

    private static func day(_ date: String, _ days: Int64) -> Window {
        let from = Instant(rfc3339: date + "T00:00:00+08:00") ?? sundayMorning
        return Window(from: from, to: from + .days(days))
    }

    @Test(arguments: skips) func whatIsNotWantedIsKnownByItsDays(words: String, skip: Skip?) {
        #expect(read(words).details.skip == skip)
    }

    @Test func aScheduledWishKeepsItsTimeAndAnOrdinaryOneHasNone() {
        let scheduled = read("后天上午九点想请人陪我妈去医院复查,3栋2单元501")
        #expect(scheduled.need.urgency == .scheduled)
        #expect(scheduled.when == "后天上午九点")
        #expect(scheduled.window?.from == Instant(rfc3339: "2026-11-24T09:00:00+08:00"))
        #expect(scheduled.beneficiary == "我妈")
        #expect(read("厨房水龙头滴水,麻烦有空来修,3栋2单元501").when == nil)
    }
}
