import PaidanCore

/// Puts the people of an office's tables onto a roster: known people keep their ids, and all that the tables do not say.
struct RosterMerge {
    private(set) var sheet: RosterSheet
    private(set) var changes: [RosterImport.Change] = []
    private(set) var notes: [OfficeNote] = []
    let buildings: BuildingDirectory
    let contact: String
    private var seen: Set<Int> = []

    init(sheet: RosterSheet, buildings: BuildingDirectory, contact: String) {
        self.sheet = sheet
        self.buildings = buildings
        self.contact = contact
    }

    /// The way to be reached that most members have and that anybody can have: only groups and what is filled in.
    static func usualContact(of sheet: RosterSheet) -> String {
        var counts: [String: Int] = [:]
        for row in sheet.rows where (Vocabularies.kind(sheet.value("kind", row)) ?? .member) == .member {
            let text = sheet.value("contact", row)
            let needsAccount = text.split { ";；".contains($0) }.contains { item in
                let address = item.split(separator: ":", maxSplits: 1).dropFirst().first.map(String.init)
                return address.map { !$0.contains("{id}") && !$0.contains("{phone}") } ?? false
            }
            if text.contains("{"), !needsAccount { counts[text, default: 0] += 1 }
        }
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
    }

    /// Takes people over. Who is in none of the tables is told as gone, and goes only where that is wanted.
    mutating func take(_ people: [OfficePerson], badNames: Set<String>, deletesMissing: Bool) {
        let known = sheet
        for person in people {
            if let index = index(of: person, in: known, among: people) {
                seen.insert(index)
                change(index, person)
            } else {
                add(person)
            }
        }
        var gone: Set<String> = []
        for (index, row) in known.rows.enumerated() where !seen.contains(index) {
            let isMember = (Vocabularies.kind(known.value("kind", row)) ?? .member) == .member
            let name = known.value("name", row)
            // A row at fault is not an absence.
            guard deletesMissing, isMember, !badNames.contains(name) else { continue }
            gone.insert(known.value("id", row))
            changes.append(.init(kind: .gone, id: known.value("id", row), name: name, place: nil))
        }
        sheet.remove(gone)
    }

    /// The row of somebody known: by id, by name and telephone, or by a name that one has where nothing speaks against it.
    private func index(of person: OfficePerson, in known: RosterSheet, among people: [OfficePerson]) -> Int? {
        if let id = person.values["id"], let same = known.rows.firstIndex(where: { known.value("id", $0) == id }),
            !seen.contains(same), isSomeone(person, known.rows[same], in: known)
        {
            return same
        }
        let named = known.rows.indices.filter {
            !seen.contains($0)
                && known.value("name", known.rows[$0]).filter { !$0.isWhitespace }
                    == person.name.filter { !$0.isWhitespace }
        }
        func phone(_ index: Int) -> String { RosterMerge.phone(known.value("phone", known.rows[index])) }
        let own = RosterMerge.phone(person.phone)
        if let exact = named.first(where: { phone($0) == own }) { return exact }
        guard named.count == 1, let only = named.first, people.count(where: { $0.name == person.name }) == 1 else {
            return nil
        }
        if own.isEmpty || phone(only).isEmpty { return only }
        // A namesake must not come into somebody's accounts: only the same employer makes a new number a new number.
        let employer = known.value("organization", known.rows[only])
        return !employer.isEmpty && employer == person.values["organization"] ? only : nil
    }

    /// An id counts with a name or a telephone beside it.
    private func isSomeone(_ person: OfficePerson, _ row: [String], in known: RosterSheet) -> Bool {
        let own = RosterMerge.phone(person.phone)
        return known.value("name", row).filter { !$0.isWhitespace } == person.name.filter { !$0.isWhitespace }
            || !own.isEmpty && own == RosterMerge.phone(known.value("phone", row))
    }

    private mutating func change(_ index: Int, _ person: OfficePerson) {
        let row = sheet.rows[index]
        var fields: [RosterImport.Change.Field] = []
        for (column, _) in RosterSheet.titles where column != "id" && column != "name" {
            guard let new = person.values[column], !new.isEmpty else { continue }
            let old = sheet.value(column, row)
            guard !isSame(column, old, new) else { continue }
            fields.append(.init(column: column, old: old, new: new))
            sheet.set(column, of: index, to: new)
        }
        guard !fields.isEmpty else { return }
        if let phone = fields.first(where: { $0.column == "phone" }), !phone.old.isEmpty {
            note(person, "has a new telephone: make sure that it is the same person", "电话变了，请核对是不是同一个人")
        }
        changes.append(
            .init(
                kind: .changed, id: sheet.value("id", row), name: person.name, place: person.place, fields: fields))
    }

