import PaidanCore
import Testing

/// Sunday 2026-11-22, 10:00: the office brings those over sixty to the vaccination on Wednesday, at nine and at ten.
@Suite("A campaign")
struct CampaignStories {
    private static let nine = Fixture.at("2026-11-25T09:00:00+08:00")

    private static func rules(drivers: Int = 4) -> Rulebook {
        var rules = Fixture.rulebook()
        for turn in 0..<drivers {
            rules.members.append(
                Fixture.member("4\(turn)1", "司机\(turn)", covers: ["3", "5", "12"], skills: ["driver"], maxOpen: 2))
        }
        return rules
    }

    private func begun(_ plan: CampaignPlan? = nil, drivers: Int = 4) -> DeskStory {
        var story = DeskStory(Self.rules(drivers: drivers))
        var reading = Reading.chatter
        reading.campaign =
            plan
            ?? CampaignPlan(
                title: "60岁以上接种疫苗", departures: [Self.nine, Self.nine + .hours(1)], destination: "社区医院",
                ridersPerEscort: 0)
        story.command("活动 60岁以上接种疫苗 …", as: reading)
        return story
    }

    private func line(
        _ name: String, _ building: String?, _ people: Int = 1, at hour: Int? = nil, phone: String? = nil
    ) -> RollLine {
        RollLine(
            name: name, place: Place(building: building, room: building == nil ? nil : "501"), people: people,
            minuteOfDay: hour.map { $0 * 60 }, phone: phone)
    }

    private func list(_ lines: [RollLine], whole: Bool = true) -> Reading {
        var reading = Reading.chatter
        reading.roll = Roll(lines: lines, isWhole: whole, heading: "接种疫苗")
        return reading
    }

    private func campaign(_ story: DeskStory) -> Campaign? { story[1024]?.campaign }

    /// `1号 9:00 3栋：张阿姨、李伯`, for each car that goes.
    private func cars(_ story: DeskStory) -> [String] {
        guard let campaign = campaign(story) else { return [] }
        return campaign.cars.filter { !$0.isCancelled }.map { car in
            let riders = campaign.signUps.filter { $0.car == car.number && !$0.isWithdrawn }
            let time = Zone.shanghai.civil(campaign.plan.departures[car.departure]).clock
            return "\(car.number) \(time) " + riders.map { "\($0.name)\($0.people)" }.joined(separator: " ")
        }
    }

    private func signedUp(_ story: DeskStory) -> [String] {
        campaign(story)?.signUps.filter { !$0.isWithdrawn }.map(\.name) ?? []
    }

    /// Whoever is asked for a car takes it.
    private func take(_ story: inout DeskStory, _ number: WishNumber) {
        while let member = story[number]?.liveOffers.first?.member {
            story.say("接单 \(number)", by: member.rawValue, in: "work", as: .reply(.accept, number))
        }
    }

    @Test func theGroupsHearItAndPeopleSignUpByPassingTheListOn() {
        var story = begun()
        #expect(story.answered == ["group.campaign -> residents", "desk.campaign -> 201"])
        story.say("接龙", by: "1", as: list([line("张阿姨", "3")]))
        #expect(story.answered == [], "the list itself shows it")
        story.say("接龙", by: "2", as: list([line("张阿姨", "3"), line("李伯", "5", 2)]))
        story.say("接龙", by: "3", as: list([line("张阿姨", "3"), line("赵奶奶", "12")]))
        #expect(signedUp(story) == ["张阿姨", "李伯", "赵奶奶"], "an older list takes nobody away")
        story.say("接龙", by: "2", as: list([line("张阿姨", "3", 3), line("赵奶奶", "12")]))
        #expect(signedUp(story) == ["张阿姨", "赵奶奶"], "who wrote a line may leave it out")
        #expect(campaign(story)?.signUps.first?.people == 1, "another's line is not changed")
        story.say("接龙", by: "3", as: list([line("李伯", "5", 2), line("赵奶奶", "12")]))
        #expect(signedUp(story) == ["张阿姨", "赵奶奶"], "an older list brings nobody back")
        story.say("报名 李伯", by: "2", as: list([line("李伯", "5")], whole: false))
        #expect(signedUp(story) == ["张阿姨", "李伯", "赵奶奶"])
        #expect(story.answered == ["reporter.signed_up -> 2"])
    }

