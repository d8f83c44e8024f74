/// Puts those who signed up into cars: neighbours together, as few cars as that takes, nobody twice.
struct CarPlanning {
    let plan: CampaignPlan
    let buildings: BuildingDirectory
    let zone: Zone

    /// Arranges everybody for the departures to come; who left already stays where he is. Who finds no seat has no car.
    func arrange(_ campaign: inout Campaign, after now: Instant) {
        campaign.cars.removeAll { plan.departures[$0.departure] > now || $0.isCancelled }
        let gone = Set(campaign.cars.map(\.number))
        for place in campaign.signUps.indices where !(campaign.signUps[place].car.map(gone.contains) ?? false) {
            campaign.signUps[place].car = nil
        }
        let free = campaign.riders.filter { $0.car == nil }
        let chosen = departures(of: free, among: plan.departures.indices.filter { plan.departures[$0] > now })
        for departure in plan.departures.indices {
            fill(departure, with: free.filter { chosen[$0.id] == departure }, &campaign)
        }
        campaign.isArranged = true
    }

    /// Whether a car leaves when somebody wished for.
    func suits(_ rider: SignUp, _ car: Car) -> Bool {
        departure(wishedBy: rider, among: Array(plan.departures.indices)).map { $0 == car.departure } ?? true
    }

    /// Finds a seat for somebody who comes later, or whose car does not go: beside neighbours before elsewhere, in a car
    /// that goes already before another one.
    func seat(_ rider: SignUp, in campaign: inout Campaign, after now: Instant) {
        guard let at = campaign.signUps.firstIndex(where: { $0.id == rider.id }) else { return }
        let open = plan.departures.indices.filter { plan.departures[$0] > now }
        let wanted = departure(wishedBy: rider, among: open).map { [$0] } ?? open
        let cars = campaign.cars.filter { car in
            !car.isCancelled && wanted.contains(car.departure) && open.contains(car.departure)
                && campaign.free(in: car) >= rider.people
        }
        let best = cars.min { left, right in
            let (near, far) = (distance(rider, left, campaign), distance(rider, right, campaign))
            return (near, campaign.free(in: left), left.number) < (far, campaign.free(in: right), right.number)
        }
        if let best {
            campaign.signUps[at].car = best.number
        } else if let departure = wanted.first(where: open.contains),
            let car = furtherCar(at: departure, in: campaign, escorts: 0), car.seats >= rider.people
        {
            campaign.cars.append(car)
            campaign.signUps[at].car = car.number
        } else {
            campaign.signUps[at].car = nil
        }
    }

    /// How far a rider lives from those in a car: 0 the same building, 1 the same grid, 2 elsewhere.
    private func distance(_ rider: SignUp, _ car: Car, _ campaign: Campaign) -> Int {
        let others = campaign.riders(in: car.number)
        if others.contains(where: { $0.place.building == rider.place.building }) { return 0 }
        return others.contains { grid(of: $0) == grid(of: rider) } ? 1 : 2
    }

    private func grid(of rider: SignUp) -> Int? {
        rider.place.building.flatMap(buildings.building(named:)).flatMap { building in
            buildings.grids.firstIndex { $0.id == building.grid }
        }
    }

    private func order(of building: String?) -> Int {
        buildings.buildings.firstIndex { $0.id == building } ?? Int.max
    }

    /// The departure nearest to the time that somebody wished for.
    private func departure(wishedBy rider: SignUp, among open: [Int]) -> Int? {
        guard let minute = rider.minuteOfDay else { return nil }
        // `两点` may be the afternoon.
        func distance(_ departure: Int) -> Int {
            let at = zone.civil(plan.departures[departure]).minuteOfDay
            return min(abs(at - minute), abs(at - minute - 720))
        }
        return open.min { distance($0) < distance($1) }
    }

    /// By id, the departure of each: as wished; of those without a wish a building stays together, and goes where the
    /// fewest go.
    private func departures(of riders: [SignUp], among open: [Int]) -> [Int: Int] {
        var chosen: [Int: Int] = [:]
        var load = plan.departures.map { _ in 0 }
        for rider in riders {
            guard let departure = departure(wishedBy: rider, among: open) else { continue }
            chosen[rider.id] = departure
            load[departure] += rider.people
        }
        let free = riders.filter { chosen[$0.id] == nil }
        for group in grouped(free).sorted(by: { ($1.people, $0.order) < ($0.people, $1.order) }) {
            guard let departure = open.min(by: { (load[$0], $0) < (load[$1], $1) }) else { break }
            for rider in group.riders { chosen[rider.id] = departure }
            load[departure] += group.people
        }
        return chosen
    }

    private struct Group {
        var riders: [SignUp]
        let order: Int
        let grid: Int?
        var people: Int { riders.reduce(0) { $0 + $1.people } }
    }

    /// Riders by building, the larger parties first.
    private func grouped(_ riders: [SignUp]) -> [Group] {
        Dictionary(grouping: riders) { $0.place.building }.map { building, riders in
            Group(
                riders: riders.sorted { ($1.people, $0.id) < ($0.people, $1.id) }, order: order(of: building),
                grid: riders.first.flatMap(grid))
        }
        .sorted { left, right in
            let (one, other) = (left.riders.first?.id ?? 0, right.riders.first?.id ?? 0)
            return (left.grid ?? Int.max, left.order, one) < (right.grid ?? Int.max, right.order, other)
        }
    }

