import PaidanCore

/// What every store promises; each clause runs on an empty bed of its own.
public enum StoreContract {
    /// All promises.
    public static let clauses = acceptance + hearing + ownership + settling + outbox + purging + rebuilding

    private static let acceptance = [
        ContractClause("arrivals get sequences without gaps, each community its own") { bed in
            let store = await bed.store
            let first = try await store.accept([Sample.arrival(1), Sample.arrival(2)])
            let second = try await store.accept([Sample.arrival(3, in: Sample.other), Sample.arrival(4)])
            try demand(first + second, is: [1, 2, 1, 3].map { .new(sequence: $0) }, "sequences")
        },
        ContractClause("a repetition is known by its key, has the same sequence and leaves no gap") { bed in
            let store = await bed.store
            _ = try await store.accept([Sample.arrival(1)])
            let answers = try await store.accept([
                Sample.arrival(1), Sample.arrival(2), Sample.arrival(2), Sample.arrival(3),
            ])
            try demand(
                answers, is: [.known(sequence: 1), .new(sequence: 2), .known(sequence: 2), .new(sequence: 3)],
                "answers")
            let tick = Arrival(community: Sample.community, at: Sample.morning, input: .tick)
            try demand(
                try await store.accept([tick, tick]), is: [.new(sequence: 4), .new(sequence: 5)],
                "inputs without a key cannot repeat")
        },
        ContractClause("a repetition is known by the request that brought it as well as by its key") { bed in
            let store = await bed.store
            let first = try await store.accept([
                Sample.arrival(1, request: "r-1"), Sample.arrival(2, request: "r-1"),
                Sample.arrival(1, request: "r-2"), Sample.arrival(3), Sample.arrival(4, request: "r-4"),
            ])
            try demand(
                first,
                is: [
                    .new(sequence: 1), .known(sequence: 1), .known(sequence: 1), .new(sequence: 2), .new(sequence: 3),
                ], "answers")
            try await bed.restart(cleanly: false)
            let again = try await bed.store.accept([
                Sample.arrival(5, request: "r-4"), Sample.arrival(6, request: "m-1"),
            ])
            try demand(
                again, is: [.known(sequence: 3), .new(sequence: 4)], "a request's id is no message's key")
        },
        ContractClause("an instant never lies before its predecessor's, across a restart too") { bed in
            let hour = Instant.Span.hours(1)
            _ = try await bed.store.accept([Sample.arrival(1, at: Sample.morning + hour)])
            try await bed.restart(cleanly: true)
            _ = try await bed.store.accept([Sample.arrival(2), Sample.arrival(3, at: Sample.morning + hour + hour)])
            let inputs = try await bed.store.inputs(of: Sample.community, after: 0, limit: 9)
            try demand(
                inputs.map(\.at), is: [1, 1, 2].map { Sample.morning + hour * $0 }, "instants")
        },
        ContractClause("64 who arrive together are all written, in one order") { bed in
            let store = await bed.store
            let sequences = try await withThrowingTaskGroup { group in
                for number in 1...64 {
                    group.addTask { try await store.accept([Sample.arrival(number)])[0].sequence }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            try demand(sequences.sorted(), is: Array(1...64), "sequences")
            try demand(
                try await store.inputs(of: Sample.community, after: 0, limit: 99).count, is: 64, "inputs that wait")
        },
        ContractClause("cancelling one of 64 waiting arrivals leaves at least 63 durable") { bed in
            let store = await bed.store
            let tasks = (1...64).map { number in
                Task { try await store.accept([Sample.arrival(number)]) }
            }
            tasks[17].cancel()
            var acknowledged = 0
            for task in tasks where (try? await task.value) != nil { acknowledged += 1 }
            try demand(acknowledged >= 63, "63 must be acknowledged (got \(acknowledged))")
            try await bed.restart(cleanly: false)
            let kept = try await bed.store.inputs(of: Sample.community, after: 0, limit: 99)
            try demand(kept.count >= acknowledged, "every acknowledged one is kept (got \(kept.count))")
            try demand(kept.map(\.sequence), is: Array(1...Int64(kept.count)), "sequences")
        },
        ContractClause("inputs that wait are read in order, after a sequence, up to a limit") { bed in
            let store = await bed.store
            let arrivals = (1...5).map { Sample.arrival($0) }
            _ = try await store.accept(arrivals)
            let inputs = try await store.inputs(of: Sample.community, after: 1, limit: 3)
            try demand(inputs.map(\.sequence), is: [2, 3, 4], "sequences")
            try demand(inputs.map(\.input), is: arrivals[1...3].map(\.input), "inputs")
            try demand(try await store.inputs(of: Sample.other, after: 0, limit: 3), is: [], "another community's")
        },
        ContractClause("an empty call changes nothing, and the store answers") { bed in
            try demand(try await bed.store.accept([]), is: [], "acceptances of nothing")
            try await bed.store.ping()
            try await bed.store.begin([])
            try await bed.store.conclude([])
        },
        ContractClause("malformed requests are kept up to a thousand, the oldest make room") { bed in
            for number in 0..<1005 {
                try await bed.store.quarantine(
                    QuarantineRecord(
                        channel: Sample.channel, at: Sample.morning, reason: "broken json (got \(number))",
                        body: Array(repeating: 0x7B, count: 5000)))
            }
            try demand(try await bed.archive.counts().quarantined, is: 1000, "malformed requests kept")
        },
    ]
}
