import Foundation
import PaidanConfig
import PaidanCore
import Testing

/// Where secrets may come from, and that no message ever shows one.
@Suite struct SecretTests {
    private func folder(secret: String) throws -> ConfigFolder {
        let folder = try ConfigFolder()
        try folder.change("paidan.yaml", "{env: QQ_SECRET}", to: secret)
        return folder
    }

    private func mode(_ mode: Int, _ path: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    @Test func theEnvironment() throws {
        let loaded = try folder(secret: "{env: A}").load(environment: ["A": "from env", "KEY": "k"])
        #expect(loaded.whole?.channels.first?.inboundSecrets == ["from env"])
    }

    @Test func aFileOfItsOwner() throws {
        let folder = try folder(secret: "{file: secrets/qq}")
        try folder.write("secrets/qq", "from file\n")
        try mode(0o600, folder.path + "/secrets/qq")
        #expect(folder.load().whole?.channels.first?.inboundSecrets == ["from file"])
    }

    @Test func aFileThatOthersMayReadIsRefused() throws {
        let folder = try folder(secret: "{file: secrets/qq}")
        try folder.write("secrets/qq", "from file\n")
        try mode(0o644, folder.path + "/secrets/qq")
        let fault = try #require(folder.load().faults.first)
        #expect(fault.rule.english.hasPrefix("the secret's file may be read by its owner only: chmod 0600 "))
        #expect(fault.got == "mode 0644")
    }

    @Test func aCredentialOfTheUnit() throws {
        let folder = try folder(secret: "{credential: qq}")
        try folder.write("credentials/qq", "from systemd")
        #expect(
            folder.load(credentials: folder.path + "/credentials").whole?.channels.first?.inboundSecrets
                == ["from systemd"])
        #expect(folder.load().faults.map(\.key) == ["channels.qq.inbound.secret.credential"])
    }

    @Test func aCredentialCannotBeProvedOutsideTheUnit() throws {
        let loaded = try folder(secret: "{credential: qq}").load(secrets: .proved)
        #expect(loaded.faults.isEmpty)
        #expect(loaded.warnings.map(\.key) == ["channels.qq.inbound.secret.credential"])
    }

    @Test func commandsThatOnlyLookNeedNone() throws {
        let loaded = try folder(secret: "{file: nowhere}").load(environment: [:], secrets: .unread)
        #expect(loaded.faults.isEmpty)
        #expect(loaded.whole != nil)
    }

    @Test func aRotationHasTwo() throws {
        let loaded = try folder(secret: "[{env: NEW}, {env: OLD}]").load(
            environment: ["NEW": "n", "OLD": "o", "KEY": "k"])
        #expect(loaded.whole?.channels.first?.inboundSecrets == ["n", "o"])
    }

    @Test func anInlineSecretIsNeverShown() throws {
        let loaded = try folder(secret: "hunter2").load()
        #expect(!loaded.faults.isEmpty)
        #expect(
            !loaded.faults.contains { $0.description.contains("hunter2") || $0.text(in: .chinese).contains("hunter2") })
    }

    @Test(arguments: ["https://example.org/send?key=hunter2", "https://me:hunter2@example.org/"])
    func anAddressThatHoldsASecretIsOne(address: String) throws {
        let folder = try ConfigFolder()
        try folder.change("paidan.yaml", "http://127.0.0.1:8901", to: address)
        let loaded = folder.load()
        #expect(loaded.faults.map(\.key) == ["channels.qq.outbound.endpoint"])
        #expect(!loaded.faults.contains { $0.description.contains("hunter2") })
    }

    @Test func demonstrationSecretsWarnAtEveryLoad() throws {
        let folder = try ConfigFolder()
        try folder.change("paidan.yaml", "server:\n", to: "demo_secrets: demo.env\nserver:\n")
        try folder.write("demo.env", "# known to all\nQQ_SECRET=demo\nKEY=also demo\n")
        let loaded = folder.load(environment: ["KEY": "real"])
        #expect(loaded.whole?.channels.map(\.inboundSecrets) == [["demo"], []])
        #expect(loaded.whole?.channels.last?.mail?.tokenKey == "real")
        #expect(loaded.warnings.map(\.key) == ["demo_secrets"])
    }

    @Test func anAddressOfTheRosterMayBeASecret() throws {
        let folder = try ConfigFolder()
        try folder.change(
            "communities/oak/roster.csv", "qq; work", to: "qq:{credential}; qq:{credential:mei}; qq:{id}-{phone}")
        try folder.write("credentials/qq.M1", "one")
        try folder.write("credentials/mei", "two")
        let community = try #require(folder.load(credentials: folder.path + "/credentials").whole?.communities.first)
        let member = try #require(community.rulebook.members.first { $0.id == "M1" })
        #expect(member.contacts.map(\.destination.address) == ["one", "two", "M1-13800000001"])
    }
}
