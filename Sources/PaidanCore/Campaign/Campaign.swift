/// A campaign as its wish carries it: who signed up and who rides in which car.
public struct Campaign: Hashable, Codable, Sendable {
    /// What was announced.
    public var plan: CampaignPlan
    /// Who signed up, in order; who left stays in the list as withdrawn.
    public var signUps: [SignUp]
    /// The cars, by number; those not needed any more stay as cancelled.
    public var cars: [Car]
    /// Whether the cars were arranged.
    public var isArranged: Bool
    /// Whether the groups were told the cars.
    public var isListed: Bool

    /// Whether those who signed up were told that it does not take place.
    public var isCalledOff: Bool

    /// A campaign for which nobody signed up yet.
    public init(plan: CampaignPlan) {
        self.plan = plan
        signUps = []
        cars = []
        isArranged = false
        isListed = false
        isCalledOff = false
    }

    /// Those who ride, in the order of signing up.
    var riders: [SignUp] { signUps.filter { !$0.isWithdrawn } }

    /// Those in a car.
    func riders(in car: Int) -> [SignUp] { riders.filter { $0.car == car } }

    /// Those who signed up and have no car.
    var waiting: [SignUp] { isArranged ? riders.filter { $0.car == nil } : [] }

    /// How many seats of a car are free.
    func free(in car: Car) -> Int { car.seats - riders(in: car.number).reduce(0) { $0 + $1.people } }

    /// When a car leaves.
    func departure(of car: Car) -> Instant { plan.departures[car.departure] }

    /// When nothing of it is to be expected any more.
    var end: Instant { (plan.departures.last ?? Instant(milliseconds: 0)) + .hours(3) }
}

/// Somebody who signed up, alone or with others.
public struct SignUp: Hashable, Codable, Sendable {
    /// Its place in the list, from 1.
    public var id: Int
    /// How the person is called.
    public var name: String
    /// Where the person lives.
    public var place: Place
    /// The building as it was first written; nil where none was.
    public var said: String?
    /// How many ride, at least 1.
    public var people: Int
    /// The departure wished for, in minutes from midnight; nil for any.
    public var minuteOfDay: Int?
    /// A telephone number.
    public var phone: String?
    /// Who wrote the line; nil where the staff did.
    public var account: Account?
    /// Where that account is answered.
    public var destination: Destination?
    /// Whether it does not hold any more.
    public var isWithdrawn: Bool
    /// The car; nil before the cars are arranged, and where there is no seat.
    public var car: Int?
    /// What the person was last told; nil where nothing.
    public var told: Told?

    /// A car and who drives it, as somebody was told.
    public struct Told: Hashable, Codable, Sendable {
        /// The car's number; 0 where there is no seat.
        var car: Int
        var driver: MemberID?
    }

    /// Somebody who signed up just now.
    init(_ line: RollLine, id: Int, account: Account?, destination: Destination?) {
        self.id = id
        name = line.name
        place = line.place
        people = line.people
        minuteOfDay = line.minuteOfDay
        phone = line.phone
        self.account = account
        self.destination = destination
        isWithdrawn = false
    }

    /// `张阿姨`, `张阿姨2人`.
    var spoken: String { people > 1 ? "\(name)\(people)人" : name }
}

/// A car at one departure.
public struct Car: Hashable, Codable, Sendable {
    /// Its number in the campaign, from 1.
    public var number: Int
    /// Which departure, as a place in the plan's list.
    public var departure: Int
    /// How many passengers it takes beside those who accompany them.
    public var seats: Int
    /// How many accompany them.
    public var escorts: Int
    /// Who is to drive it, as the office named the driver; nil for whoever is found.
    public var driver: String?
    /// The wish by which driver and escorts are found; nil before it is opened.
    public var wish: WishNumber?
    /// The passengers as its helpers were last told.
    public var shown: String?
    /// Whether it does not go.
    public var isCancelled: Bool

    /// A car.
    init(number: Int, departure: Int, seats: Int, escorts: Int = 0, driver: String? = nil) {
        self.number = number
        self.departure = departure
        self.seats = seats
        self.escorts = escorts
        self.driver = driver
        isCancelled = false
    }
}

/// A car of a campaign, as its wish carries it.
public struct Ride: Hashable, Codable, Sendable {
    /// The wish of the campaign.
    public var campaign: WishNumber
    /// The car's number.
    public var car: Int
    /// How many accompany the passengers.
    public var escorts: Int
    /// Who is to drive, as the office named the driver; nil for whoever is found.
    public var driver: String?
}
