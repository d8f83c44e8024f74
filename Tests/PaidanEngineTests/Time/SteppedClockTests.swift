import PaidanCore
import PaidanEngine
import Testing

@Suite("A clock that stands still", .timeLimit(.minutes(1)))
struct SteppedClockTests {
    @Test("It wakes who waited until then, one after the other, and who is cancelled")
    func wakes() async {
        let clock = SteppedClock(at: morning)
        await withTaskGroup(of: Int64.self) { group in
            for minute in 1...3 as ClosedRange<Int64> {
                group.addTask {
                    await clock.wait(until: morning + .minutes(minute))
                    return minute
                }
            }
            clock.set(to: morning + .minutes(1))
            #expect(await group.next() == 1)
            clock.set(to: morning)
            #expect(clock.now == morning + .minutes(1), "time never goes back")
            clock.set(to: morning + .minutes(2))
            #expect(await group.next() == 2)
            group.cancelAll()
            #expect(await group.next() == 3)
        }
        #expect(clock.now == morning + .minutes(2))
        await clock.wait(until: morning)
    }

    @Test("A cancelled task does not even lie down")
    func cancelled() async {
        let clock = SteppedClock(at: morning)
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            await clock.wait(until: morning + .days(1))
        }
        await task.value
        #expect(clock.now == morning)
    }
}
