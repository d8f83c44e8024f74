import PaidanCore
import Testing

/// What is a command in the duty group, and what is talk.
@Suite struct DeskWordsTests {
    @Test(
        arguments: [
            ("派", .dispatch(to: nil), nil), ("派 1024", .dispatch(to: nil), 1024), ("派1024", .dispatch(to: nil), 1024),
            ("1024 派", .dispatch(to: nil), 1024), ("1024派", .dispatch(to: nil), 1024),
            ("派 #1024", .dispatch(to: nil), 1024),
            ("派 １０２４", .dispatch(to: nil), 1024), ("派 1024 李梅", .dispatch(to: "李梅"), 1024),
            ("派1024李梅", .dispatch(to: "李梅"), 1024), ("1024派李梅", .dispatch(to: "李梅"), 1024),
            ("派李梅", .dispatch(to: "李梅"), nil), ("派给李梅", .dispatch(to: "李梅"), nil),
            ("派给 李梅", .dispatch(to: "李梅"), nil), ("转派 1024 李梅", .dispatch(to: "李梅"), 1024),
            ("不派", .refuse, nil), ("不派 1024", .refuse, 1024), ("1024 不派", .refuse, 1024),
            ("不派 1024 重复了", .refuse, 1024), ("不是心愿 1024", .notAWish, 1024), ("不是心愿1024", .notAWish, 1024),
            ("误报 1024", .falseAlarm, 1024), ("结 1024", .close(words: nil), 1024),
            ("结 1024 已修好，放心。", .close(words: "已修好，放心。"), 1024), ("结1024已修好", .close(words: "已修好"), 1024),
            ("办结 1024", .close(words: nil), 1024), ("结 明天来电", .close(words: "明天来电"), nil),
            ("重开 1024", .reopen, 1024), ("已告知 1024", .told, 1024), ("已告知 1024 家属知道了", .told, 1024),
            ("挂 1024 等配件", .hold(words: "等配件"), 1024), ("合并 1025 1024", .merge(into: 1024), 1025),
            ("合并 1024", .merge(into: 1024), nil), ("并入 1025 1024", .merge(into: 1024), 1025),
            ("停派", .pause, nil), ("恢复", .resume, nil), ("恢复派单", .resume, nil), ("今天", .today, nil),
            ("谁在值班", .onDuty, nil), ("谁在值班？", .onDuty, nil), ("帮助", .help, nil), ("帮助!", .help, nil),
            ("改 1024 急", .amend(.init(urgency: .urgent)), 1024),
            ("改 1024 维修 紧急", .amend(.init(category: .repair, urgency: .emergency)), 1024),
            ("改急", .amend(.init(urgency: .urgent)), nil), ("更正 1024 养老", .amend(.init(category: .eldercare)), 1024),
            ("改 1024 两个人", .amend(.init(people: 2)), 1024), ("改 1024 3人", .amend(.init(people: 3)), 1024),
            ("改 1024 来12名志愿者", .amend(.init(people: 12)), 1024), ("改1024四位", .amend(.init(people: 4)), 1024),
            ("改 1024 电工", .amend(.init(skills: ["electrician"])), 1024),
            ("改 1024 水工 电工", .amend(.init(skills: ["plumber", "electrician"])), 1024),
            ("改 1024 谁都行", .amend(.init(skills: [])), 1024),
            (
                "改 1024 维修 急 两人 锁匠",
                .amend(.init(category: .repair, urgency: .urgent, people: 2, skills: ["handyman"])), 1024
            ),
            ("改 1024 两百个人", .amend(.init()), 1024), ("改 1024 0人", .amend(.init()), 1024),
        ] as [(String, DeskCommand, WishNumber?)])
    func commands(text: String, command: DeskCommand, number: WishNumber?) {
        let said = DeskWords.command(in: text, reading: .chatter)
        #expect(said?.command == command)
        #expect(said?.number == number)
    }

    @Test(arguments: ["改 1024 12栋", "改1024 12栋", "改 1024：12栋"])
    func theReadingGivesTheAddress(text: String) {
        let said = DeskWords.command(in: text, reading: .place("12"))
        #expect(said?.command == .amend(.init(place: Place(building: "12"))))
        #expect(said?.number == 1024)
    }

    @Test func aDoorNeedsNoBuilding() {
        let door = Reading(kind: .update, need: Need(place: Place(unit: "3", room: "501")))
        let said = DeskWords.command(in: "改 1024 3单元501", reading: door)
        #expect(said?.command == .amend(.init(place: Place(unit: "3", room: "501"))))
    }

    @Test(arguments: SkillWords.names.keys.sorted())
    func whatASkillIsCalledFirstMeansIt(skill: Skill) {
        #expect(SkillWords.skills(in: SkillWords.name(of: skill)).contains(skill))
    }

    @Test(arguments: [
        "派出所在哪", "派人来了吗", "派单了吗", "今天下雨", "今天 下雨", "结账", "结婚证怎么办", "改天再说", "改一下时间", "挂号", "恢复得怎么样",
        "帮助一下王奶奶", "值班室电话多少", "派 1024 李梅 和 王伟", "派 1024？", "合并", "", "1024", "收到", "停派了吗", "合并 两个",
    ])
    func talk(text: String) {
        #expect(DeskWords.command(in: text, reading: .chatter) == nil)
    }

    @Test(arguments: ["派对几点", "派李梅", "不派 太远"])
    func whatMayAsWellBeTalk(text: String) {
        #expect(DeskWords.command(in: text, reading: .chatter)?.isLoose == true)
    }

    @Test(
        arguments: [
            ("代报 12-1-301 王奶奶 厨房漏水", "王奶奶", "12-1-301 王奶奶 厨房漏水"), ("代报：5栋李大爷，买药", "5栋李大爷", "5栋李大爷，买药"),
            ("代报 3栋 漏水", nil, "3栋 漏水"), ("登记：3栋 漏水", nil, "3栋 漏水"), ("代为上报 3栋漏水", nil, "3栋漏水"),
        ] as [(String, String?, String)])
    func reports(text: String, name: String?, words: String) {
        let report = DeskWords.report(in: text)
        #expect(report?.name == name)
        #expect(report?.words == words)
    }

    @Test(arguments: ["代报", "代报 ", "登记表在哪", "登记一下", "帮王奶奶报修", ""])
    func noReport(text: String) {
        #expect(DeskWords.report(in: text) == nil)
    }
}
