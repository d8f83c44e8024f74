/// Somebody who stands on two sheets, or twice on one, is one person.
enum OfficeDuplicates {
    /// The people in the order of their first rows; what a later row adds is joined, what it says otherwise is noted.
    static func merged(_ people: [OfficePerson]) -> (people: [OfficePerson], notes: [OfficeNote]) {
        var places: [[String]: Int] = [:]
        var merged: [OfficePerson] = []
        var notes: [OfficeNote] = []
        for person in people {
            let key = [person.name, person.phone]
            guard let place = places[key] else {
                places[key] = merged.count
                merged.append(person)
                continue
            }
            let first = merged[place].place
            notes.append(
                OfficeNote(
                    place: person.place,
                    words: Wording(
                        "is the same person as row \(first.row) of \(first.file); both are joined",
                        "和 \(first.file) 第 \(first.row) 行是同一个人，已合并"),
                    got: nil, isFault: false))
            join(person, into: &merged[place])
        }
        return (merged, notes)
    }

    private static func join(_ person: OfficePerson, into first: inout OfficePerson) {
        for (column, value) in person.values {
            let old = first.values[column] ?? ""
            switch column {
            case "buildings": first.values[column] = union(old, value, by: ",")
            case "skills": first.values[column] = union(old, value, by: "、")
            default: if old.isEmpty { first.values[column] = value }
            }
        }
    }

    private static func union(_ left: String, _ right: String, by separator: Character) -> String {
        if left == "*" || right == "*" { return "*" }
        var items = left.split(separator: separator).map(String.init)
        for item in right.split(separator: separator).map(String.init) where !items.contains(item) {
            items.append(item)
        }
        return items.joined(separator: String(separator))
    }
}
