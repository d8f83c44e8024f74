public import PaidanCore

/// An implementation under contract, with the power to stop and start it.
public protocol StoreBed: Sendable {
    /// The store that runs now.
    var store: any Store { get async }
    /// Queries on the same data.
    var archive: any Archive { get async throws }
    /// Stops the store and starts it again on the same data; not cleanly is what a killed process does.
    func restart(cleanly: Bool) async throws
}

/// One promise of a contract, by a sentence, with what proves it on an empty bed.
public struct ContractClause: Sendable, CustomStringConvertible {
    /// What is promised.
    public let name: String
    /// Throws where the promise does not hold.
    public let check: @Sendable (any StoreBed) async throws -> Void

    /// A promise.
    public init(_ name: String, _ check: @escaping @Sendable (any StoreBed) async throws -> Void) {
        self.name = name
        self.check = check
    }

    public var description: String { name }
}

/// A promise that does not hold, and where that was seen.
public struct ContractBreach: Error, CustomStringConvertible {
    /// What was expected, and what was found.
    public let message: String
    /// The file of the demand.
    public let file: String
    /// Its line.
    public let line: Int

    public var description: String { "\(file):\(line): \(message)" }
}

/// Demands that something holds.
func demand(
    _ condition: Bool, _ message: @autoclosure () -> String, file: String = #fileID, line: Int = #line
) throws(ContractBreach) {
    if !condition { throw ContractBreach(message: message(), file: file, line: line) }
}

/// Demands that two values are equal.
func demand<Value: Equatable>(
    _ found: Value, is expected: Value, _ what: String, file: String = #fileID, line: Int = #line
) throws(ContractBreach) {
    try demand(found == expected, "\(what): expected \(expected) (got \(found))", file: file, line: line)
}

/// Demands that a value is there.
func required<Value>(
    _ value: Value?, _ what: String, file: String = #fileID, line: Int = #line
) throws(ContractBreach) -> Value {
    guard let value else { throw ContractBreach(message: "\(what) is missing", file: file, line: line) }
    return value
}

/// Demands that a verb fails in one way.
func demandFailure(
    _ what: String, file: String = #fileID, line: Int = #line, of verb: () async throws -> Void,
    where isExpected: (StoreFailure) -> Bool
) async throws {
    do {
        try await verb()
    } catch let failure as StoreFailure {
        return try demand(isExpected(failure), "\(what): another failure (got \(failure))", file: file, line: line)
    }
    throw ContractBreach(message: "\(what): it did not fail", file: file, line: line)
}

extension StoreFailure {
    var isRefused: Bool {
        if case .refused = self { true } else { false }
    }
}
