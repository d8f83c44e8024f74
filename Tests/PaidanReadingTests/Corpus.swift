import Foundation
import PaidanCore
import Testing

/// A labelled message of `Corpus/`.
struct LabelledMessage: Decodable {
    /// A further wish in the same message.
    struct Further: Decodable {
        var category: String?
        var building: String?
    }

    var id: String
    var text: String
    var kind: String
    var category: String?
    var building: String?
    var unit: String?
    var room: String?
    var urgency: String?
    var skills: [String]
    var peopleNeeded: Int?
    var more: [Further]
    var when: String?
    var contact: String?
    var orderNumbers: [String]

    private enum CodingKeys: String, CodingKey {
        case id, text, kind, category, building, unit, room, urgency, skills, more, when, contact
        case peopleNeeded = "people_needed"
        case orderNumbers = "order_no"
    }
}

/// The labelled messages of the repository.
enum Corpus {
    static let directory = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
        "../../Corpus"
    ).standardized

    /// The messages of one file.
    static func messages(_ name: String) throws -> [LabelledMessage] {
        let text = try String(contentsOf: directory.appendingPathComponent(name), encoding: .utf8)
        return try text.split(separator: "\n").map {
            try JSONDecoder().decode(LabelledMessage.self, from: Data($0.utf8))
        }
    }

    /// The files that the weights are fitted to.
    static let training = ["borders", "helpers", "long-dialect", "plain", "residents", "seasons", "urgency"].map {
        "train-\($0).jsonl"
    }
}
