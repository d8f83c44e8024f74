import PaidanCore

/// Somebody on an office's table, in the words of `roster.csv`; a column that says nothing is missing.
struct OfficePerson: Equatable {
    /// Where the row stands.
    var place: OfficeSpot
    /// The name, without the blanks that pad it.
    var name: String
    /// What is said, by the roster's columns.
    var values: [String: String]

    /// The telephone; empty where none is said.
    var phone: String { values["phone"] ?? "" }
}

/// A place in an office's table, as its spreadsheet shows it.
public struct OfficeSpot: Hashable, Sendable {
    /// The file's name.
    public var file: String
    /// The row, from 1.
    public var row: Int
    /// The letters of the column; empty where the whole row is meant.
    public var column: String

    /// The letters of a column counted from 0: A to Z, then AA.
    static func letters(_ index: Int) -> String {
        let last = String(Unicode.Scalar(UInt8(65 + index % 26)))
        return index < 26 ? last : letters(index / 26 - 1) + last
    }
}

/// Something that must be known of an office's table.
public struct OfficeNote: Hashable, Sendable {
    /// Where.
    public var place: OfficeSpot
    /// What.
    public var words: Wording
    /// What stands there; nil where it must not be shown.
    public var got: String?
    /// Whether the row cannot be taken over for it.
    public var isFault: Bool
}

/// Reads one row of an office's table.
struct OfficeRowReader {
    let directory: BuildingDirectory
    let words: OfficeWords
    let file: String
    private(set) var notes: [OfficeNote] = []
    private(set) var unknownSkills: Set<String> = []
    private(set) var unknownHours: Set<String> = []
    private(set) var unknownOthers: Set<String> = []
    private var row = OfficeSheet.Row(number: 0, cells: [:], places: [:])
    private var values: [String: String] = [:]
    private var isSound = true

    /// What a new person gets whose hours nobody can read: evenings and days off, never the night.
    static let cautiousHours = "WD 18:00-21:00; OD 09:00-18:00"

    init(directory: BuildingDirectory, words: OfficeWords, file: String) {
        self.directory = directory
        self.words = words
        self.file = file
    }

    /// The person of a row; nil where a cell of it is at fault, which is then noted.
    mutating func read(_ row: OfficeSheet.Row) -> OfficePerson? {
        (self.row, values, isSound) = (row, [:], true)
        let name = name()
        phone()
        buildings()
        if let cell = row.cells[.skills] { skills(cell) }
        if let cell = row.cells[.available] { hours(cell) }
        if let cell = row.cells[.away] { away(cell) }
        if let cell = row.cells[.kind] { kind(cell) }
        if let cell = row.cells[.party] { party(cell) }
        for column in [OfficeColumn.id, .organization, .maxOpen, .accounts, .contact, .vetted] {
            guard let cell = row.cells[column] else { continue }
            if column == .maxOpen, Int(cell.halfWidth) == nil { continue }
            values[column.rawValue] = Spreadsheet.unguarded(cell)
        }
        guard isSound else { return nil }
        return OfficePerson(place: spot(nil), name: name, values: values)
    }

    private mutating func name() -> String {
        let cell = Spreadsheet.unguarded(row.cells[.name] ?? "")
        // 王　伟 is padded to the width of three characters; a name in letters keeps its blanks.
        let isLatin = cell.unicodeScalars.contains { $0.isASCII && $0.properties.isAlphabetic }
        let name = isLatin ? cell : cell.filter { !$0.isWhitespace }
        if name.isEmpty {
            fault(.name, "the name is missing", "没有写姓名")
        } else if name.contains(where: { "?？\u{FFFD}□".contains($0) }) {
            fault(
                .name, "a character of the name was lost when the table was saved; save it as CSV UTF-8",
                "姓名里有字在保存时丢了，请另存为“CSV UTF-8”", got: name)
        }
        return name
    }

