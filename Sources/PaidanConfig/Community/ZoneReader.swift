import Foundation
import PaidanCore

/// Turns the name of a time zone into its offsets, since the core has no zone data.
enum ZoneReader {
    /// The zone; nil where the system does not know the name, which is then recorded.
    static func read(_ entry: Entry) -> Zone? {
        guard let name = entry.text() else { return nil }
        if name == Zone.shanghai.name { return .shanghai }
        guard let zone = TimeZone(identifier: name) else {
            entry.spot.fault("must be a time zone such as Asia/Shanghai", "应当是时区名，如 Asia/Shanghai", got: name)
            return nil
        }
        return Zone(name: name, changes: changes(of: zone))
    }

    /// The offsets from 2015 to 2040; the first is dated at the epoch, so that older days have it too.
    private static func changes(of zone: TimeZone) -> [Zone.Change] {
        let (start, end): (Int64, Int64) = (1_420_070_400, 2_240_524_800)
        var changes = [Zone.Change(from: Instant(seconds: 0), offset: offset(of: zone, at: start))]
        for day in stride(from: start, to: end, by: 86_400) {
            let before = changes.last?.offset ?? 0
            guard offset(of: zone, at: day + 86_400) != before else { continue }
            var (low, high) = (day, day + 86_400)
            while high - low > 1 {
                let middle = (low + high) / 2
                if offset(of: zone, at: middle) == before { low = middle } else { high = middle }
            }
            changes.append(Zone.Change(from: Instant(seconds: high), offset: offset(of: zone, at: high)))
        }
        return changes
    }

    private static func offset(of zone: TimeZone, at second: Int64) -> Int {
        zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(second)))
    }
}
