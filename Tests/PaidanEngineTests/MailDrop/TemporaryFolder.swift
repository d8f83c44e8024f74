import FoundationEssentials

/// A folder that is gone when the test is over.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/paidan-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func make(_ folders: String...) throws {
        for folder in folders {
            try FileManager.default.createDirectory(atPath: path + "/" + folder, withIntermediateDirectories: true)
        }
    }

    /// Writes a file elsewhere and moves it in, as mail servers do.
    func deliver(_ text: String, as name: String, changedAt date: Date? = nil) throws {
        let draft = path + "/.draft-\(UUID().uuidString)"
        try Data(text.utf8).write(to: URL(filePath: draft))
        if let date { try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: draft) }
        try FileManager.default.moveItem(atPath: draft, toPath: path + "/" + name)
    }

    func names(in folder: String = "") throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path + "/" + folder).sorted()
    }

    func move(_ name: String, to other: String) throws {
        try FileManager.default.moveItem(atPath: path + "/" + name, toPath: path + "/" + other)
    }
}
