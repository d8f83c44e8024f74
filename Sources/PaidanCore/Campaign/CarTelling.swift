extension Desk {
    /// Who reads a list of cars.
    enum ListReader: Hashable {
        case duty
        /// A group of residents.
        case group(Destination)
    }

    /// How a campaign stands: `title`, `when`, `count`, `lines` of the cars, `waiting`, `unplaced`.
    func listing(of campaign: Campaign, for reader: ListReader) -> Facts {
        var facts = facts(of: campaign.plan)
        let riders = campaign.riders
        facts["count"] = .number(riders.reduce(0) { $0 + $1.people })
        let cars = campaign.cars.filter { !$0.isCancelled }
        facts["lines"] = .list(cars.map { line(of: $0, campaign, for: reader) })
        if !campaign.isArranged, !riders.isEmpty, reader == .duty {
            facts["names"] = .text(riders.prefix(80).map(\.spoken).joined(separator: "、"))
        }
        if !campaign.waiting.isEmpty {
            facts["waiting"] = .text(spoken(campaign.waiting, for: reader))
        }
        let unplaced = riders.filter { $0.place.building == nil }
        if !unplaced.isEmpty, campaign.plan.meeting == nil, reader == .duty {
            facts["unplaced"] = .text(unplaced.map(\.spoken).joined(separator: "、"))
        }
        return facts
    }

    /// One car as it is shown: number, time, where one gets in, driver, passengers by the names they gave.
    func line(of car: Car, _ campaign: Campaign, for reader: ListReader) -> Facts {
        let riders = campaign.riders(in: car.number)
        var line: Facts = [
            "car": .number(car.number), "time": .text(rulebook.zone.civil(campaign.departure(of: car)).spoken),
            "place": .text(stops(riders, campaign)), "names": .text(spoken(riders, for: reader)),
        ]
        let ride = car.wish.flatMap { state.wishes[$0] }
        if let driver = driver(of: car) { line["helper"] = .text(name(of: driver)) }
        let escorts = (ride?.slots ?? []).dropFirst().compactMap(\.holder)
        if !escorts.isEmpty { line["partner"] = .text(escorts.map { name(of: $0) }.joined(separator: "、")) }
        if let number = car.wish { line["ride"] = .number(number) }
        return line
    }

    /// Names as a reader may see them: in a group only those who wrote them there.
    private func spoken(_ riders: [SignUp], for reader: ListReader) -> String {
        guard case .group(let destination) = reader else {
            return riders.map(\.spoken).joined(separator: "、")
        }
        let own = riders.filter { $0.destination == destination }
        let others = riders.filter { $0.destination != destination }.reduce(0) { $0 + $1.people }
        return (own.map(\.spoken) + (others > 0 ? ["\(own.isEmpty ? "" : "另")\(others)人"] : [])).joined(separator: "、")
    }

    func driver(of car: Car) -> MemberID? { car.wish.flatMap { state.wishes[$0] }?.slots.first?.holder }

    /// The passengers as helpers need them, doors and telephones only privately.
    func passengers(of wish: Wish, for privacy: Privacy) -> [Facts] {
        guard let ride = wish.ride, let campaign = state.wishes[ride.campaign]?.campaign else { return [] }
        return campaign.riders(in: ride.car).map { rider in
            // Who is asked in a group learns there how many get in where, not who.
            var line: Facts = ["name": .text(privacy == .private ? rider.spoken : "\(rider.people)人")]
            let place = privacy == .private ? rider.place.spoken : rider.place.spokenBuilding
            if let place { line["from"] = .text(place) }
            if privacy == .private, let phone = rider.phone { line["telephone"] = .text(phone) }
            return line
        }
    }

    /// Tells everybody who rides the own car, once it has a driver, and again when that changes; who was told of a driver
    /// that is gone hears so on the last day. In groups all cars are listed at once, and afterwards each that changed.
    mutating func tellRiders(_ campaign: inout Campaign, _ wish: Wish) {
        guard campaign.isArranged else { return }
        list(&campaign, wish)
        var changed: Set<Int> = []
        for place in campaign.signUps.indices where !campaign.signUps[place].isWithdrawn {
            let rider = campaign.signUps[place]
            let car = campaign.cars.first { $0.number == rider.car }
            if let car, campaign.departure(of: car) <= now { continue }
            let driver = car.flatMap { self.driver(of: $0) }
            let news = SignUp.Told(car: car?.number ?? 0, driver: driver)
            guard rider.told != news else { continue }
            // While a driver is sought there is time to say nothing: until the list is shown, and afterwards until the last
            // day.
            if let car, driver == nil {
                let isNear = campaign.departure(of: car) < now + .hours(24)
                guard rider.told == nil ? campaign.isListed : isNear else { continue }
            }
            campaign.signUps[place].told = news
            if rider.destination?.isGroup == true {
                if campaign.isListed, let car { changed.insert(car.number) }
                // Those without a seat stand in the list of cars.
                if campaign.isListed, car == nil, rider.told != nil { tellAlone(rider, nil, campaign, wish) }
            } else {
                tellAlone(rider, car, campaign, wish)
            }
        }
        for car in campaign.cars where changed.contains(car.number) {
            for group in groups(of: campaign.riders(in: car.number)) {
                let line = line(of: car, campaign, for: .group(group))
                tellGroup(group, .groupCar, about: wish, facts: facts(of: campaign.plan).merging(line) { $1 })
            }
        }
    }

    /// Shows the groups all cars, as soon as each has a driver, the evening before at the latest.
    private mutating func list(_ campaign: inout Campaign, _ wish: Wish) {
        let cars = campaign.cars.filter { !$0.isCancelled }
        guard !campaign.isListed, !cars.isEmpty, let first = campaign.plan.departures.first else { return }
        let day = rulebook.zone.civil(first).date.adding(days: -1)
        let evening = rulebook.zone.instant(CivilTime(date: day, hour: 19))
        guard evening <= now || cars.allSatisfy({ driver(of: $0) != nil }) else { return }
        campaign.isListed = true
        for place in campaign.signUps.indices where campaign.signUps[place].destination?.isGroup == true {
            guard let car = cars.first(where: { $0.number == campaign.signUps[place].car }) else { continue }
            campaign.signUps[place].told = SignUp.Told(car: car.number, driver: driver(of: car))
        }
        for group in groups(of: campaign.riders) {
            tellGroup(group, .groupCars, about: wish, facts: listing(of: campaign, for: .group(group)))
        }
        if cars.contains(where: { driver(of: $0) == nil }) {
            tellDuty(
                .dutyCampaign, kind: .digest,
                facts: listing(of: campaign, for: .duty).merging(["number": .number(wish.number)]) { $1 },
                priority: .prompt)
        }
    }

    private func groups(of riders: [SignUp]) -> [Destination] {
        let all = riders.compactMap(\.destination).filter(\.isGroup)
        return all.enumerated().filter { all.firstIndex(of: $1) == $0 }.map(\.element)
    }

    /// Tells somebody who can be spoken to alone; who cannot be reached is called by the duty, all of a car in one call.
    private mutating func tellAlone(_ rider: SignUp, _ car: Car?, _ campaign: Campaign, _ wish: Wish) {
        var facts = facts(of: campaign.plan)
        if let car { facts.merge(line(of: car, campaign, for: .duty).filter { $0.key != "names" }) { $1 } }
        facts["names"] = .text(rider.spoken)
        guard let account = rider.account, let destination = rider.destination else {
            if car == nil { return callWithoutSeat(rider, facts: facts, wish) }
            guard let number = car?.wish, let ride = state.wishes[number], let called = ride.ride?.calls else { return }
            guard !ride.phoneTasks.contains(where: { $0.account == called && $0.facts?["helper"] == facts["helper"] })
            else { return }
            change(number) { ride, desk in
                desk.askToTell(&ride, called, .reporterCar, facts: facts)
            }
            return
        }
        facts["number"] = .number(wish.number)
        add(
            .wishAccepted, .reporterCar, to: .reporter(account), at: destination,
            mention: destination.isGroup ? account.id : nil, privacy: destination.isGroup ? .group : .private,
            priority: .prompt, wish: wish.number, facts: facts)
    }

    /// Somebody without chat has no seat, or none any more: the duty calls.
    private mutating func callWithoutSeat(_ rider: SignUp, facts: Facts, _ wish: Wish) {
        var facts = facts
        facts["number"] = .number(wish.number)
        facts["seatless"] = true
        tellDuty(.dutyCampaign, kind: .deskAlarm, facts: facts, priority: .prompt)
        facts["contact"] = .text(rider.spokenWithPhone)
        tellPerson(
            dutyPerson(after: nil, besides: []), .dutyCampaign, kind: .deskAlarm, about: nil, facts: facts,
            priority: .prompt)
    }

    /// It does not take place: the groups hear it once, others each.
    mutating func tellCalledOff(_ campaign: Campaign, _ wish: Wish) {
        var facts = facts(of: campaign.plan)
        facts["cancelled"] = true
        for group in groups(of: campaign.riders) { tellGroup(group, .groupCampaign, about: wish, facts: facts) }
        for rider in campaign.riders where rider.destination.map({ !$0.isGroup }) ?? false {
            guard let account = rider.account, let destination = rider.destination else { continue }
            facts["number"] = .number(wish.number)
            add(
                .wishCompleted, .groupCampaign, to: .reporter(account), at: destination, mention: nil,
                privacy: .private,
                priority: .prompt, wish: wish.number, facts: facts)
        }
        let called = campaign.riders.filter { $0.destination == nil }
        guard !called.isEmpty else { return }
        facts["number"] = .number(wish.number)
        facts["names"] = .text(called.map(\.spoken).joined(separator: "、"))
        tellDuty(.dutyCampaign, kind: .deskAlarm, facts: facts, priority: .prompt)
        // Telephones go to who must call, privately.
        facts["contact"] = .text(called.compactMap(\.spokenWithPhone).joined(separator: "、"))
        tellPerson(
            dutyPerson(after: nil, besides: []), .dutyCampaign, kind: .deskAlarm, about: nil, facts: facts,
            priority: .prompt)
    }

    /// Whether a passenger hears something that is said to all of a car: what the campaign does not tell itself.
    func isForRider(_ template: Template, _ reporter: Reporter) -> Bool {
        guard let destination = reporter.destination else { return false }
        return template == .reporterMissed || template == .reporterReopened
            || (template == .reporterReminder && !destination.isGroup)
    }

    /// What an offer of a car is for: to drive, or to accompany.
    func postName(of offer: Offer, in wish: Wish) -> String {
        wish.slots.first?.offers.contains { $0.id == offer.id } == true ? "司机" : "陪同"
    }
}
