import PaidanCore
import PaidanEngine
import Synchronization
import Testing

@Suite("A clock that stands still", .timeLimit(.minutes(1)))
struct SteppedClockTests {
    @Test("It wakes who waited until then, and no other")
    func wakes() async {
        let clock = SteppedClock(at: morning)
        let woken = Mutex<[Int64]>([])
        await withTaskGroup { group in
            for minute in 1...3 as ClosedRange<Int64> {
                group.addTask {
                    await clock.wait(until: morning + .minutes(minute))
                    woken.withLock { $0.append(minute) }
                }
            }
            clock.set(to: morning + .minutes(1))
            await group.next()
            #expect(woken.withLock(\.self) == [1])
            clock.set(to: morning)
            #expect(clock.now == morning + .minutes(1), "time never goes back")
            clock.set(to: morning + .minutes(2))
            await group.next()
            #expect(woken.withLock(\.self) == [1, 2])
            group.cancelAll()
        }
        #expect(woken.withLock(\.count) == 3, "who is cancelled waits no longer")
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
    }
}
