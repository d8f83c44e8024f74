import Glibc

/// An open folder. Its files are reached through its descriptor, so that a name can never lead elsewhere.
final class Folder: Sendable {
    let path: String
    private let descriptor: Int32

    /// Opens a folder, making it and those above it where they are missing.
    init(_ path: String, making: Bool = false) throws(FolderFailure) {
        self.path = path
        if making { try Folder.make(path) }
        descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if descriptor < 0 { throw FolderFailure("open folder \(path)") }
    }

    private static func make(_ path: String) throws(FolderFailure) {
        if mkdir(path, 0o700) == 0 || errno == EEXIST { return }
        guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
            throw FolderFailure("make folder \(path)")
        }
        try make(String(path[..<slash]))
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw FolderFailure("make folder \(path)") }
    }

    deinit {
        close(descriptor)
    }

    /// The names in it that are not hidden, in the order of their bytes.
    func names() throws(FolderFailure) -> [FileName] {
        // A descriptor of its own, since reading moves its position.
        let fresh = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard fresh >= 0, let stream = fdopendir(fresh) else { throw FolderFailure("list folder \(path)") }
        defer { closedir(stream) }
        var names: [FileName] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { FileName(bytes: Array($0.prefix { $0 != 0 })) }
            if !name.isHidden { names.append(name) }
        }
        return names.sorted()
    }

    /// A file's size and the time of its last change.
    struct Look: Hashable, Sendable {
        var size: Int64
        var changedAt: Int64
        var nanoseconds: Int
    }

    /// Looks at a file; nil where there is no regular file of that name.
    func look(at name: FileName) -> Look? {
        var status = stat()
        let isThere = name.withPath { fstatat(descriptor, $0, &status, AT_SYMLINK_NOFOLLOW) == 0 }
        guard isThere, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Look(
            size: Int64(status.st_size), changedAt: Int64(status.st_mtim.tv_sec), nanoseconds: status.st_mtim.tv_nsec)
    }

    /// The first `limit` bytes of a file; nil where there is no regular file of that name any more.
    func read(_ name: FileName, limit: Int) throws(FolderFailure) -> [UInt8]? {
        // Without blocking, so that a pipe put there cannot hold up the drop.
        let file = name.withPath { openat(descriptor, $0, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC) }
        guard file >= 0 else {
            guard errno == ENOENT || errno == ELOOP else { throw FolderFailure("open \(path)/\(name.text)") }
            return nil
        }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(min(Int(status.st_size), limit))
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while bytes.count < limit {
            let count = Glibc.read(file, &chunk, min(chunk.count, limit - bytes.count))
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw FolderFailure("read \(path)/\(name.text)") }
            guard count > 0 else { break }
            bytes += chunk[..<count]
        }
        return bytes
    }

    /// What came of moving a file.
    enum Move: Hashable, Sendable {
        case moved
        /// Somebody else moved it first.
        case gone
        /// There is a file of the new name.
        case taken
    }

    /// Moves a file to a folder of the same file system, over nothing.
    func move(_ name: FileName, to folder: Folder, as newName: FileName) throws(FolderFailure) -> Move {
        guard folder !== self || name != newName else { return .moved }
        if newName.withPath({ faccessat(folder.descriptor, $0, F_OK, AT_SYMLINK_NOFOLLOW) }) == 0 { return .taken }
        let result = name.withPath { old in
            newName.withPath { new in renameat(descriptor, old, folder.descriptor, new) }
        }
        if result == 0 { return .moved }
        if errno == ENOENT { return .gone }
        throw FolderFailure("move \(path)/\(name.text)")
    }

    /// Appends to a file, making it where it is missing.
    func append(_ bytes: [UInt8], to name: FileName) throws(FolderFailure) {
        try write(bytes, to: name, flags: O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC)
    }

    /// Replaces a file as a whole: at any moment there is the old one or the new one.
    func replace(_ name: FileName, with bytes: [UInt8]) throws(FolderFailure) {
        let draft = name.appending(".new")
        try write(bytes, to: draft, flags: O_WRONLY | O_TRUNC | O_CREAT | O_CLOEXEC, isSynced: true)
        let result = draft.withPath { old in
            name.withPath { new in renameat(descriptor, old, descriptor, new) }
        }
        if result != 0 { throw FolderFailure("replace \(path)/\(name.text)") }
    }

    private func write(
        _ bytes: [UInt8], to name: FileName, flags: Int32, isSynced: Bool = false
    ) throws(FolderFailure) {
        let file = name.withPath { openat(descriptor, $0, flags, 0o600) }
        guard file >= 0 else { throw FolderFailure("open \(path)/\(name.text)") }
        defer { close(file) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw FolderFailure("write \(path)/\(name.text)") }
            rest = rest.dropFirst(count)
        }
        if isSynced, fsync(file) != 0 { throw FolderFailure("write \(path)/\(name.text)") }
    }
}

/// A folder or a file that cannot be used, with the system's reason.
struct FolderFailure: Error, CustomStringConvertible {
    var description: String

    /// What was being done; the reason is the system's last error.
    init(_ action: String) {
        description = "\(action): \(String(cString: strerror(errno)))"
    }
}

extension FileName {
    fileprivate func withPath<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
        (bytes + [0]).withUnsafeBytes { buffer in
            buffer.withMemoryRebound(to: CChar.self) { path in
                // The array holds at least its closing zero.
                path.baseAddress.map(body) ?? body("")
            }
        }
    }
}
