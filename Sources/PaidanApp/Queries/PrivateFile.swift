import Glibc

/// Files that hold what people said: nobody but their owner can read them, from the first byte on.
enum PrivateFile {
    /// Writes a text, in place of a file that is there.
    ///
    /// - Throws: 1 where it cannot be written; then the file that was there stays.
    static func write(_ text: String, to path: String) throws(CommandFailure) {
        try write(Array(text.utf8), to: path)
    }

    /// Writes bytes, in place of a file that is there.
    ///
    /// - Parameter likeExisting: whether the owner and the mode of the file that is there are kept, as far as they may be.
    /// - Throws: 1 where it cannot be written; then the file that was there stays.
    static func write(_ bytes: [UInt8], to path: String, likeExisting: Bool = false) throws(CommandFailure) {
        let part = path + ".part"
        unlink(part)
        let file = open(part, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw failure(path) }
        var status = stat()
        if likeExisting, stat(path, &status) == 0 {
            _ = fchown(file, status.st_uid, status.st_gid)
            _ = fchmod(file, status.st_mode & 0o777)
        }
        var rest = bytes[...]
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
