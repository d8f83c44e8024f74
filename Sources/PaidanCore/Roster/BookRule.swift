/// When the desk tells of its books by itself.
public struct BookRule: Hashable, Codable, Sendable {
    /// When the duty is given the list of what is open, so that paper survives a dead box; in minutes since midnight. Nil
    /// for never.
    public var briefAt: Int?
    /// When, on the first of each month, the duty is given the figures of the last; in minutes since midnight. Nil for
    /// never.
    public var monthAt: Int?
    /// When, on working days, the duty is told of gaps in the rota, and ten days before a public holiday of those who are
    /// missing then; in minutes since midnight. Nil for never.
    public var gapsAt: Int?
    /// The office's own mailbox, which gets both as well, the list with doors and telephones. Nil for none.
    public var mailbox: Destination?

    /// When the desk tells of its books; the defaults are the design's.
    public init(
        briefAt: Int? = 17 * 60 + 30, monthAt: Int? = 9 * 60, gapsAt: Int? = 9 * 60, mailbox: Destination? = nil
    ) {
        self.briefAt = briefAt
        self.monthAt = monthAt
        self.gapsAt = gapsAt
        self.mailbox = mailbox
    }
}
