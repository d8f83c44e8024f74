public import PaidanCore

/// Something that the proof of a configuration found at one place of one file.
public struct Finding: Hashable, Sendable {
    /// The part of the configuration to which the file belongs.
    public var part: ConfigurationPart
    /// The file, by a path that can be opened from the current directory.
    public var file: String
    /// The line of the file, from 1.
    public var line: Int
    /// The key or the column, with the keys above it joined by dots; empty where the whole file is meant.
    public var key: String
    /// What should hold there.
    public var rule: Wording
    /// What stands there; nil where nothing does, and always nil for a secret.
    public var got: String?

    /// Something found at a place.
    public init(
        part: ConfigurationPart, file: String, line: Int, key: String, rule: Wording, got: String? = nil
    ) {
        self.part = part
        self.file = file
        self.line = line
        self.key = key
        self.rule = rule
        self.got = got
    }

    /// The finding as one line: `file:line: key: rule (got "x")`, or in Chinese `（现为"x"）` at its end.
    public func text(in language: Language) -> String {
        let place = "\(file):\(line): " + (key.isEmpty ? "" : "\(key): ")
        guard let got else { return place + rule[language] }
        let shown = got.shortened(to: 80).replacingLineBreaks
        return place + rule[language] + (language == .english ? " (got \"\(shown)\")" : "（现为\"\(shown)\"）")
    }
}

extension Finding: CustomStringConvertible {
    public var description: String { text(in: .english) }
}

/// A part of the configuration that is taken over whole or not at all.
public enum ConfigurationPart: Hashable, Comparable, Sendable {
    /// `paidan.yaml` and the calendar.
    case server
    /// The folder of one community.
    case community(CommunityID)
}

/// The language in which somebody reads what was found.
public enum Language: Sendable {
    case english, chinese

    /// The language of a POSIX locale, such as `zh_CN.UTF-8`; anything but Chinese is English.
    public init(locale: String?) {
        self = locale?.lowercased().hasPrefix("zh") == true ? .chinese : .english
    }
}

/// A rule or a warning in the languages of those who keep a configuration: engineers and clerks.
public struct Wording: Hashable, Sendable {
    /// In English: lower case, no full stop.
    public var english: String
    /// In Chinese.
    public var chinese: String

    /// The same said twice.
    public init(_ english: String, _ chinese: String) {
        self.english = english
        self.chinese = chinese
    }

    /// The words in one language.
    public subscript(language: Language) -> String {
        language == .english ? english : chinese
    }
}

extension String {
    /// The text on one line, so that a finding stays one line.
    fileprivate var replacingLineBreaks: String {
        String(map { $0.isNewline ? " " : $0 })
    }
}
