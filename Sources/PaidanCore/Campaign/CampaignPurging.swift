extension Campaign {
    /// The campaign without names, doors, telephones and ways to those who signed up; numbers stay.
    func purged() -> Campaign {
        var rest = self
        rest.plan = plan.purged()
        for place in rest.signUps.indices { rest.signUps[place].forget() }
        for place in rest.cars.indices { rest.cars[place].driver = nil }
        return rest
    }

    /// Takes somebody off the list, and what tells who it was.
    mutating func erase(_ accounts: [Account]) {
        for place in signUps.indices where signUps[place].account.map(accounts.contains) ?? false {
            signUps[place].forget()
            signUps[place].account = nil
            signUps[place].isWithdrawn = true
            signUps[place].car = nil
            signUps[place].told = nil
        }
    }

    /// Makes ready for other cars, after those that had not left were called off.
    mutating func callBack() {
        isArranged = false
        isListed = false
        isCalledOff = false
        cars.removeAll(where: \.isCancelled)
        for place in signUps.indices where !cars.contains(where: { $0.number == signUps[place].car }) {
            signUps[place].car = nil
            signUps[place].told = nil
        }
    }
}

extension SignUp {
    fileprivate mutating func forget() {
        name = ""
        said = nil
        place = place.purged()
        phone = nil
        destination = nil
    }
}

extension CampaignPlan {
    /// The plan without words that may name somebody.
    func purged() -> CampaignPlan {
        var rest = self
        rest.title = ""
        rest.destination = nil
        rest.meeting = nil
        rest.vehicles = vehicles.map { Vehicle(seats: $0.seats) }
        return rest
    }
}

extension CampaignCommand {
    /// The command without names, doors and telephones.
    func purged() -> CampaignCommand {
        switch self {
        case .begin(let plan): .begin(plan.purged())
        case .signUp(let roll):
            .signUp(Roll(lines: roll.lines.map { RollLine(name: "", people: $0.people) }, isWhole: roll.isWhole))
        case .strike: .strike(name: "")
        case .show, .arrange: self
        }
    }
}