    @Test func whoLeavesOutTheBuildingIsAskedUnlessAllMeetInOnePlace() {
        var story = begun()
        story.say("接龙", by: "1", as: list([line("张阿姨", nil)]))
        #expect(story.answer(.reporterSignedUp)?.facts["missing"] == "building")
        story.say("3栋", by: "1", as: list([line("张阿姨", "3")], whole: false))
        #expect(campaign(story)?.signUps.map(\.place.building) == ["3"])
        var card = list([line("陈奶奶", nil)])
        card.roll?.ownPlace = Place(building: "12")
        story.say("接龙", by: "2", as: card)
        #expect(story.answered == [], "the group card says where")
        #expect(campaign(story)?.signUps.last?.place.building == "12")
        var other = begun(CampaignPlan(title: "看戏", departures: [Self.nine], meeting: "南门"))
        other.say("接龙", by: "1", as: list([line("张阿姨", nil)]))
        #expect(other.answered == [])
    }

    @Test func neighboursRideTogetherInAsFewCarsAsThatTakes() {
        var story = begun()
        let all = [
            line("甲", "3", 2), line("乙", "5"), line("丙", "3"), line("丁", "5", 2), line("戊", "12", at: 10),
            line("己", "G5", at: 10), line("庚", "12", 2, at: 10),
        ]
        for turn in all.indices { story.say("接龙", by: "\(turn + 1)", as: list(Array(all[...turn]))) }
        story.command("排车 1024")
        #expect(cars(story) == ["1 09:00 甲2 丙1", "2 09:00 乙1 丁2", "3 10:00 戊1 己1 庚2"])
        #expect(story[1025]?.words == "60岁以上接种疫苗1号车，接3人去社区医院，从3栋楼下出发")
    }

