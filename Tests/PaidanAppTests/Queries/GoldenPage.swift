import Foundation

/// A page as people get it printed, kept under `Tests/Vectors/pages`; `PAIDAN_GOLDEN=1` writes it.
struct GoldenPage {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../Vectors/pages").standardized
    private let url: URL

    init(_ name: String) { url = Self.folder.appendingPathComponent(name) }

    /// The page as it stands there; what was made where it is to be written anew.
    func kept(insteadOf made: String) throws -> String {
        if ProcessInfo.processInfo.environment["PAIDAN_GOLDEN"] != nil {
            try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
            try made.write(to: url, atomically: true, encoding: .utf8)
        }
        // By its bytes: a spreadsheet's byte order mark is part of the page.
        return String(decoding: try Data(contentsOf: url), as: UTF8.self)
    }
}
