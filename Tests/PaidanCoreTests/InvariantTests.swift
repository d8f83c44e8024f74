import PaidanCore
import Testing

/// Each invariant has a mutant that it catches: a check that never fails proves nothing.
@Suite struct InvariantTests {
    /// A desk with one open wish, offered to 王伟; a second one held by 李梅; a third one that is over.
    private static func sound() -> DeskStory {
        var story = DeskStory()
        story.say("漏水", by: "1", as: .wish(.repair, "3", room: "101", skills: ["plumber"]))
        story.say("漏水", by: "2", as: .wish(.repair, "3", room: "102", skills: ["plumber"]))
        story.say("我去", by: "102", in: nil, as: .reply(.accept))
        story.say("买药", by: "3", as: .wish(.errand, "12"))
        story.say("不用了", by: "3", as: .reply(.cancel))
        return story
    }

    /// A campaign with one car of four seats, and somebody in it.
    private static func fullCar(_ spoil: (inout Campaign) -> Void) -> Campaign? {
        var story = DeskStory()
        var reading = Reading.chatter
        reading.campaign = CampaignPlan(title: "看花", departures: [Fixture.morning + .days(1)], ridersPerEscort: 0)
        story.command("活动 看花", as: reading)
        reading.campaign = nil
        reading.roll = Roll(lines: [RollLine(name: "甲", place: Place(building: "3"), people: 4)], isWhole: false)
        story.say("报名", by: "7", in: nil, as: reading)
        story.command("排车")
        var campaign = story[1024]?.campaign
        campaign?.cars[0].wish = nil
        guard var spoilt = campaign else { return nil }
        spoil(&spoilt)
        return spoilt
    }

    private typealias Mutation = @Sendable (inout DeskState) -> Void

    private static let mutants: [Invariant: [Mutation]] = [
        .deadlineAhead: [
            { state in state.head.now = state.head.now + .days(30) },
            { state in
                state.wishes[1025]?.followUp = nil
                state.wishes[1025]?.clocks = nil
            },
            { state in state.head.pausedSince = state.head.now },
            { state in
                state.wishes[1026]?.phoneTasks = [
                    PhoneTask(
                        template: "x", account: Account(namespace: "qq", id: "3"), member: "201", until: state.head.now)
                ]
            },
        ],
        .neverForgotten: [
            { state in
                state.wishes[1024]?.slots = []
                state.wishes[1024]?.phoneTasks = [
                    PhoneTask(
                        template: "x", account: Account(namespace: "qq", id: "1"), member: "201",
                        until: state.head.now + .hours(1))
                ]
            }
        ],
        .slotAgrees: [
            { state in state.wishes[1024]?.slots[0].offers[0].state = .expired },
            { state in state.wishes[1025]?.slots[0].holder = nil },
            { state in state.wishes[1024]?.slots[0].holder = "101" },
            { state in state.wishes[1025]?.slots[0].move(to: .open) },
            { state in state.wishes[1024]?.slots[0].move(to: .released) },
        ],
        .onceEach: [
            { state in
                guard let slot = state.wishes[1024]?.slots[0] else { return }
                state.wishes[1024]?.slots.append(slot)
            }
        ],
        .overIsOver: [
            { state in
                state.wishes[1026]?.escalation = Escalation(
                    reason: .office, member: "201", since: state.head.now, until: state.head.now + .hours(1))
            },
            { state in state.wishes[1026]?.wait = Wait(reason: .hold, until: state.head.now + .hours(1)) },
            { state in state.wishes[1026]?.proposal = Proposal(until: state.head.now + .hours(1)) },
            { state in state.wishes[1026]?.followUp = FollowUp(kind: .progress, at: state.head.now + .hours(1)) },
            { state in state.wishes[1026]?.retryAt = state.head.now + .hours(1) },
            { state in state.wishes[1026]?.answerDue = state.head.now + .hours(1) },
            { state in
                state.wishes[1026]?.question = Question(
                    field: .building, account: Account(namespace: "qq", id: "3"), askedAt: state.head.now,
                    until: state.head.now + .hours(1))
            },
            { state in
                let slots = state.wishes[1025]?.slots ?? []
                state.wishes[1026]?.slots = slots
            },
            { state in
                let slots = state.wishes[1024]?.slots ?? []
                state.wishes[1026]?.slots = slots
            },
        ],
        .ownNumber: [
            { state in state.wishes[1024]?.number = 1030 },
            { state in state.head.lastNumber = 1024 },
        ],
        .noVolunteerIntoDanger: [{ state in state.wishes[1025]?.danger = .fire }],
        .stateAgrees: [
            { state in
                state.wishes[1025]?.slots[0].holder = nil
                state.wishes[1025]?.slots[0].move(to: .open)
            }
        ],
        .onTheRoster: [
            { state in state.wishes[1025]?.slots[0].holder = "nobody" },
            { state in
                state.wishes[1024]?.escalation = Escalation(
                    reason: .office, member: "nobody", since: state.head.now, until: state.head.now + .hours(1))
            },
            { state in
                state.wishes[1026]?.phoneTasks = [
                    PhoneTask(
                        template: "x", account: Account(namespace: "qq", id: "3"), member: "nobody",
                        until: state.head.now + .hours(1))
                ]
            },
        ],
        .timeNeverGoesBack: [
            { state in state.wishes[1025]?.acceptedAt = state.head.now + .seconds(1) },
            { state in state.wishes[1025]?.receivedAt = state.head.now + .seconds(1) },
            { state in state.wishes[1025]?.doneAt = state.head.now + .seconds(1) },
        ],
        .seats: [
            { state in state.wishes[1024]?.campaign = fullCar { $0.signUps[0].people = 5 } },
            { state in state.wishes[1024]?.campaign = fullCar { $0.cars[0].isCancelled = true } },
            { state in state.wishes[1024]?.campaign = fullCar { $0.signUps[0].isWithdrawn = true } },
            { state in state.wishes[1024]?.campaign = fullCar { $0.cars = [] } },
            { state in state.wishes[1024]?.campaign = fullCar { $0.cars.append($0.cars[0]) } },
            { state in state.wishes[1024]?.campaign = fullCar { $0.cars[0].wish = 1025 } },
        ],
        .seriesOnce: [
            { state in
                for number in [1024, 1025] {
                    state.wishes[number]?.series = Series(
                        first: 1024, recurrence: Recurrence(turns: [.init(days: .dayOfMonth(1), from: 0, to: 60)]))
                }
            },
            { state in
                for number in [1024, 1025] {
                    var series = Series(
                        first: 1024, recurrence: Recurrence(turns: [.init(days: .dayOfMonth(1), from: 0, to: 60)]))
                    series.isLast = number == 1025
                    state.wishes[number]?.series = series
                    state.wishes[number]?.window = Window(from: Fixture.morning, to: Fixture.morning + .hours(1))
                }
            },
        ],
    ]

