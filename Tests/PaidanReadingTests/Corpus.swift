import Foundation
import PaidanReading

/// The labelled messages of the repository.
enum Corpus {
    static let directory = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
        "../../Corpus"
    ).standardized

    /// The messages of one file.
    static func messages(_ name: String) throws -> [LabelledMessage] {
        let text = try String(contentsOf: directory.appendingPathComponent(name), encoding: .utf8)
        return try LabelledMessage.messages(text, name: name)
    }

    /// The files that the shipped model is fitted to: all but `check.jsonl`.
    static func fitted() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: directory.path).filter {
            $0.hasSuffix(".jsonl") && $0 != "check.jsonl"
        }.sorted()
    }
}
