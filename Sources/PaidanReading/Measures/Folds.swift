/// Divides labelled messages for cross-validation: messages that are nearly the same, or come from the same page, stay
/// together, so that none is judged by a model that has seen its twin.
struct Folds {
    /// The fold of each message.
    let of: [Int]

    /// Divides messages into so many folds; the same messages always fall the same way.
    init(_ messages: [LabelledMessage], count: Int) {
        var parents = Array(messages.indices)
        func root(_ index: Int) -> Int {
            var index = index
            while parents[index] != index {
                parents[index] = parents[parents[index]]
                index = parents[index]
            }
            return index
        }
        let shingles = messages.map { Folds.shingles($0.text) }
        var holders: [UInt64: [Int]] = [:]
        var pages: [String: Int] = [:]
        for (index, message) in messages.enumerated() {
            var shared: [Int: Int] = [:]
            for shingle in shingles[index] {
                for other in holders[shingle] ?? [] { shared[other, default: 0] += 1 }
                holders[shingle, default: []].append(index)
            }
            for (other, common) in shared where 2 * common >= shingles[index].count + shingles[other].count - common {
                parents[root(index)] = root(other)
            }
            guard message.source.hasPrefix("adapted") else { continue }
            if let first = pages[message.source] {
                parents[root(index)] = root(first)
            } else {
                pages[message.source] = index
            }
        }
        var names: [Int: String] = [:]
        for (index, message) in messages.enumerated() {
            let root = root(index)
            names[root] = min(names[root] ?? message.text, message.text)
        }
        of = messages.indices.map { Int((FeatureSpace.hash(names[root($0)] ?? "") >> 20) % UInt64(count)) }
    }

    /// The runs of three letters of a text, without digits and punctuation.
    private static func shingles(_ text: String) -> Set<UInt64> {
        let letters = text.unicodeScalars.filter { $0.properties.isAlphabetic }.map { UInt64($0.value) }
        guard letters.count > 3 else { return [letters.reduce(7, FeatureSpace.mix)] }
        return Set((0...letters.count - 3).map { letters[$0..<$0 + 3].reduce(3, FeatureSpace.mix) })
    }
}
