import Glibc

/// Files that hold what people said: nobody but their owner can read them, from the first byte on.
enum PrivateFile {
    /// Writes a text, in place of a file that is there.
    ///
    /// - Throws: 1 where it cannot be written; then the file that was there stays.
    static func write(_ text: String, to path: String) throws(CommandFailure) {
        let part = path + ".part"
        unlink(part)
        let file = open(part, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw failure(path) }
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            guard count > 0 else { break }
            rest = rest.dropFirst(count)
        }
        let isWhole = rest.isEmpty && fsync(file) == 0
        guard close(file) == 0, isWhole, rename(part, path) == 0 else {
            let failure = failure(path)
            unlink(part)
            throw failure
        }
    }

    private static func failure(_ path: String) -> CommandFailure {
        CommandFailure(.failed, "write file: \(String(cString: strerror(errno))) (got \"\(path)\")")
    }
}
