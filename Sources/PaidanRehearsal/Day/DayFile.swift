import FoundationEssentials
import Yams

/// Reads a day; a word that means nothing is a fault, since an expectation that is not read holds always.
enum DayFile {
    /// Why a day cannot be played.
    struct Fault: Error, CustomStringConvertible {
        let description: String
    }

    private static let words: [String: Set<String>] = [
        "day": ["date", "begins", "ends", "people", "report", "scenes"],
        "report": ["received", "merged", "observed", "accepted", "ended", "services"],
        "person": ["account", "card"],
        "scene": ["at", "title", "says", "opens", "wishes", "pushes", "silent"],
        "says": ["door", "from", "group", "text", "answers", "on_behalf_of", "file"],
        "answers": ["to", "about"],
        "on_behalf_of": ["name", "building", "unit", "room", "phone"],
        "standing": ["state", "ending", "category", "urgency", "place", "holders", "asked"],
        "push": ["to", "says", "kind", "first"],
    ]

    /// The day in a file of YAML.
    static func read(_ path: String) throws -> Day {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Fault(description: "reading the day: no such file (got \"\(path)\")")
        }
        let text = String(decoding: data, as: UTF8.self)
        do {
            guard let node = try Yams.compose(yaml: text) else { throw Fault(description: "it is empty") }
            try check(node)
            let day = try YAMLDecoder().decode(Day.self, from: node)
            try prove(day)
            return day
        } catch {
            throw Fault(description: "reading the day: \(error) (got \"\(path)\")")
        }
    }

    private static func check(_ day: Node) throws {
        try check(day, "day")
        for (_, person) in day["people"]?.mapping ?? [:] { try check(person, "person") }
        for (_, figures) in day["report"]?.mapping ?? [:] { try check(figures, "report") }
        for scene in day["scenes"]?.sequence ?? [] {
            try check(scene, "scene")
            if let says = scene["says"] {
                try check(says, "says")
                for part in ["answers", "on_behalf_of"] { if let node = says[part] { try check(node, part) } }
            }
            for (_, standing) in scene["wishes"]?.mapping ?? [:] { try check(standing, "standing") }
            for push in scene["pushes"]?.sequence ?? [] { try check(push, "push") }
        }
    }

    private static func check(_ node: Node, _ kind: String) throws {
        for key in node.mapping?.keys.compactMap(\.string) ?? [] where words[kind]?.contains(key) != true {
            let line = node.mark.map { "line \($0.line): " } ?? ""
            throw Fault(description: "\(line)a \(kind) has no such word (got \"\(key)\")")
        }
    }

    /// Times are in order, and no scene speaks of a wish before it is opened.
    private static func prove(_ day: Day) throws {
        guard var last = day.instant(day.begins) else { throw Fault(description: "begins is no time of the day") }
        var known: Set<String> = []
        for scene in day.scenes {
            guard let at = day.instant(scene.at), at >= last else {
                throw Fault(
                    description: "scene \"\(scene.title)\": the time must follow the one before (got \"\(scene.at)\")")
            }
            last = at
            if let opens = scene.opens { known.insert(opens) }
            for name in (scene.wishes ?? [:]).keys where !known.contains(name) {
                throw Fault(description: "scene \"\(scene.title)\": no wish is open by that name (got \"\(name)\")")
            }
        }
        guard let end = day.instant(day.ends), end >= last else {
            throw Fault(description: "ends is before the last scene")
        }
    }
}
