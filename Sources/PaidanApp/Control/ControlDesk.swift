import FoundationEssentials
import Logging
import PaidanCore
import PaidanEngine
import PaidanSQLite

/// Answers what commands ask through the unix socket.
struct ControlDesk: Sendable {
    let house: House
    let reloader: Reloader

    /// Answers one request.
    @Sendable func answer(method: String, path: String, body: [UInt8]) async -> WebhookAnswer {
        do {
            switch (method, path) {
            case ("POST", "/control/staff"): return try await act(decode(body))
            case ("POST", "/control/redrive"): return try await redrive(decode(body))
            case ("POST", "/control/reveal"): return reveal(try decode(body))
            case ("POST", "/control/reload"): return document(["status": .text(await reloader.reload())])
            case ("GET", "/control/status"): return try await status()
            default: return Problem(status: 404, name: "not-found", detail: "there is no such command").answer()
            }
        } catch let failure as StoreFailure {
            return Problem(status: 503, name: "store-unavailable", detail: "\(failure)").answer()
        } catch {
            return Problem(status: 400, name: "malformed", detail: "the body is not what the command needs").answer()
        }
    }

    private func decode<Value: Decodable>(_ body: [UInt8]) throws -> Value {
        try JSONDecoder().decode(Value.self, from: Data(body))
    }

    private func document(_ facts: Facts) -> WebhookAnswer {
        WebhookAnswer(status: 200, contentType: "application/json", body: Fact.record(facts).canonicalJSON)
    }

    private func act(_ staff: ControlOrder.Staff) async throws -> WebhookAnswer {
        guard let keeper = house.keepers.first(where: { $0.community == staff.community }) else {
            return Problem(status: 404, name: "no-such-community", detail: "no community \(staff.community)").answer()
        }
        guard let decision = try await keeper.hand(.staff(staff.action)) else {
            return Problem(status: 503, name: "stopping", detail: "the daemon is stopping").answer()
        }
        if decision.verdict == .refused {
            let entry = decision.entries.last { $0.event == "commanded" }
            var problem = "refused"
            if case .text(let code)? = entry?.facts["problem"] { problem = code }
            return Problem(status: 409, name: problem, detail: "the desk could not do that: \(problem)").answer()
        }
        var facts: Facts = ["verdict": .text(decision.verdict.rawValue)]
        if let wish = decision.wish { facts["wish"] = .number(wish) }
        return document(facts)
    }

    private func redrive(_ wanted: ControlOrder.Redrive) async throws -> WebhookAnswer {
        var redriven: [Delivery] = []
        for keeper in house.keepers where wanted.community == nil || wanted.community == keeper.community {
            let back = try await house.store.redrive(wanted.deliveries, of: keeper.community, at: house.clock.now)
            let carried = try await house.store.outbox(of: keeper.community).carried
            house.outbox.redriven(back, carrying: carried)
            redriven += back
        }
        let lines: [Facts] = redriven.map { ["id": .text($0.id.rawValue)] }
        return document(["redriven": .list(lines), "count": .number(lines.count)])
    }

    private func reveal(_ reveal: ControlOrder.Reveal) -> WebhookAnswer {
        house.logger.notice("personal data shown", metadata: ["actor": "\(reveal.actor)", "what": "\(reveal.what)"])
        return document(["recorded": true])
    }

    private func status() async throws -> WebhookAnswer {
        let counts = try await house.archive.counts()
        return document([
            "version": .text(paidanVersion), "now": .text(house.clock.now.description),
            "communities": .list(house.keepers.map { ["id": .text($0.community.rawValue)] }),
            "wishes_open": .number(counts.openWishes), "inputs_waiting": .number(counts.waitingInputs),
            "deliveries_waiting": .number(counts.waitingDeliveries), "dead_letters": .number(counts.deadLetters),
        ])
    }
}
