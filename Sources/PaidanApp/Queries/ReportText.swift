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
        var lines = [heading, ""]
        lines += block(volume) + block(endings) + [""]
        lines += block(service) + [""]
        lines += block(troubles) + [""]
        lines += block(satisfaction)
        lines += tables
        return lines + ["", spread]
    }

    /// The same in a few sentences, for a chat.
    var sentences: [String] {
        let wishes = report.wishes
        let own = wishes.received - wishes.merged
        var lines = [
            "收到 \(wishes.received) 件，其中重复的 \(wishes.merged) 件。",
            "该上门的有人接了 \(ratio(wishes.accepted, wishes.sent))，办结 \(ratio(wishes.ended, own))。",
            "服务 \(report.services) 人次。"
                + (report.hours.measured > 0 ? "有记录的 \(report.hours.measured) 人次共 \(hours)。" : ""),
            "第一次回话\(spoken(report.answer))，接单\(spoken(report.response))，办好\(spoken(report.completion))。",
            "评价的 \(ratio(report.satisfaction.rated, report.satisfaction.finished))，其中满意 "
                + "\(ratio(report.satisfaction.satisfied, report.satisfaction.rated))；没有回话的 \(report.satisfaction.silent) 件，不算满意。",
        ]
        let overdue = report.overdue.values.reduce(0, +)
        let detours = report.detours
        lines.append(
            "过了时限 \(overdue) 次，退回 \(detours.returned) 次，重开 \(wishes.reopened) 件，挂起 \(detours.held) 次，无人可派 \(detours.shortfalls) 次。"
        )
        if wishes.drills + wishes.mistaken + wishes.observed > 0 {
            lines.append("另有演练 \(wishes.drills) 件、不是求助 \(wishes.mistaken) 件、只看不派 \(wishes.observed) 件，不算在内。")
        }
        if let top = report.hotspots.first { lines.append("最常见：\(hotspot(top.key)) \(top.received) 件。") }
        let campaigns = report.campaigns
        if campaigns.count > 0 {
            lines.append(
                "活动 \(campaigns.count) 场，报名 \(campaigns.signedUp) 人，坐上车 \(campaigns.carried) 人，用车 \(campaigns.cars) 辆次。"
            )
        }
        let load = report.load
        lines.append("\(load.members) 名成员里，接得最多的 \(load.max) 件，中位数 \(load.median) 件；不排名。")
        return lines
    }

    private var heading: String {
        let days = "\(report.from ?? said("the beginning", "开始"))…\(report.to ?? said("now", "现在"))"
        return language == .english
            ? "Report of \(report.community), \(days)" : "\(title)（\(report.community)）统计，\(days)"
    }

    private typealias Rows = [(label: String, value: String)]

    private var volume: Rows {
        let wishes = report.wishes
        let own = wishes.received - wishes.merged
        return [
            (said("wishes received", "收到心愿单"), "\(wishes.received)"),
            (said("  of which merged", "  其中并单"), "\(wishes.merged)"),
            (said("observed only (counted apart)", "只看不派（另计）"), "\(wishes.observed)"),
            (said("drills (counted apart)", "演练（另计）"), "\(wishes.drills)"),
            (said("no wish after all (counted apart)", "不是心愿（另计）"), "\(wishes.mistaken)"),
            (said("answered in time, of all", "响应率（按时回话/全部）"), ratio(wishes.answeredInTime, own)),
            (said("accepted, of those sent out", "接单率（接单/应派）"), ratio(wishes.accepted, wishes.sent)),
            (said("ended, of all", "办结率（办结/全部）"), ratio(wishes.ended, own)),
        ]
    }

    private var endings: Rows {
        report.wishes.endings.sorted { $0.key < $1.key }.map { ("  " + name($0.key, in: "ending"), "\($0.value)") }
    }

    private var service: Rows {
        [
            (said("person-times of service", "服务人次"), "\(report.services)"),
            (
                said("campaigns: people carried, of those signed up", "活动：坐上车/报名"),
                ratio(report.campaigns.carried, report.campaigns.signedUp)
            ),
            (
                said("hours of service, where known", "服务时长（有到达记录的）"),
                said("\(hours) (of \(report.hours.measured))", "\(hours)（\(report.hours.measured) 人次）")
            ),
            (said("first answer, mean / median / p90", "首次回话 平均/中位数/P90"), duration(report.answer)),
            (said("acceptance, mean / median / p90", "接单时长 平均/中位数/P90"), duration(report.response)),
            (said("completion, mean / median / p90", "办结时长 平均/中位数/P90"), duration(report.completion)),
        ]
    }

    private var troubles: Rows {
        let detours = report.detours
        let clocks = ["acknowledge", "accept", "start", "finish"].map { clock -> (label: String, value: String) in
            (clockName(clock), "\(report.overdue[clock] ?? 0)")
        }
        let rest: Rows = [
            (said("given back", "退单"), "\(detours.returned)"),
            (said("refused / not answered", "谢绝 / 没有回复"), "\(detours.refused) / \(detours.unanswered)"),
            (said("reopened", "重开"), "\(report.wishes.reopened)"),
            (said("further reports of the same", "重复报"), "\(detours.duplicates)"),
            (
                said("on hold (longest, days)", "挂起（最长天数）"),
                "\(detours.held)" + (detours.longestHold.map { " (\($0))" } ?? "")
            ),
            (said("the duty had to act", "交值班处理"), "\(detours.escalated)"),
            (said("nobody could come", "无人可派"), "\(detours.shortfalls)"),
        ]
        return clocks + rest
    }

    private var satisfaction: Rows {
        let satisfaction = report.satisfaction
        return [
            (said("satisfied, of those rated", "满意率（满意/参评）"), ratio(satisfaction.satisfied, satisfaction.rated)),
            (said("satisfied, of all finished", "满意率（满意/办成）"), ratio(satisfaction.satisfied, satisfaction.finished)),
            (said("rated, of those finished", "参评率（参评/办成）"), ratio(satisfaction.rated, satisfaction.finished)),
            (said("silent, of those finished", "没有回话（不算满意）"), ratio(satisfaction.silent, satisfaction.finished)),
        ]
    }

    private var tables: [String] {
        guard !report.byBuilding.isEmpty else { return [] }
        let unknown = said("not known", "不详")
        var lines = [""] + table(said("building", "楼栋"), report.byBuilding) { $0.isEmpty ? unknown : $0 }
        lines += [""] + table(said("category", "类别"), report.byCategory) { name($0, in: "category") }
        lines += [""] + table(said("urgency", "轻重缓急"), report.byUrgency) { name($0, in: "urgency") }
        lines += [""] + table(said("channel", "渠道"), report.byChannel) { $0.isEmpty ? unknown : $0 }
        guard !report.hotspots.isEmpty else { return lines }
        return lines + [""] + table(said("again and again", "反复出现"), report.hotspots, name: hotspot)
    }

    private var spread: String {
        let load = report.load
        let jain = load.jain.map { "\($0)" } ?? "-"
        return language == .english
            ? "wishes taken by each of \(load.members) members: fewest \(load.min), median \(load.median), "
                + "most \(load.max); evenness (Jain) \(jain)"
            : "\(load.members) 名成员接单：最少 \(load.min)，中位数 \(load.median)，最多 \(load.max)；均衡度（Jain）\(jain)"
    }

    private func clockName(_ clock: String) -> String {
        switch clock {
        case "acknowledge": said("answered too late", "超时：回话")
        case "accept": said("accepted too late", "超时：接单")
        case "start": said("begun too late", "超时：到场")
        default: said("finished too late", "超时：办结")
        }
    }

    private func hotspot(_ key: String) -> String {
        let parts = key.split(separator: " ").map(String.init)
        guard parts.count == 2 else { return key }
        return language == .english ? key : "\(parts[0])栋 \(name(parts[1], in: "category"))"
    }

    private var hours: String {
        let tenths = (report.hours.minutes * 10 + 30) / 60
        return said("\(tenths / 10).\(tenths % 10) h", "\(tenths / 10).\(tenths % 10) 小时")
    }

    private func spoken(_ duration: Report.Duration) -> String {
        guard let mean = duration.mean, let p90 = duration.p90 else { return "没有记录" }
        return "平均 \(mean) 分钟（九成在 \(p90) 分钟内）"
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
        guard let mean = duration.mean, let median = duration.median, let p90 = duration.p90 else {
            return said("none measured", "无")
        }
        return said(
            "\(mean) / \(median) / \(p90) min (of \(duration.count))",
            "\(mean)/\(median)/\(p90) 分钟（\(duration.count) 件）")
    }

    private func block(_ rows: Rows) -> [String] {
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
