/// What the office announces: a service for many on one day, for which people sign up and are brought in cars.
public struct CampaignPlan: Hashable, Codable, Sendable {
    /// What it is, such as `60岁以上接种疫苗`.
    public var title: String
    /// When the cars leave, in order.
    public var departures: [Instant]
    /// Where they go; nil where that goes without saying.
    public var destination: String?
    /// Where all get in; nil where each is fetched at the own building.
    public var meeting: String?
    /// Cars that the office knows, each at every departure.
    public var vehicles: [Vehicle]
    /// How many passengers a further car takes, 1 to 60.
    public var seats: Int
    /// How many further cars there are at most for each departure; nil for as many as are needed.
    public var furtherCars: Int?
    /// For how many passengers of a departure there is one to accompany them; 0 for none.
    public var ridersPerEscort: Int
    /// Until when people can sign up; nil for the evening before the first departure, or two hours before it.
    public var closesAt: Instant?

    /// A car with passengers' seats.
    public struct Vehicle: Hashable, Codable, Sendable {
        /// How many passengers it takes.
        public var seats: Int
        /// Who drives it: a name or an id of the roster; nil for whoever is found.
        public var driver: String?

        /// A car.
        public init(seats: Int, driver: String? = nil) {
            self.seats = seats
            self.driver = driver
        }
    }

    /// An announcement; cars of four seats are found as needed, one accompanies ten.
    public init(
        title: String, departures: [Instant], destination: String? = nil, meeting: String? = nil,
        vehicles: [Vehicle] = [], seats: Int = 4, furtherCars: Int? = nil, ridersPerEscort: Int = 10,
        closesAt: Instant? = nil
    ) {
        self.title = title
        self.departures = departures
        self.destination = destination
        self.meeting = meeting
        self.vehicles = vehicles
        self.seats = seats
        self.furtherCars = furtherCars
        self.ridersPerEscort = ridersPerEscort
        self.closesAt = closesAt
    }
}

/// A list by which people sign up (接龙), or one line of it.
public struct Roll: Hashable, Codable, Sendable {
    /// Who signs up.
    public var lines: [RollLine]
    /// Whether it is the whole numbered list, so that who is missing in it may have left it.
    public var isWhole: Bool
    /// The words around the lines, by which its campaign may be known.
    public var heading: String
    /// The address on the speaker's card; empty where it shows none.
    public var ownPlace: Place

    /// A list.
    public init(lines: [RollLine], isWhole: Bool, heading: String = "", ownPlace: Place = Place()) {
        self.lines = lines
        self.isWhole = isWhole
        self.heading = heading
        self.ownPlace = ownPlace
    }
}

/// One line of a list: `张阿姨 3栋501 2人 9点 138…`.
public struct RollLine: Hashable, Codable, Sendable {
    /// How the person is called; empty where only the speaker can be meant.
    public var name: String
    /// Where the person lives.
    public var place: Place
    /// How many ride, at least 1.
    public var people: Int
    /// The departure wished for, in minutes from midnight; nil for any.
    public var minuteOfDay: Int?
    /// A telephone number.
    public var phone: String?

    /// A line.
    public init(name: String, place: Place = Place(), people: Int = 1, minuteOfDay: Int? = nil, phone: String? = nil) {
        self.name = name
        self.place = place
        self.people = people
        self.minuteOfDay = minuteOfDay
        self.phone = phone
    }
}

/// What the staff do with a campaign.
public enum CampaignCommand: Hashable, Codable, Sendable {
    /// 活动 …: announce one.
    case begin(CampaignPlan)
    /// 活动 NUMBER: show how it stands.
    case show
    /// 报名 NUMBER …: sign people up.
    case signUp(Roll)
    /// 退名 NUMBER NAME: strike somebody off the list.
    case strike(name: String)
    /// 排车 NUMBER: arrange the cars now.
    case arrange
}
