extension Desk {
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
            } else if mayAdd(line.people, to: campaign, by: account) {
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
        // A list that names nobody else of this one may be another list.
        let isOurs = campaign.riders.contains { listed.contains($0.id) && !changed.contains($0.id) }
        if roll.isWhole, isOurs, let account {
            left = campaign.riders.filter { $0.account == account && !listed.contains($0.id) }.map(\.id)
        }
        guard !changed.isEmpty || !left.isEmpty else { return 0 }
        note(
            "signed_up", of: number,
            facts: ["lines": .number(changed.count), "left": .number(left.count)])
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

    /// Where a new line of the speaker's own leaves the address open, it is known: from the group card, or from an earlier
    /// wish. Others whom somebody signs up may live elsewhere.
    private func completed(_ line: RollLine, _ roll: Roll, for spoken: Spoken?) -> RollLine {
        guard let spoken, line.place.building == nil else { return line }
        let sender = spoken.message.sender
        let isOwn = line.name == sender.name || line.name == sender.card || isSpeaker(spoken, line.name)
        let isKin = line.name.first.map { sender.card?.contains($0) ?? true } ?? true
        var line = line
        let card = normal(roll.ownPlace)
        if card.building != nil, isOwn || isKin {
            line.place = card
        } else if isOwn {
            line.place = state.people[sender.account]?.place ?? line.place
        }
        return line
    }

    /// The line that is in the list already: the same name with the same building, as it was said or as it is known. A
    /// line without a building is the one that was written so, or the speaker's own: namesakes live next door.
    private func place(of line: RollLine, in campaign: Campaign, by account: Account?) -> Int? {
        campaign.signUps.firstIndex { rider in
            guard rider.name == line.name else { return false }
            if let one = rider.place.room, let other = line.place.room, one != other { return false }
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
                    campaign.free(in: car) >= 0, desk.planning(campaign).suits(rider, car)
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
