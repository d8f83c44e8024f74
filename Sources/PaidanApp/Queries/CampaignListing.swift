import PaidanConfig
public import PaidanCore

/// `paidan campaign`: the campaigns, or who rides where in one of them.
public struct CampaignListing: Sendable {
    /// One campaign; nil for a list of all.
    public var campaign: WishReference?
    /// Which community; nil for all.
    public var community: CommunityID?
    /// How it is printed.
    public var form: ListForm

    /// A list to be made.
    public init(campaign: WishReference? = nil, community: CommunityID? = nil, form: ListForm = ListForm()) {
        self.campaign = campaign
        self.community = community
        self.form = form
    }

    /// Makes it.
    public func answer(in shell: Shell) async throws(CommandFailure) -> CommandOutput {
        let installation = try Installation(shell)
        if form.isRevealing { try await installation.recordReveal("campaign") }
        let archive = try installation.archive()
        var rows: [WishRow] = []
        for one in try await asking({ () throws(StoreFailure) in try await archive.communities() })
        where (campaign?.community ?? community).map({ $0 == one }) ?? true {
            rows += try await asking { () throws(StoreFailure) in
                try await archive.wishes(WishFilter(community: one, limit: .max))
            }
        }
        let campaigns = rows.filter { $0.wish.campaign != nil }
        guard let campaign else { return try list(campaigns, installation) }
        guard let row = campaigns.first(where: { $0.wish.number == campaign.number }), let found = row.wish.campaign
        else {
            throw CommandFailure(.failed, "there is no such campaign (got \"\(campaign)\")")
        }
        let rides = rows.filter { $0.community == row.community && $0.wish.ride?.campaign == campaign.number }.map(
            \.wish)
        let names = (try? installation.community(row.community).rulebook.members) ?? []
        let lines = found.signUps.map { rider in
            RiderLine(rider, found, rides, names, zone: installation.zone(of: row.community), form.discretion)
        }
        if form.isJSON { return CommandOutput(try JSONLines.lines(lines)) }
        var table = TextTable(["NO", "NAME", "PEOPLE", "PLACE", "PHONE", "CAR", "DEPARTS", "DRIVER", "WISH"])
        for line in lines {
            table.add([
                "\(line.id)", line.name, "\(line.people)", line.place, line.phone ?? "",
                line.withdrawn ? "withdrawn" : line.car.map { "\($0)" } ?? "", line.departs ?? "",
                line.driver ?? "", line.wish.map { "\($0)" } ?? "",
            ])
        }
        return CommandOutput(table.lines)
    }

    private func list(_ rows: [WishRow], _ installation: Installation) throws(CommandFailure) -> CommandOutput {
        let lines = rows.compactMap { CampaignLine($0, zone: installation.zone(of: $0.community)) }
        if form.isJSON { return CommandOutput(try JSONLines.lines(lines)) }
        var table = TextTable(["CAMPAIGN", "STATE", "TITLE", "DEPARTS", "SIGNED UP", "CARS"])
        for line in lines {
            table.add([
                line.campaign, line.state, line.title, line.departs.joined(separator: " "), "\(line.signedUp)",
                "\(line.cars)",
            ])
        }
        return CommandOutput(table.lines)
    }
}

/// A campaign in a list.
struct CampaignLine: Hashable, Codable, Sendable {
    var campaign: String
    var state: String
    var title: String
    var departs: [String]
    var signedUp: Int
    var cars: Int

    init?(_ row: WishRow, zone: Zone) {
        guard let found = row.wish.campaign else { return nil }
        campaign = "\(row.community)/\(row.wish.number)"
        state = row.wish.ending?.rawValue ?? (found.isArranged ? "arranged" : "sign_up")
        title = found.plan.title
        departs = found.plan.departures.map { $0.rfc3339(in: zone) }
        signedUp = found.signUps.filter { !$0.isWithdrawn }.reduce(0) { $0 + $1.people }
        cars = found.cars.count { !$0.isCancelled }
    }
}

/// Somebody who signed up, and the car.
struct RiderLine: Hashable, Codable, Sendable {
    var id: Int
    var name: String
    var people: Int
    var place: String
    var phone: String?
    var withdrawn: Bool
    var car: Int?
    var departs: String?
    var driver: String?
    var wish: WishNumber?

    init(
        _ rider: SignUp, _ campaign: Campaign, _ rides: [Wish], _ members: [Member], zone: Zone,
        _ discretion: Discretion
    ) {
        id = rider.id
        name = discretion.name(rider.name)
        people = rider.people
        place = discretion.place(rider.place).spoken ?? ""
        phone = rider.phone.map(discretion.phone)
        withdrawn = rider.isWithdrawn
        guard let found = campaign.cars.first(where: { $0.number == rider.car }) else { return }
        car = found.number
        departs = campaign.plan.departures[found.departure].rfc3339(in: zone)
        wish = found.wish
        let holder = rides.first { $0.number == found.wish }?.slots.first?.holder
        driver = holder.map { id in members.first { $0.id == id }?.name ?? id.rawValue }
    }
}