    @Test func eachCarFindsItsDriverByOrdinaryOffersAndEverybodyHearsTheirCar() {
        var story = begun()
        story.say("接龙", by: "1", as: list([line("张阿姨", "3")]))
        story.say("我要报名", by: "2", in: nil, as: list([line("李伯", "3", 2)], whole: false))
        story.command("报名 1024 王奶奶", as: list([line("王奶奶", "3", phone: "13900000000")], whole: false))
        story.pass(.days(2) + .hours(8))
        #expect(story.told().contains("duty.campaign -> duty"), "the evening before the list is closed")
        #expect(cars(story) == ["1 09:00 张阿姨1 李伯2 王奶奶1"])
        let count = story.notices.count
        take(&story, 1025)
        let told = story.told(since: count).filter { !$0.hasPrefix("offer") }
        let driver = story.holders(1025).first ?? ""
        #expect(
            Set(told) == [
                "member.car -> \(driver)", "group.cars -> residents", "reporter.car -> 2", "duty.tell -> duty",
                "duty.tell -> 周主任",
            ])
        let facts = story.notices.last { $0.template == "member.car" }?.facts
        #expect(
            facts?["riders"]
                == .list([
                    ["name": "张阿姨", "from": "3栋501"], ["name": "李伯2人", "from": "3栋501"],
                    ["name": "王奶奶", "from": "3栋501", "telephone": "13900000000"],
                ]))
    }

    @Test func whoDropsOutOnTheDayIsReplacedAndThePassengersHearIt() {
        var story = begun()
        story.say("报名", by: "2", in: nil, as: list([line("李伯", "3", 2)], whole: false))
        story.say("接龙", by: "1", as: list([line("张阿姨", "3")]))
        story.pass(.days(2) + .hours(8))
        take(&story, 1025)
        story.pass(.hours(13))
        let first = story[1025]?.holders.first?.rawValue ?? ""
        story.say("来不了", by: first, in: "work", as: .reply(.decline, 1025))
        #expect(story.answer(.reporterCar)?.facts["helper"] == nil, "two hours before, another is being sought")
        #expect(story.answer(.groupCar)?.facts["helper"] == nil)
        let count = story.notices.count
        take(&story, 1025)
        #expect(story.holders(1025).first != first)
        #expect(story.told(since: count).contains("reporter.car -> 2"))
        #expect(story.told(since: count).contains("group.car -> residents"))
    }

    @Test func whoLeavesFreesTheSeatForWhoWaits() {
        var story = begun(
            CampaignPlan(title: "看花", departures: [Self.nine], furtherCars: 1, ridersPerEscort: 0))
        for turn in 1...5 {
            story.say("报名", by: "\(turn)", in: nil, as: list([line("客\(turn)", "3")], whole: false))
        }
        story.command("排车 1024")
        #expect(story.answer(.deskCampaign)?.facts["waiting"] == "客5")
        take(&story, 1025)
        let driver = story.holders(1025).first ?? ""
        story.say("取消报名", by: "2", in: nil, as: .reply(.cancel))
        #expect(
            Set(story.answered) == [
                "reporter.signed_up -> 2", "member.car_changed -> \(driver)", "reporter.car -> 5",
            ])
        #expect(cars(story) == ["1 09:00 客11 客31 客41 客51"])
    }

    @Test func whoComesLateFindsASeatOrAnotherCar() {
        var story = begun()
        story.say("报名", by: "1", in: nil, as: list([line("早", "3", 3)], whole: false))
        story.command("排车 1024")
        story.say("报名", by: "2", in: nil, as: list([line("迟", "5")], whole: false))
        #expect(cars(story) == ["1 09:00 早3 迟1"])
        story.say("报名", by: "3", in: nil, as: list([line("更迟", "5", 2)], whole: false))
        #expect(cars(story) == ["1 09:00 早3 迟1", "2 09:00 更迟2"])
        #expect(story[1026]?.ride != nil)
    }

    @Test func theLastPassengerGoneTheDriverIsLetGo() {
        var story = begun()
        story.say("报名", by: "1", in: nil, as: list([line("早", "3")], whole: false))
        story.command("排车 1024")
        take(&story, 1025)
        let driver = story.holders(1025).first ?? ""
        story.say("不去了", by: "1", in: nil, as: .reply(.cancel))
        #expect(story.answered.contains("offer.cancelled -> \(driver)"))
        #expect(story[1025]?.ending == .withdrawn)
        #expect(cars(story) == [])
    }

    @Test func theOfficeNamesItsCarsAndDriversAndTenHaveSomebodyWithThem() {
        var story = begun(
            CampaignPlan(
                title: "体检", departures: [Self.nine], vehicles: [.init(seats: 7, driver: "刘洋")], ridersPerEscort: 10))
        for turn in 1...8 {
            story.command("报名 1024", as: list([line("客\(turn)", "3")], whole: false))
        }
        story.command("排车 1024")
        #expect(campaign(story)?.cars.map(\.seats) == [6, 4], "one seat is for who accompanies them")
        #expect(story[1025]?.slots.map(\.skills) == [["driver"], []])
        #expect(story[1025]?.slots.first?.liveOffers.first?.member == "104")
    }

    @Test func calledOffEverybodyHearsItAndAllAreFree() {
        var story = begun()
        story.say("接龙", by: "1", as: list([line("张阿姨", "3")]))
        story.say("报名", by: "2", in: nil, as: list([line("李伯", "3")], whole: false))
        story.command("排车 1024")
        take(&story, 1025)
        story.command("结 1024")
        let told = story.answered.filter { !$0.hasPrefix("desk") && !$0.hasPrefix("offer") }
        #expect(told == ["group.campaign -> residents", "group.campaign -> 2"])
        #expect(story[1025]?.state == .cancelled)
    }

    @Test func aCarThatTheStaffGiveUpLeavesItsPassengersToTheOthers() {
        var story = begun()
        story.say("报名", by: "1", in: nil, as: list([line("甲", "3", 3)], whole: false))
        story.say("报名", by: "2", in: nil, as: list([line("乙", "12", 2)], whole: false))
        story.command("排车 1024")
        #expect(cars(story).count == 2)
        story.command("不派 1026")
        #expect(cars(story).count == 2, "another car is sought for them")
        #expect(story[1027]?.ride?.car == 3)
    }

    @Test func nobodyCameIsHeardAsOfAnyWish() {
        var story = begun()
        story.say("报名", by: "2", in: nil, as: list([line("李伯", "3")], whole: false))
        story.command("排车 1024")
        take(&story, 1025)
        story.pass(.days(2) + .hours(23) + .minutes(10))
        story.say("车没来，没人来", by: "2", in: nil, as: .reply(.chatter, details: ReplyDetails(notDone: true)))
        #expect(story.answered.contains("reporter.missed -> 2"))
    }

    @Test func afterTheLastCarItIsOverAndCounted() {
        var story = begun()
        story.say("报名", by: "2", in: nil, as: list([line("李伯", "3", 2)], whole: false))
        story.pass(.days(2) + .hours(8))
        take(&story, 1025)
        story.pass(.days(1))
        #expect(story[1024]?.ending == .answered)
        let over = story.entries.last { $0.event == "campaign_over" }?.facts
        #expect(over?["carried"] == 2)
    }

    @Test func whatCannotBeIsSaidToTheStaff() {
        var story = DeskStory()
        var reading = Reading.chatter
        reading.campaign = CampaignPlan(title: "看花", departures: [])
        story.command("活动 看花", as: reading)
        #expect(story.answer(.deskProblem)?.facts["problem"] == "campaign_when")
        story.command("排车")
        #expect(story.answer(.deskProblem)?.facts["problem"] == "no_campaign")
        story.command("活动室的灯坏了")
        #expect(story.answered == [])
        reading.campaign = CampaignPlan(title: "看花", departures: [Self.nine])
        story.command("活动 看花", as: reading)
        story.command("退名 1024 张三")
        #expect(story.answer(.deskProblem)?.facts["problem"] == "no_such_rider")
        story.command("改 1024 3栋", as: .place("3"))
        #expect(story.answer(.deskProblem)?.facts["problem"] == "campaign")
    }

    @Test func namesakesNextDoorAreTwo() {
        var story = begun()
        story.say("接龙", by: "1", as: list([line("张阿姨", "3")]))
        story.say("接龙", by: "2", as: list([line("张阿姨", "3"), line("张阿姨", "5")]))
        var card = list([line("张阿姨", "3"), line("张阿姨", "5"), line("张阿姨", nil)])
        card.roll?.ownPlace = Place(building: "12")
        story.say("接龙", by: "3", as: card)
        #expect(campaign(story)?.signUps.map(\.place.building) == ["3", "5", "12"])
        story.say("接龙", by: "4", as: card)
        #expect(signedUp(story).count == 3, "passed on, it is the same list")
    }

    @Test func aGroupReadsTheNamesThatWereWrittenThere() {
        var story = begun()
        story.say("接龙", by: "1", as: list([line("张阿姨", "3")]))
        story.say("报名", by: "2", in: nil, as: list([line("李伯", "3", 2)], whole: false))
        story.command("报名 1024", as: list([line("王奶奶", "3", phone: "13900000000")], whole: false))
        story.command("排车 1024")
        take(&story, 1025)
        let cars = story.notices.last { $0.template == "group.cars" }?.facts["lines"]
        guard case .list(let lines)? = cars else {
            Issue.record("no list")
            return
        }
        #expect(lines.first?["names"] == "张阿姨、另3人")
        let duty = story.notices.filter { $0.privacy == .group }.map { "\($0.facts)" }
        #expect(!duty.contains { $0.contains("13900000000") }, "no telephone in any group")
        let call = story.notices.last { $0.template == "duty.tell" && $0.privacy == .private }
        #expect(call?.facts["contact"] == "王奶奶 13900000000")
    }

    @Test func whoFindsNoSeatHearsSo() {
        var story = begun(CampaignPlan(title: "看花", departures: [Self.nine], furtherCars: 1, ridersPerEscort: 0))
        story.say("报名", by: "1", in: nil, as: list([line("甲", "3", 4)], whole: false))
        story.say("报名", by: "2", in: nil, as: list([line("乙", "3")], whole: false))
        story.command("排车 1024")
        let told = story.last?.notices.filter { $0.template == "reporter.car" }
        #expect(told?.map { $0.facts["names"] } == ["乙"])
        #expect(told?.first?.facts["car"] == nil)
    }

    @Test func aCallForHelpIsNoSignUp() {
        var story = begun()
        var fire = Reading.wish(.safety, "5", .emergency, danger: .fire)
        fire.roll = Roll(lines: [line("着火了", "5")], isWhole: false)
        story.say("快报名！5栋着火了", by: "1", as: fire)
        #expect(story[1025]?.urgency == .emergency)
        #expect(signedUp(story) == [])
    }

    @Test func aListForEggsIsAnother() {
        var story = begun()
        story.say("接龙", by: "1", as: list([line("张阿姨", "3")]))
        var eggs = list([line("张阿姨", "3", 2), line("李伯", "5")])
        eggs.roll?.heading = "#接龙 团购土鸡蛋"
        story.say("接龙", by: "2", as: eggs)
        #expect(signedUp(story) == ["张阿姨"])
        var unheaded = list([line("小李", "5")])
        unheaded.roll?.heading = ""
        story.say("1. 小李 5栋", by: "1", as: unheaded)
        #expect(signedUp(story) == ["张阿姨", "小李"], "a list that names nobody of this one takes nobody away")
    }

    @Test func aCompanionsSeatCostsNoFamilyTheCar() {
        var story = begun(CampaignPlan(title: "看花", departures: [Self.nine]))
        story.say("报名", by: "1", in: nil, as: list([line("四口之家", "3", 4)], whole: false))
        story.command("排车 1024")
        #expect(cars(story) == ["1 09:00 四口之家4"])
        #expect(story[1025]?.slots.count == 1)
    }

    @Test func theBuildingThatWasAskedForIsTaken() {
        var story = begun()
        story.say("报名 张阿姨", by: "1", as: list([line("张阿姨", nil)], whole: false))
        #expect(story.answer(.reporterSignedUp)?.facts["missing"] == "building")
        story.say("3栋501", by: "1", as: .place("3"))
        #expect(campaign(story)?.signUps.map(\.place.building) == ["3"])
        #expect(story.answer(.reporterSignedUp)?.facts["missing"] == nil)
    }

    @Test func aDriverWhoCannotComeGivesUpTheCarNotTheOwnMothersSeat() {
        var story = begun()
        story.say("报名", by: "1", in: nil, as: list([line("甲", "3", 4)], whole: false))
        story.command("排车 1024")
        take(&story, 1025)
        let driver = story[1025]?.holders.first?.rawValue ?? ""
        story.say("报名 我妈", by: driver, in: nil, as: list([line("老太太", "12")], whole: false))
        story.say("来不了 1025", by: driver, in: "work", as: .reply(.decline, 1025))
        #expect(story[1025]?.holders.first?.rawValue != driver)
        #expect(signedUp(story) == ["甲", "老太太"])
    }

    @Test func whoSignedUpSeveralSaysWhoLeaves() {
        var story = begun()
        story.say("接龙", by: "1", as: list([line("张阿姨", "3"), line("李伯", "5")]))
        story.say("取消报名", by: "1", as: .reply(.cancel))
        #expect(story.answer(.reporterSignedUp)?.facts["which"] == true)
        story.say("取消报名 李伯", by: "1", as: .reply(.cancel))
        #expect(signedUp(story) == ["张阿姨"])
        story.say("去不了", by: "1", as: .reply(.decline))
        #expect(signedUp(story) == ["张阿姨"], "talk in a group")
    }

    @Test func begunAnewWhoLeftStaysWhereTheyAre() {
        var story = begun()
        story.say("报名", by: "1", in: nil, as: list([line("甲", "3", at: 9)], whole: false))
        story.say("报名", by: "2", in: nil, as: list([line("乙", "5", at: 10)], whole: false))
        story.command("排车 1024")
        take(&story, 1025)
        story.pass(.days(2) + .hours(23) + .minutes(10))
        story.command("结 1024")
        story.command("重开 1024")
        story.command("排车 1024")
        #expect(cars(story) == ["1 09:00 甲1", "3 10:00 乙1"] || cars(story) == ["1 09:00 甲1", "2 10:00 乙1"])
        #expect(story[1025]?.state != .cancelled, "the first car had left")
    }
}
