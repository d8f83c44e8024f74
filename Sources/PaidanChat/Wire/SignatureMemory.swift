import Crypto
import FoundationEssentials
import PaidanCore
import Synchronization

/// Remembers signatures that do not cover the body, so that who overheard one cannot use it for words of his own.
///
/// The one state in the codecs: a few minutes, in memory, forgotten at a restart as well as by time.
final class SignatureMemory: Sendable {
    private struct Seen {
        var body: SHA256Digest
        var until: Instant
    }

    private static let capacity = 10_000
    private let span: Instant.Span
    private let seen = Mutex<[String: Seen]>([:])

    /// A memory that keeps each signature for so long.
    init(for span: Instant.Span) {
        self.span = span
    }

    /// Whether a signature comes for the first time, or again with the same body, as when a platform tries again.
    func isFirst(_ signature: String, with body: [UInt8], at now: Instant) -> Bool {
        let digest = SHA256.hash(data: body)
        return seen.withLock { seen in
            if let earlier = seen[signature], earlier.until > now { return earlier.body == digest }
            if seen.count >= SignatureMemory.capacity { seen = seen.filter { $0.value.until > now } }
            // Full of fresh ones: somebody floods; what is genuine is known by its message id all the same.
            if seen.count < SignatureMemory.capacity { seen[signature] = Seen(body: digest, until: now + span) }
            return true
        }
    }
}
