import Foundation
import PaidanCore
import Testing
@testable import PaidanReading

func load(_ files: [String]) throws -> [LabelledMessage] {
    var all: [LabelledMessage] = []
    for f in files {
        let s = try String(contentsOfFile: f, encoding: .utf8)
        for l in s.split(separator: "\n") { all.append(try JSONDecoder().decode(LabelledMessage.self, from: Data(l.utf8))) }
    }
    return all
}
@Test func fitAll() throws {
    let env = ProcessInfo.processInfo.environment
    let files = (env["FILES"] ?? "").split(separator: ",").map(String.init)
    let lexicon = try Lexicon()
    let ctx = ReadingContext(at: Instant(seconds: 1_763_800_000))
    let train = try load(files), open = try load(["/work/shared/corpus/open.jsonl"])
    let ev = train.map { Evidence($0.text, in: ctx, lexicon: lexicon) }
    let evo = open.map { Evidence($0.text, in: ctx, lexicon: lexicon) }
    var df: [String: Int] = [:]
    for e in ev { for n in FeatureSpace.candidates(of: e, classes: lexicon.classes) { df[n, default: 0] += 1 } }
    let minDF = Int(env["DF"] ?? "4")!
    let names = df.filter { $0.value >= minDF }.keys.sorted()
    let space = FeatureSpace(names: names, classes: lexicon.classes)
    let X = ev.map { space.features(of: $0) }, Xo = evo.map { space.features(of: $0) }
    print("features", names.count, "avg", X.map(\.count).reduce(0, +) / X.count)
    var fit = Fitting()
    if let v = env["L1"] { fit.sparsity = Double(v)! }
    if let v = env["L2"] { fit.decay = Double(v)! }
    if let v = env["ROUNDS"] { fit.rounds = Int(v)! }
    if let v = env["RATE"] { fit.rate = Double(v)! }
    if env["SWEEP"] != nil {
        for (l1, l2, rate, rounds) in [(1.0, 2.0, 0.12, 8), (1.5, 1.0, 0.12, 10), (2.0, 1.0, 0.12, 10), (2.5, 0.5, 0.12, 12), (1.5, 5.0, 0.12, 8)] {
            var f = Fitting(); f.sparsity = l1; f.decay = l2; f.rate = rate; f.rounds = rounds
            for (q, labels, get) in [("kind", MessageKind.allCases.map(\.rawValue), { (m: LabelledMessage) -> String? in m.kind }), ("category", PaidanCore.Category.allCases.map(\.rawValue), { $0.category }), ("urgency", Urgency.allCases.map(\.rawValue), { $0.urgency })] {
                let rows = train.indices.filter { get(train[$0]) != nil }
                var ok = 0, n = 0, size = 0, sure = 0.0
                for fold in 0..<3 {
                    let tr = rows.filter { $0 % 3 != fold }, te = rows.filter { $0 % 3 == fold }
                    let w = f.fit(tr.map { X[$0] }, answers: tr.map { [labels.firstIndex(of: get(train[$0])!)!] }, features: names.count, labels: labels.count, isMultiple: false)
                    size = w.map(\.count).reduce(0, +)
                    let model = LinearModel(name: q, labels: labels, isMultiple: false, rows: w)
                    for i in te { let s = shares(model.scores(X[i])); let b = s.indices.max { s[$0] < s[$1] }!; n += 1; sure += s[b]; if labels[b] == get(train[i])! { ok += 1 } }
                }
                print("SWEEP", l1, l2, rate, rounds, q, Double(ok) / Double(n), "mean confidence", sure / Double(n), "weights", size)
            }
        }
        return
    }
    var out = ""
    func run(_ q: String, _ labels: [String], multiple: Bool, _ get: (LabelledMessage) -> [String]?) {
        let rows = train.indices.filter { get(train[$0]) != nil }
        let t0 = Date()
        func ans(_ m: LabelledMessage) -> [Int] { (get(m) ?? []).compactMap { labels.firstIndex(of: $0) } }
        let w = fit.fit(rows.map { X[$0] }, answers: rows.map { ans(train[$0]) }, features: names.count, labels: labels.count, isMultiple: multiple)
        let model = LinearModel(name: q, labels: labels, isMultiple: multiple, rows: w)
        if !multiple {
            var ok = 0, n = 0
            for i in open.indices { guard let g = get(open[i]) else { continue }; n += 1; let s = model.scores(Xo[i]); if labels[s.indices.max { s[$0] < s[$1] }!] == g[0] { ok += 1 } }
            var okt = 0
            for i in rows { let s = model.scores(X[i]); if [labels[s.indices.max { s[$0] < s[$1] }!]] == get(train[i])! { okt += 1 } }
            print("FIT", q, "open", Double(ok) / Double(n), "train", Double(okt) / Double(rows.count), "rows", w.filter { !$0.isEmpty }.count, "weights", w.map(\.count).reduce(0, +), "s", Date().timeIntervalSince(t0))
        } else {
            var tp = 0, fp = 0, fn = 0
            for i in open.indices { guard let g = get(open[i]) else { continue }; let s = model.scores(Xo[i]); let p = Set(labels.indices.filter { s[$0] > 0 }.map { labels[$0] }); tp += p.intersection(g).count; fp += p.subtracting(g).count; fn += Set(g).subtracting(p).count }
            print("FIT", q, "open F1", 2 * Double(tp) / Double(2 * tp + fp + fn), "rows", w.filter { !$0.isEmpty }.count, "s", Date().timeIntervalSince(t0))
        }
        out += "@\(q) \(multiple ? "any" : "one") \(labels.joined(separator: " "))\n"
        for (i, r) in w.enumerated() where !r.isEmpty {
            out += names[i] + r.map { " \(labels[$0.0])\($0.1 < 0 ? "-" : "+")\(Int((abs($0.1) * 100).rounded()))" }.joined() + "\n"
        }
    }
    run("kind", MessageKind.allCases.map(\.rawValue), multiple: false) { [$0.kind] }
    run("category", PaidanCore.Category.allCases.map(\.rawValue), multiple: false) { $0.category.map { [$0] } }
    run("urgency", Urgency.allCases.map(\.rawValue), multiple: false) { $0.urgency.map { [$0] } }
    run("skills", "electrician plumber handyman lift_tech gas_tech fire_safety medical driver heavy_lift care barber cleaning mediation it_help admin legal teaching counsel pest".split(separator: " ").map(String.init), multiple: true) { $0.kind == "wish" ? $0.skills : nil }
    if let path = env["CV"] {
                let KL = MessageKind.allCases.map(\.rawValue), UL = Urgency.allCases.map(\.rawValue), CL = PaidanCore.Category.allCases.map(\.rawValue)
        var lines: [String] = []
        func fold(_ tr: [Int], _ te: [(LabelledMessage, [Int], Evidence)]) {
            func m(_ labels: [String], _ get: (LabelledMessage) -> String?) -> LinearModel {
                let rows = tr.filter { get(train[$0]) != nil }
                return LinearModel(name: "", labels: labels, isMultiple: false, rows: fit.fit(rows.map { X[$0] }, answers: rows.map { [labels.firstIndex(of: get(train[$0])!)!] }, features: names.count, labels: labels.count, isMultiple: false))
            }
            let k = m(KL) { $0.kind }, u = m(UL) { $0.urgency }, c = m(CL) { $0.category }
            for (t, x, e) in te {
                let (a, s) = (e.alarms, e.alarm)
                let obj: [String: Any] = ["id": t.id, "k": shares(k.scores(x)), "u": shares(u.scores(x)), "c": shares(c.scores(x)), "s": s, "a": a.map { [$0.sign, e.line.text($0.range)] }]
                lines.append(String(decoding: try! JSONSerialization.data(withJSONObject: obj), as: UTF8.self))
            }
        }
        for f in 0..<5 { fold(train.indices.filter { $0 % 5 != f }, train.indices.filter { $0 % 5 == f }.map { (train[$0], X[$0], ev[$0]) }) }
        fold(Array(train.indices), open.indices.map { (open[$0], Xo[$0], evo[$0]) })
        try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
    }
    if let path = env["OUT"] {
        try ("/// The learned weights, fitted to the labelled messages under `Corpus/train-*.jsonl` (docs/reading.md).\nlet shippedWeights = ##\"\"\"\n" + out.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n") + "\n    \"\"\"##\n").write(toFile: path, atomically: true, encoding: .utf8)
    }
}
