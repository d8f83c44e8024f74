import PaidanCore
import PaidanCurl
import PaidanEngine
import PaidanSQLite
import PaidanWeb

/// What the web server may ask of the house.
struct HouseIntake: Intake {
    let house: House

    func receive(_ request: WebhookRequest, on channel: ChannelID) async -> WebhookAnswer {
        await house.reception.receive(request, on: channel)
    }

    func readiness() async -> Readiness {
        var checks: [Readiness.Check] = []
        do {
            try await house.store.ping()
            checks.append(.init(name: "store", isWell: true, detail: "answers"))
        } catch {
            checks.append(.init(name: "store", isWell: false, detail: "does not answer"))
        }
        var owned = 0
        for keeper in house.keepers where await keeper.present != nil { owned += 1 }
        checks.append(
            .init(
                name: "desks", isWell: owned == house.keepers.count, detail: "\(owned) of \(house.keepers.count) owned")
        )
        checks.append(
            .init(name: "courier", isWell: house.courier.isAlive(), detail: house.courier.isAlive() ? "alive" : "stuck")
        )
        let lost = house.watch.lost
        let isReady = checks.allSatisfy(\.isWell)
        // A lost bot does not make the house unready: the other channels are heard, and the duty has been told.
        checks.append(
            .init(
                name: "channels", isWell: lost.isEmpty,
                detail: lost.isEmpty ? "alive" : "lost: " + lost.map(\.rawValue).joined(separator: ", ")))
        if house.stepper != nil {
            checks.append(.init(name: "clock", isWell: true, detail: "stands still at \(house.clock.now): a rehearsal"))
        }
        return Readiness(isReady: isReady, checks: checks)
    }

    func metricsText() async -> String {
        await Gauges.refresh(house)
        return house.metrics.text()
    }

    func moveClock(to now: Instant) async -> Instant? {
        await house.stepper?.move(to: now)
    }
}
