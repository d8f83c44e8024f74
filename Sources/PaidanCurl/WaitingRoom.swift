/// Calls that wait for a connection: one line for each server, the servers served in turn. No server waits for another.
struct WaitingRoom<Call> {
    /// How many calls wait.
    private(set) var waiting = 0
    /// How many calls are under way.
    private(set) var flying = 0

    private struct Waiting {
        var call: Call
        var deadline: ContinuousClock.Instant
    }

    private struct Lane {
        var line = Line<Waiting>()
        var flying = 0
        var isInTurn = false
    }

    private let perServer: Int
    private let total: Int
    private var lanes: [String: Lane] = [:]
    // The servers that have a call waiting and a connection free, each once.
    private var turn = Line<String>()

    init(perServer: Int, total: Int) {
        self.perServer = perServer
        self.total = total
    }

    /// Puts a call at the end of its server's line.
    mutating func enter(_ call: Call, server: String, deadline: ContinuousClock.Instant) {
        lanes[server, default: Lane()].line.append(Waiting(call: call, deadline: deadline))
        waiting += 1
        giveTurn(server)
    }

    /// The next call that may start, which then counts as under way; nil where none may.
    mutating func next() -> (call: Call, server: String)? {
        while flying < total, let server = turn.popFirst() {
            lanes[server]?.isInTurn = false
            guard let first = lanes[server]?.line.popFirst() else {
                close(server)
                continue
            }
            lanes[server]?.flying += 1
            waiting -= 1
            flying += 1
            giveTurn(server)
            return (first.call, server)
        }
        return nil
    }

    /// A call to the server has ended.
    mutating func leave(_ server: String) {
        lanes[server]?.flying -= 1
        flying -= 1
        giveTurn(server)
        close(server)
    }

    /// Takes out the calls whose deadline has come.
    mutating func expire(at now: ContinuousClock.Instant) -> [Call] {
        guard waiting > 0 else { return [] }
        var expired: [Call] = []
        for server in lanes.keys {
            // Every call waits equally long, so a line is ordered by deadline.
            while let first = lanes[server]?.line.first, first.deadline <= now {
                if let waiting = lanes[server]?.line.popFirst() { expired.append(waiting.call) }
            }
            close(server)
        }
        waiting -= expired.count
        return expired
    }

    /// Takes out every call.
    mutating func drain() -> [Call] {
        expire(at: .now + .seconds(1 << 32))
    }

    private mutating func giveTurn(_ server: String) {
        guard let lane = lanes[server], !lane.isInTurn, lane.flying < perServer, !lane.line.isEmpty else { return }
        lanes[server]?.isInTurn = true
        turn.append(server)
    }

    private mutating func close(_ server: String) {
        if let lane = lanes[server], lane.line.isEmpty, lane.flying == 0, !lane.isInTurn { lanes[server] = nil }
    }
}

/// First in, first out.
struct Line<Element> {
    private var elements: [Element?] = []
    private var head = 0

    var isEmpty: Bool { head == elements.count }
    var first: Element? { isEmpty ? nil : elements[head] }

    mutating func append(_ element: Element) {
        elements.append(element)
    }

    mutating func popFirst() -> Element? {
        guard !isEmpty else { return nil }
        let element = elements[head]
        elements[head] = nil
        head += 1
        if head > 64, head * 2 > elements.count {
            elements.removeFirst(head)
            head = 0
        }
        return element
    }
}
