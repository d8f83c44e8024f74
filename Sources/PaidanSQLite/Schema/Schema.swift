import GRDB

/// The file's schema, as migrations by name: what stands here was run somewhere and is never edited, only followed by
/// another. The comments stay in the file: `sqlite3 paidan.db .schema` reads as its documentation.
enum Schema {
    static let migrator: DatabaseMigrator = {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("2026-11 the house") { db in
            try db.execute(sql: "PRAGMA application_id = \(Connections.applicationID)")
            try db.execute(sql: house)
            try db.execute(sql: inbox)
            try db.execute(sql: desk)
            try db.execute(sql: timeline)
            try db.execute(sql: outbox)
        }
        migrator.registerMigration("2026-11 requests are known again") { db in
            try db.execute(sql: requests)
        }
        return migrator
    }()

    /// The house as a whole: who owns the file, and what belongs to no community.
    private static let house = """
        CREATE TABLE owner (
            -- One row: the process that owns the file now, or owned it last.
            id INTEGER PRIMARY KEY CHECK (id = 1),
            -- 'running' found at a start tells that the last owner was killed.
            state TEXT NOT NULL CHECK (state IN ('running', 'clean')),
            -- Counts the starts.
            run INTEGER NOT NULL CHECK (run >= 1),
            -- Counts the proofs that the file can be written.
            pulse INTEGER NOT NULL DEFAULT 0
        ) STRICT;

        CREATE TABLE rulebook (
            -- Rules by the digest of their content; recorded inputs name them.
            digest TEXT PRIMARY KEY,
            body TEXT NOT NULL
        ) STRICT;

        CREATE TABLE quarantine (
            -- Malformed requests, cut to size; the oldest make room. Never inputs.
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            channel TEXT NOT NULL,
            at INTEGER NOT NULL,
            reason TEXT NOT NULL,
            body BLOB NOT NULL CHECK (length(body) <= 4096)
        ) STRICT;

        """

    /// What came in: every input of every community, in order and without gaps.
    private static let inbox = """
        CREATE TABLE desk (
            community TEXT PRIMARY KEY CHECK (community <> ''),
            -- Rises with each taking of ownership; a commit must show the last.
            epoch INTEGER NOT NULL DEFAULT 0 CHECK (epoch >= 0),
            -- The desk's head as JSON; NULL until the first decision.
            head TEXT,
            -- Inputs that belong to no wish have lost their words up to this sequence.
            purged_through INTEGER NOT NULL DEFAULT 0
        ) STRICT;

        CREATE TABLE input (
            id INTEGER PRIMARY KEY,
            community TEXT NOT NULL REFERENCES desk (community),
            -- From 1, without gaps, in the order of acceptance.
            sequence INTEGER NOT NULL CHECK (sequence >= 1),
            -- Milliseconds since 1970; never before the predecessor's.
            at INTEGER NOT NULL,
            kind TEXT NOT NULL CHECK (kind <> ''),
            -- By what a repetition is known; outlives every purge.
            channel TEXT,
            key TEXT,
            body TEXT NOT NULL,
            state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'settled', 'set_aside')),
            -- What the reader made of it, which reader, and what it replied to.
            reading TEXT,
            reader TEXT,
            refers_to TEXT,
            -- What became of it, and the wish it led to.
            verdict TEXT,
            wish INTEGER,
            -- Why it was set aside.
            reason TEXT,
            -- In how many runs it was in hand, and in which last.
            times_in_hand INTEGER NOT NULL DEFAULT 0 CHECK (times_in_hand >= 0),
            run_in_hand INTEGER,
            is_purged INTEGER NOT NULL DEFAULT 0 CHECK (is_purged IN (0, 1)),
            UNIQUE (community, sequence),
            CHECK ((channel IS NULL) = (key IS NULL)),
            CHECK ((state = 'settled') = (verdict IS NOT NULL)),
            CHECK ((state = 'set_aside') = (reason IS NOT NULL))
        ) STRICT;

        CREATE UNIQUE INDEX input_by_key ON input (channel, key) WHERE key IS NOT NULL;
        CREATE INDEX input_waiting ON input (community, sequence) WHERE state = 'waiting';
        CREATE INDEX input_set_aside ON input (community, sequence) WHERE state = 'set_aside';
        CREATE INDEX input_by_wish ON input (community, wish) WHERE wish IS NOT NULL;
        CREATE INDEX input_chatter ON input (at) WHERE verdict = 'chatter' AND is_purged = 0;

        """

    /// The second way in which a repetition is known.
    private static let requests = """
        ALTER TABLE input ADD COLUMN
            -- The sender's own id of the request that brought it; outlives every purge too.
            request TEXT CHECK (request IS NULL OR key IS NOT NULL);

        CREATE UNIQUE INDEX input_by_request ON input (channel, request) WHERE request IS NOT NULL;

        """