    @Test func theSoundDeskIsSound() {
        let story = InvariantTests.sound()
        #expect(story[1024]?.state == .open && story[1025]?.state == .underWay && story[1026]?.state == .cancelled)
        #expect(story.desk.violations().isEmpty)
    }

    @Test(arguments: Invariant.allCases)
    func eachHasAMutantThatItCatches(invariant: Invariant) throws {
        for mutate in try #require(InvariantTests.mutants[invariant], "no mutant") {
            var state = InvariantTests.sound().desk.state
            mutate(&state)
            let desk = Desk(state: state, rulebook: Fixture.rulebook())
            #expect(desk.violations().contains { $0.invariant == invariant })
        }
    }
}

/// The tables of legal moves are the only ones: whatever does not stand there is refused and changes nothing.
@Suite struct MoveTableTests {
    private static let wishPairs = WishState.allCases.flatMap { from in WishState.allCases.map { (from, $0) } }
    private static let slotPairs = SlotState.allCases.flatMap { from in SlotState.allCases.map { (from, $0) } }

    /// A wish brought to a state over the shortest legal path.
    private func wish(in state: WishState) -> Wish? {
        var paths: [[WishState]] = [[.received]]
        while let path = paths.first, path.last != state {
            paths.removeFirst()
            let next = WishState.moves[path.last ?? .received, default: []].subtracting(path)
            paths += next.sorted { $0.rawValue < $1.rawValue }.map { path + [$0] }
        }
        var wish = Wish(
            number: 1, need: Need(), words: "", confidence: 1,
            reporter: Reporter(account: Account(namespace: "qq", id: "1"), destination: nil, at: Fixture.morning),
            level: .auto, receivedAt: Fixture.morning)
        for step in paths.first ?? [] {
            wish.move(to: step, ending: step.isOver ? .confirmed : nil, at: Fixture.morning)
        }
        return wish.state == state ? wish : nil
    }

    @Test(arguments: wishPairs)
    func aWishMovesByTheTableAlone(pair: (WishState, WishState)) throws {
        let (from, to) = pair
        var wish = try #require(self.wish(in: from))
        let isLegal = from == to || WishState.moves[from, default: []].contains(to)
        let moved = wish.move(to: to, ending: to.isOver ? .confirmed : nil, at: Fixture.morning)
        #expect(moved == isLegal)
        #expect(wish.state == (isLegal ? to : from))
    }

    @Test func anEndNeedsAnEndingAndNothingElseHasOne() throws {
        var wish = try #require(self.wish(in: .open))
        let withoutEnding = wish.move(to: .cancelled, at: Fixture.morning)
        let withEnding = wish.move(to: .underWay, ending: .confirmed, at: Fixture.morning)
        #expect(!withoutEnding && !withEnding)
        #expect(wish.state == .open)
        wish.move(to: .cancelled, ending: .withdrawn, at: Fixture.morning)
        #expect(wish.endedAt == Fixture.morning)
        wish.move(to: .open, at: Fixture.morning)
        #expect(wish.state == .open && wish.ending == nil && wish.endedAt == nil)
    }

    @Test(arguments: slotPairs)
    func aSlotMovesByTheTableAlone(pair: (SlotState, SlotState)) {
        let (from, to) = pair
        var slot = Slot(index: 0, kinds: [.member])
        slot.move(to: from)
        #expect(slot.state == from, "each state follows the first at once")
        let isLegal = from == to || SlotState.moves[from, default: []].contains(to)
        let moved = slot.move(to: to)
        #expect(moved == isLegal)
        #expect(slot.state == (isLegal ? to : from))
    }
}
