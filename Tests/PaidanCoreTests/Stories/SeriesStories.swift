import PaidanCore
import Testing

/// Sunday 2026-11-22, 10:00: a daughter wants her father brought to dialysis every Monday, Wednesday and Friday.
@Suite("A service that comes again")
struct SeriesStories {
    private static let dialysis = Recurrence(turns: [
        .init(
            days: .weekdays([1, 3, 5], every: 1, since: CivilDate(dayNumber: 20_779)), from: 420, to: 480)
    ])

    private static func rides(_ recurrence: Recurrence = dialysis, in building: String = "5") -> Reading {
        var reading = Reading.wish(.transport, building, room: "301", .scheduled)
        reading.recurrence = recurrence
        reading.when = "一三五"
        return reading
    }

    private func begun() -> DeskStory {
        var story = DeskStory()
        story.say("我爸一三五早上七点要接送去透析，5栋301", by: "1", as: Self.rides())
        return story
    }

    private func without(_ skip: Skip) -> Reading { .reply(.cancel, details: ReplyDetails(skip: skip)) }

    private func days(_ story: DeskStory) -> [String] {
        story.desk.state.wishes.values.filter { !$0.state.isOver }.sorted { $0.number < $1.number }
            .compactMap(\.when)
    }

    /// Whoever is asked first takes it, day after day.
    private func take(_ story: inout DeskStory, _ number: WishNumber) {
        guard let member = story[number]?.liveOffers.first?.member else { return }
        story.say("我去", by: member.rawValue, in: "work", as: .reply(.accept, number))
    }

    @Test func theReporterHearsOnceThatSomebodyComesEachTime() {
        let story = begun()
        #expect(story.told().filter { $0.hasPrefix("reporter") } == ["reporter.series -> 1"])
        let facts = story.answer(.reporterSeries)?.facts
        #expect(facts?["times"] == "每周一、三、五 07:00")
        #expect(facts?["when"] == "11月23日周一 07:00")
        #expect(story[1024]?.urgency == .scheduled)
    }

    @Test func whoTookItIsAskedFirstForTheNextTime() {
        var story = begun()
        take(&story, 1024)
        let helper = story.holders(1024)
        #expect(story[1025]?.when == "11月25日周三 07:00")
        #expect(story.asked(1025) == helper)
        take(&story, 1025)
        #expect(story.asked(1026) == helper)
        #expect(days(story) == ["11月23日周一 07:00", "11月25日周三 07:00", "11月27日周五 07:00"])
        #expect(story.told().filter { $0 == "reporter.series -> 1" }.count == 1)
        #expect(story.told().filter { $0 == "reporter.accepted -> 1" }.count == 2, "who comes is told each time")
        #expect(story[1027] == nil, "never more than a week ahead")
    }

    @Test func aTimeThatNobodyTookGoesTheWayOfAnyWishAndTheNextIsOpenedTwoDaysAhead() {
        var story = begun()
        #expect(days(story) == ["11月23日周一 07:00"])
        story.pass(.hours(21))
        #expect(story.told().contains("duty.clock -> duty"), "nobody had taken it twelve hours ahead")
        #expect(days(story) == ["11月23日周一 07:00", "11月25日周三 07:00"])
    }

    @Test func holidaysCancelNothing() {
        var story = DeskStory(at: Fixture.at("2026-09-28T10:00:00+08:00"))
        story.say("一三五早上七点透析接送，5栋301", by: "1", as: Self.rides())
        story.pass(.days(8))
        let opened = story.desk.state.wishes.values.compactMap(\.when)
        #expect(opened.contains("10月2日周五 07:00"), "the second day of the National Day week")
    }

    @Test func thisWednesdayIsNotWanted() {
        var story = begun()
        take(&story, 1024)
        take(&story, 1025)
        let wednesday = Fixture.at("2026-11-25T00:00:00+08:00")
        story.say(
            "这周三不用来了", by: "1", as: without(Skip(windows: [Window(from: wednesday, to: wednesday + .days(1))])))
        #expect(story.last?.verdict == .cancelled)
        #expect(story[1025]?.ending == .withdrawn)
        #expect(story.answered.contains("offer.cancelled -> \(story.holders(1024)[0])"))
        let facts = story.answer(.reporterSkipped)?.facts
        #expect(facts?["days"] == "11月25日周三 07:00")
        #expect(days(story) == ["11月23日周一 07:00", "11月27日周五 07:00"], "all else stays")
    }

