import GRDB
import PaidanCore

extension StoreFailure {
    /// What an error met while `doing` something means for the caller.
    ///
    /// The words hold SQLite's message and code, never a statement's values.
    init(_ error: any Error, doing: StaticString) {
        switch error {
        case let failure as StoreFailure:
            self = failure
        case let error as DatabaseError:
            let words = "\(doing): \(error.message ?? "unknown") (got \(error.extendedResultCode))"
            switch error.resultCode {
            case .SQLITE_FULL: self = .full(words)
            case .SQLITE_BUSY: self = .owned(words)
            default: self = error.isOfOneStatement ? .refused(words) : .broken(words)
            }
        default:
            self = .broken("\(doing): \(error)")
        }
    }

    /// The failure with the file that it was met at.
    func at(_ path: String) -> StoreFailure {
        switch self {
        case .full(let words): .full("\(path): \(words)")
        case .owned(let words): .owned(words)
        case .lostOwnership: .lostOwnership
        case .refused(let words): .refused("\(path): \(words)")
        case .broken(let words): .broken("\(path): \(words)")
        }
    }
}

extension DatabaseError {
    /// Whether only the statement failed, and its transaction can go on without it.
    var isOfOneStatement: Bool {
        switch resultCode {
        case .SQLITE_CONSTRAINT, .SQLITE_MISMATCH, .SQLITE_TOOBIG, .SQLITE_RANGE, .SQLITE_ERROR: true
        default: false
        }
    }

    /// Whether nothing that is written through this connection can be trusted any more.
    ///
    /// A failed fsync may have dropped the pages that it was to write; the next one would succeed without them.
    var isFatal: Bool {
        switch resultCode {
        case .SQLITE_IOERR, .SQLITE_CORRUPT, .SQLITE_NOTADB: true
        default: false
        }
    }
}
