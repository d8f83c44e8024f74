import PaidanConfig
import PaidanCore

/// How a report is read: by people, by programs, by a spreadsheet.
public enum ReportFormat: String, Hashable, Sendable, CaseIterable {
    case text, json, csv
}

/// A report in words, for a printout.
struct ReportText {
    let report: Report
    let language: Language
    /// The names of codes by list, as the community's texts have them.
    let names: [String: [String: String]]
    /// The community's name.
    let title: String

    /// The lines.
    var lines: [String] {
        let wishes = report.wishes
        let satisfaction = report.satisfaction
        var lines = [heading, ""]
        lines += block([
            (said("wishes received", "收到心愿单"), "\(wishes.received)"),
            (said("  of which merged", "  其中并单"), "\(wishes.merged)"),
            (said("observed only (counted nowhere else)", "只看不派（不计入其他数字）"), "\(wishes.observed)"),
            (said("accepted", "已接单"), ratio(wishes.accepted, wishes.received - wishes.merged)),
            (said("ended", "已办结"), ratio(wishes.ended, wishes.received - wishes.merged)),
        ])
        lines += block(
            wishes.endings.sorted { $0.key < $1.key }.map { ("  " + name($0.key, in: "ending"), "\($0.value)") })
        lines += block([
            (said("reopened", "重开"), "\(wishes.reopened)"),
            (said("person-times of service", "服务人次"), "\(report.services)"),
            (said("response, median / p90", "响应时长 中位数/P90"), duration(report.response)),
            (said("completion, median / p90", "办结时长 中位数/P90"), duration(report.completion)),
            (said("satisfied, of those rated", "满意率（满意/参评）"), ratio(satisfaction.satisfied, satisfaction.rated)),
            (said("rated, of those finished", "参评率（参评/办结）"), ratio(satisfaction.rated, satisfaction.finished)),
            (said("silent, of those finished", "没有回话（不算满意）"), ratio(satisfaction.silent, satisfaction.finished)),
        ])
        if !report.byBuilding.isEmpty {
            lines += [""]
            lines += table(said("building", "楼栋"), report.byBuilding) { $0.isEmpty ? said("not known", "不详") : $0 }
            lines += [""]
            lines += table(said("category", "类别"), report.byCategory) { name($0, in: "category") }
        }
        return lines + [""] + spread
    }

    private var heading: String {
        let days = "\(report.from ?? said("the beginning", "开始"))…\(report.to ?? said("now", "现在"))"
        return language == .english
            ? "Report of \(report.community), \(days)" : "\(title)（\(report.community)）统计，\(days)"
    }

    private var spread: [String] {
        let load = report.load
        let jain = load.jain.map { "\($0)" } ?? "-"
        return language == .english
            ? [
                "wishes taken by each of \(load.members) members: fewest \(load.min), median \(load.median), "
                    + "most \(load.max); evenness (Jain) \(jain)"
            ] : ["\(load.members) 名成员接单：最少 \(load.min)，中位数 \(load.median)，最多 \(load.max)；均衡度（Jain）\(jain)"]
    }

    private func said(_ english: String, _ chinese: String) -> String {
        language == .english ? english : chinese
    }

    private func name(_ code: String, in list: String) -> String {
        language == .english ? code : names[list]?[code] ?? code
    }

    /// Numerator and denominator always, and the share in percent where there is one.
    private func ratio(_ part: Int, _ whole: Int) -> String {
        whole == 0 ? "\(part)/\(whole)" : "\(part)/\(whole) (\((part * 100 + whole / 2) / whole)%)"
    }

    private func duration(_ duration: Report.Duration) -> String {
        guard let median = duration.median, let p90 = duration.p90 else { return said("none measured", "无") }
        return said(
            "\(median) / \(p90) min (of \(duration.count))", "\(median)/\(p90) 分钟（\(duration.count) 件）")
    }

    private func block(_ rows: [(label: String, value: String)]) -> [String] {
        rows.map { label, value in
            label + String(repeating: " ", count: max(40 - label.displayWidth, 1)) + value
        }
    }

    private func table(_ first: String, _ tallies: [Report.Tally], name: (String) -> String) -> [String] {
        var table = TextTable([
            first, said("received", "收到"), said("accepted", "接单"), said("ended", "办结"),
        ])
        for tally in tallies {
            table.add([name(tally.key), "\(tally.received)", "\(tally.accepted)", "\(tally.ended)"])
        }
        return table.lines
    }
}

extension Report {
    /// The heading of the spreadsheet form.
    static let csvHeading = "community,section,key,figure,value"

    /// One figure a line: community, section, key, figure, value; an unknown figure has an empty value.
    var csvLines: [String] {
        var lines: [String] = []
        func add(_ section: String, _ key: String, _ figure: String, _ value: String?) {
            lines.append(
                [community.rawValue, section, key, figure, value ?? ""].map(Report.field).joined(separator: ","))
        }
        func add(_ section: String, _ figures: [(String, Int?)], key: String = "") {
            for (figure, value) in figures { add(section, key, figure, value.map(String.init)) }
        }
        add("period", "", "from", from)
        add("period", "", "to", to)
        add(
            "wishes",
            [
                ("received", wishes.received), ("merged", wishes.merged), ("observed", wishes.observed),
                ("accepted", wishes.accepted), ("ended", wishes.ended), ("reopened", wishes.reopened),
            ])
        for (ending, count) in wishes.endings.sorted(by: { $0.key < $1.key }) {
            add("ending", [("ended", count)], key: ending)
        }
        add("services", [("person_times", services)])
        for (section, duration) in [("response", response), ("completion", completion)] {
            add(
                section,
                [("count", duration.count), ("median_minutes", duration.median), ("p90_minutes", duration.p90)])
        }
        add(
            "satisfaction",
            [
                ("satisfied", satisfaction.satisfied), ("rated", satisfaction.rated),
                ("finished", satisfaction.finished), ("silent", satisfaction.silent),
            ])
        for (section, tallies) in [("building", byBuilding), ("category", byCategory)] {
            for tally in tallies {
                add(
                    section,
                    [("received", tally.received), ("accepted", tally.accepted), ("ended", tally.ended)],
                    key: tally.key)
            }
        }
        add("load", [("members", load.members), ("min", load.min), ("median", load.median), ("max", load.max)])
        add("load", "", "jain", load.jain.map { "\($0)" })
        return lines
    }

    /// A field of RFC 4180.
    private static func field(_ text: String) -> String {
        guard text.contains(where: { "\",\r\n".contains($0) }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
