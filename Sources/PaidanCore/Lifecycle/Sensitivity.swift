/// Why a wish is nobody's to read but named staff's.
public enum Sensitivity: String, Hashable, Codable, Sendable, CaseIterable {
    /// It complains of the office, its staff or a member.
    case complaint
    /// A minor is harmed or in danger of it.
    case minor
    /// Somebody does violence.
    case violence
}

extension Desk {
    /// Whether words are sensitive, and of whom on the roster they complain; nil where they are not.
    func sensitivity(of text: String) -> (kind: Sensitivity, subjects: [MemberID])? {
        let words = rulebook.sensitive ?? .shipped
        if words.minor.contains(where: text.contains) { return (.minor, subjects(of: text, words)) }
        if words.violence.contains(where: text.contains) { return (.violence, subjects(of: text, words)) }
        guard words.complaint.contains(where: text.contains) else { return nil }
        // Both words in one clause, or a complaint about noise would be one about whoever is to see to it.
        let complaints = text.split { "，,。；;！!？?\n".contains($0) }.filter { clause in
            words.complaint.contains(where: clause.contains)
        }
        let subjects = subjects(of: text, words) + complaints.flatMap(people)
        guard subjects.isEmpty else { return (.complaint, Array(Set(subjects)).sorted()) }
        let isAboutOffice = complaints.contains { clause in words.about.contains(where: clause.contains) }
        return isAboutOffice ? (.complaint, []) : nil
    }

    /// The people of the organizations that a clause names: nobody of theirs reads what is said of them. The office is
    /// none of these; a complaint about it in general is for its staff.
    private func people(of clause: Substring) -> [MemberID] {
        let organizations = rulebook.members.filter { $0.kind == .organization }
        let named = Set(organizations.flatMap { [$0.name] + [$0.organization].compactMap(\.self) }).filter {
            $0.count >= 2 && clause.contains($0)
        }
        return rulebook.members.filter { member in
            member.kind != .staff && (named.contains(member.name) || member.organization.map(named.contains) ?? false)
        }.map(\.id)
    }

    /// The members and staff named: by name, staff also by surname and title.
    private func subjects(of text: String, _ words: SensitiveWords) -> [MemberID] {
        rulebook.members.filter { member in
            guard member.kind != .organization, member.name.count >= 2 else { return false }
            if text.contains(member.name) { return true }
            guard member.kind == .staff, let surname = member.name.first else { return false }
            return words.about.contains { text.contains("\(surname)\($0)") }
        }.map(\.id)
    }

    /// Whether words that were read as talk or as a judgement complain of the office, or of somebody on the roster.
    func isOpenComplaint(_ spoken: Spoken) -> Bool {
        spoken.reading.kind != .wish && spoken.member.flatMap({ index[$0] })?.kind != .staff
            && sensitivity(of: spoken.message.text)?.kind == .complaint
    }

    /// Whether words are sensitive by the rules in force now.
    public func isSensitive(_ text: String) -> Bool { sensitivity(of: text) != nil }

    /// Puts a sensitive wish before named staff alone; nobody is sought, and who spoke hears of it only privately.
    mutating func confide(_ wish: inout Wish, _ spoken: Spoken, onBehalf: Bool) -> Verdict {
        move(&wish, to: .open)
        escalate(&wish, .sensitive)
        guard wish.level == .auto else { return .opened }
        wish.isAnnounced = true
        if onBehalf {
            answer(spoken, .deskReported, about: wish)
        } else {
            tellReporters(&wish, .reporterConfided, kind: .wishReceived)
        }
        return .opened
    }
}

extension Wish {
    /// Whether it must not be spoken of in groups: people who need protection are concerned, or one complains of those
    /// who would read it.
    var isSensitive: Bool { sensitivity != nil || danger?.isSensitive ?? false }

    /// Those whom it complains of: they neither hear of it nor act on it.
    var parties: [MemberID] { subjects ?? [] }
}

extension Danger {
    /// Whether it must not be spoken of in groups.
    var isSensitive: Bool { self == .violence || self == .selfHarm }
}
