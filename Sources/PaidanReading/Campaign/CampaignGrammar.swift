import PaidanCore

/// What the office announces, in one line or several, in any order:
/// `活动 60岁以上接种疫苗 11月28日上午9点、10点 社区医院 车4座 报名到11月27日18点`.
struct CampaignGrammar {
    let context: ReadingContext
    let lexicon: Lexicon

    private enum Field { case title, time, destination, meeting, car, escort, closing }

    private static let words: [(String, Field)] = [
        ("时间", .time), ("日期", .time), ("目的地", .destination), ("地点", .destination), ("集合点", .meeting),
        ("集合地点", .meeting),
        ("上车点", .meeting), ("集合", .meeting), ("车辆", .car), ("车", .car), ("陪同", .escort), ("报名截止", .closing),
        ("报名到", .closing), ("截止到", .closing), ("截止", .closing), ("活动", .title), ("名称", .title),
    ]
    .sorted { $0.0.count > $1.0.count }

    /// The plan; nil where the message is none. One without a time has no departure, so that the office hears what is
    /// missing.
    func plan(in text: String, _ message: Line) -> CampaignPlan? {
        guard message.holds(["活动"], in: 0..<min(message.count, 8)) else { return nil }
        let trimmed = text.trimmed
        guard trimmed.hasPrefix("活动"), trimmed.count <= 400,
            trimmed.dropFirst(2).first.map({ $0.isWhitespace || "：:".contains($0) }) ?? false
        else { return nil }
        var parts = Parts()
        var field = Field.title
        for row in trimmed.dropFirst(2).drop(while: { "：:".contains($0) }).split(whereSeparator: \.isNewline) {
            for word in row.split(whereSeparator: { $0.isWhitespace || "，,；;。".contains($0) }) {
                take(String(word), &field, &parts)
            }
            // What stands in the next row begins anew.
            if field != .title { field = .destination }
        }
        guard !parts.title.isEmpty else { return nil }
        return plan(of: parts)
    }

    private struct Parts {
        var title = ""
        var times = ""
        var destination: String?
        var meeting: String?
        var cars: [String] = []
        var escorts: Int?
        var closing = ""
    }

    private func take(_ word: String, _ field: inout Field, _ parts: inout Parts) {
        var rest = word
        if word.hasSuffix("集合"), word.count > 2 {
            field = .meeting
            rest = String(word.dropLast(2))
        } else if let (name, named) = CampaignGrammar.words.first(where: { word.hasPrefix($0.0) }), isField(word, name)
        {
            field = named
            rest = String(word.dropFirst(name.count)).trimmed
            rest = String(rest.drop { "：:".contains($0) })
        } else if field == .title, !parts.title.isEmpty, hasDay(word) {
            field = .time
        } else if field == .time, !parts.times.isEmpty, times(in: word).isEmpty {
            field = .destination
        } else if field == .car, CampaignGrammar.seats(in: word) == nil {
            field = .destination
        }
        guard !rest.isEmpty else { return }
        switch field {
        case .title: parts.title = (parts.title + (parts.title.isEmpty ? "" : " ") + rest).prefix(40).description
        case .time: parts.times += (parts.times.isEmpty ? "" : "、") + rest
        case .destination: parts.destination = parts.destination ?? rest
        case .meeting: parts.meeting = parts.meeting ?? rest
        case .car: parts.cars += rest.split { "、+".contains($0) }.map(String.init)
        case .escort: parts.escorts = CampaignGrammar.number(in: rest) ?? parts.escorts
        case .closing: parts.closing += rest
        }
    }

    /// `车4座` is about cars, `车展` is not.
    private func isField(_ word: String, _ name: String) -> Bool {
        guard name == "车" || name == "陪同" || name == "活动" else { return true }
        let rest = word.dropFirst(name.count)
        return rest.isEmpty || "：:".contains(rest.first ?? " ") || CampaignGrammar.number(in: String(rest)) != nil
    }

    private func hasDay(_ word: String) -> Bool { times(in: word).contains { $0.day != nil && $0.day != .event } }

    private func times(in text: String) -> [TimePhrase] {
        TimeGrammar.read(Line(text, folding: lexicon.folding), avoiding: []).flatMap { phrase in
            var first = phrase
            first.also = []
            return ([first] + phrase.also).sorted { $0.range.lowerBound < $1.range.lowerBound }
        }
    }

    private func plan(of parts: Parts) -> CampaignPlan {
        var plan = CampaignPlan(title: parts.title, departures: departures(in: parts.times))
        plan.destination = parts.destination
        plan.meeting = parts.meeting
        for car in parts.cars {
            guard let (seats, name, count) = CampaignGrammar.seats(in: car) else { continue }
            if let name {
                plan.vehicles.append(.init(seats: seats, driver: name))
            } else {
                plan.seats = seats
                plan.furtherCars = count ?? plan.furtherCars
            }
        }
        plan.ridersPerEscort = min(parts.escorts ?? plan.ridersPerEscort, 60)
        if let closing = times(in: parts.closing).first,
            let window = TimeWindow.resolve(closing, at: context.at, zone: context.zone)
        {
            plan.closesAt = closing.clock == nil ? window.to : window.from
        }
        return plan
    }

    /// Each time that is named; one that names no day is on the day before it.
    private func departures(in text: String) -> [Instant] {
        var day: TimePhrase.Day?
        var part: Range<Int>?
        var found: [Instant] = []
        for phrase in times(in: text) {
            var phrase = phrase
            if phrase.day == nil { phrase.part = phrase.part ?? part }
            phrase.day = phrase.day ?? day
            phrase.repeats = false
            day = phrase.day
            part = phrase.part
            guard phrase.clock != nil,
                let window = TimeWindow.resolve(phrase, at: context.at, zone: context.zone)
            else { continue }
            found.append(window.from)
        }
        return found.enumerated().filter { found.firstIndex(of: $1) == $0 }.map(\.element).sorted()
    }

    /// `4座`, `4座×2`, `4座2辆`, `王强6座`.
    private static func seats(in text: String) -> (seats: Int, driver: String?, count: Int?)? {
        guard let mark = text.firstRange(of: "座") else { return nil }
        let before = text[..<mark.lowerBound]
        let digits = before.reversed().prefix { $0.isASCII && $0.isNumber }.count
        guard digits > 0, let seats = Int(before.suffix(digits)), (1...60).contains(seats) else { return nil }
        let name = String(before.dropLast(digits)).trimmed
        return (seats, name.isEmpty ? nil : name, number(in: String(text[mark.upperBound...])))
    }

    private static func number(in text: String) -> Int? {
        let digits = text.drop { !($0.isASCII && $0.isNumber) }.prefix { $0.isASCII && $0.isNumber }
        return digits.isEmpty ? nil : Int(digits.prefix(4))
    }
}
