import Logging
import PaidanCore

extension DeskKeeper {
    /// Has a month counted that the desk waits for, and records the figures as an input; tells whether there was one.
    ///
    /// Everything that the desk has decided is durable before it is counted. Figures that cannot be counted are told as
    /// such, so that nobody waits for them for ever.
    func countMonth() async throws -> Bool {
        guard let books, let wanted = desk?.state.head.wantedMonths?.first else { return false }
        var lines: [String] = []
        do {
            lines = try await books.figures(of: wanted.month, in: community)
        } catch {
            logger.error("month not counted", metadata: ["month": "\(wanted.month)", "failure": "\(error)"])
        }
        do {
            _ = try await store.accept([
                Arrival(
                    community: community, at: clock.now,
                    input: .figures(MonthFigures(month: wanted.month, lines: lines)))
            ])
        } catch {
            try await recover(from: error)
        }
        return true
    }
}
