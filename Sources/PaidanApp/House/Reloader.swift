import Logging
import PaidanConfig
import PaidanCore
import PaidanEngine
import ServiceLifecycle
import UnixSignals

/// Takes another configuration over on SIGHUP: proves it whole, then swaps it, or keeps the old one and says why.
///
/// A community whose own files are bad keeps its old rules and blocks no other. The address, the database, the mail
/// drops and the list of communities are taken over by a restart only.
struct Reloader: Service {
    let house: House

    func run() async throws {
        for await _ in await UnixSignalsSequence(trapping: .sighup).cancelOnGracefulShutdown() {
            await take()
        }
    }

    /// Reloads between telling systemd that it begins and that it has ended, whatever came of it.
    func take() async {
        house.systemd.reloading()
        let words = await reload()
        Heap.giveBack()
        house.systemd.ready(status: words)
    }

    /// Reloads, and tells what came of it.
    func reload() async -> String {
        let loaded = Configuring.read(house.options)
        for fault in loaded.faults { house.logger.error("configuration", metadata: ["fault": "\(fault)"]) }
        for warning in loaded.warnings { house.logger.warning("configuration", metadata: ["warning": "\(warning)"]) }
        guard let sound = loaded.sound else {
            house.logger.error(
                "reload refused: the old configuration stays", metadata: ["faults": "\(loaded.faults.count)"])
            return "reload refused: \(loaded.faults.count) faults, the old configuration stays"
        }
        // A community with faults is missing here and keeps its keeper, its words and its rules as they are.
        let good = Set(sound.communities.map(\.id))
        let kept = house.configuration.communities.filter { !good.contains($0.id) }
        var whole = sound
        whole.communities = house.configuration.communities.compactMap { old in
            sound.communities.first { $0.id == old.id } ?? old
        }
        let furnishing = Furnishing(whole)
        house.reception.replace(routes: furnishing.routes)
        house.watch.replace(routes: furnishing.routes)
        house.outbox.replaceWorld(furnishing.world)
        for rules in furnishing.rules where good.contains(rules.rulebook.community) {
            guard let keeper = house.keepers.first(where: { $0.community == rules.rulebook.community }) else {
                continue
            }
            do {
                try await keeper.adopt(rules)
            } catch {
                house.logger.error("rules not recorded", metadata: ["failure": "\(error)"])
                return "reload failed: the rules could not be recorded"
            }
        }
        do {
            let second = try Furnishing.second(
                whole.languageModel, clock: house.clock, shell: house.options.shell)
            for keeper in house.keepers { await keeper.adopt(second: second) }
        } catch {
            house.logger.error("second reader not taken over", metadata: ["failure": "\(error)"])
        }
        let words =
            kept.isEmpty
            ? "configuration reloaded"
            : "configuration reloaded; old rules stay for \(kept.map(\.id.rawValue).joined(separator: ", "))"
        house.logger.notice("\(words)")
        return words
    }
}
