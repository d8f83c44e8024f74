import Dispatch
import PaidanCore
import PaidanCurl
import PaidanTestKit
import Testing

@Suite("Many calls at once", .timeLimit(.minutes(1)))
struct ManyCallsTests {
    @Test("of 200 calls to a server that hangs and one that does not, the second is not held up by the first")
    func slowAndFast() async throws {
        let slow = try ScriptedServer { conversation in
            _ = try conversation.readRequest()
            conversation.hold()
        }
        let fast = try ScriptedServer()
        try await withCourier { courier in
            await withTaskGroup(of: (isSlow: Bool, answer: CourierAnswer).self) { group in
                for number in 0..<200 {
                    let isSlow = number % 2 == 0
                    let url = isSlow ? slow.url : fast.url
                    group.addTask { (isSlow, await courier.post(url)) }
                }
                // Nothing slow ends before the hanging server is stopped, which happens only after all that is fast.
                for _ in 0..<100 {
                    let next = await group.next()
                    #expect(next?.isSlow == false)
                    #expect(next?.answer.status == 200)
                }
                _ = await slow.requests(atLeast: 4)
                #expect(slow.connections == 4)
                slow.stop()
                for await rest in group { #expect(rest.isSlow && rest.answer.failure != nil) }
            }
        }
        #expect(fast.requests.count == 100)
        #expect(fast.connections <= 4)
    }

    @Test("a call that waits too long for a connection is given up")
    func waitsTooLong() async throws {
        let slow = try ScriptedServer { conversation in
            _ = try conversation.readRequest()
            conversation.hold()
        }
        let limits = CourierLimits(waiting: .milliseconds(50), connectionsPerServer: 1)
        try await withCourier(limits: limits) { courier in
            async let first = courier.post(slow.url)
            _ = await slow.requests(atLeast: 1)
            let second = await courier.post(slow.url)
            #expect(second.failure == .timeout)
            #expect(second.detail?.hasPrefix("waiting for a free connection") == true)
            slow.stop()
            #expect(await first.failure == .broken)
        }
    }

    @Test("a caller who is cancelled waits no more; the call goes on, and its connection is used again")
    func cancelled() async throws {
        let gate = DispatchSemaphore(value: 0)
        let server = try ScriptedServer { conversation in
            _ = try conversation.readRequest()
            gate.wait()
            try conversation.answer(200)
            _ = try conversation.readRequest()
            try conversation.answer(201)
        }
        try await withCourier(limits: CourierLimits(connectionsPerServer: 1)) { courier in
            let url = server.url
            let task = Task { await courier.post(url) }
            _ = await server.requests(atLeast: 1)
            task.cancel()
            #expect(await task.value.failure == .timeout)
            gate.signal()
            #expect(await courier.post(url).status == 201)
        }
        #expect(server.connections == 1)
    }

    @Test("a thousand calls, half of them cancelled at any moment, leave the courier in order")
    func cancelledInDroves() async throws {
        let server = try ScriptedServer()
        let url = server.url
        try await withCourier { courier in
            let tasks = (0..<1000).map { _ in Task { await courier.post(url) } }
            for (number, task) in tasks.enumerated() where number % 2 == 0 { task.cancel() }
            for (number, task) in tasks.enumerated() {
                let answer = await task.value
                #expect(answer.status == 200 || number % 2 == 0 && answer.failure == .timeout)
            }
            #expect(await courier.post(url).status == 200)
        }
    }

    @Test("stopping lets the calls under way end, and takes no more")
    func stopLetsFlightsEnd() async throws {
        let gate = DispatchSemaphore(value: 0)
        let server = try ScriptedServer { conversation in
            _ = try conversation.readRequest()
            gate.wait()
            try conversation.answer(200)
        }
        let courier = try CurlCourier(policy: CourierPolicy(allowsPrivateNetworks: true), version: "1")
        #expect(courier.isAlive())
        let url = server.url
        let flight = Task { await courier.post(url) }
        _ = await server.requests(atLeast: 1)
        let stop = Task { await courier.stop(within: .seconds(30)) }
        // Refused from the moment the stop is known; the flight holds the thread until then.
        while await courier.post("http://127.0.0.1:1/").detail?.contains("stopped") != true { await Task.yield() }
        gate.signal()
        #expect(await flight.value.status == 200)
        await stop.value
        await courier.stop()
        #expect(!courier.isAlive())
        #expect(await courier.post(url).failure == .unreachable)
    }

    @Test("stopping does not wait longer than its limit")
    func stopWithLimit() async throws {
        let server = try ScriptedServer { conversation in
            _ = try conversation.readRequest()
            conversation.hold()
        }
        let courier = try CurlCourier(
            policy: CourierPolicy(allowsPrivateNetworks: true), limits: CourierLimits(connectionsPerServer: 1),
            version: "1")
        let url = server.url
        let flights = (0..<3).map { _ in Task { await courier.post(url) } }
        _ = await server.requests(atLeast: 1)
        await courier.stop(within: .milliseconds(20))
        var failures: [CourierFailure.Kind?] = []
        for flight in flights { failures.append(await flight.value.failure) }
        #expect(failures.filter { $0 == .timeout }.count == 1, "the one whose outcome is unknown")
        #expect(failures.filter { $0 == .unreachable }.count == 2, "those that never began")
    }
}
