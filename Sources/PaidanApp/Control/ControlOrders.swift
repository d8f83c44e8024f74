import PaidanCore

/// What commands send through the unix socket: the body of each request, for both of its ends.
enum ControlOrder {
    /// Has the desk of a community do something.
    struct Staff: Codable {
        var community: CommunityID
        var action: StaffAction
    }

    /// Has dead letters sent again: all, those of a community, or those named.
    struct Redrive: Codable {
        var community: CommunityID?
        var deliveries: [DeliveryID]?
    }

    /// Has it recorded that somebody looks at personal data.
    struct Reveal: Codable {
        var actor: String
        var what: String
    }
}
