extension Desk {
    /// Goes on with a campaign when its time has come: arranges the cars when nobody can sign up any more, shows them the
    /// evening before, ends when the last car is back.
    mutating func keep(campaign wish: inout Wish) {
        guard wish.state == .open, let campaign = wish.campaign else { return }
        if let wait = wish.wait, wait.reason == .hold, now < wait.until { return }
        if !campaign.isArranged, closing(of: campaign) <= now { arrange(&wish) }
        guard let after = wish.campaign else { return }
        if after.isArranged, after.end <= now { return endCampaign(&wish) }
        let moments = [after.isArranged ? nil : closing(of: after), listing(of: after), after.end]
        guard let next = moments.compactMap({ $0 }).filter({ $0 > now }).min() else { return endCampaign(&wish) }
        wish.wait = Wait(reason: .campaign, until: next)
    }

    private func closing(of campaign: Campaign) -> Instant { campaign.plan.closesAt ?? now }

    /// When the groups are told the cars at the latest: the evening before at seven; nil once they were told, or where
    /// that is over.
    private func listing(of campaign: Campaign) -> Instant? {
        guard !campaign.isListed, let first = campaign.plan.departures.first else { return nil }
        let day = rulebook.zone.civil(first).date.adding(days: -1)
        return rulebook.zone.instant(CivilTime(date: day, hour: 19))
    }

    /// - Parameter isAsked: whether the staff did it, who read the answer.
    mutating func arrange(_ wish: inout Wish, isAsked: Bool = false) {
        guard var campaign = wish.campaign, !campaign.isArranged else { return }
        planning(campaign).arrange(&campaign, after: now)
        wish.campaign = campaign
        note(
            "arranged", of: wish.number,
            facts: [
                "cars": .number(campaign.cars.count), "riders": .number(campaign.riders.reduce(0) { $0 + $1.people }),
                "waiting": .number(campaign.waiting.reduce(0) { $0 + $1.people }),
            ])
        guard !isAsked else { return }
        tellDuty(
            .dutyCampaign, kind: .digest, about: nil,
            facts: listing(of: campaign, for: .duty).merging(["number": .number(wish.number)]) { $1 },
            priority: .prompt)
    }

    private mutating func endCampaign(_ wish: inout Wish) {
        guard let campaign = wish.campaign else { return }
        let gone = campaign.cars.filter { car in
            car.wish.flatMap { state.wishes[$0] }.map { !$0.holders.isEmpty && $0.state != .cancelled } ?? false
        }
        let carried = gone.reduce(0) { $0 + campaign.riders(in: $1.number).reduce(0) { $0 + $1.people } }
        note(
            "campaign_over", of: wish.number,
            facts: [
                "cars": .number(gone.count), "carried": .number(carried),
                "signed_up": .number(campaign.riders.reduce(0) { $0 + $1.people }),
            ])
        end(&wish, .answered, .answered)
    }

    /// Brings the cars of every campaign that the input touched in line with their wishes, and tells what changed.
    mutating func settleCampaigns() {
        var numbers: Set<WishNumber> = []
        for number in turn.wishes {
            guard let wish = state.wishes[number] else { continue }
            if wish.campaign != nil { numbers.insert(number) }
            if let ride = wish.ride { numbers.insert(ride.campaign) }
        }
        for number in numbers.sorted() { settle(number) }
    }

    mutating func settle(_ number: WishNumber) {
        guard let wish = state.wishes[number], let before = wish.campaign else { return }
        var campaign = before
        if wish.state.isOver {
            callOff(&campaign, wish)
        } else {
            // A car that is called off leaves passengers, for whom another one may be needed.
            var place = 0
            while place < campaign.cars.count {
                if !campaign.cars[place].isCancelled { settle(&campaign, place, wish) }
                place += 1
            }
            tellRiders(&campaign, wish)
        }
        guard campaign != before else { return }
        change(number) { wish, desk in
            wish.campaign = campaign
            if wish.state == .open { desk.keep(campaign: &wish) }
        }
    }

    /// One car: its wish is opened, follows its passengers, or is given up with the last of them.
    private mutating func settle(_ campaign: inout Campaign, _ place: Int, _ wish: Wish) {
        let car = campaign.cars[place]
        let riders = campaign.riders(in: car.number)
        guard let number = car.wish, let ride = state.wishes[number] else {
            if riders.isEmpty {
                campaign.cars[place].isCancelled = true
            } else {
                campaign.cars[place].wish = openRide(car, riders, campaign, of: wish)
                campaign.cars[place].shown = shown(riders)
            }
            return
        }
        if ride.state == .cancelled || ride.state == .merged || (ride.state.isOver && ride.holders.isEmpty) {
            // The staff gave the car up: its passengers go with others where there is room.
            campaign.cars[place].isCancelled = true
            for rider in riders { planning(campaign).seat(rider, in: &campaign, after: now) }
        } else if riders.isEmpty, !ride.state.isOver, ride.state != .done {
            campaign.cars[place].isCancelled = true
            change(number) { ride, desk in desk.end(&ride, .cancelled, .withdrawn) }
        } else if !ride.state.isOver, shown(riders) != car.shown {
            campaign.cars[place].shown = shown(riders)
            change(number) { ride, desk in
                desk.board(riders, &ride, campaign)
                for holder in ride.holders {
                    desk.tell(holder, .memberCarChanged, kind: .offerReminder, about: ride, priority: .prompt)
                }
            }
        }
    }

    private func shown(_ riders: [SignUp]) -> String {
        riders.map { "\($0.id)x\($0.people) \($0.place.spoken ?? "") \($0.phone ?? "")" }.joined(separator: " ")
    }

    /// The campaign is over: cars that did not leave are called off, and who was to ride hears it.
    private mutating func callOff(_ campaign: inout Campaign, _ wish: Wish) {
        var isNews = false
        for place in campaign.cars.indices where !campaign.cars[place].isCancelled {
            guard campaign.departure(of: campaign.cars[place]) > now else { continue }
            campaign.cars[place].isCancelled = true
            isNews = true
            guard let number = campaign.cars[place].wish else { continue }
            change(number) { ride, desk in
                if !ride.state.isOver { desk.end(&ride, .cancelled, .withdrawn) }
            }
        }
        let isToCome = campaign.plan.departures.last.map { $0 > now } ?? false
        guard !campaign.isCalledOff, isNews || (!campaign.riders.isEmpty && isToCome) else { return }
        campaign.isCalledOff = true
        campaign.isArranged = true
        tellCalledOff(campaign, wish)
    }
}