    private mutating func phone() {
        guard let cell = row.cells[.phone], !["无", "暂无", "没有", "/", "-"].contains(cell.halfWidth) else { return }
        switch OfficePhone(cell) {
        case .number(let number, let others):
            values["phone"] = number
            if !others.isEmpty {
                note(.phone, "holds several numbers; the first mobile number is taken", "有几个号码，只取第一个手机号")
            }
        case .ruined:
            fault(
                .phone, "is no whole telephone number: make the column text and type it again",
                "不是完整的电话号码：把这一列设为“文本”后重新填写", got: cell)
        case .identity:
            fault(.phone, "looks like an identity number; those are never imported", "像是身份证号，身份证号一律不导入")
        }
    }

    private mutating func buildings() {
        let place = OfficePlace(directory: directory)
        let column: OfficeColumn = row.cells[.buildings] != nil ? .buildings : .address
        guard let cell = row.cells[column].map(Spreadsheet.unguarded) else { return estate(place) }
        switch column == .buildings ? place.covered(cell) : place.home(cell) {
        case .buildings(let text, let repaired):
            values["buildings"] = text
            if repaired {
                note(
                    column, "a spreadsheet had changed this; read as building \(text)", "被表格软件改坏了，按 \(text) 栋读取",
                    got: cell)
            }
        case .turned(let likely):
            fault(
                column, "a spreadsheet made a date of this, it may have been \(likely): make the column text",
                "被表格软件变成了日期，原来可能是 \(likely)：把这一列设为“文本”后重填", got: cell)
        case .unknown(let name):
            fault(column, "names a building that the community does not have", "本社区没有这栋楼", got: name)
        }
    }

    /// A column 小区 counts where it names a grid or buildings, and is only an ornament where it does not.
    private mutating func estate(_ place: OfficePlace) {
        guard let cell = row.cells[.estate], case .buildings(let text, _) = place.covered(cell) else { return }
        values["buildings"] = text
    }

    private mutating func skills(_ cell: String) {
        let read = words.skills(of: Spreadsheet.unguarded(cell))
        values["skills"] = read.text
        unknownSkills.formUnion(read.unknown)
    }

    private mutating func hours(_ cell: String) {
        if let rule = words.hours(of: Spreadsheet.unguarded(cell)) {
            values["available"] = rule
            return
        }
        unknownHours.insert(cell)
        note(
            .available, "these hours are in no vocabulary; a new person gets \(OfficeRowReader.cautiousHours)",
            "词表里没有这种时间；新人暂按 \(OfficeRowReader.cautiousHours)", got: cell)
    }

    private mutating func away(_ cell: String) {
        if let ranges = OfficeDate.ranges(cell) {
            values["away"] = ranges
        } else {
            fault(.away, "must be days with their year", "应当是带年份的日期，如 2026.3.5", got: cell)
        }
    }

    private mutating func kind(_ cell: String) {
        if let kind = Vocabularies.kind(cell.halfWidth) {
            values["kind"] = kind.rawValue
        } else {
            unknownOthers.insert(cell)
        }
    }

    /// Whether somebody is in the party is looked at only to find what cannot be read: the desk does not need it.
    private mutating func party(_ cell: String) {
        let text = cell.halfWidth.trimmed
        let known = ["党员", "群众", "团员", "民主党派", "无党派", "积极分子"]
        if YesOrNo.read(text) == nil, !known.contains(where: text.contains) { unknownOthers.insert(cell) }
    }

    private mutating func fault(_ column: OfficeColumn, _ english: String, _ chinese: String, got: String? = nil) {
        isSound = false
        notes.append(OfficeNote(place: spot(column), words: Wording(english, chinese), got: got, isFault: true))
    }

    private mutating func note(_ column: OfficeColumn, _ english: String, _ chinese: String, got: String? = nil) {
        notes.append(OfficeNote(place: spot(column), words: Wording(english, chinese), got: got, isFault: false))
    }

    private func spot(_ column: OfficeColumn?) -> OfficeSpot {
        let letters = column.flatMap { row.places[$0] }.map(OfficeSpot.letters) ?? ""
        return OfficeSpot(file: file, row: row.number, column: letters)
    }
}
