import Testing

@testable import PaidanCurl

@Suite("Whose turn it is")
struct WaitingRoomTests {
    private let start = ContinuousClock.now

    private func room(_ calls: [(Int, String)], perServer: Int, total: Int) -> WaitingRoom<Int> {
        var room = WaitingRoom<Int>(perServer: perServer, total: total)
        for (call, server) in calls { room.enter(call, server: server, deadline: start + .seconds(call)) }
        return room
    }

    private func all(_ room: inout WaitingRoom<Int>) -> [Int] {
        var calls: [Int] = []
        while let (call, _) = room.next() { calls.append(call) }
        return calls
    }

    @Test("a server gets no more than its share at once, the others are served in turn")
    func inTurn() {
        var room = room([(1, "a"), (2, "a"), (3, "a"), (4, "b"), (5, "c"), (6, "b")], perServer: 2, total: 10)
        #expect(all(&room) == [1, 4, 5, 2, 6])
        #expect(room.waiting == 1)
        room.leave("b")
        #expect(all(&room) == [])
        room.leave("a")
        #expect(all(&room) == [3])
    }

    @Test("at the limit for all, the next to start is of the server whose turn it is")
    func total() {
        var room = room([(1, "a"), (2, "a"), (3, "b"), (4, "b")], perServer: 4, total: 1)
        #expect(all(&room) == [1])
        room.leave("a")
        #expect(all(&room) == [3])
        room.leave("b")
        #expect(all(&room) == [2])
        room.leave("a")
        #expect(all(&room) == [4])
        room.leave("b")
        #expect(room.flying == 0)
    }

    @Test("who has waited too long leaves the line, the rest keeps its order")
    func expire() {
        var room = room([(1, "a"), (2, "a"), (3, "a"), (4, "b")], perServer: 1, total: 1)
        #expect(all(&room) == [1])
        #expect(Set(room.expire(at: start + .seconds(2))) == [2])
        #expect(room.waiting == 2)
        room.leave("a")
        #expect(all(&room) == [4])
        #expect(room.drain() == [3])
        room.leave("b")
        #expect(all(&room) == [])
        #expect(room.waiting == 0 && room.flying == 0)
    }

    @Test("a long line stays in order and lets go of what it has served")
    func line() {
        var line = Line<Int>()
        var served: [Int] = []
        for number in 0..<1000 {
            line.append(number)
            if number % 3 == 0, let first = line.popFirst() { served.append(first) }
        }
        while let first = line.popFirst() { served.append(first) }
        #expect(served == Array(0..<1000))
    }
}
