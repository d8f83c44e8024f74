extension Desk {
    /// No car has more passengers than seats, nobody rides in a car that does not go, and each car's wish knows its
    /// campaign.
    func violationsOfCampaigns() -> [Invariant.Violation] {
        var found: [Invariant.Violation] = []
        for wish in state.wishes.values.sorted(by: { $0.number < $1.number }) {
            guard let campaign = wish.campaign else { continue }
            func report(_ detail: String) {
                found.append(Invariant.Violation(invariant: .seats, wish: wish.number, detail: detail))
            }
            for car in campaign.cars {
                if campaign.free(in: car) < 0 { report("car \(car.number) is overfull") }
                if car.isCancelled, !wish.state.isOver, !campaign.riders(in: car.number).isEmpty {
                    report("somebody waits for car \(car.number), which does not go")
                }
                guard let number = car.wish, let ride = state.wishes[number] else { continue }
                if ride.ride?.campaign != wish.number || ride.ride?.car != car.number {
                    report("car \(car.number) has the wish of another one")
                }
            }
            let numbers = campaign.cars.map(\.number)
            if Set(numbers).count != numbers.count { report("a car's number was given twice") }
            for rider in campaign.signUps where rider.isWithdrawn && rider.car != nil {
                report("\(rider.id) left and still rides")
            }
            for rider in campaign.riders where rider.car.map({ !numbers.contains($0) }) ?? false {
                report("\(rider.id) rides in a car that is not there")
            }
        }
        return found
    }
}
