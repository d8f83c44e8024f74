import PaidanCore

extension Report {
    /// The heading of the spreadsheet form.
    static let csvHeading = "community,section,key,figure,value"

    /// One figure a line: community, section, key, figure, value; an unknown figure has an empty value.
    var csvLines: [String] {
        var table = Figures(community: community)
        table.add("period", "", "from", from)
        table.add("period", "", "to", to)
        table.add(
            "wishes",
            [
                ("received", wishes.received), ("merged", wishes.merged), ("observed", wishes.observed),
                ("drills", wishes.drills), ("mistaken", wishes.mistaken), ("accepted", wishes.accepted),
                ("sent", wishes.sent), ("ended", wishes.ended), ("reopened", wishes.reopened),
                ("answered_in_time", wishes.answeredInTime),
            ])
        for (ending, count) in wishes.endings.sorted(by: { $0.key < $1.key }) {
            table.add("ending", [("ended", count)], key: ending)
        }
        table.add(
            "campaigns",
            [
                ("count", campaigns.count), ("signed_up", campaigns.signedUp), ("carried", campaigns.carried),
                ("cars", campaigns.cars),
            ])
        table.add("services", [("person_times", services)])
        table.add("hours", [("minutes", hours.minutes), ("measured", hours.measured)])
        for (section, duration) in [("answer", answer), ("response", response), ("completion", completion)] {
            table.add(
                section,
                [
                    ("count", duration.count), ("mean_minutes", duration.mean), ("median_minutes", duration.median),
                    ("p90_minutes", duration.p90),
                ])
        }
        for (clock, count) in overdue.sorted(by: { $0.key < $1.key }) {
            table.add("overdue", [("missed", count)], key: clock)
        }
        table.add(
            "detours",
            [
                ("returned", detours.returned), ("refused", detours.refused), ("unanswered", detours.unanswered),
                ("duplicates", detours.duplicates), ("held", detours.held), ("longest_hold_days", detours.longestHold),
                ("escalated", detours.escalated), ("shortfalls", detours.shortfalls),
            ])
        table.add(
            "satisfaction",
            [
                ("satisfied", satisfaction.satisfied), ("rated", satisfaction.rated),
                ("finished", satisfaction.finished), ("silent", satisfaction.silent),
            ])
        for (section, tallies) in [
            ("channel", byChannel), ("building", byBuilding), ("category", byCategory), ("urgency", byUrgency),
            ("hotspot", hotspots),
        ] {
            for tally in tallies {
                table.add(
                    section,
                    [("received", tally.received), ("accepted", tally.accepted), ("ended", tally.ended)],
                    key: tally.key)
            }
        }
        table.add("load", [("members", load.members), ("min", load.min), ("median", load.median), ("max", load.max)])
        table.add("load", "", "jain", load.jain.map { "\($0)" })
        return table.lines
    }
}

private struct Figures {
    let community: CommunityID
    var lines: [String] = []

    mutating func add(_ section: String, _ key: String, _ figure: String, _ value: String?) {
        lines.append(Spreadsheet.line([community.rawValue, section, key, figure, value ?? ""]))
    }

    mutating func add(_ section: String, _ figures: [(String, Int?)], key: String = "") {
        for (figure, value) in figures { add(section, key, figure, value.map(String.init)) }
    }
}

/// Comma-separated values as a spreadsheet opens them.
enum Spreadsheet {
    /// Before the first line: Excel takes a file without it for the machine's old code page.
    static let mark = "\u{feff}"

    /// Fields of RFC 4180 as one line.
    static func line(_ fields: [String]) -> String { fields.map(field).joined(separator: ",") }

    /// What begins like a formula is text all the same: it came from people.
    private static func field(_ text: String) -> String {
        let isFormula = text.first.map { "=+-@\t\r".contains($0) } ?? false
        let plain = isFormula && Double(text) == nil ? "'" + text : text
        guard plain.contains(where: { "\",\r\n".contains($0) }) else { return plain }
        return "\"" + plain.replacing("\"", with: "\"\"") + "\""
    }
}
