import Foundation
import GRDB
import PaidanCore
import PaidanTestKit
import Testing

@testable import PaidanSQLite

@Suite("the timeline tells purged from altered")
struct TimelineAuditTests {
    @Test(
        "whoever changes the file is found, at the row",
        arguments: [
            Tampering("UPDATE timeline SET facts = '{\"slots\":2}' WHERE idx = 2", finds: [2: .altered]),
            Tampering("UPDATE timeline SET facts = 'gone' WHERE idx = 2", finds: [2: .altered]),
            Tampering("UPDATE timeline SET event = 'closed' WHERE idx = 1", finds: [1: .altered]),
            Tampering("UPDATE timeline SET at = at + 1 WHERE idx = 3", finds: [3: .altered]),
            Tampering("UPDATE timeline SET wish = 1030 WHERE idx = 3", finds: [3: .altered]),
            Tampering("UPDATE timeline SET hash = '00' WHERE idx = 2", finds: [2: .altered, 3: .unlinked]),
            Tampering("UPDATE timeline_personal SET personal = '{}' WHERE idx = 2", finds: [2: .altered]),
            Tampering("UPDATE timeline_personal SET salt = '00' WHERE idx = 2", finds: [2: .altered]),
            Tampering("DELETE FROM timeline_personal WHERE idx = 2", finds: [2: .purged], isSound: true),
            Tampering(
                "DELETE FROM timeline_personal WHERE idx = 2; DELETE FROM timeline WHERE idx = 2",
                finds: [3: .unlinked]),
        ])
    func tampering(_ tampering: Tampering) async throws {
        let folder = try Folder()
        let store = try SQLiteStore(path: folder.database)
        let epoch = try await store.enter(Sample.community).epoch
        for number in 1...4 {
            _ = try await store.accept([Sample.arrival(number)])
            let input = try await store.inputs(of: Sample.community, after: 0, limit: 1)[0]
            try await store.commit(
                [Sample.settlement(input, verdict: .opened, wish: Sample.wish(1023 + number), events: ["opened"])],
                of: Sample.community, epoch: epoch)
        }
        try await store.close()
        try await DatabaseQueue(path: folder.database).write { try $0.execute(sql: tampering.sql) }

        let rows = try await SQLiteArchive(path: folder.database).chain(of: Sample.community, after: 0, limit: 9)
        let (audit, findings) = TimelineAudit.verify(rows, of: Sample.community, digest: SQLiteStore.digest)
        for (row, finding) in zip(rows, findings) {
            #expect(finding == tampering.findings[row.index, default: .intact], "row \(row.index)")
        }
        #expect(audit.isSound == tampering.isSound)
        #expect(audit.firstBreak == (tampering.isSound ? nil : tampering.findings.keys.min()))
    }

    @Test("another community's rows do not pass for this one's")
    func elsewhere() {
        var chain = TimelineChain(of: Sample.other, digest: SQLiteStore.digest)
        let draft = TimelineChain.Draft(
            TimelineEntry(wish: 1024, event: "opened"), salt: "00", digest: SQLiteStore.digest)
        let row = chain.append(draft, sequence: 1, at: Sample.morning)
        let findings = TimelineAudit.verify([row], of: Sample.community, digest: SQLiteStore.digest).findings
        #expect(findings == [.altered])
    }

    @Test(
        "facts have one text, and it is JSON",
        arguments: [
            (Facts(), "{}"),
            (["b": 1, "a": "x", "c": true], #"{"a":"x","b":1,"c":true}"#),
            (["list": .list([["z": 2], [:]]), "r": .record(["k": -5])], #"{"list":[{"z":2},{}],"r":{"k":-5}}"#),
            (["t": "说\"好\"\\\n\u{1}\u{1F600}/"], #"{"t":"说\"好\"\\\u000a\u0001😀/"}"#),
        ])
    func canonical(facts: Facts, text: String) throws {
        let written = Fact.record(facts).canonicalJSON
        #expect(written == text)
        #expect(try JSONDecoder().decode(Facts.self, from: Data(written.utf8)) == facts)
    }

    @Test("the digest is SHA-256 in hex")
    func digest() {
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        #expect(SQLiteStore.digest("abc") == abc)
        #expect(MemoryStore.digest("abc") == abc)
    }
}

/// A change made to the file behind the store's back.
struct Tampering: Sendable, CustomTestStringConvertible {
    let sql: String
    let findings: [Int64: TimelineAudit.Finding]
    let isSound: Bool

    init(_ sql: String, finds findings: [Int64: TimelineAudit.Finding], isSound: Bool = false) {
        self.sql = sql
        self.findings = findings
        self.isSound = isSound
    }

    var testDescription: String { sql }
}
