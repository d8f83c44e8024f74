import Foundation
import PaidanConfig
import PaidanCore

/// A small configuration without fault in a folder of its own, to be changed file by file.
final class ConfigFolder {
    let path: String

    /// The day on which the tests look ahead; both calendars of the folder cover it and the next year.
    static let today = CivilDate(year: 2026, month: 3, day: 2) ?? CivilDate(dayNumber: 0)

    init() throws {
        path = NSTemporaryDirectory() + "paidan-config-\(UUID().uuidString)"
        for (name, text) in ConfigFolder.files { try write(name, text) }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func write(_ name: String, _ text: String) throws {
        try write(name, Data(text.utf8))
    }

    func write(_ name: String, _ data: Data) throws {
        let file = URL(filePath: "\(path)/\(name)")
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: file)
    }

    /// Replaces a text of a file once; the text must stand there.
    func change(_ name: String, _ old: String, to new: String) throws {
        let text = try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
        guard let range = text.range(of: old) else { throw CocoaError(.fileReadUnknown) }
        try write(name, text.replacingCharacters(in: range, with: new))
    }

    func remove(_ name: String) throws {
        try FileManager.default.removeItem(atPath: "\(path)/\(name)")
    }

    func load(
        environment: [String: String] = ["QQ_SECRET": "s", "KEY": "k"], credentials: String? = nil,
        secrets: SecretUse = .required, today: CivilDate = ConfigFolder.today
    ) -> LoadedConfiguration {
        ConfigurationLoader.load(
            directory: path, environment: environment, credentialsDirectory: credentials, secrets: secrets, today: today
        )
    }

    /// The faults as lines, with the folder's own path taken away.
    func faults(environment: [String: String] = ["QQ_SECRET": "s", "KEY": "k"]) -> [String] {
        load(environment: environment).faults.map(short)
    }

    /// The warnings as lines, with the folder's own path taken away.
    func warnings(today: CivilDate = ConfigFolder.today) -> [String] {
        load(today: today).warnings.map(short)
    }

    private func short(_ finding: Finding) -> String {
        finding.description.replacingOccurrences(of: path + "/", with: "")
    }

    private static let files = [
        "paidan.yaml": """
        server:
          listen: 127.0.0.1:0
          database: paidan.db
          control_socket: control.sock
        channels:
          qq:
            platform: onebot11
            inbound:
              secret: {env: QQ_SECRET}
            outbound:
              endpoint: http://127.0.0.1:8901
            groups:
              residents:
                id: "1001"
                community: oak
                audience: residents
                level: auto
              work:
                id: "1002"
                name: 工作群
                community: oak
                audience: work
              duty:
                id: "1003"
                community: oak
                audience: duty
          mail:
            platform: mail
            mail:
              server: smtp://127.0.0.1:25
              tls: no
              from: oak@example.org
              token_key: {env: KEY}
        mail_drops:
          oak:
            channel: mail
            path: mail/oak
            community: oak
        """,
        "calendar/cn-2026.csv": "date,kind,name\n2026-05-01,off,劳动节\n2026-05-09,work,调休\n",
        "communities/oak/community.yaml": """
        name: 橡树社区
        phone: 010-5550 0900
        grids:
          one: {name: 第一网格, neighbours: [two]}
          two: {name: 第二网格, neighbours: [one]}
        buildings:
          1-3: {grid: one, units: 2}
          G1-G2: {grid: two}
        standby: [S1]
        complaints_to: [M1]
        """,
        "communities/oak/roster.csv": """
        id,name,kind,phone,buildings,skills,available,max_open,accounts,contact,away
        S1,周敏,staff,13900000001,*,mediation medical,,,qq:9001,qq,
        M1,李梅,member,13800000001,"1-3","plumber",WD 18:00-21:00; 每天 夜间,1,qq:8001,qq; work,
        M2,王强,member,13800000002,"G1-G2","",全天,2,qq:8002,qq,2026-12-01..2026-12-07

        """,
        "communities/oak/duty.csv": "date,from,to,role,person,phone\n每天,00:00,24:00,社区值班,周敏,\n",
        "communities/oak/texts.yaml": "texts:\n  offer.cancelled: \"{{number}} 不用去了。\"\n",
    ]
}