    /// What the desks remember.
    private static let desk = """
        CREATE TABLE wish (
            community TEXT NOT NULL REFERENCES desk (community),
            -- The number that people say aloud.
            number INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state <> ''),
            category TEXT NOT NULL,
            urgency TEXT NOT NULL,
            building TEXT,
            received_at INTEGER NOT NULL,
            ended_at INTEGER,
            -- When the desk must look again; NULL once it has ended and nobody waits for a call about it.
            due_at INTEGER,
            -- Whether the desk still remembers it; its row stays for ever.
            in_desk INTEGER NOT NULL DEFAULT 1 CHECK (in_desk IN (0, 1)),
            is_purged INTEGER NOT NULL DEFAULT 0 CHECK (is_purged IN (0, 1)),
            -- The whole wish as JSON; the columns above are taken from it.
            body TEXT NOT NULL,
            PRIMARY KEY (community, number)
        ) STRICT;

        CREATE INDEX wish_in_desk ON wish (community) WHERE in_desk = 1;
        CREATE INDEX wish_open ON wish (community, due_at) WHERE ended_at IS NULL;
        CREATE INDEX wish_by_time ON wish (received_at, community, number);
        CREATE INDEX wish_to_purge ON wish (ended_at) WHERE ended_at IS NOT NULL AND is_purged = 0;

        CREATE TABLE person (
            -- What is remembered of an account, until the desk forgets it.
            community TEXT NOT NULL REFERENCES desk (community),
            account TEXT NOT NULL,
            body TEXT NOT NULL,
            PRIMARY KEY (community, account)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE member (
            -- What is remembered of a member: load, patience, own word.
            community TEXT NOT NULL REFERENCES desk (community),
            id TEXT NOT NULL,
            body TEXT NOT NULL,
            PRIMARY KEY (community, id)
        ) STRICT, WITHOUT ROWID;

        """

    /// What happened: one hash chain per community, with the personal words apart.
    private static let timeline = """
        CREATE TABLE timeline (
            community TEXT NOT NULL REFERENCES desk (community),
            -- The place in the chain, from 1.
            idx INTEGER NOT NULL CHECK (idx >= 1),
            -- The input that caused it.
            sequence INTEGER NOT NULL,
            at INTEGER NOT NULL,
            wish INTEGER,
            event TEXT NOT NULL,
            -- Ids, states and rules, as canonical JSON.
            facts TEXT NOT NULL,
            -- SHA-256 of salt and personal data, in hex; stays when they go.
            personal_digest TEXT,
            -- The predecessor's hash and this row's, in hex; '' before the first.
            previous TEXT NOT NULL,
            hash TEXT NOT NULL,
            PRIMARY KEY (community, idx)
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX timeline_by_wish ON timeline (community, wish, idx) WHERE wish IS NOT NULL;

        CREATE TABLE timeline_personal (
            -- What a purge deletes: the words of a row, and the salt without which its digest tells nothing.
            community TEXT NOT NULL,
            idx INTEGER NOT NULL,
            sequence INTEGER NOT NULL,
            at INTEGER NOT NULL,
            wish INTEGER,
            salt TEXT NOT NULL,
            personal TEXT NOT NULL,
            PRIMARY KEY (community, idx),
            FOREIGN KEY (community, idx) REFERENCES timeline (community, idx)
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX timeline_personal_by_wish ON timeline_personal (community, wish);
        CREATE INDEX timeline_personal_by_input ON timeline_personal (community, sequence);
        CREATE INDEX timeline_personal_of_no_wish ON timeline_personal (at) WHERE wish IS NULL;

        """

    /// What is to be told, and what became of it.
    private static let outbox = """
        CREATE TABLE delivery (
            -- In the order of composition.
            place INTEGER PRIMARY KEY,
            -- Sent as webhook-id, the same at every try.
            id TEXT NOT NULL UNIQUE,
            community TEXT NOT NULL REFERENCES desk (community),
            wish INTEGER,
            state TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'dead')),
            -- Counted before each try.
            attempts INTEGER NOT NULL CHECK (attempts >= 0),
            next_attempt_at INTEGER,
            composed_at INTEGER NOT NULL,
            outcome TEXT,
            is_purged INTEGER NOT NULL DEFAULT 0 CHECK (is_purged IN (0, 1)),
            -- The delivery as it was composed, as JSON; state, attempts and outcome are the columns'.
            body TEXT NOT NULL
        ) STRICT;

        CREATE INDEX delivery_waiting ON delivery (community) WHERE state = 'waiting';
        CREATE INDEX delivery_dead ON delivery (community) WHERE state = 'dead';
        CREATE INDEX delivery_by_wish ON delivery (community, wish) WHERE wish IS NOT NULL;
        CREATE INDEX delivery_to_purge ON delivery (composed_at) WHERE wish IS NULL AND is_purged = 0;

        CREATE TABLE notice (
            -- In the order of decision.
            place INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            community TEXT NOT NULL REFERENCES desk (community),
            wish INTEGER,
            at INTEGER NOT NULL,
            -- The delivery that carries it; NULL while it waits for one.
            delivery TEXT REFERENCES delivery (id),
            is_purged INTEGER NOT NULL DEFAULT 0 CHECK (is_purged IN (0, 1)),
            body TEXT NOT NULL
        ) STRICT;

        CREATE INDEX notice_waiting ON notice (community, place) WHERE delivery IS NULL;
        CREATE INDEX notice_by_wish ON notice (community, wish) WHERE wish IS NOT NULL;
        CREATE INDEX notice_to_purge ON notice (at) WHERE wish IS NULL AND is_purged = 0;

        CREATE TABLE link (
            -- What a platform's message was about, so that a reply to it is understood.
            channel TEXT NOT NULL,
            message_id TEXT NOT NULL,
            community TEXT NOT NULL REFERENCES desk (community),
            wish INTEGER NOT NULL,
            offer TEXT,
            PRIMARY KEY (channel, message_id)
        ) STRICT, WITHOUT ROWID;

        """
}
