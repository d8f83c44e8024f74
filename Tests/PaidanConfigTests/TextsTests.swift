import Foundation
import PaidanCore
import Testing

@testable import PaidanConfig

/// The sentences that go out: complete, whole in form, and a community's own before the shipped ones.
@Suite struct TextsTests {
    @Test func theShippedTextsHaveNoFault() throws {
        let findings = Findings(part: .server)
        let root = try #require(YamlFile.root(ShippedTexts.source, file: "texts.yaml", findings: findings))
        _ = TextsReader(findings: findings).read(root, over: Texts(templates: [:], names: [:]))
        #expect(findings.faults.map(\.description) == [])
        #expect(findings.warnings.map(\.description) == [])
    }

    @Test(arguments: Template.allCases) func everyTextIsShipped(template: Template) {
        #expect(ShippedTexts.texts.templates[template]?.isEmpty == false)
    }

    @Test(arguments: NamedCodes.lists.keys.sorted()) func everyCodeHasAName(list: String) throws {
        #expect(Set(ShippedTexts.texts.names[list, default: [:]].keys) == Set(try #require(NamedCodes.lists[list])))
    }

    @Test(arguments: NamedCodes.alike.keys.sorted()) func factsAlikeBearTheSameNames(fact: String) throws {
        let list = try #require(NamedCodes.alike[fact])
        #expect(ShippedTexts.texts.names[fact] == ShippedTexts.texts.names[list])
    }

    @Test(arguments: Template.allCases.filter { $0.rawValue.hasPrefix("reporter.") })
    func residentsReadShortSentences(template: Template) throws {
        let text = try #require(ShippedTexts.texts.templates[template])
        let said = text.replacing(/\{\{.*?\}\}/, with: "")
        #expect(said.count <= 75, "an old person reads this on a small screen")
        #expect(!["工单", "受理", "办结", "派单", "诉求", "网格", "系统", "知悉", "回访"].contains(where: said.contains))
    }

    /// The example shows every text; it must not say anything else than the binary does.
    @Test func theExampleShowsTheShippedTexts() throws {
        let example = try String(
            contentsOfFile: ExampleTests.directory + "/communities/taoyuan/texts.yaml", encoding: .utf8)
        #expect(example.trimmed == ShippedTexts.source.trimmed)
    }

    @Test func aCommunitysOwnWordsGoFirst() throws {
        let folder = try ConfigFolder()
        try folder.write(
            "communities/oak/texts.yaml", "texts:\n  offer.taken: 有人了\nnames:\n  category: {repair: 修东西}\n")
        let texts = try #require(folder.load().whole?.communities.first?.texts)
        #expect(texts.templates[.offerTaken] == "有人了")
        #expect(texts.name(of: "repair", in: "category") == "修东西")
        #expect(texts.templates[.offerCancelled] == ShippedTexts.texts.templates[.offerCancelled])
        #expect(texts.name(of: "facility", in: "category") == "公共设施")
    }

    @Test(
        arguments: [
            ("offer.taken: 有人了，本月积分排行见群公告", true), ("member.accepted: 到了先打卡再拍照", true),
            ("member.accepted: 到了请在群里签到", true), ("member.accepted: 到了说一声，不用打卡", false),
            ("offer.taken: 已有人接了，谢谢", false),
        ])
    func textsThatAskForChecksAreWarnedOf(text: String, isWarned: Bool) throws {
        let folder = try ConfigFolder()
        try folder.write("communities/oak/texts.yaml", "texts:\n  \(text)\n")
        let warnings = folder.load().warnings.map(\.description).filter { $0.contains("指尖上的形式主义") }
        #expect(warnings.isEmpty != isWarned)
        #expect(warnings.allSatisfy { $0.contains("texts.yaml:2: ") })
    }

    @Test func noFileMeansTheShippedTexts() throws {
        let folder = try ConfigFolder()
        try folder.remove("communities/oak/texts.yaml")
        #expect(folder.load().whole?.communities.first?.texts == ShippedTexts.texts)
    }

    @Test func aFactThatNoTextHasIsWarnedOf() throws {
        let folder = try ConfigFolder()
        try folder.write("communities/oak/texts.yaml", "texts:\n  offer.taken: '{{hlper}}接了'\n")
        #expect(
            folder.warnings() == [
                #"communities/oak/texts.yaml:2: texts.offer.taken: names a fact that no text has, and will stay empty there; did you mean "helper"? (got "{{hlper}}")"#
            ])
    }

    @Test(
        arguments: [
            ("{{a}} {{#b}}x{{/b}} {{^c}}y{{/c}} {{! note }}{{{d}}}{{&e}}", nil),
            ("{{#lines}}{{text}}{{^last()}}, {{/last()}}{{/lines}}", nil),
            ("{{a", "has {{ without }}"), ("a}}", "has }} without {{"), ("}}{{a}}", "has }} without {{"),
            ("{{#a}}x", "opens {{#a}} and never closes it"), ("x{{/a}}", "closes {{/a}}, which is not open there"),
            ("{{#a}}{{#b}}{{/a}}{{/b}}", "closes {{/a}}, which is not open there"),
            ("{{}}", "has a tag that is no name: {{}}"), ("{{编号}}", "has a tag that is no name: {{编号}}"),
            ("{{>other}}", "uses a kind of tag that texts may not: {{>other}}"),
            ("{{=<% %>=}}", "uses a kind of tag that texts may not: {{=<% %>=}}"),
        ] as [(String, String?)])
    func theFormOfATemplate(source: String, problem: String?) {
        #expect(TemplateSource(source).problem?.english == problem)
    }
}
