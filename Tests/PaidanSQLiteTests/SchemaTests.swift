import Foundation
import GRDB
import PaidanCore
import PaidanTestKit
import Testing

@testable import PaidanSQLite

@Suite("the file guards itself")
struct SchemaTests {
    @Test(
        "the writer is set for durability",
        arguments: [
            ("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1"), ("trusted_schema", "0"),
            ("cell_size_check", "1"), ("journal_size_limit", "67108864"), ("temp_store", "2"), ("mmap_size", "0"),
        ])
    func pragmas(name: String, value: String) throws {
        let folder = try Folder()
        let found = try Connections.writer(folder.database).read {
            try String.fetchOne($0, sql: "PRAGMA \(name)")
        }
        #expect(found == value)
    }

    @Test("every table is strict, says whose file it is, and is for its owner's eyes only")
    func tables() async throws {
        let folder = try Folder()
        try await SQLiteStore(path: folder.database).close()
        let database = try DatabaseQueue(path: folder.database)
        try await database.read { db in
            let lax = try String.fetchAll(
                db,
                sql: """
                    SELECT name FROM pragma_table_list
                    WHERE schema = 'main' AND type = 'table' AND NOT strict
                    AND name NOT LIKE 'sqlite%' AND name <> 'grdb_migrations'
                    """)
            #expect(lax == [])
            #expect(try Int32.fetchOne(db, sql: "PRAGMA application_id") == Connections.applicationID)
        }
        let mode = try FileManager.default.attributesOfItem(atPath: folder.database)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test("a file whose making was cut short is made to its end")
    func cutShort() async throws {
        // As a failing disk leaves it: marked, with the list of migrations and none of them done.
        let torn = try Folder()
        let rest = try DatabaseQueue(path: torn.database)
        try await rest.writeWithoutTransaction { db in
            try db.execute(
                sql: """
                    PRAGMA application_id = \(Connections.applicationID);
                    CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
                    """)
        }
        try rest.close()
        let store = try SQLiteStore(path: torn.database)
        #expect(try await store.accept([Sample.arrival(1)]) == [.new(sequence: 1)])
        try await store.close()
    }

    @Test(
        "what must not be is refused by the file itself",
        arguments: [
            "INSERT INTO input (community, sequence, at, kind, body) VALUES ('nowhere', 1, 0, 'tick', '{}')",
            "INSERT INTO input (community, sequence, at, kind, body) VALUES ('taoyuan', 0, 0, 'tick', '{}')",
            "INSERT INTO input (community, sequence, at, kind, body) VALUES ('taoyuan', 1, 0, 'tick', '{}')",
            "INSERT INTO input (community, sequence, at, kind, body, key) VALUES ('taoyuan', 9, 0, 'tick', '{}', 'k')",
            "INSERT INTO input (community, sequence, at, kind, body, request) VALUES ('taoyuan', 9, 0, 'tick', '{}', 'r')",
            "UPDATE input SET state = 'settled'",
            "UPDATE input SET reason = 'because'",
            "UPDATE input SET at = 'noon'",
            "INSERT INTO link VALUES ('c', 'm', 'nowhere', 1, NULL)",
            "UPDATE owner SET state = 'asleep'",
            "INSERT INTO owner (id, state, run) VALUES (2, 'clean', 1)",
            "INSERT INTO desk (community) VALUES ('')",
            "DELETE FROM desk",
        ])
    func constraints(sql: String) async throws {
        let folder = try Folder()
        let store = try SQLiteStore(path: folder.database)
        _ = try await store.accept([Sample.arrival(1)])
        try await store.close()
        let database = try DatabaseQueue(path: folder.database)
        let error = await #expect(throws: DatabaseError.self) {
            try await database.write { try $0.execute(sql: sql) }
        }
        #expect(error?.resultCode == .SQLITE_CONSTRAINT)
    }

    @Test("a file from before requests were known is taken over with what it knows")
    func takenOver() async throws {
        let folder = try Folder()
        let old = try DatabaseQueue(path: folder.database)
        try Schema.migrator.migrate(old, upTo: "2026-11 the house")
        let message = try JSONText.encode(Sample.arrival(1).input)
        try await old.write { db in
            try db.execute(sql: "INSERT INTO desk (community) VALUES ('taoyuan')")
            try db.execute(
                sql: """
                    INSERT INTO input (community, sequence, at, kind, channel, key, body)
                    VALUES ('taoyuan', 1, 0, 'message', ?, 'm-1', ?)
                    """, arguments: [Sample.channel.rawValue, message])
        }
        try old.close()
        let store = try SQLiteStore(path: folder.database)
        let answers = try await store.accept([
            Sample.arrival(1, request: "r-1"), Sample.arrival(2, request: "r-2"), Sample.arrival(3, request: "r-2"),
        ])
        #expect(answers == [.known(sequence: 1), .new(sequence: 2), .known(sequence: 2)])
        try await store.close()
    }

    @Test(
        "the queries that are asked all day use an index",
        arguments: [
            "SELECT * FROM input WHERE community = 'c' AND state = 'waiting' AND sequence > 1 ORDER BY sequence LIMIT 9",
            "SELECT sequence FROM input WHERE channel = 'c' AND key = 'k'",
            "SELECT sequence FROM input WHERE channel = 'c' AND request = 'r'",
            "SELECT body FROM notice WHERE id = 'n'",
            "SELECT * FROM notice WHERE community = 'c' AND delivery IS NULL ORDER BY place",
            "SELECT * FROM delivery WHERE community = 'c' AND state = 'waiting' ORDER BY place",
            "SELECT * FROM wish WHERE community = 'c' AND in_desk = 1",
            "SELECT * FROM timeline WHERE community = 'c' AND wish = 1 ORDER BY idx",
            "SELECT * FROM input WHERE verdict = 'chatter' AND is_purged = 0 AND at <= 9 ORDER BY at LIMIT 9",
            "SELECT * FROM wish WHERE ended_at IS NOT NULL AND is_purged = 0 AND ended_at <= 9 ORDER BY ended_at",
        ])
    func plans(sql: String) async throws {
        let folder = try Folder()
        try await SQLiteStore(path: folder.database).close()
        let plan = try await DatabaseQueue(path: folder.database).read { db in
            try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql).map { $0["detail"] as String }
        }
        #expect(plan.allSatisfy { $0.hasPrefix("SEARCH") || $0.contains("USE TEMP B-TREE FOR ORDER BY") }, "\(plan)")
        #expect(!plan.contains { $0.hasPrefix("SCAN") }, "\(plan)")
    }
}
