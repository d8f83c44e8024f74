import PaidanCore

/// Gathers all that is found while one part of the configuration is read, so that everything is said at once.
///
/// A reference that never leaves the load that made it.
final class Findings {
    let part: ConfigurationPart
    private(set) var faults: [Finding] = []
    private(set) var warnings: [Finding] = []

    init(part: ConfigurationPart) {
        self.part = part
    }

    func add(fault: Finding) {
        faults.append(fault)
    }

    func add(warning: Finding) {
        warnings.append(warning)
    }
}

/// A place in a file that can be complained about.
struct Spot {
    let findings: Findings
    let file: String
    let line: Int
    let key: String

    /// Records that a rule does not hold here.
    func fault(_ english: String, _ chinese: String, got: String? = nil) {
        findings.add(fault: finding(Wording(english, chinese), got: got))
    }

    /// Records something that is allowed but should be known.
    func warn(_ english: String, _ chinese: String, got: String? = nil) {
        findings.add(warning: finding(Wording(english, chinese), got: got))
    }

    /// The same line under another key.
    func at(key: String) -> Spot {
        Spot(findings: findings, file: file, line: line, key: key)
    }

    private func finding(_ rule: Wording, got: String?) -> Finding {
        Finding(part: findings.part, file: file, line: line, key: key, rule: rule, got: got)
    }
}
