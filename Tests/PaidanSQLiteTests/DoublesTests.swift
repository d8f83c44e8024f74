import PaidanCore
import PaidanTestKit
import Testing

@Suite("the doubles do as they are told")
struct DoublesTests {
    @Test("a courier answers from its script, then always the same, and notes each call")
    func courier() async {
        let courier = ScriptedCourier(
            script: [.failed(CourierFailure(kind: .timeout, detail: "15 s")), .answered(HTTPAnswer(status: 503))])
        let calls = (1...4).map { OutboundCall.http(HTTPCall(url: "https://example.org/\($0)")) }
        async let seen = courier.calls(atLeast: 3)
        var answers: [CourierAnswer] = []
        for call in calls.prefix(3) { answers.append(await courier.send(call)) }
        #expect(
            answers == [
                .failed(CourierFailure(kind: .timeout, detail: "15 s")), .answered(HTTPAnswer(status: 503)),
                .answered(HTTPAnswer(status: 200)),
            ])
        #expect(await seen == Array(calls.prefix(3)))
        courier.answer { call in .answered(HTTPAnswer(status: call == calls[3] ? 410 : 200)) }
        #expect(await courier.send(calls[3]) == .answered(HTTPAnswer(status: 410)))
        #expect(courier.calls == calls)
    }

    @Test("a faulty store fails at the n-th verb, at every verb of a name, before or after the work, until healed")
    func faulty() async throws {
        let memory = MemoryStore()
        let store = FaultyStore(memory)
        store.fail(at: 2, with: .broken("disk"))
        try await store.ping()
        await #expect(throws: StoreFailure.broken("disk")) { try await store.ping() }
        try await store.ping()
        store.fail(.accept, with: .full("no room"))
        for _ in 0..<2 {
            await #expect(throws: StoreFailure.full("no room")) { try await store.accept([Sample.arrival(1)]) }
        }
        try await store.ping()
        store.heal()
        store.fail(.accept, at: 1, with: .broken("the answer was lost"), afterwards: true)
        await #expect(throws: StoreFailure.broken("the answer was lost")) {
            try await store.accept([Sample.arrival(1)])
        }
        #expect(try await store.accept([Sample.arrival(1)]) == [.known(sequence: 1)])
        #expect(store.calls.suffix(2) == [.accept, .accept])
    }

    @Test("a faulty store that does not fail keeps the contract", arguments: StoreContract.clauses)
    func passesThrough(_ clause: ContractClause) async throws {
        try await clause.check(FaultyBed())
    }
}

/// The memory store behind a faulty one that does not fail.
private struct FaultyBed: StoreBed {
    private let memory: MemoryStore
    private let faulty: FaultyStore

    init() {
        memory = MemoryStore()
        faulty = FaultyStore(memory)
    }

    var store: any Store { faulty }
    var archive: any Archive { memory }

    func restart(cleanly: Bool) async throws { await memory.restart(cleanly: cleanly) }
}
