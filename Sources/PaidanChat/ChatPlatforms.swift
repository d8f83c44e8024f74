public import PaidanCore

/// The platforms that the house can talk to.
public enum ChatPlatforms {
    /// The message in a body, as it would be heard on a generic channel, without a proof: for trying a mapping out.
    ///
    /// - Returns: nil where the body holds no message.
    /// - Throws: why it cannot be read.
    public static func rehearse(_ body: [UInt8], on settings: ChannelSettings) throws(Refusal) -> Message? {
        try Generic(settings).rehearse(body)
    }

    /// The codec of a channel, with the channel's secrets in it.
    ///
    /// The configuration check has proved that a channel holds what its platform needs. Where something is missing all
    /// the same, the codec refuses what it cannot prove and does not speak where it has no address.
    public static func codec(for settings: ChannelSettings) -> any ChatPlatform {
        switch settings.platform {
        case .generic: Generic(settings)
        case .onebot11: OneBot11(settings)
        case .wecomRobot: WeComRobot(settings)
        case .wecom: WeCom(settings)
        case .officialAccount: OfficialAccount(settings)
        case .qqOfficial: QQOfficial(settings)
        case .dingtalk: DingTalk(settings)
        case .feishu: Feishu(settings)
        case .telegram: Telegram(settings)
        case .slack: Slack(settings)
        case .mattermost: Mattermost(settings)
        case .matrix: Matrix(settings)
        case .cloudEvents: CloudEvents(settings)
        case .alertmanager: Alertmanager(settings)
        case .wechatbotWebhook: WechatbotWebhook(settings)
        case .wcfHTTP: WcfHTTP(settings)
        case .gewechat: Gewechat(settings)
        case .discord: Discord(settings)
        case .bark: Bark(settings)
        case .ntfy: Ntfy(settings)
        case .gotify: Gotify(settings)
        case .serverChan: ServerChan(settings)
        case .pushPlus: PushPlus(settings)
        case .wxPusher: WxPusher(settings)
        case .mail: MailChannel(settings)
        }
    }
}
