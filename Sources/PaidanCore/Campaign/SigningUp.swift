extension Desk {
    /// A list by which people sign up, or a word to leave it; nil where no campaign is meant.
    mutating func hearRider(_ spoken: Spoken) -> (Verdict, WishNumber?)? {
        guard spoken.group?.audience != .duty, !wishIndex.campaigns.isEmpty else { return nil }
        // Whatever is urgent goes its own way, in whatever words.
        let haste = spoken.reading.need.urgency ?? .normal
        guard spoken.reading.danger == nil, spoken.reading.kind != .wish || haste > .urgent else { return nil }
        if let result = hearLeaving(spoken) { return result }
        guard let roll = spoken.reading.roll, !roll.lines.isEmpty, spoken.group?.level != .observe,
            let number = campaign(meantBy: roll.heading, spoken)
        else { return nil }
        let added = change(roll, in: number, as: spoken)
        guard added > 0, let wish = state.wishes[number], let campaign = wish.campaign else {
            return (.updated, number)
        }
        let account = spoken.message.sender.account
        let own = campaign.riders.filter { $0.account == account }
        let unplaced = own.contains { $0.place.building == nil } && campaign.plan.meeting == nil
        // The list itself shows who is on it: in a group only what is missing is said.
        guard !roll.isWhole || unplaced || spoken.isPrivate, !own.isEmpty else { return (.updated, number) }
        var facts = facts(of: campaign.plan)
        facts["names"] = .text(own.map(\.spoken).joined(separator: "、"))
        if unplaced { facts["missing"] = "building" }
        answer(spoken, .reporterSignedUp, about: wish, facts: facts)
        return (.updated, number)
    }

    /// `不去了`, `取消报名`, of somebody who signed up.
    private mutating func hearLeaving(_ spoken: Spoken) -> (Verdict, WishNumber?)? {
        guard spoken.reading.roll == nil else { return nil }
        let text = spoken.message.text
        let isPlain = ["取消报名", "退出接龙", "退出报名", "不坐车了", "不用车了", "不参加了"].contains(where: text.contains)
        let account = spoken.message.sender.account
        guard isPlain || spoken.reading.kind == .cancel || spoken.reading.kind == .decline else { return nil }
        let mine = openCampaigns.filter { number in
            state.wishes[number]?.campaign?.riders.contains { $0.account == account } == true
        }
        // Who waits for something else may mean that; who holds a job speaks of the job.
        let others = wishIndex.wishes(of: account).filter {
            state.wishes[$0].map { !$0.state.isOver && $0.ride == nil } ?? false
        }
        let isBusy = spoken.member.map { !wishIndex.wishes(of: $0).isEmpty } ?? false
        let rides = spoken.named.map { state.wishes[$0]?.ride?.campaign ?? $0 }
        guard isPlain || rides.contains(where: mine.contains) || others.isEmpty && !isBusy else { return nil }
        guard let number = rides.isEmpty ? mine.last : mine.first(where: rides.contains),
            let wish = state.wishes[number], let campaign = wish.campaign
        else { return nil }
        let own = campaign.riders.filter { $0.account == account }
        let named = own.filter { !$0.name.isEmpty && text.contains($0.name) }
        let leaving = named.isEmpty ? own : named
        withdraw(leaving.map(\.id), from: number)
        var facts = facts(of: campaign.plan)
        facts["names"] = .text(leaving.map(\.spoken).joined(separator: "、"))
        facts["left"] = true
        answer(spoken, .reporterSignedUp, about: wish, facts: facts)
        return (.cancelled, number)
    }

    /// The campaign that a list is for: the only one, else the one whose title it shares most characters with, else the
    /// latest.
    private func campaign(meantBy heading: String, _ spoken: Spoken) -> WishNumber? {
        let open = openCampaigns.filter { number in
            state.wishes[number]?.campaign?.plan.departures.last.map { $0 > now } ?? false
        }
        if let named = spoken.named.first(where: open.contains) { return named }
        let words = Set(heading)
        return open.max { left, right in
            let (one, other) = (likeness(of: left, to: words), likeness(of: right, to: words))
            return (one, left) < (other, right)
        }
    }

    private func likeness(of number: WishNumber, to words: Set<Character>) -> Int {
        Set(state.wishes[number]?.campaign?.plan.title ?? "").intersection(words).count
    }

    /// Takes a list in: only lines that are new count, since people pass on the list as they found it, old ones too. A
    /// line is changed or left out only by who wrote it, or by the staff.
    ///
    /// - Returns: how many lines changed something.
    mutating func change(_ roll: Roll, in number: WishNumber, as spoken: Spoken?) -> Int {
        guard var campaign = state.wishes[number]?.campaign else { return 0 }
        let account = spoken?.message.sender.account
        let reporter = spoken.map { self.reporter(of: $0, place: Place()) }
        var changed: [Int] = []
        var listed: Set<Int> = []
        for line in roll.lines.prefix(500) {
            let line = bounded(line, for: spoken)
            if let at = place(of: line, in: campaign, by: account) {
                listed.insert(campaign.signUps[at].id)
                if revise(&campaign.signUps[at], by: line, account) { changed.append(campaign.signUps[at].id) }
            } else {
                var rider = SignUp(
                    completed(line, roll, for: spoken), id: campaign.signUps.count + 1, account: account,
                    destination: reporter?.destination)
                rider.said = line.place.building
                campaign.signUps.append(rider)
                listed.insert(rider.id)
                changed.append(rider.id)
            }
        }
        var left: [Int] = []
        if roll.isWhole, let account {
            left = campaign.riders.filter { $0.account == account && !listed.contains($0.id) }.map(\.id)
        }
        guard !changed.isEmpty || !left.isEmpty else { return 0 }
        note(
            "signed_up", of: number,
            facts: ["lines": .number(changed.count), "left": .number(left.count)],
            personal: spoken.map { ["words": .text($0.message.text)] })
        change(number) { wish, _ in wish.campaign = campaign }
        if !left.isEmpty { withdraw(left, from: number) }
        seat(changed, in: number)
        return changed.count + left.count
    }

    private func bounded(_ line: RollLine, for spoken: Spoken?) -> RollLine {
        var line = line
        line.place = normal(line.place)
        line.people = min(max(line.people, 1), 60)
        if line.name.isEmpty, let sender = spoken?.message.sender { line.name = sender.name ?? sender.card ?? "" }
        return line
    }

    /// Where a new line leaves the address open, it is known of its writer: from the group card, or from an earlier wish.
    private func completed(_ line: RollLine, _ roll: Roll, for spoken: Spoken?) -> RollLine {
        guard let spoken, line.place.building == nil else { return line }
        var line = line
        let card = normal(roll.ownPlace)
        let known = state.people[spoken.message.sender.account]?.place
        line.place = card.building != nil ? card : known ?? line.place
        return line
    }

    /// The line that is in the list already: the same name with the same building, as it was said or as it is known. A
    /// line without a building is the one that was written so, or the speaker's own: namesakes live next door.
    private func place(of line: RollLine, in campaign: Campaign, by account: Account?) -> Int? {
        campaign.signUps.firstIndex { rider in
            guard rider.name == line.name else { return false }
            if line.place.building == rider.said || line.place.building == rider.place.building { return true }
            return rider.place.building == nil || (line.place.building == nil && rider.account == account)
        }
    }

    private func revise(_ rider: inout SignUp, by line: RollLine, _ account: Account?) -> Bool {
        guard account == nil || rider.account == nil || rider.account == account else { return false }
        let before = rider
        if rider.isWithdrawn {
            // An old list that somebody else passed on brings nobody back.
            guard account == nil || rider.account == account else { return false }
            rider.isWithdrawn = false
        }
        rider.place = line.place.completed(by: rider.place)
        if line.people != rider.people, account == nil || rider.account != nil { rider.people = line.people }
        rider.minuteOfDay = line.minuteOfDay ?? rider.minuteOfDay
        rider.phone = line.phone ?? rider.phone
        return rider != before
    }

    /// Takes people off the list; the next who waits gets a seat.
    mutating func withdraw(_ ids: [Int], from number: WishNumber) {
        change(number) { wish, desk in
            guard var campaign = wish.campaign else { return }
            for place in campaign.signUps.indices where ids.contains(campaign.signUps[place].id) {
                campaign.signUps[place].isWithdrawn = true
                campaign.signUps[place].car = nil
                campaign.signUps[place].told = nil
            }
            wish.campaign = campaign
            desk.note("signed_off", of: number, facts: ["lines": .number(ids.count)])
        }
        seat(state.wishes[number]?.campaign?.waiting.map(\.id) ?? [], in: number)
    }

    /// Finds seats, once the cars are arranged, for those who came or changed their line.
    private mutating func seat(_ ids: [Int], in number: WishNumber) {
        change(number) { wish, desk in
            guard var campaign = wish.campaign, campaign.isArranged else { return }
            for id in ids {
                guard let at = campaign.signUps.firstIndex(where: { $0.id == id && !$0.isWithdrawn }) else { continue }
                let rider = campaign.signUps[at]
                // Whose car still fits stays in it.
                if let car = campaign.cars.first(where: { $0.number == rider.car && !$0.isCancelled }),
                    campaign.free(in: car) >= 0
                {
                    continue
                }
                campaign.signUps[at].car = nil
                desk.planning(campaign).seat(rider, in: &campaign, after: desk.now)
            }
            wish.campaign = campaign
        }
    }

    func planning(_ campaign: Campaign) -> CarPlanning {
        CarPlanning(plan: campaign.plan, buildings: rulebook.buildings, zone: rulebook.zone)
    }
}
