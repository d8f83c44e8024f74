extension Ride {
    /// Under which account the duty is owed the one call for all of a car who have no chat.
    var calls: Account { Account(namespace: "desk", id: "car-\(campaign)-\(car)") }
}

extension SignUp {
    /// `张阿姨2人 138…`.
    var spokenWithPhone: String { [spoken, phone].compactMap { $0 }.joined(separator: " ") }
}

extension Desk {
    /// Opens the wish by which a car finds its driver and who accompanies.
    mutating func openRide(_ car: Car, _ riders: [SignUp], _ campaign: Campaign, of wish: Wish) -> WishNumber? {
        state.head.lastNumber = Numbering.next(after: state.head.lastNumber, by: rulebook)
        guard let number = state.head.lastNumber else { return nil }
        let departure = campaign.departure(of: car)
        var ride = Wish(
            number: number, need: Need(category: .transport, urgency: .scheduled), words: "", confidence: 1,
            reporter: Reporter(account: Account(namespace: "desk", id: "campaign"), destination: nil, at: now),
            level: .auto, receivedAt: now)
        ride.isAnnounced = true
        ride.window = Window(from: departure, to: departure + .hours(1))
        ride.when = rulebook.zone.civil(departure).spoken
        ride.ride = Ride(campaign: wish.number, car: car.number, escorts: car.escorts, driver: car.driver)
        board(riders, &ride, campaign)
        ride.slots = slots(for: ride)
        var facts: Facts = [
            "category": .text(ride.category.rawValue), "urgency": .text(ride.urgency.rawValue),
            "level": .text(ride.level.rawValue), "slots": .number(ride.slots.count),
            "campaign": .number(wish.number), "car": .number(car.number),
        ]
        if let building = ride.need.place.building { facts["building"] = .text(building) }
        note("opened", of: number, facts: facts, personal: ["words": .text(ride.words)])
        move(&ride, to: .open)
        search(&ride)
        put(ride)
        return number
    }

    /// The wish of a car follows its passengers: where it starts, what it is about, who is heard about it.
    func board(_ riders: [SignUp], _ ride: inout Wish, _ campaign: Campaign) {
        let people = riders.reduce(0) { $0 + $1.people }
        if ride.need.place.building == nil {
            ride.need.place = Place(building: riders.compactMap(\.place.building).first)
        }
        let car = ride.ride.map { "\($0.car)号车" } ?? ""
        let to = campaign.plan.destination.map { "去\($0)" } ?? ""
        ride.words = "\(campaign.plan.title)\(car)，接\(people)人\(to)，从\(stops(riders, campaign))出发"
        var reporters: [Reporter] = []
        for rider in riders {
            guard let account = rider.account, !reporters.contains(where: { $0.account == account }) else { continue }
            reporters.append(
                Reporter(
                    account: account, name: rider.name, destination: rider.destination,
                    mention: rider.destination?.isGroup == true ? account.id : nil, place: rider.place, at: now))
        }
        // Those without a way of their own are called by the duty, one call task for a car.
        let called = riders.filter { $0.destination == nil }
        if !called.isEmpty, let car = ride.ride {
            reporters.append(
                Reporter(
                    account: car.calls, name: called.map(\.spoken).joined(separator: "、"), destination: nil,
                    at: now))
        }
        ride.reporters = reporters
        // Read on private paths only.
        let phones = called.filter { $0.phone != nil }.map(\.spokenWithPhone)
        ride.contact = phones.isEmpty ? nil : phones.joined(separator: "、")
    }

    /// Where passengers get in.
    func stops(_ riders: [SignUp], _ campaign: Campaign) -> String {
        if let meeting = campaign.plan.meeting { return meeting }
        let buildings = riders.compactMap(\.place.spokenBuilding)
        let once = buildings.enumerated().filter { buildings.firstIndex(of: $1) == $0 }.map(\.element)
        return once.isEmpty ? rulebook.name : once.map { $0 + "楼下" }.joined(separator: "、")
    }

    /// The posts of a car: who drives, and who accompanies.
    func posts(of ride: Ride) -> [Slot] {
        [Slot(index: 0, kinds: [.member, .organization], skills: ["driver"])]
            + (0..<ride.escorts).map { Slot(index: $0 + 1, kinds: [.member]) }
    }

    /// Asks the driver whom the office named before anybody else.
    mutating func askNamedDriver(_ wish: inout Wish, at place: Int) {
        guard place == 0, let name = wish.ride?.driver, wish.slots[place].state == .open,
            let driver = index.members(named: name).first, !wish.asked.contains(driver.id)
        else { return }
        _ = askFirst(driver.id, &wish, at: place, because: "NAMED")
    }
}
