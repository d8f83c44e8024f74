extension Desk {
    private static let leavingWords = ["取消报名", "退出接龙", "退出报名", "不坐车了", "不用车了", "不参加了"]
    /// What stands above a list without telling what it is for.
    private static let boilerplate = Set("#接龙报名例称呼姓名楼栋几人数地址电话时间请大家的爱心车接送：:，,。.、 0123456789-")
    /// How many people one account can sign up; more come by the office.
    private static let mostPeople = 40

    /// A list by which people sign up, an address that was asked for, or a word to leave; nil where no campaign is meant.
    mutating func hearRider(_ spoken: Spoken) -> (Verdict, WishNumber?)? {
        guard !wishIndex.campaigns.isEmpty, spoken.isPrivate || spoken.group?.audience == .residents,
            spoken.group?.level != .observe, !isOwnBusiness(spoken)
        else { return nil }
        if let result = hearLeaving(spoken) { return result }
        if let result = hearAddress(spoken) { return result }
        guard let roll = spoken.reading.roll, !roll.lines.isEmpty else { return nil }
        // Two troubles told by number are no list, whatever is announced.
        let isCalled = roll.heading.contains("接龙") || roll.heading.contains("报名")
        guard isCalled || spoken.reading.kind != .wish, let number = campaign(meantBy: roll, spoken) else { return nil }
        return signUp(roll, in: number, spoken)
    }

    /// What goes its own way in whatever words: a call for help, a complaint, somebody who was not fetched.
    private func isOwnBusiness(_ spoken: Spoken) -> Bool {
        let haste = spoken.reading.need.urgency ?? .normal
        return spoken.reading.danger != nil || spoken.reading.details.notDone
            || (spoken.reading.kind == .wish && haste <= .urgent) || sensitivity(of: spoken.message.text) != nil
    }

    private mutating func signUp(_ roll: Roll, in number: WishNumber, _ spoken: Spoken) -> (Verdict, WishNumber?) {
        let account = spoken.message.sender.account
        let before = state.wishes[number]?.campaign?.riders.filter { $0.account == account } ?? []
        let added = change(roll, in: number, as: spoken)
        guard let wish = state.wishes[number], let campaign = wish.campaign else { return (.updated, number) }
        let own = campaign.riders.filter { $0.account == account }
        let left = before.filter { one in !own.contains { $0.id == one.id } }
        if !left.isEmpty { answerRider(spoken, wish, left, facts: ["left": true]) }
        let unplaced = own.filter { $0.place.building == nil && campaign.plan.meeting == nil }
        // The list itself shows who is on it: in a group only what is missing is said, and what was said in a sentence.
        guard !unplaced.isEmpty && added > 0 || !roll.isWhole || spoken.isPrivate, left.isEmpty else {
            return (.updated, number)
        }
        guard !own.isEmpty else {
            let known = campaign.riders.filter { rider in roll.lines.contains { $0.name == rider.name } }
            if !known.isEmpty { answerRider(spoken, wish, known) }
            return (.updated, number)
        }
        answerRider(spoken, wish, own, facts: unplaced.isEmpty ? [:] : ["missing": "building"])
        return (.updated, number)
    }

    private mutating func answerRider(_ spoken: Spoken, _ wish: Wish, _ riders: [SignUp], facts: Facts = [:]) {
        guard let campaign = wish.campaign else { return }
        var all = self.facts(of: campaign.plan)
        all["names"] = .text(riders.map(\.spoken).joined(separator: "、"))
        all.merge(facts) { $1 }
        answer(spoken, .reporterSignedUp, about: wish, facts: all)
    }

    /// The building that somebody who signed up was asked for.
    private mutating func hearAddress(_ spoken: Spoken) -> (Verdict, WishNumber?)? {
        let place = normal(spoken.reading.need.place)
        guard place.building != nil, spoken.reading.kind != .wish, spoken.reading.roll == nil, spoken.named.isEmpty
        else { return nil }
        let account = spoken.message.sender.account
        let asked = openCampaigns.last { number in
            guard let campaign = state.wishes[number]?.campaign, campaign.plan.meeting == nil else { return false }
            return campaign.riders.contains { $0.account == account && $0.place.building == nil }
        }
        guard let number = asked else { return nil }
        var placed: [Int] = []
        change(number) { wish, desk in
            for at in wish.campaign?.signUps.indices ?? 0..<0 {
                guard let rider = wish.campaign?.signUps[at], rider.account == account, !rider.isWithdrawn,
                    rider.place.building == nil
                else { continue }
                wish.campaign?.signUps[at].place = place
                placed.append(rider.id)
            }
            desk.note(
                "signed_up", of: number, facts: ["lines": .number(placed.count), "left": 0])
        }
        guard let wish = state.wishes[number] else { return nil }
        answerRider(spoken, wish, wish.campaign?.riders.filter { placed.contains($0.id) } ?? [])
        return (.updated, number)
    }

    /// `不去了`, `取消报名`, of somebody who signed up.
    private mutating func hearLeaving(_ spoken: Spoken) -> (Verdict, WishNumber?)? {
        let text = spoken.message.text
        let isPlain = Desk.leavingWords.contains(where: text.contains)
        guard spoken.reading.roll == nil,
            isPlain || spoken.reading.kind == .cancel || spoken.reading.kind == .decline
        else { return nil }
        // Who drives or was asked to speaks of that.
        let engaged = spoken.member.map { wishIndex.wishes(of: $0) } ?? []
        guard !spoken.named.contains(where: engaged.contains) else { return nil }
        let account = spoken.message.sender.account
        let mine = openCampaigns.filter { number in
            state.wishes[number]?.campaign?.riders.contains { $0.account == account } == true
        }
        let rides = spoken.named.map { state.wishes[$0]?.ride?.campaign ?? $0 }
        let isNamed = rides.contains(where: mine.contains)
        // Who waits for something else may mean that; in a group much is declined that concerns nobody here.
        let others = wishIndex.wishes(of: account).filter {
            state.wishes[$0].map { !$0.state.isOver && $0.ride == nil } ?? false
        }
        guard isPlain || isNamed || (spoken.isPrivate && others.isEmpty && engaged.isEmpty) else { return nil }
        if let number = isNamed ? mine.first(where: rides.contains) : mine.last { return leave(number, spoken) }
        return isPlain ? leaveForOther(spoken) : nil
    }

    /// Who has several lines says which; the own name goes before those of others.
    private mutating func leave(_ number: WishNumber, _ spoken: Spoken) -> (Verdict, WishNumber?) {
        guard let wish = state.wishes[number], let campaign = wish.campaign else { return (.chatter, nil) }
        let account = spoken.message.sender.account
        let own = campaign.riders.filter { $0.account == account }
        let named = own.filter { !$0.name.isEmpty && spoken.message.text.contains($0.name) }
        let speaker = own.filter { isSpeaker(spoken, $0.name) }
        let leaving = !named.isEmpty ? named : own.count == 1 ? own : speaker
        guard !leaving.isEmpty else {
            answerRider(spoken, wish, own, facts: ["which": true])
            return (.unclear, nil)
        }
        withdraw(leaving.map(\.id), from: number)
        answerRider(spoken, wish, leaving, facts: ["left": true])
        return (.cancelled, number)
    }

    /// Somebody whom another signed up leaves by the own name; who cannot be told apart is answered whom to call.
    private mutating func leaveForOther(_ spoken: Spoken) -> (Verdict, WishNumber?)? {
        guard let number = openCampaigns.last, let wish = state.wishes[number], let campaign = wish.campaign else {
            return nil
        }
        let found = campaign.riders.filter { rider in
            !rider.name.isEmpty && (isSpeaker(spoken, rider.name) || spoken.message.text.contains(rider.name))
                && (isSpeaker(spoken, rider.name) || rider.account == nil)
        }
        guard let rider = found.first, found.count == 1 else {
            answerRider(spoken, wish, [], facts: ["which": true])
            return (.unclear, nil)
        }
        withdraw([rider.id], from: number)
        answerRider(spoken, wish, [rider], facts: ["left": true])
        return (.cancelled, number)
    }

    /// Whether a name in a list is the speaker's own, by the name or the card in the group.
    func isSpeaker(_ spoken: Spoken, _ name: String) -> Bool {
        let sender = spoken.message.sender
        return !name.isEmpty && [sender.name, sender.card].contains { $0?.contains(name) ?? false }
    }

    /// The campaign that a list is for: one whose title the heading shares; where the heading says nothing, the only one, or
    /// the latest. Nil where the heading is about something else.
    private func campaign(meantBy roll: Roll, _ spoken: Spoken) -> WishNumber? {
        let open = openCampaigns.filter { number in
            state.wishes[number]?.campaign?.plan.departures.last.map { $0 > now } ?? false
        }
        if let named = spoken.named.first(where: open.contains) { return named }
        let words = Set(roll.heading).subtracting(Desk.boilerplate)
        let best = open.max { left, right in
            (likeness(of: left, to: words), left) < (likeness(of: right, to: words), right)
        }
        guard let best else { return nil }
        // Neighbours pass on lists for eggs, too.
        return roll.isWhole && words.count >= 3 && likeness(of: best, to: words) < 2 ? nil : best
    }

    private func likeness(of number: WishNumber, to words: Set<Character>) -> Int {
        guard let plan = state.wishes[number]?.campaign?.plan else { return 0 }
        return Set(plan.title + (plan.destination ?? "")).subtracting(Desk.boilerplate).intersection(words).count
    }

    /// Whether an account may sign up so many more people; the staff may.
    func mayAdd(_ people: Int, to campaign: Campaign, by account: Account?) -> Bool {
        guard let account else { return true }
        let own = campaign.riders.filter { $0.account == account }.reduce(0) { $0 + $1.people }
        return own + people <= Desk.mostPeople
    }
}