    private mutating func add(_ person: OfficePerson) {
        var values = person.values
        let kind = values["kind"].flatMap(Vocabularies.kind) ?? .member
        guard kind != .member || values["buildings"]?.isEmpty == false else {
            note(person, "is new and covers no building", "是新人，但没有写楼栋", isFault: true)
            return
        }
        values["name"] = person.name
        // Offices number their rows in a column 编号, too: that is nobody's id.
        let ownID = values["id"].flatMap { id in
            id.contains(where: \.isASCIILetter) && !sheet.rows.contains { sheet.value("id", $0) == id } ? id : nil
        }
        values["id"] = ownID ?? newID(kind)
        if values["available"] == nil { values["available"] = OfficeRowReader.cautiousHours }
        if (values["contact"] ?? "").isEmpty && (values["accounts"] ?? "").isEmpty { values["contact"] = contact }
        if sheet.rows.contains(where: { sheet.value("name", $0) == person.name }) {
            note(person, "is a namesake of somebody on the roster", "名册里已有同名的人，按另一个人新增")
        }
        sheet.add(values)
        let fields = RosterSheet.titles.map(\.0).filter { $0 != "id" && $0 != "name" }.compactMap { column in
            values[column].flatMap { $0.isEmpty ? nil : RosterImport.Change.Field(column: column, old: "", new: $0) }
        }
        changes.append(
            .init(kind: .new, id: values["id"] ?? "", name: person.name, place: person.place, fields: fields))
    }

    /// The id after the highest of the kind's usual letter, as wide as those are.
    private func newID(_ kind: Member.Kind) -> String {
        let ids = sheet.rows.map { sheet.value("id", $0) }
        let ownKind = sheet.rows.filter { (Vocabularies.kind(sheet.value("kind", $0)) ?? .member) == kind }
        var letters: [String: Int] = [:]
        for id in ownKind.map({ sheet.value("id", $0) }) {
            let prefix = String(id.prefix { !$0.isASCIIDigit })
            if id.count > prefix.count, id.dropFirst(prefix.count).allSatisfy(\.isASCIIDigit) {
                letters[prefix, default: 0] += 1
            }
        }
        let fallback = kind == .member ? "V" : kind == .staff ? "S" : "W"
        let prefix = letters.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? fallback
        let numbers = ids.filter { $0.hasPrefix(prefix) }.map { $0.dropFirst(prefix.count) }
        let highest = numbers.compactMap { Int($0) }.max() ?? 0
        let width = max(2, numbers.filter { Int($0) != nil }.map(\.count).max() ?? 3)
        let number = String(highest + 1)
        return prefix + String(repeating: "0", count: max(0, width - number.count)) + number
    }

    /// Whether two cells mean the same, so that another way to write it is no change.
    private func isSame(_ column: String, _ old: String, _ new: String) -> Bool {
        if old == new { return true }
        let spot = Spot(findings: Findings(part: .server), file: "", line: 1, key: "")
        switch column {
        case "phone": return RosterMerge.phone(old) == RosterMerge.phone(new)
        case "kind": return Vocabularies.kind(old) ?? .member == Vocabularies.kind(new)
        case "buildings":
            let notation = CoverageNotation(directory: buildings)
            return notation.read(old, at: spot) == notation.read(new, at: spot)
        case "skills":
            func set(_ text: String) -> Set<Skill> {
                Set(
                    text.halfWidth.split { "、,;/ \n".contains($0) }.flatMap { word in
                        let known = SkillWords.skills(in: String(word))
                        return known.isEmpty ? [word.lowercased()] : known
                    })
            }
            return set(old) == set(new)
        case "available":
            return !old.isEmpty && AvailabilityNotation.read(old, at: spot) == AvailabilityNotation.read(new, at: spot)
        case "away": return OfficeDate.ranges(old) == OfficeDate.ranges(new)
        default: return false
        }
    }

    private static func phone(_ text: String) -> String { text.filter(\.isASCIIDigit) }

    private mutating func note(_ person: OfficePerson, _ english: String, _ chinese: String, isFault: Bool = false) {
        notes.append(
            OfficeNote(place: person.place, words: Wording(english, chinese), got: nil, isFault: isFault))
    }
}
