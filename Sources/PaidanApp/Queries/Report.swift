import PaidanCore

/// The figures of one community over a time: counted from its wishes and their timelines alone, so that they can be
/// counted again, also after the words were purged.
///
/// What was only observed, drills and what was no wish stand apart and in no other figure. Ratios are given as numerator
/// and denominator, and silence is never counted as satisfaction. Nobody is named or ranked.
struct Report: Hashable, Codable, Sendable {
    /// Whose figures.
    var community: CommunityID
    /// The days covered, as `2026-11-22`; nil where an end is open.
    var from: String?
    var to: String?
    /// How many wishes there were, and how far they came.
    var wishes: Wishes
    /// Campaigns (活动): announced, signed up, carried.
    var campaigns: Campaigns
    /// Person-times of service (服务人次): each holder of a filled post, once a wish.
    var services: Int
    /// Hours of service (服务时长), as far as an arrival was reported.
    var hours: Hours
    /// From the wish's arrival to the first word to a reporter.
    var answer: Duration
    /// From the wish's arrival to the first acceptance.
    var response: Duration
    /// From the wish's arrival to the report that it is done.
    var completion: Duration
    /// What was too late, by the clock that ran out.
    var overdue: [String: Int]
    /// What went otherwise than straight on.
    var detours: Detours
    /// What the reporters said of it.
    var satisfaction: Satisfaction
    /// The same by channel, in the order of the names.
    var byChannel: [Tally]
    /// The same by building; wishes without one under an empty name.
    var byBuilding: [Tally]
    /// The same by category.
    var byCategory: [Tally]
    /// The same by urgency.
    var byUrgency: [Tally]
    /// Where the same kind of wish comes again and again: building and category, the most frequent first, at most five.
    var hotspots: [Tally]
    /// How evenly the work is spread over the members; nobody is named.
    var load: Spread

    /// How many wishes there were, and how far they came.
    struct Wishes: Hashable, Codable, Sendable {
        /// Written down in the time; merged ones included, what is counted apart not.
        var received = 0
        /// Of these, carried on by another wish.
        var merged = 0
        /// Only observed: nothing went out.
        var observed = 0
        /// Practice (演练).
        var drills = 0
        /// No wish after all: the staff said so.
        var mistaken = 0
        /// Of those received, taken by somebody.
        var accepted = 0
        /// Of those received, the ones that wanted somebody to come.
        var sent = 0
        /// Of those received, over by now; merged ones not included.
        var ended = 0
        /// Those that are over, by ending.
        var endings: [String: Int] = [:]
        /// Of those received, opened again at least once.
        var reopened = 0
        /// Of those received and not merged, the ones whose reporter was answered in time.
        var answeredInTime = 0
    }

    /// Services for many, by car; counted in no figure of wishes.
    struct Campaigns: Hashable, Codable, Sendable {
        /// How many were announced.
        var count = 0
        /// How many people signed up and stayed on the list.
        var signedUp = 0
        /// Of these, those whose car had a driver.
        var carried = 0
        /// Cars with a driver.
        var cars = 0
    }

    /// How long something took, in minutes rounded up; nil where nothing was measured.
    struct Duration: Hashable, Codable, Sendable {
        /// How many were measured.
        var count: Int
        /// The mean.
        var mean: Int?
        /// Half of them took at most as long.
        var median: Int?
        /// Nine of ten took at most as long.
        var p90: Int?
    }

    /// How long members were at work.
    struct Hours: Hashable, Codable, Sendable {
        /// Minutes from the reported arrival to the report that it is done, over all of them.
        var minutes = 0
        /// Of the person-times, those of which it is known.
        var measured = 0
    }

    /// What went otherwise than straight on.
    struct Detours: Hashable, Codable, Sendable {
        /// Times that somebody gave an accepted job back.
        var returned = 0
        /// Times that somebody asked refused.
        var refused = 0
        /// Offers that nobody answered.
        var unanswered = 0
        /// Further reports of the same matter.
        var duplicates = 0
        /// Times that a wish was put on hold.
        var held = 0
        /// The longest wait of a wish on hold, in whole days; nil where none was.
        var longestHold: Int?
        /// Times that the duty had to act.
        var escalated = 0
        /// Times that nobody could come.
        var shortfalls = 0
    }

    /// What the reporters said of it.
    struct Satisfaction: Hashable, Codable, Sendable {
        /// Of those rated, the ones whose reporter was satisfied.
        var satisfied = 0
        /// Of those finished, the ones that were judged at all.
        var rated = 0
        /// Done or answered, and over.
        var finished = 0
        /// Of those finished, the ones on which the reporter stayed silent.
        var silent = 0
    }

    /// The wishes of one building, category, channel or class.
    struct Tally: Hashable, Codable, Sendable {
        /// The building's name, the category, the channel or the class; of a hotspot building and category.
        var key: String
        /// As in the whole.
        var received = 0
        /// As in the whole.
        var accepted = 0
        /// As in the whole.
        var ended = 0
    }

    /// How evenly the work is spread.
    struct Spread: Hashable, Codable, Sendable {
        /// How many members the roster has.
        var members: Int
        /// The fewest wishes that one of them took.
        var min: Int
        /// Half of them took at most as many.
        var median: Int
        /// The most.
        var max: Int
        /// Jain's index: 1 where all took as many, 1/members where one took all; nil where nobody took any.
        var jain: Double?
    }
}
