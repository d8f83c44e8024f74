/// Tables that go out to an office, in the form in which they come back best.
public enum OfficeTemplate {
    /// What a table holds.
    public enum Subject: Sendable { case roster, duty }

    /// An empty table: its header, and a note that the reader passes over.
    public static func bytes(of subject: Subject) -> [UInt8] {
        switch subject {
        case .roster:
            Spreadsheet.file([
                RosterSheet.titles.map(\.1), ["说明：手机、楼栋两列请设为“文本”格式；编号可以空着；楼栋写 1-3、7 或 G1-G8，全社区写 *。"],
            ])
        case .duty:
            Spreadsheet.file([
                ["日期", "星期", "值班领导", "值班人员", "电话"], ["说明：日期写 2027-02-05 或 除夕—初三；一格可写几个人，用顿号分开。"],
            ])
        }
    }

    /// A table as a spreadsheet opens it safely: nothing in it is a formula; nil where the bytes are no text.
    public static func rewritten(_ bytes: [UInt8]) -> [UInt8]? {
        guard case .text(let text, _) = RosterEncoding.decode(bytes) else { return nil }
        return Spreadsheet.file(CSV(text).records.map { $0.cells.map(Spreadsheet.guarded) })
    }
}
