import PaidanCore

/// Everything that grammar and lexicon find in one message, before anything is judged.
struct Evidence {
    /// The message.
    let line: Line
    /// Telephone numbers.
    let phones: [Found<String>]
    /// Wish numbers.
    let numbers: [Found<String>]
    /// Addresses.
    let mentions: [PlaceMention]
    /// Which of the addresses are meant.
    let places: PlaceChoice
    /// Times.
    let times: [TimePhrase]
    /// How many people are asked for.
    let people: Found<Int>?
    /// Words of the lexicon.
    let hits: [Lexicon.Hit]
    /// Signs of danger that nothing takes back.
    let alarms: [Alarm]
    /// How strongly they speak together.
    let alarm: Double
    /// Whether danger is told in plain words that nothing takes back.
    let isPlainAlarm: Bool

    init(_ text: String, in context: ReadingContext, lexicon: Lexicon) {
        let line = Line(text, folding: lexicon.folding)
        self.line = line
        phones = PhoneGrammar.read(line)
        let offers = context.offers + (context.replyTo.map { [$0] } ?? [])
        let called = phones.map(\.range)
        // A number that the sender was offered is a wish number even where it looks like a door; otherwise doors go first.
        let allMentions = AddressGrammar.read(line, avoiding: called)
        let doors = allMentions.filter { mention in
            mention.building != nil && mention.unit ?? mention.room != nil
                && !offers.contains { line.find(String($0), in: mention.range) != nil }
        }
        numbers = WishNumberGrammar.read(line, avoiding: called + doors.map(\.range), offers: offers)
        let counted = called + numbers.map(\.range)
        mentions = numbers.isEmpty ? allMentions : AddressGrammar.read(line, avoiding: counted)
        places = PlaceChoice(mentions, in: line, buildings: context.buildings)
        let taken = counted + mentions.map(\.range)
        times = TimeGrammar.read(line, avoiding: taken)
        people = PeopleGrammar.read(line, avoiding: taken)
        hits = lexicon.hits(in: line)
        (alarms, alarm) = lexicon.alarms.judge(hits, in: line)
        isPlainAlarm = lexicon.alarms.isPlain(hits, alarms, strength: alarm)
    }

    /// The time that most looks like the time of a service.
    var serviceTime: TimePhrase? {
        var best: TimePhrase?
        for phrase in times where phrase.weight > (best?.weight ?? 0) { best = phrase }
        return best
    }

    /// Whether the message is nothing but placeholders for pictures, voice and places.
    var isOnlyMedia: Bool {
        var index = 0
        var found = false
        while index < line.count {
            if line[index] == 0x5B, let end = line.find("]", in: index..<line.count),
                line.first(of: ["图片", "语音", "视频", "位置", "动画表情"], at: index + 1) != nil
            {
                found = found || !line.has("动画表情", at: index + 1)
                index = end + 1
            } else if line[index] == .space || line[index] == .newline {
                index += 1
            } else {
                return false
            }
        }
        return found
    }
}
