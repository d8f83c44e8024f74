import PaidanCore

extension StoreContract {
    static let hearing = [
        ContractClause("what was heard last is told with its reading, oldest first, as far back as asked for") { bed in
            let desk = try await Inhabited(bed)
            try await Inhabited(bed, community: Sample.other).open(Sample.wish(1024), by: 9)
            for number in 1...3 {
                let recorded = try await desk.next(
                    Sample.arrival(number, at: Sample.morning + .minutes(Int64(number))))
                try await desk.commit(Sample.settlement(recorded, verdict: .updated))
            }
            try await desk.tick(at: Sample.morning + .minutes(3))
            let waiting = try await desk.next(Sample.arrival(4, at: Sample.morning + .minutes(3)))
            func heard(since: Instant, limit: Int) async throws -> [Int64] {
                try await bed.store.heard(of: Sample.community, since: since, limit: limit).map(\.recorded.sequence)
            }
            try demand(try await heard(since: Sample.morning, limit: 9), is: [1, 2, 3], "all that was handled")
            try demand(try await heard(since: Sample.morning + .minutes(2), limit: 9), is: [2, 3], "since then")
            try demand(try await heard(since: Sample.morning, limit: 3), is: [3], "among the last inputs")
            let last = try required(
                try await bed.store.heard(of: Sample.community, since: Sample.morning, limit: 3).first, "the message")
            try demand(last.reading, is: Sample.reading(), "the reading")
            try demand(last.recorded.input, is: Sample.arrival(3).input, "the message")
            try demand(waiting.sequence, is: 5, "what waits was not heard yet")
        },
        ContractClause("what was purged is not heard again") { bed in
            let desk = try await Inhabited(bed)
            let recorded = try await desk.next(Sample.arrival(1))
            try await desk.commit(Sample.settlement(recorded, verdict: .chatter))
            _ = try await bed.store.purge(PurgeLimits(), at: Sample.morning + .hours(25))
            let heard = try await bed.store.heard(of: Sample.community, since: Sample.morning, limit: 9)
            try demand(heard.map(\.recorded), is: [], "messages")
        },
    ]
}
