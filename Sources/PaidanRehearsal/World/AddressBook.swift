import PaidanConfig
import PaidanCore

/// Who is who: names of members and groups, as the configuration has them.
struct AddressBook: Sendable {
    private let channels: [ChannelSettings]
    private let rulebooks: [Rulebook]
    private var membersByAccount: [Account: String] = [:]
    private var membersByID: [String: Member] = [:]
    private var membersByName: [String: Member] = [:]
    private var groupNames: [Destination: String] = [:]
    private var groupsByName: [String: GroupRule] = [:]

    /// The names of a configuration.
    init(_ configuration: Configuration) {
        channels = configuration.channels
        rulebooks = configuration.communities.map(\.rulebook)
        for rulebook in rulebooks {
            for member in rulebook.members {
                membersByID[member.id.rawValue] = member
                membersByName[member.name] = member
                for account in member.accounts { membersByAccount[account] = member.name }
            }
            for group in rulebook.groups {
                groupNames[group.destination] = group.name
                groupsByName[group.name] = group
            }
        }
    }

    /// A member's name; the id where the roster has none such.
    func member(_ id: String) -> String { membersByID[id]?.name ?? id }

    /// Who has an account; the account where nobody on a roster does.
    func person(_ account: Account) -> String { membersByAccount[account] ?? account.description }

    /// The account with which a member speaks in a namespace.
    func account(of name: String, in namespace: String) -> String? {
        membersByName[name]?.accounts.first { $0.namespace == namespace }?.id
    }

    /// A group's name; its address where none is configured.
    func group(_ id: String, on channel: ChannelID) -> String {
        groupNames[.group(GroupID(id), on: channel)] ?? "\(channel)#\(id)"
    }

    /// The group of a channel that has but one, such as a robot's.
    func onlyGroup(on channel: ChannelID) -> String {
        groupsByName.values.first { $0.channel == channel }?.name ?? channel.rawValue
    }

    /// A group by its name.
    func group(named name: String) -> GroupRule? { groupsByName[name] }

    /// The first channel of a platform that hears, or of any kind.
    func channel(_ platform: ChannelSettings.PlatformName, hearing: Bool = false) -> ChannelSettings? {
        channels.first { $0.platform == platform && (!hearing || !$0.inboundSecrets.isEmpty) }
    }

    /// The channel of the community's own form.
    var formChannel: ChannelSettings? { channel(.generic, hearing: true) }

    /// A residents' group of the form from which wishes go out by themselves, with its community's rules.
    var formGroup: (group: GroupRule, rulebook: Rulebook)? {
        for rulebook in rulebooks {
            let group = rulebook.groups.first {
                $0.channel == formChannel?.id && $0.audience == .residents && $0.level == .auto
            }
            if let group { return (group, rulebook) }
        }
        return nil
    }

    /// All channels.
    var all: [ChannelSettings] { channels }
}
