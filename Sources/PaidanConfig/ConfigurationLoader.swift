public import PaidanCore

/// Reads and proves a configuration folder whole, before anything live is touched.
public enum ConfigurationLoader {
    /// Loads `paidan.yaml`, the calendar and every folder below `communities`; never throws, since what is wrong is
    /// part of the answer, and all of it is told at once.
    ///
    /// - Parameters:
    ///   - directory: the folder, as somebody would name it in a shell; findings name their files below it.
    ///   - environment: the variables that `{env: NAME}` may name.
    ///   - credentialsDirectory: where systemd put the unit's credentials; nil outside the unit.
    ///   - secrets: what is done about secrets that cannot be read.
    ///   - today: the day from which duty and calendar are looked ahead; it decides warnings only, never a value.
    ///   - rosters: rosters that are proved in the place of those in the folder, before they are written there.
    public static func load(
        directory: String, environment: [String: String], credentialsDirectory: String?,
        secrets: SecretUse = .required, today: CivilDate, rosters: [CommunityID: [UInt8]] = [:]
    ) -> LoadedConfiguration {
        let directory = directory.count > 1 && directory.hasSuffix("/") ? String(directory.dropLast()) : directory
        let findings = Findings(part: .server)
        let communities = communities(in: directory, findings: findings)
        let server = ServerPartReader(
            directory: directory, findings: findings, communities: communities,
            secrets: Secrets(
                use: secrets, environment: environment, credentialsDirectory: credentialsDirectory,
                directory: directory)
        ).read()
        var all = [findings]
        var good: [CommunityConfiguration] = []
        for id in communities {
            let own = Findings(part: .community(id))
            let reader = CommunityReader(
                id: id, directory: "\(directory)/communities/\(id)", server: server, today: today,
                findings: own, proposedRoster: rosters[id])
            if let community = reader.read() { good.append(community) }
            all.append(own)
        }
        let configuration = Configuration(
            server: server.settings, channels: server.channels.map(\.settings), mailDrops: server.mailDrops,
            communities: good, languageModel: server.languageModel)
        return LoadedConfiguration(
            sound: findings.faults.isEmpty ? configuration : nil, faults: all.flatMap { ordered($0.faults) },
            warnings: all.flatMap { ordered($0.warnings) }, communities: communities)
    }

    /// The buildings of a community, read from its `community.yaml` alone, so that a roster can be made where there is
    /// none yet; nil where the file or its buildings are at fault.
    public static func buildings(of community: CommunityID, in directory: String) -> BuildingDirectory? {
        let findings = Findings(part: .community(community))
        let file = "\(directory)/communities/\(community)/community.yaml"
        guard let root = YamlFile.root(of: file, findings: findings),
            let fields = Fields(root, known: CommunityReader.keys)
        else { return nil }
        let buildings = GroundReader.read(fields)
        return buildings.buildings.isEmpty ? nil : buildings
    }

    /// The communities that have a folder, in order, whether at fault or not.
    public static func communities(in directory: String) -> [CommunityID] {
        communities(in: directory, findings: Findings(part: .server))
    }

    private static func communities(in directory: String, findings: Findings) -> [CommunityID] {
        let folder = "\(directory)/communities"
        let spot = Spot(findings: findings, file: folder, line: 1, key: "")
        let names = (Paths.names(in: folder) ?? []).filter {
            !$0.hasPrefix(".") && Paths.isDirectory("\(folder)/\($0)")
        }
        if names.isEmpty { spot.fault("there is no community: no folder with a community.yaml", "一个社区也没有") }
        return names.compactMap { name in
            guard Names.isID(name) else {
                spot.fault(Names.rule.english, Names.rule.chinese, got: name)
                return nil
            }
            return CommunityID(name)
        }
    }

    /// By file in the order of reading, then by line; findings of one line keep their order.
    private static func ordered(_ findings: [Finding]) -> [Finding] {
        var files: [String] = []
        for finding in findings where !files.contains(finding.file) { files.append(finding.file) }
        return files.flatMap { file in
            findings.filter { $0.file == file }.enumerated()
                .sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
        }
    }
}
