import Foundation
import PaidanConfig
import PaidanCore
import Testing

/// Each platform has a page in both languages, and what the page says to write is sound.
@Suite("the pages of the platforms")
struct PlatformPageTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "docs/platforms").path()

    private static let platforms = ChannelSettings.PlatformName.allCases

    private func page(_ platform: ChannelSettings.PlatformName) throws -> String {
        try String(contentsOfFile: "\(Self.folder)/\(platform.rawValue).md", encoding: .utf8)
    }

    @Test("says what to click, what will not work and how to try it", arguments: platforms)
    func page(of platform: ChannelSettings.PlatformName) throws {
        let text = try page(platform)
        for part in ["## 中文", "**在平台上**", "**做不到的**", "**试一试**", "## English", "**What will not work**", "**Try it**"] {
            #expect(text.contains(part), "\(part)")
        }
        let index = try String(contentsOfFile: "\(Self.folder)/README.md", encoding: .utf8)
        #expect(index.contains("(\(platform.rawValue).md)"))
    }

    @Test("what it says to write has no fault", arguments: platforms)
    func example(of platform: ChannelSettings.PlatformName) throws {
        let text = try page(platform)
        let start = try #require(text.range(of: "```yaml\n"))
        let end = try #require(text.range(of: "\n```", range: start.upperBound..<text.endIndex))
        let yaml = String(text[start.upperBound..<end.lowerBound])
        #expect(yaml.contains("platform: \(platform.rawValue)"))
        let folder = try ConfigFolder()
        let whole = try String(contentsOfFile: "\(folder.path)/paidan.yaml", encoding: .utf8)
        let channel = yaml.replacingOccurrences(of: "channels:\n  ", with: "channels:\n  page-")
            .replacingOccurrences(of: "residents:\n", with: "page-residents:\n")
        try folder.write("paidan.yaml", whole.replacingOccurrences(of: "channels:", with: channel))
        let key = String(repeating: "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", count: 1)
        let environment = ["QQ_SECRET": "s", "KEY": key, "URL": "https://hooks.example.org/robot/send?access_token=1"]
        #expect(folder.faults(environment: environment) == [])
    }
}
