import Dispatch
import Glibc

/// Hears of files that appear in folders, by inotify(7), until it is let go.
final class FolderWatch {
    /// What appeared.
    struct Event: Hashable, Sendable {
        /// The folder's path; nil where too much happened at once and everything must be looked at.
        var folder: String?
        /// The file's name.
        var name: FileName
        /// Whether the file is whole: it was moved in, or its writer closed it.
        var isComplete: Bool
    }

    private let source: any DispatchSourceRead

    /// Watches folders that exist.
    init(_ folders: [String], hear: @escaping @Sendable ([Event]) -> Void) throws(FolderFailure) {
        let descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
        guard descriptor >= 0 else { throw FolderFailure("watch folders") }
        var watches: [Int32: String] = [:]
        for folder in folders {
            let watch = inotify_add_watch(
                descriptor, folder, UInt32(IN_CREATE | IN_MOVED_TO | IN_CLOSE_WRITE | IN_ONLYDIR))
            guard watch >= 0 else {
                let failure = FolderFailure("watch folder \(folder)")
                close(descriptor)
                throw failure
            }
            watches[watch] = folder
        }
        let queue = DispatchQueue(label: "paidan.folder-watch")
        source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
        let folderOf = watches
        source.setEventHandler {
            let events = FolderWatch.read(descriptor, folderOf)
            if !events.isEmpty { hear(events) }
        }
        source.setCancelHandler { close(descriptor) }
        source.activate()
    }

    deinit {
        source.cancel()
    }

    private static func read(_ descriptor: Int32, _ folderOf: [Int32: String]) -> [Event] {
        var events: [Event] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            guard count > 0 else { return events }
            buffer.withUnsafeBytes { bytes in
                var start = 0
                let header = MemoryLayout<inotify_event>.size
                while start + header <= count {
                    let event = bytes.loadUnaligned(fromByteOffset: start, as: inotify_event.self)
                    let name = bytes[(start + header)..<(start + header + Int(event.len))].prefix { $0 != 0 }
                    events.append(
                        Event(
                            folder: event.mask & UInt32(IN_Q_OVERFLOW) != 0 ? nil : folderOf[event.wd],
                            name: FileName(bytes: Array(name)), isComplete: event.mask & UInt32(IN_CREATE) == 0))
                    start += header + Int(event.len)
                }
            }
        }
    }
}
