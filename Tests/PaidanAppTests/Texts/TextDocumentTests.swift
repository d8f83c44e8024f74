import Foundation
import PaidanConfig
import PaidanCore
import Testing

@testable import PaidanEngine

/// Every text to residents and members as one document to read: `Tests/Vectors/texts/residents-and-members.md`. Each
/// stands there with all that it may say, and with as little as it must. `PAIDAN_GOLDEN=1` writes it.
@Suite("the texts as a document")
struct TextDocumentTests {
    private static let root = #filePath.split(separator: "/").dropLast(4).map { "/" + $0 }.joined()
    private static let document = root + "/Tests/Vectors/texts/residents-and-members.md"

    static let texts = Template.allCases.filter { template in
        ["reporter.", "offer.", "member.", "group."].contains(where: template.rawValue.hasPrefix)
    }

    private static let community = Result { try load() }

    private static func load() throws -> CommunityConfiguration {
        let loaded = ConfigurationLoader.load(
            directory: root + "/config", environment: [:], credentialsDirectory: nil,
            today: CivilDate(year: 2026, month: 11, day: 23) ?? CivilDate(dayNumber: 0))
        return try #require(loaded.whole?.communities.first { $0.rulebook.community == "taoyuan" })
    }

    /// All that a text may be filled with.
    private static let all: Facts = [
        "number": 1024, "code": "4071", "category": "repair", "urgency": "urgent", "building": "3栋",
        "place": "3栋2单元501",
        "helper": "王建国", "helper_kind": "member", "role": "市自来水公司", "eta": 20, "duty": "周敏", "call": "120",
        "when": "明天上午", "time": "明早九点", "until": "10:15", "minutes": 15, "words": "厨房水龙头一直滴水", "reporter": "胡女士",
        "contact": "13900001234", "beneficiary": "王奶奶", "unconfirmed": true, "numbers": "1024、1025",
        "waits_until": "06:30", "times": "每周一、三、五 07:00", "days": "11月25日周三 07:00", "next": "11月27日周五 07:00",
        "title": "60岁以上接种疫苗", "destination": "社区医院", "closes": "11月27日 18:00", "names": "张阿姨、李伯2人", "car": 2,
        "missing": "building", "post": "司机", "waiting": "赵奶奶",
        "riders": .list([["name": "李伯2人", "from": "3栋2单元501", "telephone": "13900001234"]]),
        "lines": .list([
            [
                "car": 2, "time": "11月28日 09:00", "place": "3栋楼下", "helper": "王建国", "partner": "刘洋",
                "names": "张阿姨、李伯2人",
            ]
        ]),
        "satisfied": true, "state": "under_way", "pair": true, "partner": "刘洋", "further": "5栋", "ring": "building",
    ]

    /// What none of them can do without.
    private static let least: [String] = [
        "number", "category", "urgency", "numbers", "state", "title", "names", "closes",
    ]

    private static func rendered(_ template: Template) throws -> [String] {
        let community = try community.get()
        let wording = PaidanEngine.Wording(texts: community.texts, rulebook: community.rulebook)
        let source = community.texts.templates[template] ?? ""
        let bare = all.filter { key, _ in least.contains(key) || isUnconditional(key, in: source) }
        // Only the groups read a list of cars.
        let all = all.filter { $0.key != "lines" || template == .groupCars }
        let texts = [all, bare].compactMap { wording.text(template, wording.complete($0, wish: 1024)) }
        return texts.count == 2 && texts[0] == texts[1] ? [texts[0]] : texts
    }

    private static func isUnconditional(_ name: String, in source: String) -> Bool {
        var rest = source
        // Sections are taken out from the innermost on; what still stands is said in any case.
        while let section = rest.firstMatch(of: /\{\{[#^]([a-z_]+)\}\}[^{}]*(?:\{\{[a-z_]+\}\}[^{}]*)*\{\{\/\1\}\}/) {
            rest.replaceSubrange(section.range, with: "")
        }
        return rest.contains("{{\(name)}}")
    }

    @Test("reads as it is written down")
    func document() throws {
        var lines = ["# What residents and members read", ""]
        for template in Self.texts {
            lines += ["## \(template.rawValue)", ""]
            for text in try Self.rendered(template) { lines += text.split(separator: "\n").map { "> " + $0 } + [""] }
        }
        let made = lines.joined(separator: "\n")
        if ProcessInfo.processInfo.environment["PAIDAN_GOLDEN"] != nil {
            let folder = URL(filePath: Self.document).deletingLastPathComponent()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try made.write(toFile: Self.document, atomically: true, encoding: .utf8)
        }
        let kept = try String(contentsOfFile: Self.document, encoding: .utf8)
        for (old, new) in zip(kept.split(separator: "\n"), made.split(separator: "\n")) where old != new {
            Issue.record("written \(old), said \(new)")
            return
        }
        #expect(kept == made)
    }

    @Test("is short, and says whom to call or what to answer", arguments: texts)
    func short(_ template: Template) throws {
        let community = try Self.community.get()
        for text in try Self.rendered(template) {
            let own = text.split(separator: "\n").filter { !$0.hasPrefix("居民") && !$0.hasPrefix("电话") }
            let sentences = own.joined().split { "。！？".contains($0) }.filter { $0.contains { $0.isLetter } }
            #expect(sentences.count <= (template == .memberAccepted ? 5 : 4), "\(text)")
            let leadsOn = text.contains(community.rulebook.phone) || text.contains("回") || text.contains("谢谢")
            #expect(leadsOn || template == .reporterCancelled || template == .memberDone, "\(text)")
            for office in ["工单", "派单", "升级", "合并", "超时", "置信度", "已解决"] { #expect(!text.contains(office), "\(text)") }
        }
    }
}
