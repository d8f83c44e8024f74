import PaidanConfig

/// The preview of an import: what is at fault by row and column, who is new, changed or gone, and what nobody could map.
struct RosterImportText {
    let plan: RosterImport
    let language: Language

    /// The preview.
    var lines: [String] {
        notes + unmapped + changes + [summary]
    }

    /// Why nothing of it is taken over.
    var refusal: [String] {
        plan.troubles.map { $0[language] } + [
            say(
                "refused: \(plan.badRowCount) of \(plan.rowCount) rows are at fault, more than 2 in 100; nothing was changed",
                "整份表未导入：\(plan.rowCount) 行里有 \(plan.badRowCount) 行有错，超过百分之二；名册没有改动")
        ]
    }

    /// What stands above the faults of the roster that would come of it.
    var unusable: [String] {
        [say("refused: the roster would be at fault; nothing was changed", "未导入：导入后的名册会有下面的错误；名册没有改动")]
    }

    /// What to do next.
    var howToApply: [String] {
        guard !plan.changes.isEmpty else { return [] }
        return [say("nothing was written yet; --apply writes it", "以上只是预览，没有改动；加 --apply 写入名册")]
    }

    /// What was done, and what is left to do.
    func written(_ path: String) -> [String] {
        [
            say(
                "written: \(path); what was sent and what was there are kept in imports/. Now: systemctl reload paidan",
                "已写入 \(path)；原表和旧名册保存在 imports/。请执行 systemctl reload paidan 让它生效")
        ]
    }

    private var notes: [String] {
        plan.notes.map { note in
            let place = note.place
            let stands = say(
                "\(place.file) row \(place.row)\(place.column.isEmpty ? "" : ", column \(place.column)")",
                "\(place.file) 第 \(place.row) 行\(place.column.isEmpty ? "" : " \(place.column) 列")")
            let mark = note.isFault ? say("fault", "错误") : say("note", "提示")
            let got = note.got.map { say(" (got \"\($0.oneLine)\")", "（现为“\($0.oneLine)”）") } ?? ""
            return "\(mark)  \(stands): \(note.words[language])\(got)"
        }
    }

    private var unmapped: [String] {
        var lines: [String] = []
        func list(_ words: [String], _ english: String, _ chinese: String) {
            guard !words.isEmpty else { return }
            var seen: Set<String> = []
            let once = words.filter { seen.insert($0).inserted }.map(\.oneLine).joined(separator: "、")
            lines.append(say("\(english): \(once)", "\(chinese)：\(once)"))
        }
        list(plan.unknownColumns, "columns not taken over", "没有导入的列")
        list(plan.unknownSkills, "skills in no vocabulary (kept as written)", "词表里没有的特长（原样保留）")
        list(plan.unknownHours, "hours in no vocabulary", "词表里没有的时间")
        list(plan.unknownOthers, "words that nobody could map", "没有认出的写法")
        if plan.filledCount > 0 {
            lines.append(say("cells filled from merged ones: \(plan.filledCount)", "按合并单元格补全的格子：\(plan.filledCount) 个"))
        }
        if plan.hasIdentities {
            lines.append(say("the column of identity numbers was passed over", "身份证号一列没有导入，也没有保存"))
        }
        return lines
    }

    private var changes: [String] {
        plan.changes.map { change in
            let mark =
                switch change.kind {
                case .new: say("new", "新增")
                case .changed: say("changed", "变更")
                case .gone: say("gone", "移除")
                }
            let fields = change.fields.map { field in
                let name = RosterImportText.titles[field.column] ?? field.column
                let title = say(field.column, name)
                let new = shown(field.new, in: field.column)
                return field.old.isEmpty ? "\(title) \(new)" : "\(title) \(shown(field.old, in: field.column)) → \(new)"
            }
            let row = change.place.map { say(" (row \($0.row))", "（第 \($0.row) 行）") } ?? ""
            return "\(mark)  \(change.id) \(Discretion.masked.name(change.name))\(row)"
                + (fields.isEmpty ? "" : say(": ", "：") + fields.joined(separator: say("; ", "；")))
        }
    }

    private var summary: String {
        func count(_ kind: RosterImport.Change.Kind) -> Int { plan.changes.count { $0.kind == kind } }
        return say(
            "rows \(plan.rowCount), at fault \(plan.badRowCount); new \(count(.new)), changed \(count(.changed)), gone \(count(.gone))",
            "共 \(plan.rowCount) 行，有错 \(plan.badRowCount) 行；新增 \(count(.new)) 人，变更 \(count(.changed)) 人，移除 \(count(.gone)) 人"
        )
    }

    private func shown(_ value: String, in column: String) -> String {
        switch column {
        case "phone": Discretion.masked.phone(value)
        case "accounts", "contact": value.contains("{") || value.isEmpty ? value : Discretion.masked.words(value)
        default: value.oneLine
        }
    }

    private static let titles = Dictionary(
        uniqueKeysWithValues: [
            ("kind", "类别"), ("organization", "单位"), ("phone", "手机"), ("buildings", "包保楼栋"), ("skills", "特长"),
            ("available", "可服务时间"), ("max_open", "同时接单上限"), ("accounts", "账号"), ("contact", "通知方式"), ("away", "请假"),
            ("vetted", "已审核"),
        ])

    private func say(_ english: String, _ chinese: String) -> String { language == .english ? english : chinese }
}
