import FoundationEssentials
import PaidanConfig
import PaidanCore
import PaidanEngine
import PaidanReading

/// `paidan check`: every fault of the configuration at once, then every warning.
public struct ConfigurationCheck: Sendable {
    /// A proof to be made.
    public init() {}

    /// Makes it; 78 where there is any fault. Secrets are read, but those that only the running service is handed by
    /// systemd are a warning.
    public func answer(in shell: Shell) -> CommandOutput {
        let language = shell.language
        let loaded = Installation.load(shell, secrets: .proved)
        var faults = loaded.faults.map { $0.text(in: language) }
        faults += (loaded.sound?.communities ?? []).flatMap { brokenTexts(of: $0, in: shell) }
        do {
            _ = try PlainReader.installed(in: shell.directory)
        } catch let fault as ModelFault {
            faults.append("\(shell.directory)/\(PlainReader.localModel): \(fault)")
        } catch {
            faults.append("\(shell.directory)/lexicon: \(error)")
        }
        let mark = language == .english ? "warning: " : "提醒："
        let complaints = faults + loaded.warnings.map { mark + $0.text(in: language) }
        guard faults.isEmpty, let whole = loaded.sound else {
            return CommandOutput(complaints: complaints, status: .configuration)
        }
        return CommandOutput(
            [summary(of: whole, warnings: loaded.warnings.count, in: language)], complaints: complaints)
    }

    /// Texts that the engine of templates refuses, should the proof have let one through.
    private func brokenTexts(of community: CommunityConfiguration, in shell: Shell) -> [String] {
        PaidanEngine.Wording(texts: community.texts, rulebook: community.rulebook).faults.map {
            "\(shell.directory)/communities/\(community.id)/texts.yaml:1: texts.\($0.template.rawValue): \($0.reason)"
        }
    }

    private func summary(of whole: Configuration, warnings: Int, in language: Language) -> String {
        let rulebooks = whole.communities.map(\.rulebook)
        let members = rulebooks.reduce(0) { $0 + $1.members.count }
        let buildings = rulebooks.reduce(0) { $0 + $1.buildings.buildings.count }
        let groups = rulebooks.reduce(0) { $0 + $1.groups.count }
        return language == .english
            ? "ok: communities \(rulebooks.count), buildings \(buildings), roster \(members), "
                + "channels \(whole.channels.count), groups \(groups), mail drops \(whole.mailDrops.count), "
                + "warnings \(warnings)"
            : "ok：社区 \(rulebooks.count) 个，楼栋 \(buildings) 栋，名册 \(members) 人，渠道 \(whole.channels.count) 个，"
                + "群 \(groups) 个，邮箱 \(whole.mailDrops.count) 个，提醒 \(warnings) 条"
    }
}
