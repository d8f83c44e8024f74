internal import PaidanCore

/// Something that people will do at a moment that is drawn already.
struct Happening: Comparable {
    var at: Instant
    /// The order in which it was foreseen, so that two of one moment always come in the same order.
    var order: Int
    var deed: Deed

    enum Deed {
        /// A report of an incident: the first, or an echo.
        case report(incident: Int, echo: Int?)
        /// The reporter corrects the building, or gives it when asked.
        case place(incident: Int, wish: WishNumber)
        /// A member answers an offer.
        case answer(wish: WishNumber, offer: OfferID, member: MemberID, isYes: Bool)
        /// A member gives a post back.
        case giveBack(wish: WishNumber, member: MemberID)
        /// A member says that it is done.
        case complete(wish: WishNumber, member: MemberID)
        /// The reporter says that nobody came.
        case complaint(wish: WishNumber, incident: Int)
        /// The reporter says thanks.
        case thanks(wish: WishNumber, incident: Int)
        /// Somebody on duty looks at a wish.
        case look(wish: WishNumber)
    }

    static func < (left: Happening, right: Happening) -> Bool { (left.at, left.order) < (right.at, right.order) }
    static func == (left: Happening, right: Happening) -> Bool { (left.at, left.order) == (right.at, right.order) }
}
