import PaidanCore
import Testing

@testable import PaidanReading

@Test func temporary() throws {
    for m in try Corpus.messages("open.jsonl") {
        let r = read(m.text)
        let got = Place(building: m.building, unit: m.unit, room: m.room)
        if r.need.place != got { print("DIFF", m.kind, r.kind, written(got), written(r.need.place), m.text.prefix(80)) }
        if r.orderNumbers != m.orderNumbers {
            print("DIFF order", m.kind, r.kind, m.orderNumbers, r.orderNumbers, m.text.prefix(60))
        }
        if let w = m.when { print("WHEN", w, r.when ?? "-", r.need.urgency ?? .normal, m.text.prefix(60)) }
    }
    for f in Corpus.training {
        for m in try Corpus.messages(f) {
            let r = read(m.text)
            if (m.building == nil && r.need.place.building != nil) || (m.room == nil && r.need.place.room != nil)
                || (m.unit == nil && r.need.place.unit != nil)
            {
                print("FALSE", m.kind, r.kind, written(r.need.place), m.text.prefix(80))
            }
        }
    }
    for t in [
        "厨房水龙头漏水了,麻烦来个师傅", "师傅麻烦来修一下,厨房水管漏水", "我家停电了,快来看看", "请问社区今天上班吗", "帮我买袋米可以吗", "去年3栋着火那次真吓人", "烟花真好看",
        "这价格简直是跳楼价,赶紧抢", "听说别的小区昨天有人触电,网上视频都传疯了",
    ] {
        let e = Evidence(t, in: ReadingContext(at: sundayMorning), lexicon: try Lexicon())
        let r = read(t);
        print("PLAIN", t, r.kind, r.confidence, r.need.category ?? .other, r.need.urgency ?? .normal, e.alarm)
    }
    let all = try Corpus.training.flatMap { try Corpus.messages($0) }
    let clock = ContinuousClock()
    let t = clock.measure { for m in all { _ = read(m.text) } }
    print("SPEED", all.count, t)
}
