import Foundation
import PaidanCore
import Testing
@testable import PaidanReading

struct LabelledMessage: Decodable {
    struct More: Decodable { var category: String?; var building: String?; var unit: String?; var room: String? }
    var id: String, text: String, kind: String
    var building: String?, unit: String?, room: String?, contact: String?
    var order_no: [String]
    var when: String?
    var category: String?, urgency: String?, skills: [String], people_needed: Int?
    var more: [More]
}
@Test func scratch() throws {
    let folding = Folding(pairs: traditionalCharacters)
    var all: [LabelledMessage] = []
    for f in (ProcessInfo.processInfo.environment["FILES"] ?? "").split(separator: ",") {
        let s = try String(contentsOfFile: String(f), encoding: .utf8)
        for l in s.split(separator: "\n") { all.append(try JSONDecoder().decode(LabelledMessage.self, from: Data(l.utf8))) }
    }
    var c: [String: Int] = [:]
    func hit(_ k: String) { c[k, default: 0] += 1 }
    for m in all {
        let line = Line(m.text, folding: folding)
        let phones = PhoneGrammar.read(line)
        let numbers = WishNumberGrammar.read(line, avoiding: phones.map(\.range), offers: [])
        let mentions = AddressGrammar.read(line, avoiding: phones.map(\.range) + numbers.map(\.range))
        let choice = PlaceChoice(mentions, in: line, buildings: nil)
        let t = m.text.replacingOccurrences(of: "\n", with: "⏎")
        func check(_ f: String, _ gold: String?, _ got: String?) {
            if gold != nil { hit(f + " gold"); if gold == got { hit(f + " ok") } } else { hit(f + " null"); if got != nil { hit(f + " false") } }
            if gold != got { print("DIFF", f, m.kind, gold ?? "-", got ?? "-", "|", t.prefix(120)) }
        }
        if phones.first?.value != m.contact { print("DIFF phone", m.kind, m.contact ?? "-", phones.first?.value ?? "-", t) }
        let taken = phones.map(\.range) + numbers.map(\.range) + mentions.map(\.range)
        let times = TimeGrammar.read(line, avoiding: taken)
        let best = times.filter { $0.weight > 0 }.max { $0.weight < $1.weight }
        if let w = m.when { hit("when gold"); let g = best.map { line.text($0.range) }; if g == w { hit("when ok") } else { print("DIFF when", m.kind, w, "|", times.map { line.text($0.range) }, "|", t.prefix(90)) } }
        if m.kind == "wish", m.urgency != "scheduled", best?.isAhead == true { print("AHEAD", m.urgency ?? "-", best.map { line.text($0.range) } ?? "-", "|", t.prefix(90)) }
        if m.kind == "wish" { let p = PeopleGrammar.read(line, avoiding: taken); let d = m.urgency == "emergency" || m.skills.contains("heavy_lift") ? 2 : 1
          if (p?.value ?? d) != m.people_needed { print("DIFF people", m.people_needed ?? 0, p?.value ?? -1, p.map { line.text($0.range) } ?? "", m.urgency ?? "", m.skills, "|", t.prefix(100)) } }
        if m.kind != "chatter" {
        check("building", m.building, choice.first?.place.building)
        check("unit", m.unit, choice.first?.place.unit)
        check("room", m.room, choice.first?.place.room)
        if numbers.map(\.value) != m.order_no { print("DIFF order", m.kind, m.order_no, numbers.map(\.value), "|", t.prefix(120)) }
        let g = m.more.compactMap(\.building).filter { $0 != m.building }, h = choice.more.compactMap(\.place.building)
        if g != h { print("DIFF more", m.kind, g, h, "|", t.prefix(120)) }
        }
    }
    print(c.sorted { $0.key < $1.key })
}