    private func fill(_ departure: Int, with riders: [SignUp], _ campaign: inout Campaign) {
        let people = riders.reduce(0) { $0 + $1.people }
        var escorts = plan.ridersPerEscort > 0 ? (people + plan.ridersPerEscort - 1) / plan.ridersPerEscort : 0
        for group in grouped(riders) {
            var rest = group.riders
            while !rest.isEmpty {
                // A building that fits whole beside its neighbours is not torn apart.
                let size = rest.reduce(0) { $0 + $1.people }
                let beside = campaign.cars.filter { car in
                    car.departure == departure && campaign.free(in: car) >= size
                        && campaign.riders(in: car.number).contains { grid(of: $0) == group.grid }
                }
                if let car = beside.min(by: { campaign.free(in: $0) < campaign.free(in: $1) }) {
                    put(&rest, into: car.number, &campaign)
                    continue
                }
                // A companion's seat must not cost a family the car.
                let cars = [escorts > 0 ? 1 : 0, 0].compactMap { furtherCar(at: departure, in: campaign, escorts: $0) }
                guard let car = cars.first(where: { car in rest.contains { $0.people <= car.seats } }) else { break }
                escorts -= car.escorts
                campaign.cars.append(car)
                put(&rest, into: car.number, &campaign)
            }
            for rider in rest { squeeze(rider, departure, &campaign) }
        }
        join(departure, &campaign)
    }

    /// Fills a car from the front; takes those who found a seat out of the rest.
    private func put(_ rest: inout [SignUp], into car: Int, _ campaign: inout Campaign) {
        guard let row = campaign.cars.first(where: { $0.number == car }) else { return }
        rest.removeAll { rider in
            guard campaign.free(in: row) >= rider.people,
                let at = campaign.signUps.firstIndex(where: { $0.id == rider.id })
            else { return false }
            campaign.signUps[at].car = car
            return true
        }
    }

    /// Where no further car is to be had: any seat that is left.
    private func squeeze(_ rider: SignUp, _ departure: Int, _ campaign: inout Campaign) {
        var one = [rider]
        let cars = campaign.cars.filter { $0.departure == departure && campaign.free(in: $0) >= rider.people }
        if let car = cars.min(by: { campaign.free(in: $0) < campaign.free(in: $1) }) {
            put(&one, into: car.number, &campaign)
        }
    }

    /// Gives up the emptiest car as long as the others can take its passengers; an own driver stays.
    private func join(_ departure: Int, _ campaign: inout Campaign) {
        while true {
            let cars = campaign.cars.filter { $0.departure == departure }
            let emptiest = cars.filter { $0.driver == nil && $0.escorts == 0 }.max {
                (campaign.free(in: $0), $0.number) < (campaign.free(in: $1), $1.number)
            }
            guard let emptiest else { return }
            var trial = campaign
            trial.cars.removeAll { $0.number == emptiest.number }
            for rider in campaign.riders(in: emptiest.number) {
                guard let at = trial.signUps.firstIndex(where: { $0.id == rider.id }) else { continue }
                trial.signUps[at].car = nil
                squeeze(rider, departure, &trial)
                if trial.signUps[at].car == nil { return }
            }
            campaign = trial
            renumber(&campaign)
        }
    }

    /// Closes the gap that a car left; those that are under way keep their numbers.
    private func renumber(_ campaign: inout Campaign) {
        for place in campaign.cars.indices.dropFirst() {
            let (before, old) = (campaign.cars[place - 1].number, campaign.cars[place].number)
            guard campaign.cars[place].wish == nil, old > before + 1 else { continue }
            campaign.cars[place].number = before + 1
            for at in campaign.signUps.indices where campaign.signUps[at].car == old {
                campaign.signUps[at].car = before + 1
            }
        }
        if let first = campaign.cars.first, first.wish == nil, first.number > 1 {
            for at in campaign.signUps.indices where campaign.signUps[at].car == first.number {
                campaign.signUps[at].car = 1
            }
            campaign.cars[0].number = 1
            renumber(&campaign)
        }
    }

    /// The next car of a departure: those of the office first; nil where there is none any more.
    private func furtherCar(at departure: Int, in campaign: Campaign, escorts: Int) -> Car? {
        let before = campaign.cars.filter { $0.departure == departure }
        let own = plan.vehicles.sorted { $0.seats > $1.seats }
        let number = (campaign.cars.map(\.number).max() ?? 0) + 1
        let vehicle = before.count < own.count ? own[before.count] : CampaignPlan.Vehicle(seats: plan.seats)
        if before.count >= own.count, let most = plan.furtherCars,
            before.count(where: { !$0.isCancelled }) >= own.count + most
        {
            return nil
        }
        let accompanied = vehicle.seats > 1 ? escorts : 0
        return Car(
            number: number, departure: departure, seats: vehicle.seats - accompanied, escorts: accompanied,
            driver: vehicle.driver)
    }
}
