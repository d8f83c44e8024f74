/// The domain's clock: rules desk, retries and signature windows. Tests and replays hold it still.
public protocol Clock: Sendable {
    /// The domain's now.
    var now: Instant { get }
    /// Waits until the clock shows an instant, or until the task is cancelled.
    func wait(until instant: Instant) async
}
