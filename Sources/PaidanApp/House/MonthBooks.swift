import PaidanConfig
import PaidanCore

/// Counts months for the desks from what is kept.
struct MonthBooks: Bookkeeper {
    let archive: any Archive
    /// How the communities call things.
    let communities: [CommunityConfiguration]

    func figures(of month: CivilMonth, in community: CommunityID) async throws(StoreFailure) -> [String] {
        let own = communities.first { $0.id == community }
        let zone = own?.rulebook.zone ?? .shanghai
        let period = Period(first: month.first, last: month.last)
        let report: Report
        do throws(CommandFailure) {
            report = try await Report.counted(for: community, over: period, from: archive, zone: zone)
        } catch {
            throw .refused("count \(month): \(error)")
        }
        return ReportText(
            report: report, language: .chinese, names: own?.texts.names ?? [:],
            title: own?.rulebook.name ?? community.rawValue
        ).sentences
    }
}
