public import PaidanCore

/// What an office's tables would make of a roster: nothing is written, everything is told.
public struct RosterImport: Sendable {
    /// The faults and notes, by row.
    public var notes: [OfficeNote] = []
    /// How many rows of people there are.
    public var rowCount = 0
    /// How many of them cannot be taken over.
    public var badRowCount = 0
    /// Who is new, changed or gone.
    public var changes: [Change] = []
    /// Columns that nobody knows.
    public var unknownColumns: [String] = []
    /// Words for skills that are in no vocabulary; they are kept as they are.
    public var unknownSkills: [String] = []
    /// Words for hours that are in no vocabulary.
    public var unknownHours: [String] = []
    /// Words of other columns that nobody knows.
    public var unknownOthers: [String] = []
    /// How many cells were filled from a merged one above.
    public var filledCount = 0
    /// Whether a column of identity numbers was passed over.
    public var hasIdentities = false
    /// The way to be reached that new people get; empty where they bring their own or none can be told.
    public var contact = ""
    /// The roster that would come of it.
    public var roster: [UInt8] = []
    /// Faults of the whole: no header, no text, a vocabulary at fault.
    public var troubles: [Wording] = []

    /// What becomes of somebody.
    public struct Change: Hashable, Sendable {
        /// What becomes of them.
        public enum Kind: String, Hashable, Sendable { case new, changed, gone }
        /// What becomes of them.
        public var kind: Kind
        /// The id on the roster.
        public var id: String
        /// The name.
        public var name: String
        /// Where the row stands; nil for who is gone.
        public var place: OfficeSpot?
        /// The columns that change, with what they said and will say.
        public var fields: [Field] = []

        /// A column that changes.
        public struct Field: Hashable, Sendable {
            /// The column's name in data.
            public var column: String
            /// What it said; empty where nothing.
            public var old: String
            /// What it will say.
            public var new: String
        }
    }

    /// A table as it was sent.
    public struct File: Sendable {
        /// Its name.
        public var name: String
        /// Its bytes.
        public var bytes: [UInt8]

        /// A table as it was sent.
        public init(name: String, bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }

    /// Whether nothing of it may be taken over: a trouble of the whole, or more than two rows in a hundred at fault.
    public var isRefused: Bool { !troubles.isEmpty || rowCount == 0 || badRowCount * 50 > rowCount }

    /// Works out what tables would make of a roster. The same tables twice change nothing the second time.
    ///
    /// - Parameters:
    ///   - files: the tables, such as the sheets of one workbook; somebody on two of them is one person.
    ///   - roster: the roster as it is; nil where there is none yet.
    ///   - words: the community's own words for skills and hours; nil where it has none.
    ///   - buildings: the buildings that may be named.
    ///   - deletesMissing: whether members who are in none of the tables go; staff and organizations always stay.
    public init(
        files: [File], roster: [UInt8]?, words: File?, buildings: BuildingDirectory, deletesMissing: Bool = false
    ) {
        let findings = Findings(part: .server)
        let vocabulary = OfficeWords(words?.bytes, file: words?.name ?? "", findings: findings)
        troubles += findings.faults.map { Wording($0.text(in: .english), $0.text(in: .chinese)) }
        var sheet = RosterSheet()
        if let roster, !roster.isEmpty {
            guard let read = RosterSheet(roster) else {
                troubles.append(Wording("the roster that is there cannot be read", "现有的 roster.csv 读不出来"))
                return
            }
            sheet = read
        }
        var people: [OfficePerson] = []
        for file in files { people += read(file, vocabulary, buildings) }
        let merged = OfficeDuplicates.merged(people)
        notes += merged.notes
        contact = RosterMerge.usualContact(of: sheet)
        var merge = RosterMerge(sheet: sheet, buildings: buildings, contact: contact)
        merge.take(merged.people, badNames: Set(badNames), deletesMissing: deletesMissing)
        badRowCount += Set(merge.notes.filter(\.isFault).map(\.place.row)).count
        notes = (notes + merge.notes).sorted { ($0.place.file, $0.place.row) < ($1.place.file, $1.place.row) }
        changes = merge.changes
        self.roster = changes.isEmpty ? roster ?? merge.sheet.bytes : merge.sheet.bytes
    }

    private var badNames: [String] = []

    private mutating func read(
        _ file: File, _ vocabulary: OfficeWords, _ buildings: BuildingDirectory
    ) -> [OfficePerson] {
        guard case .text(let text, _) = RosterEncoding.decode(file.bytes) else {
            troubles.append(
                Wording(
                    "\(file.name) is neither UTF-8, UTF-16 nor GB18030 text; save it as CSV UTF-8",
                    "\(file.name) 不是 UTF-8、UTF-16 或 GB18030 文字，请另存为“CSV UTF-8”"))
            return []
        }
        let sheet = OfficeSheet(text)
        if sheet.rows.isEmpty {
            troubles.append(
                Wording(
                    "\(file.name) has no header with 姓名 and another column, or nobody below it",
                    "\(file.name) 里没有找到带“姓名”的表头，或者表头下面没有人"))
        }
        var reader = OfficeRowReader(directory: buildings, words: vocabulary, file: file.name)
        var people: [OfficePerson] = []
        for row in sheet.rows {
            rowCount += 1
            if let person = reader.read(row) {
                people.append(person)
            } else {
                badRowCount += 1
                badNames.append((row.cells[.name] ?? "").filter { !$0.isWhitespace })
            }
        }
        notes += reader.notes
        unknownSkills += reader.unknownSkills.sorted()
        unknownHours += reader.unknownHours.sorted()
        unknownOthers += reader.unknownOthers.sorted()
        unknownColumns += sheet.unknownColumns
        filledCount += sheet.filled
        hasIdentities = hasIdentities || sheet.hasIdentities
        return people
    }
}
