import Foundation
import PaidanConfig
import PaidanCore
import PaidanReading
import Testing

@testable import PaidanEngine

/// Every text as people get to read it: the shipped words, filled with what real desks decided.
@Suite("what is said")
struct SpokenTextsTests {
    /// A notice with the community that tells it.
    struct Said {
        let notice: Notice
        let facts: Facts
        let text: String?
        let source: String
        let wording: PaidanEngine.Wording
        let texts: Texts

        init(_ notice: Notice, as template: Template, _ wording: PaidanEngine.Wording, _ texts: Texts) {
            self.notice = notice
            self.wording = wording
            self.texts = texts
            facts = wording.complete(notice.facts, wish: notice.wish)
            text = wording.text(template, facts)
            source = texts.templates[template] ?? ""
        }

        /// The same facts in another text.
        func said(as template: Template) -> Said { Said(notice, as: template, wording, texts) }

        var renderer: Renderer { Renderer(wording) }

        var delivery: Delivery { renderer.delivery(of: notice, at: notice.at) }
    }

    /// What several communities' desks told over some weeks, rendered.
    private static let said = Result { try say() }

    private static func say() throws -> [Template: [Said]] {
        let root = #filePath.split(separator: "/").dropLast(4).map { "/" + $0 }.joined()
        let loaded = ConfigurationLoader.load(
            directory: root + "/config", environment: [:], credentialsDirectory: nil,
            today: CivilDate(year: 2026, month: 11, day: 23) ?? CivilDate(dayNumber: 0))
        let communities = try #require(loaded.whole?.communities)
        let morning = try #require(Instant(rfc3339: "2026-11-23T09:00:00+08:00"))
        let reader = try PlainReader(lexicon: try Lexicon())
        var all: [Template: [Said]] = [:]
        for (place, community) in communities.enumerated() {
            let wording = PaidanEngine.Wording(texts: community.texts, rulebook: community.rulebook)
            #expect(wording.faults.map(\.reason) == [])
            for seed in 1...4 as ClosedRange<UInt64> {
                var neighbourhood = Neighbourhood(
                    community.rulebook, reader: reader, from: morning, seed: seed + UInt64(place) * 100)
                neighbourhood.live(700)
                neighbourhood.holdCampaign()
                for notice in neighbourhood.notices {
                    let template = try #require(Template(rawValue: notice.template))
                    all[template, default: []].append(Said(notice, as: template, wording, community.texts))
                }
            }
        }
        for (template, sibling) in unasked where all[template] == nil {
            all[template] = all[sibling]?.map { $0.said(as: template) }
        }
        return all
    }

    /// Texts that no decision asks for today, or that not each of these short lives meets, with the one whose facts they
    /// would be given.
    static let unasked: [Template: Template] = [
        .reporterAskWhat: .reporterAskBuilding, .reporterAskWhen: .reporterAskBuilding, .offerReminder: .offerMade,
        .reporterConfided: .reporterReceived,
        .workHands: .offerMade, .dutyOverload: .dutyClock, .memberReserve: .memberLate,
        .memberPartner: .memberAccepted, .reporterMissed: .reporterReopened, .memberMissed: .memberProgress,
        .memberNeighbour: .memberProgress, .dutySignOfLife: .dutyDoor, .dutyChased: .dutyReminder,
        .memberRecalled: .memberUpdate,
        .memberTimeCleared: .memberTime, .memberCoverAsked: .deskDutySwapped, .memberCoverOpen: .deskDutySwapped,
        .dutySwapped: .deskDutySwapped,
        .dutyGaps: .deskDutySwapped, .memberHandOverOpen: .offerHandOver, .memberHandedOver: .offerHandOver,
        .memberHandOverRefused: .memberHandOverAsked, .memberLeft: .memberLeaving,
        .memberBindPrivately: .memberBindFailed, .dutyUntold: .dutyTell, .reporterSkipped: .reporterSeriesEnded,
        .reporterReminder: .reporterAccepted, .memberTeam: .memberAccepted, .memberReminder: .memberProgress,
    ]

    /// The outbox itself says these two: several notices in one, and the subject of a mail.
    static let spoken = Template.allCases.filter { $0 != .digest && $0 != .mailSubject }

