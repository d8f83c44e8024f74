import PaidanCore

/// The secrets of the demonstration, which stand in a file that everybody can read.
enum DemoSecrets {
    /// The variables of a file of `NAME=value` lines; the file is named with a warning.
    static func read(_ entry: Entry, in directory: String) -> [String: String] {
        guard let name = entry.text() else { return [:] }
        guard let bytes = Paths.bytes(Paths.resolve(name, in: directory)),
            let text = String(validating: bytes, as: UTF8.self)
        else {
            entry.spot.fault("the file of demonstration secrets cannot be read", "演示用的密钥文件读不了", got: name)
            return [:]
        }
        entry.spot.warn(
            "secrets of the demonstration are in use, which anybody knows; take this line away before real use",
            "正在用演示密钥，谁都知道；正式使用前请删掉这一行", got: name)
        var variables: [String: String] = [:]
        for line in text.split(whereSeparator: \.isNewline).map(\.trimmed) where !line.hasPrefix("#") {
            guard let sign = line.firstIndex(of: "=") else { continue }
            variables[line[..<sign].trimmed] = line[line.index(after: sign)...].trimmed
        }
        return variables
    }
}