    @Test func aWholeWeekIsNotWantedBeforeItWasOpened() {
        var story = begun()
        take(&story, 1024)
        let monday = Fixture.at("2026-11-30T00:00:00+08:00")
        story.say("下周不用接了", by: "1", as: without(Skip(windows: [Window(from: monday, to: monday + .days(7))])))
        #expect(story.answer(.reporterSkipped) != nil)
        story.pass(.days(13))
        let opened = Set(story.desk.state.wishes.values.compactMap(\.when))
        #expect(!opened.contains("11月30日周一 07:00") && !opened.contains("12月2日周三 07:00"))
        #expect(opened.contains("12月7日周一 07:00"))
    }

    @Test func notAnyMore() {
        var story = begun()
        take(&story, 1024)
        story.say("以后不用了，谢谢", by: "1", as: without(Skip(isForGood: true)))
        #expect(story.answered.contains("reporter.series_ended -> 1"))
        #expect(days(story).isEmpty)
        story.pass(.days(30))
        story.hand(.tick)
        #expect(story.desk.state.wishes.isEmpty, "nothing is kept of it")
    }

    @Test func onlyTheFridaysEnd() {
        var story = begun()
        story.say("以后周五不用了", by: "1", as: without(Skip(isForGood: true, weekdays: [5])))
        #expect(story.answer(.reporterSkipped)?.facts["next"] == "11月23日周一 07:00")
        story.pass(.days(14))
        let opened = story.desk.state.wishes.values.compactMap(\.when)
        #expect(!opened.contains { $0.contains("周五") })
        #expect(opened.contains { $0.contains("周三") })
    }

    @Test func notThisTimeMeansTheNextOneAlone() {
        var story = begun()
        take(&story, 1024)
        story.say("不用来了", by: "1", as: .reply(.cancel))
        #expect(story[1024]?.ending == .withdrawn)
        #expect(days(story).first == "11月25日周三 07:00")
        #expect(story.answer(.reporterSkipped)?.facts["days"] == "11月23日周一 07:00")
    }

    @Test func theDutyCanPauseAndEndIt() {
        var story = begun()
        take(&story, 1024)
        let wednesday = Fixture.at("2026-11-25T00:00:00+08:00")
        story.command(
            "1025 这周三不用",
            as: .reply(
                .update, 1025,
                details: ReplyDetails(skip: Skip(windows: [Window(from: wednesday, to: wednesday + .days(1))]))))
        #expect(story.last?.verdict == .commanded)
        #expect(story[1025]?.state == .cancelled)
        #expect(story.answered.contains("reporter.skipped -> 1"))
        story.command("1024 以后不用了", as: .reply(.cancel, 1024, details: ReplyDetails(skip: Skip(isForGood: true))))
        #expect(story.answered.contains("reporter.series_ended -> 1"))
        story.pass(.days(20))
        #expect(days(story).isEmpty)
    }

    @Test func saidAgainItIsStillOneService() {
        var story = begun()
        story.pass(.hours(3))
        story.say("一三五早上七点接我爸去透析，5栋301", by: "1", as: Self.rides())
        #expect(story.last?.verdict == .updated)
        #expect(days(story).count == 1)
    }

    @Test func aNoiseEveryNightIsNoService() {
        var story = DeskStory()
        var reading = Reading.wish(.dispute, "5", room: "301")
        reading.recurrence = Self.dialysis
        story.say("楼上每天晚上吵", by: "1", as: reading)
        #expect(story[1024]?.series == nil)
    }

    @Test func whatTheDutyDismissesDoesNotComeAgain() {
        var story = begun()
        story.command("不是心愿 1024")
        story.pass(.days(10))
        #expect(days(story).isEmpty)
    }

    @Test func aMonthlyServiceOutlivesItsEndedTimes() {
        var story = DeskStory()
        let monthly = Recurrence(turns: [.init(days: .dayOfMonth(24), from: 540, to: 600)])
        story.say("每月24号帮我妈拿药，5栋301", by: "1", as: Self.rides(monthly))
        take(&story, 1024)
        story.say("不用来了", by: "1", as: .reply(.cancel))
        story.pass(.days(26))
        #expect(days(story) == ["12月24日周四 09:00"])
    }

    @Test func aRecordOfBeforeHasNoSeries() throws {
        var story = DeskStory()
        story.say("5栋301要修水管", by: "1", as: .wish(.repair, "5", room: "301"))
        let wish = try #require(story[1024])
        #expect(wish.series == nil)
        #expect(wish.due != nil)
    }
}
