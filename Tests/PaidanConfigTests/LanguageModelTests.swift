import PaidanConfig
import PaidanCore
import Testing

/// A second reader is off unless it is named, and its words go nowhere unsafe.
@Suite struct LanguageModelTests {
    private func folder(_ lines: String...) throws -> ConfigFolder {
        let folder = try ConfigFolder()
        let section = (["language_model:"] + lines.map { "  " + $0 }).joined(separator: "\n")
        try folder.change("paidan.yaml", "server:\n", to: section + "\nserver:\n")
        return folder
    }

    private let here = "url: http://127.0.0.1:11434/v1"
    private let name = "model: qwen2.5-7b"

    @Test func withoutTheSectionThereIsNone() throws {
        #expect(try ConfigFolder().load().whole?.languageModel == nil)
    }

    @Test func whatIsNotSaidHasItsDefault() throws {
        let settings = try folder(here, name).load().whole?.languageModel
        #expect(
            settings
                == LanguageModelSettings(
                    url: "http://127.0.0.1:11434/v1", model: "qwen2.5-7b", key: nil, below: 0.95, agreed: 0.95,
                    timeLimit: .seconds(3)))
        #expect(try folder(here, name).warnings() == [])
    }

    @Test func everythingCanBeSaid() throws {
        let folder = try folder(
            "url: https://models.example.org/v1", name, "key: {env: KEY}", "below: 0.8", "agreed: 0.85",
            "time_limit: 5s")
        let loaded = folder.load()
        #expect(
            loaded.whole?.languageModel
                == LanguageModelSettings(
                    url: "https://models.example.org/v1", model: "qwen2.5-7b", key: "k", below: 0.8, agreed: 0.85,
                    timeLimit: .seconds(5)))
        #expect(
            folder.warnings() == [
                #"paidan.yaml:2: language_model.url: is outside the house: residents' words go there, with personal data masked (got "models.example.org")"#
            ])
    }

    @Test(
        arguments: [
            // A key without a value says nothing, like one that is not there.
            ([], []),
            (["url: http://127.0.0.1:1/v1"], ["2: language_model.model: is missing"]),
            (["model: m"], ["2: language_model.url: is missing"]),
            (
                ["url: http://models.example.org/v1", "model: m"],
                [
                    #"2: language_model.url: must be https unless it is an address of this machine or a private network: residents' words travel to it (got "http://models.example.org/v1")"#
                ]
            ),
            (
                ["url: http://10.example.org/v1", "model: m"],
                [
                    #"2: language_model.url: must be https unless it is an address of this machine or a private network: residents' words travel to it (got "http://10.example.org/v1")"#
                ]
            ),
            (
                ["url: 127.0.0.1:11434", "model: m"],
                [
                    #"2: language_model.url: must be the base of an API, such as http://127.0.0.1:11434/v1 (got "127.0.0.1:11434")"#
                ]
            ),
            (
                ["url: https://me:hunter2@example.org/v1", "model: m"],
                [
                    "2: language_model.url: a secret is never written here; say {credential: NAME}, {env: NAME} or {file: PATH}"
                ]
            ),
            (
                ["url: http://127.0.0.1:1/v1", "model: m", "key: hunter2"],
                [
                    "4: language_model.key: a secret is never written here; say {credential: NAME}, {env: NAME} or {file: PATH}"
                ]
            ),
            (
                ["url: http://127.0.0.1:1/v1", "model: my model"],
                [#"3: language_model.model: must be the name of a model, without spaces (got "my model")"#]
            ),
            (
                ["url: http://127.0.0.1:1/v1", "model: m", "below: 1.5", "agreed: 1", "time_limit: 1m", "limit: 3s"],
                [
                    #"4: language_model.below: must be a number from 0.4 to 0.95 (got "1.5")"#,
                    #"5: language_model.agreed: must be a number from 0.5 to 0.95 (got "1")"#,
                    #"6: language_model.time_limit: must be from 1s to 10s (got "1m")"#,
                    #"7: language_model.limit: is an unknown key (got "limit")"#,
                ]
            ),
        ] as [([String], [String])])
    func eachMistakeIsAnswered(lines: [String], faults: [String]) throws {
        let folder = try ConfigFolder()
        let section = (["language_model:"] + lines.map { "  " + $0 }).joined(separator: "\n")
        try folder.change("paidan.yaml", "server:\n", to: section + "\nserver:\n")
        #expect(folder.faults() == faults.map { "paidan.yaml:" + $0 })
    }

    @Test(arguments: [
        "http://localhost:1/v1", "http://192.168.1.5:8000/v1", "http://172.20.0.2/v1", "http://[::1]:1/v1",
    ])
    func theHouseNeedsNoEncryption(url: String) throws {
        let folder = try folder("url: \(url)", name)
        #expect(folder.faults() == [])
        #expect(folder.warnings() == [])
    }
}
