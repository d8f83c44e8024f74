import PaidanCore
import Testing

@testable import PaidanReading

/// Sunday 2026-11-22, 10:00: what the office announces and how people sign up.
@Suite("lists and announcements")
struct CampaignGrammarTests {
    private static let reader = try? PlainReader(lexicon: try Lexicon())
    private static let now = Instant(rfc3339: "2026-11-22T10:00:00+08:00") ?? Instant(milliseconds: 0)

    private func read(_ text: String) throws -> Reading {
        try #require(Self.reader).read(text, in: ReadingContext(at: Self.now))
    }

    /// `张阿姨 3栋501 x1 @540 138…`
    private func said(_ roll: Roll?) -> [String] {
        (roll?.lines ?? []).map { line in
            var words = [line.name.isEmpty ? "?" : line.name]
            if let place = line.place.spoken { words.append(place) }
            if line.people != 1 { words.append("x\(line.people)") }
            if let minute = line.minuteOfDay { words.append("@\(minute)") }
            if let phone = line.phone { words.append(phone) }
            return words.joined(separator: " ")
        }
    }

    private static let lists: [(String, [String], isWhole: Bool)] = [
        ("#接龙\n60岁以上接种疫苗爱心车\n例 称呼 楼栋 人数\n\n1. 张阿姨 3栋501\n2. 李伯 5栋202 2人", ["张阿姨 3栋501", "李伯 5栋202 x2"], true),
        ("接龙\n1、王秀英，12号楼3单元，两个人\n2、老陈 G5栋 9点 13912345678", ["王秀英 12栋3单元 x2", "老陈 G5栋 @540 13912345678"], true),
        ("1.张阿姨 3栋\n2.李伯 5栋", ["张阿姨 3栋", "李伯 5栋"], true),
        ("接龙：\n1 赵奶奶（3栋）老两口", ["赵奶奶 3栋 x2"], true),
        ("报名 张阿姨 3栋501 2人", ["张阿姨 3栋501 x2"], false),
        ("报名 1031 张阿姨 3栋501 10点 电话13800001111", ["张阿姨 3栋501 @600 13800001111"], false),
        ("报名 1031\n张阿姨 3栋501\n李伯 5栋 2位", ["张阿姨 3栋501", "李伯 5栋 x2"], false),
        ("我要报名，3栋501，两个人", ["? 3栋501 x2"], false),
        ("我报名", ["?"], false),
    ]

    @Test("a list is read line by line", arguments: lists)
    func list(text: String, lines: [String], isWhole: Bool) throws {
        let roll = try read(text).roll
        #expect(said(roll) == lines)
        #expect(roll?.isWhole == isWhole)
    }

    @Test(
        "what only looks like one is none",
        arguments: [
            "1. 楼道灯坏了\n2. 电梯老是响", "怎么报名？", "在哪报名", "还能报名吗", "取消报名", "5栋3单元漏水", "昨天去报名处问了，人家说我们公司的也行",
            "两件事：1. 水管漏 2. 灯不亮", "我报名了，车没来", "报名费太贵了", "我要报名，我妈晕倒了", "报名的老人在3栋晕倒了快来人", "孩子报名上学要什么材料?",
        ])
    func none(text: String) throws {
        #expect(try read(text).roll == nil)
    }

    private func said(_ plan: CampaignPlan?) -> String {
        guard let plan else { return "" }
        var words = [plan.title]
        words += plan.departures.map { Zone.shanghai.civil($0).spoken }
        if let destination = plan.destination { words.append("去\(destination)") }
        if let meeting = plan.meeting { words.append("集合\(meeting)") }
        words += plan.vehicles.map { "\($0.driver ?? "?")\($0.seats)座" }
        words.append("\(plan.seats)座" + (plan.furtherCars.map { "×\($0)" } ?? ""))
        words.append("陪同\(plan.ridersPerEscort)")
        if let closes = plan.closesAt { words.append("到\(Zone.shanghai.civil(closes).spoken)") }
        return words.joined(separator: " ")
    }

    private static let plans: [(String, String)] = [
        (
            "活动 60岁以上接种疫苗 11月28日上午9点、10点 社区医院 车4座 报名到11月27日18点",
            "60岁以上接种疫苗 11月28日 09:00 11月28日 10:00 去社区医院 4座 陪同10 到11月27日 18:00"
        ),
        (
            "活动：重阳看花\n时间：周六下午两点\n地点：植物园\n集合：南门\n车：王强6座、4座×2\n陪同：5",
            "重阳看花 11月28日 14:00 去植物园 集合南门 王强6座 4座×2 陪同5"
        ),
        ("活动 体检 后天早上8:30 卫生院 陪同0", "体检 11月24日 08:30 去卫生院 4座 陪同0"),
        ("活动 看戏 明晚7点 大剧院 小区东门集合", "看戏 11月23日 19:00 去大剧院 集合小区东门 4座 陪同10"),
        ("活动 看花", "看花 4座 陪同10"),
        ("活动室的灯坏了", ""), ("活动", ""), ("今天有活动 下午三点", ""),
    ]

    @Test("an announcement is read in any order", arguments: plans)
    func plan(text: String, meant: String) throws {
        #expect(said(try read(text).campaign) == meant)
    }
}
