import PaidanCore

/// A day as it is to be played: who says what when, through which door, and what must come of it.
struct Day: Codable, Sendable {
    /// The day, such as 2026-11-23.
    var date: String
    /// When the clock stands at first, such as 07:30.
    var begins: String
    /// When it has ended as it should: the clock is moved there last.
    var ends: String
    /// Residents and their relatives; members are known from the rosters.
    var people: [String: Person]
    /// What `paidan report` must count, by community.
    var report: [String: Figures]?
    /// What happens, in order.
    var scenes: [Scene]

    /// Somebody who stands on no roster.
    struct Person: Codable, Sendable {
        /// The platform's id; for mail the address.
        var account: String
        /// The name in the group, which often bears an address.
        var card: String?
    }

    /// The day in figures, as the report has them.
    struct Figures: Codable, Hashable, Sendable {
        var received: Int
        var merged: Int
        var observed: Int
        var accepted: Int
        var ended: Int
        /// Person-times of service.
        var services: Int
    }
}

/// One thing that happens, and what must have come of it when the daemon has nothing left to do.
struct Scene: Codable, Sendable {
    /// When, such as 09:05.
    var at: String
    /// What it shows, in one line.
    var title: String
    /// What is said; nil where only time passes.
    var says: Saying?
    /// The name by which the day calls the wish that this opens; without it nothing may be opened.
    var opens: String?
    /// How wishes must stand, by the day's names.
    var wishes: [String: Standing]?
    /// What must have been pushed since the scene before.
    var pushes: [Expected]?
    /// Who must not have been pushed anything.
    var silent: [String]?

    /// How a wish must stand; what is not given may be anything.
    struct Standing: Codable, Sendable {
        var state: String?
        var ending: String?
        var category: String?
        var urgency: String?
        var place: String?
        /// Who holds or filled its posts, by name and in any order.
        var holders: [String]?
        /// Who has a live offer, by name and in any order.
        var asked: [String]?
    }

    /// A push that must be there.
    struct Expected: Codable, Sendable {
        /// The name of a member or group, an account such as `app:u-7`, or a mail address.
        var to: String
        /// Words that it must hold, in any order.
        var says: [String]?
        /// The kind of event, where the door tells one.
        var kind: String?
        /// Whether it must be the first to this addressee in this scene.
        var first: Bool?
    }
}

/// Something said, and the door it comes through.
struct Saying: Codable, Sendable {
    /// Through which door.
    var door: Door
    /// Who; a name of the day's people or of a roster.
    var from: String
    /// In which group, by its name; nil where it is said to the desk alone.
    var group: String?
    /// What; `{name}` stands for the number of a wish that the day named.
    var text: String
    /// What it replies to.
    var answers: Answered?
    /// For whom, at a home visit.
    var onBehalfOf: Beneficiary?
    /// The file beside the day that holds the mail; `{reply-to}` and `{message-id}` in it stand for those of the last
    /// mail to the sender.
    var file: String?

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case door, from, group, text, answers, file
        case onBehalfOf = "on_behalf_of"
    }

    /// A door of the daemon.
    enum Door: String, Codable, Sendable {
        /// The QQ bot's signed reports.
        case qq
        /// A signed generic webhook.
        case form
        /// A generic webhook with a bearer token.
        case visit
        /// A file in the Maildir.
        case mail
    }

    /// The last push in a group, or to a person, that names a wish.
    struct Answered: Codable, Sendable {
        var to: String
        var about: String
    }

    /// Whose need it is.
    struct Beneficiary: Codable, Sendable {
        var name: String?
        var building: String?
        var unit: String?
        var room: String?
        var phone: String?
    }
}

extension Day {
    /// A time of the day; nil where it is none.
    func instant(_ clock: String) -> Instant? {
        Instant(rfc3339: "\(date)T\(clock.count == 5 ? clock + ":00" : clock)+08:00")
    }
}
