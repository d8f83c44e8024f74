import DequeModule
import PaidanCore
import Synchronization

/// The inputs that were written down last and still wait, so that their desk need not read and decode again what has
/// just been encoded and written.
///
/// It holds what the file holds, from a sequence on without gaps, or says that it does not know; then the file is
/// asked. Under a load that the desk cannot follow it stops growing, and begins anew once the desk has caught up.
final class RecentInputs: Sendable {
    /// How many inputs are kept for a community.
    static let limit = 8192
    /// How many bytes of their JSON.
    static let limitBytes = 8 << 20

    fileprivate struct Tail {
        /// In sequence, without gaps but for what was settled or set aside.
        var inputs: Deque<Entry> = []
        var bytes = 0
        /// The last input of the community where all that came after the first of `inputs` is among them.
        var end: Int64?
    }

    fileprivate struct Entry {
        let input: RecordedInput
        let bytes: Int
    }

    private let tails = Mutex<[CommunityID: Tail]>([:])

    /// Adds inputs that have become durable, in sequence; `bytes` is the size of each one's JSON.
    func add(_ inputs: [(input: RecordedInput, bytes: Int)]) {
        guard !inputs.isEmpty else { return }
        tails.withLock { tails in
            for (input, bytes) in inputs {
                tails[input.community, default: Tail()].add(Entry(input: input, bytes: bytes))
            }
        }
    }

    /// Forgets inputs that wait no more.
    func remove(_ sequences: [Int64], of community: CommunityID) {
        tails.withLock { $0[community]?.remove(Set(sequences)) }
    }

    /// Forgets everything: the file may hold what is not known here.
    func clear() {
        tails.withLock { $0 = [:] }
    }

    /// The inputs that wait after a sequence; nil where only the file can tell.
    func inputs(of community: CommunityID, after sequence: Int64, limit: Int) -> [RecordedInput]? {
        tails.withLock { $0[community]?.inputs(after: sequence, limit: limit) }
    }
}

extension RecentInputs.Tail {
    fileprivate mutating func add(_ entry: RecentInputs.Entry) {
        let sequence = entry.input.sequence
        if inputs.isEmpty {
            inputs = [entry]
            bytes = entry.bytes
            end = sequence
        } else if end == sequence - 1, inputs.count < RecentInputs.limit,
            bytes + entry.bytes <= RecentInputs.limitBytes
        {
            inputs.append(entry)
            bytes += entry.bytes
            end = sequence
        } else {
            end = nil
        }
    }

    fileprivate mutating func remove(_ sequences: Set<Int64>) {
        while let first = inputs.first, sequences.contains(first.input.sequence) {
            bytes -= first.bytes
            inputs.removeFirst()
        }
        // What was taken out of order: an input that was set aside behind others.
        if let last = sequences.max(), let first = inputs.first, last > first.input.sequence {
            inputs.removeAll { sequences.contains($0.input.sequence) }
            bytes = inputs.reduce(0) { $0 + $1.bytes }
        }
    }

    fileprivate func inputs(after sequence: Int64, limit: Int) -> [RecordedInput]? {
        if let end, sequence >= end { return [] }
        guard let first = inputs.first, first.input.sequence <= sequence + 1 else { return nil }
        let next = inputs.drop { $0.input.sequence <= sequence }
        guard !next.isEmpty else { return end == nil ? nil : [] }
        return next.prefix(limit).map(\.input)
    }
}
