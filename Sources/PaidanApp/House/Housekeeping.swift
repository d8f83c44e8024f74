import Logging
import PaidanConfig
import PaidanCore
import PaidanCurl
import PaidanSQLite
import ServiceLifecycle

/// Closes what must be closed last: the courier when nothing is sent any more, then the store.
struct Closing: Service {
    let store: SQLiteStore
    let courier: CurlCourier
    let logger: Logger

    func run() async throws {
        try await gracefulShutdown()
        await courier.stop()
        do throws(StoreFailure) {
            try await store.close()
        } catch {
            switch error {
            case .full, .owned:
                // All that was acknowledged is durable; only the word that the stop was meant is not.
                logger.warning("the next start counts as one after a kill", metadata: ["failure": "\(error)"])
            case .lostOwnership, .refused, .broken: throw error
            }
        }
    }
}

/// Ends the house when the store cannot be trusted any more: another process reads the file anew. Nothing that is under
/// way could be written down, so it is not waited for; only who asks at the door is told meanwhile to come again.
struct StoreWatch: Service {
    /// How long the door still answers.
    private static let courtesy = Duration.seconds(1)

    let store: SQLiteStore
    let logger: Logger

    func run() async throws {
        for await failure in store.breakage.cancelOnGracefulShutdown() {
            logger.critical(
                "the database cannot be trusted any more: ending, to be started again",
                metadata: ["failure": "\(failure)"])
            try? await Task.sleep(for: StoreWatch.courtesy)
            throw failure
        }
    }
}

/// Removes personal words once they are older than the retention allows, at start and every hour.
struct Purger: Service {
    let store: SQLiteStore
    let clock: any PaidanCore.Clock
    let retention: ServerSettings.Retention
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    let report = try await store.purge(
                        PurgeLimits(chatter: retention.chatter, ended: retention.personal), at: clock.now)
                    if report.messages + report.wishes > 0 {
                        logger.info(
                            "purged", metadata: ["messages": "\(report.messages)", "wishes": "\(report.wishes)"])
                    }
                } catch {
                    logger.error("purge failed", metadata: ["failure": "\(error)"])
                }
                await clock.wait(until: clock.now + .hours(1))
            }
        }
    }
}

/// Pats systemd's watchdog as long as the store answers and the courier goes round, and tells how much lies where.
///
/// A store that says that it is full answers, too: to start anew would make no room.
struct Watchdog: Service {
    let house: House

    func run() async throws {
        await cancelWhenGracefulShutdown {
            let every = house.systemd.watchdogInterval.map { $0 / 3 } ?? .seconds(10)
            while !Task.isCancelled {
                try? await Task.sleep(for: every)
                guard !Task.isCancelled else { continue }
                await look()
            }
        }
        house.systemd.stopping()
    }

    /// Looks once, and tells.
    func look() async {
        guard house.courier.isAlive(), let trouble = await storesTrouble() else { return }
        house.systemd.watchdog()
        guard let counts = try? await house.archive.counts() else { return }
        house.systemd.status(
            trouble
                + "\(counts.openWishes) wishes open, \(counts.waitingInputs) inputs and \(counts.waitingDeliveries) deliveries waiting, \(counts.deadLetters) dead letters"
        )
    }

    /// What hinders the store, for the status line, empty where nothing does; nil where it is lost.
    private func storesTrouble() async -> String? {
        do throws(StoreFailure) {
            try await house.store.ping()
            return ""
        } catch {
            switch error {
            case .full: return "the disk is full, nothing is taken in; "
            case .owned: return "another process holds the database, nothing is taken in; "
            case .lostOwnership, .refused, .broken: return nil
            }
        }
    }
}