    @Test("each text was needed by some decision, but for those that none asks for", arguments: spoken)
    func met(_ template: Template) throws {
        let isAsked = try Self.said.get()[template]?.contains { $0.notice.template == template.rawValue } == true
        #expect(isAsked || Self.unasked[template] != nil)
    }

    @Test("no text is empty, and nothing of the template is left in it", arguments: spoken)
    func whole(_ template: Template) throws {
        for said in try Self.said.get()[template] ?? [] {
            let text = try #require(said.text, "\(said.facts)")
            #expect(!text.contains("{{") && !text.contains("}}"), "\(text)")
            #expect(!["（）", "“”", "：。", "，，", "，。", "  ", "编号 ，", "编号 。"].contains(where: text.contains), "\(text)")
            #expect(!text.split(separator: "\n").contains { $0.allSatisfy(\.isWhitespace) }, "\(text)")
        }
    }

    @Test("what a text says in any case is always known", arguments: spoken)
    func known(_ template: Template) throws {
        for said in try Self.said.get()[template] ?? [] {
            let missing = Self.unconditional(in: said.source).filter { name in
                guard case .text(let text)? = said.facts[name] else { return said.facts[name] == nil }
                return text.isEmpty
            }
            #expect(missing.isEmpty, "\(template) \(said.notice.to) \(said.facts)")
        }
    }

    @Test(
        "residents read no office words and no codes", arguments: spoken.filter { $0.rawValue.hasPrefix("reporter.") })
    func plainWords(_ template: Template) throws {
        let office = ["工单", "受理", "办结", "派单", "诉求", "网格", "系统", "知悉", "回访", "处置", "上报"]
        for said in try Self.said.get()[template] ?? [] {
            // What the office answered, and what the resident wished for, is theirs.
            var text = said.text ?? ""
            for key in ["words", "when"] {
                if case .text(let own)? = said.facts[key] { text = text.replacingOccurrences(of: own, with: "") }
            }
            #expect(!office.contains(where: text.contains), "\(text)")
            #expect(text.range(of: "[a-z]+[_.][a-z]+", options: .regularExpression) == nil, "\(text)")
        }
    }

    @Test(
        "residents and members read no words of the machinery",
        arguments: spoken.filter { !$0.rawValue.hasPrefix("duty.") && !$0.rawValue.hasPrefix("desk.") })
    func noMachinery(_ template: Template) throws {
        for said in try Self.said.get()[template] ?? [] {
            var text = said.text ?? ""
            // What somebody said is theirs.
            for key in ["words", "when", "time"] {
                if case .text(let own)? = said.facts[key] { text = text.replacingOccurrences(of: own, with: "") }
            }
            let machinery = ["工单", "派单", "升级", "合并", "超时", "置信度", "已解决"]
            #expect(!machinery.contains(where: text.contains), "\(text)")
        }
    }

    @Test("a mail's subject is its thread's, else it names the wish")
    func subject() throws {
        let mails = try Self.said.get().values.joined().filter { $0.notice.destination.channel == "mail" }
        let subjects = Set(mails.map { $0.delivery.content.subject })
        #expect(subjects.contains("Re: 请帮忙"))
        #expect(subjects.contains { $0?.wholeMatch(of: /您的求助，编号 \d+（.+社区）/) != nil })
        #expect(subjects.allSatisfy { $0?.contains("{{") == false && $0?.isEmpty == false })
    }

    @Test("a digest says each of its notices")
    func digest() throws {
        let told = try Self.said.get().values.joined().filter { $0.notice.community == "taoyuan" }
        let group = Array(told.filter { $0.notice.to == .group(.duty) }.prefix(5))
        let renderer = try #require(group.first).renderer
        let messages = renderer.compose(group.map(\.notice), at: group[0].notice.at).messages
        let text = try #require(messages.first).delivery.content.text
        #expect(text.hasPrefix("有 5 条通知：\n· "))
        for said in group { #expect(text.contains("· " + (said.text ?? "?"))) }
    }

    /// The names of a source that stand in no section.
    private static func unconditional(in source: String) -> [String] {
        var depth = 0
        return source.matches(of: /\{\{([#^\/]?)([a-z_]+)\}\}/).compactMap { match in
            switch match.output.1 {
            case "#", "^": depth += 1
            case "/": depth -= 1
            default: return depth == 0 ? String(match.output.2) : nil
            }
            return nil
        }
    }
}
