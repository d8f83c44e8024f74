import PaidanCore
import PaidanEngine
import Synchronization

/// Finds the keeper of a community, for those who are built before the keepers are.
final class KeeperBook: Sendable {
    private let keepers = Mutex<[CommunityID: DeskKeeper]>([:])

    func open(_ keepers: [DeskKeeper]) {
        self.keepers.withLock { book in
            for keeper in keepers { book[keeper.community] = keeper }
        }
    }

    func wake(_ community: CommunityID) {
        keepers.withLock { $0[community] }?.wake()
    }
}
