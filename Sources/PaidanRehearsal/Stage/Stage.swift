import FoundationEssentials
import PaidanConfig
import PaidanCore
import Yams

/// Where a day is played: a copy of the configuration whose database, sockets and mailboxes lie in a folder of their
/// own, so that every run begins with a fresh day and touches nothing else.
struct Stage: Sendable {
    /// The folder of the copied configuration.
    let directory: String
    /// Where the daemon writes what it has to say.
    let log: String
    /// What the copy says.
    let configuration: Configuration

    /// Why there is no stage.
    struct Fault: Error, CustomStringConvertible {
        let description: String
    }

    /// Sets up a stage in a folder, which is emptied.
    ///
    /// - Parameters:
    ///   - source: the configuration.
    ///   - folder: where to; an absolute path.
    ///   - ports: the loopback ports that take the place of those configured.
    ///   - today: the day on which the configuration is read.
    init(
        copying source: String, to folder: String, ports: [Int: Int] = [:], today: CivilDate,
        environment: [String: String]
    ) throws {
        let files = FileManager.default
        try? files.removeItem(atPath: folder)
        try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
        directory = folder + "/config"
        log = folder + "/daemon.log"
        try files.createDirectory(atPath: folder + "/mail", withIntermediateDirectories: true)
        try files.copyItem(atPath: source, toPath: directory)
        try Stage.rewrite(directory + "/paidan.yaml", folder: folder, ports: ports)
        configuration = try Stage.read(directory, today: today, environment: environment)
    }

    /// The configuration of a folder, whole and proved.
    static func read(_ directory: String, today: CivilDate, environment: [String: String]) throws
        -> Configuration
    {
        let loaded = ConfigurationLoader.load(
            directory: directory, environment: environment, credentialsDirectory: nil, today: today)
        guard let configuration = loaded.whole else {
            throw Fault(description: loaded.faults.map(\.description).joined(separator: "\n"))
        }
        return configuration
    }

    private static func rewrite(_ path: String, folder: String, ports: [Int: Int]) throws {
        guard let data = FileManager.default.contents(atPath: path),
            var root = try Yams.compose(yaml: String(decoding: data, as: UTF8.self))
        else { throw Fault(description: "copying the configuration: there is no paidan.yaml (got \"\(path)\")") }
        var server = root["server"] ?? Node([(Node, Node)]())
        server["database"] = Node(folder + "/paidan.db")
        server["control_socket"] = Node(folder + "/control.sock")
        root["server"] = server
        for name in root["mail_drops"]?.mapping?.keys.compactMap(\.string) ?? [] {
            root["mail_drops"]?[name]?["path"] = Node(folder + "/mail/" + name)
        }
        if !ports.isEmpty { root = moved(root, ports) }
        try Data(try Yams.serialize(node: root, allowUnicode: true).utf8).write(to: URL(filePath: path))
    }

    /// The same tree with other ports behind loopback addresses.
    private static func moved(_ node: Node, _ ports: [Int: Int]) -> Node {
        switch node {
        case .scalar(var scalar):
            for (from, to) in ports {
                guard let place = scalar.string.firstRange(of: "127.0.0.1:\(from)") else { continue }
                scalar.string.replaceSubrange(place, with: "127.0.0.1:\(to)")
                break
            }
            return .scalar(scalar)
        case .mapping(var mapping):
            for (key, value) in mapping { mapping[key] = moved(value, ports) }
            return .mapping(mapping)
        case .sequence(var sequence):
            for place in sequence.indices { sequence[place] = moved(sequence[place], ports) }
            return .sequence(sequence)
        case .alias: return node
        }
    }
}
