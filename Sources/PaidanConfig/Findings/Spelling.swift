/// Which known word somebody probably meant.
enum Spelling {
    /// The closest of the known words, where one is close: at most a third of its letters differ.
    static func guess(_ word: String, among known: [String]) -> String? {
        let typed = word.lowercased()
        let ranked = known.map { (word: $0, distance: distance(typed, $0.lowercased())) }
            .filter { $0.distance <= max(1, $0.word.count / 3) && $0.distance < $0.word.count }
        return ranked.min { ($0.distance, $0.word) < ($1.distance, $1.word) }?.word
    }

    /// ` (did you mean "x"?)` in both languages; empty where nothing is close.
    static func hint(_ word: String, among known: [String]) -> Wording {
        guard let guess = guess(word, among: known) else { return Wording("", "") }
        return Wording("; did you mean \"\(guess)\"?", "；是不是“\(guess)”？")
    }

    /// How many letters must be changed, added, removed or swapped with their neighbour.
    private static func distance(_ left: String, _ right: String) -> Int {
        let left = Array(left)
        let right = Array(right)
        guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for i in 1...left.count {
            var row = [i]
            for j in 1...right.count {
                let same = left[i - 1] == right[j - 1]
                var best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1))
                if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
                    best = min(best, beforeLast[j - 2] + 1)
                }
                row.append(best)
            }
            beforeLast = last
            last = row
        }
        return last[right.count]
    }
}
