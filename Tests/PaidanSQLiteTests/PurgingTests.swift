import Foundation
import PaidanCore
import PaidanTestKit
import Testing

@testable import PaidanSQLite

@Suite("after a purge the words are gone from the disk")
struct PurgingTests {
    @Test("none of the personal words of an ended wish is left anywhere in the file")
    func nothingLeft() async throws {
        let folder = try Folder()
        let store = try SQLiteStore(path: folder.database)
        let epoch = try await store.enter(Sample.community).epoch
        _ = try await store.accept([Sample.arrival(1, text: "3栋2单元501水龙头坏了，电话13800001234")])
        let input = try await store.inputs(of: Sample.community, after: 0, limit: 1)[0]
        var wish = Sample.wish(1024)
        wish.move(to: .cancelled, ending: .withdrawn, at: Sample.morning)
        let notice = Sample.notice("n-1", wish: 1024)
        try await store.commit(
            [Sample.settlement(input, verdict: .opened, wish: wish, notices: [notice], events: ["opened"])],
            of: Sample.community, epoch: epoch)
        var delivery = Sample.delivery("d-1", of: [notice])
        try await store.begin([delivery])
        delivery.state = .delivered
        try await store.conclude([Conclusion(delivery: delivery, at: Sample.morning)])

        _ = try await store.purge(PurgeLimits(), at: Sample.morning + .days(200))
        try await store.close()
        let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.database))
        for word in ["水龙头坏了", "胡女士", "13800001234", "王奶奶", "门铃坏了", "谢谢小李", "等家属", "单元501", "\"501\"", "明天上午"] {
            #expect(bytes.firstRange(of: Data(word.utf8)) == nil, "\(word) is still there")
        }
        #expect(bytes.firstRange(of: Data("qq:10001".utf8)) != nil)
    }

    @Test("a purge of many takes many small transactions, and leaves none out")
    func many() async throws {
        let folder = try Folder()
        let store = try SQLiteStore(path: folder.database)
        let epoch = try await store.enter(Sample.community).epoch
        _ = try await store.accept((1...450).map { Sample.arrival($0) })
        let inputs = try await store.inputs(of: Sample.community, after: 0, limit: 450)
        try await store.commit(
            inputs.map { Sample.settlement($0, verdict: $0.sequence > 250 ? .told : .chatter) },
            of: Sample.community, epoch: epoch)
        let before = store.transactions
        let report = try await store.purge(PurgeLimits(), at: Sample.morning + .days(180))
        #expect(report == PurgeReport(messages: 450, wishes: 0))
        #expect(store.transactions - before >= 5)
        try await store.close()
    }
}
