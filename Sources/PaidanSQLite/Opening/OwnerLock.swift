import Glibc
import PaidanCore

/// The sign that a process owns a database: a locked file beside it, `<database>.lock`.
///
/// The kernel lets go of the lock when the process ends, also at `kill -9`; the file itself stays and means nothing.
/// The file holds the owner's process id, only to be named to whom is refused.
final class OwnerLock: Sendable {
    private let descriptor: CInt

    /// Locks, or throws at once where somebody else has locked: another process, or this one.
    init(for database: String) throws(StoreFailure) {
        let path = OwnerLock.resolved(database) + ".lock"
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw .broken("lock database \(path): \(OwnerLock.reason(errno))")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let cause = errno
            let owner = OwnerLock.owner(descriptor)
            close(descriptor)
            guard cause == EWOULDBLOCK else { throw .broken("lock database \(path): \(OwnerLock.reason(cause))") }
            throw .owned(
                "open database \(database): another process owns it; stop that one first, or give this one a "
                    + "database of its own (got process \(owner))")
        }
        self.descriptor = descriptor
        let name = Array("\(getpid())\n".utf8)
        ftruncate(descriptor, 0)
        _ = pwrite(descriptor, name, name.count, 0)
    }

    deinit { close(descriptor) }

    /// Lets another owner in, before the process ends.
    func release() { _ = flock(descriptor, LOCK_UN) }

    /// The file's one true path, so that two links to one database meet at one lock.
    private static func resolved(_ path: String) -> String {
        guard let found = realpath(path, nil) else { return path }
        defer { free(found) }
        return String(cString: found)
    }

    private static func owner(_ descriptor: CInt) -> String {
        var bytes = [UInt8](repeating: 0, count: 20)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        let digits = bytes.prefix(max(count, 0)).prefix { $0 >= 0x30 && $0 <= 0x39 }
        return digits.isEmpty ? "unknown" : String(decoding: digits, as: UTF8.self)
    }

    private static func reason(_ code: CInt) -> String {
        String(cString: strerror(code))
    }
}
