/// The learned weights as text: `@kind one accept decline …` opens a question (`any` where several answers can hold), each
/// further line is a feature and its weights in hundredths, each label by its letter: `=修好了 d+132 a-40`.
struct Weights: Sendable {
    /// The features.
    let space: FeatureSpace
    /// The questions.
    let models: [String: LinearModel]

    /// Reads weights for a lexicon's classes; a line that cannot be read is left out.
    init(_ text: String, classes: [String]) {
        var names: [String] = []
        var index: [String: Int] = [:]
        var questions: [(head: [Substring], rows: [Int: [(Int, Float)]])] = []
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard let first = words.first else { continue }
            if first.hasPrefix("@"), words.count > 3 {
                questions.append((words, [:]))
            } else if !questions.isEmpty {
                let name = String(first)
                if index[name] == nil {
                    index[name] = names.count
                    names.append(name)
                }
                let labels = questions[questions.count - 1].head.count - 2
                let row = words.dropFirst().compactMap { Weights.weight($0, labels: labels) }
                if let feature = index[name] { questions[questions.count - 1].rows[feature] = row }
            }
        }
        space = FeatureSpace(names: names, classes: classes)
        var models: [String: LinearModel] = [:]
        for (head, rows) in questions {
            let name = String(head[0].dropFirst())
            models[name] = LinearModel(
                name: name, labels: head.dropFirst(2).map(String.init), isMultiple: head[1] == "any",
                rows: names.indices.map { rows[$0] ?? [] })
        }
        self.models = models
    }

    private static func weight(_ word: Substring, labels: Int) -> (Int, Float)? {
        guard let letter = word.utf8.first, letter >= UInt8(ascii: "a"), Int(letter - UInt8(ascii: "a")) < labels,
            let value = Int(word.dropFirst())
        else { return nil }
        return (Int(letter - UInt8(ascii: "a")), Float(value) / 100)
    }
}
