import GRDB

/// A `WHERE` clause that grows with what is asked for; values are only ever bound, never written into the text.
struct Condition {
    private var terms: [String] = []
    private(set) var arguments: StatementArguments = []

    /// The clause; true where nothing was added.
    var sql: String { terms.isEmpty ? "TRUE" : terms.joined(separator: " AND ") }

    /// Adds a term with one `?`, unless there is no value.
    mutating func add(_ term: String, _ value: (any DatabaseValueConvertible)?) {
        guard let value else { return }
        terms.append(term)
        arguments += [value]
    }

    /// Adds that a column holds one of some values, unless no values are given.
    mutating func add(_ column: String, in values: [String]?) {
        guard let values else { return }
        terms.append("\(column) IN (\(values.map { _ in "?" }.joined(separator: ",")))")
        arguments += StatementArguments(values)
    }
}
