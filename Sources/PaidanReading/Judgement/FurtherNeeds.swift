import PaidanCore

extension PlainReader {
    /// Further needs: those of a list of places, each with what its own words ask for, and parts of the message that ask for
    /// something else. A fault with its consequence or a suggestion stays one need.
    func split(_ reading: inout Reading, evidence: Evidence, context: ReadingContext) {
        let first = reading.need
        if !evidence.places.more.isEmpty {
            list(&reading, evidence: evidence, context: context)
            return
        }
        let parts = NeedSplit.parts(evidence)
        guard parts.count > 1, first.urgency != .emergency || parts.contains(where: \.isApart) else { return }
        var needs: [Need] = []
        for part in parts where first.urgency != .emergency || part.isApart {
            guard let need = self.need(of: evidence.line.text(part.range), isApart: part.isApart, in: context),
                part.isApart || !needs.contains(where: { $0.category == need.category })
            else { continue }
            needs.append(need)
        }
        guard needs.count > 1 else { return }
        // What is most urgent comes first: it decides how the wish is served.
        if first.urgency == .emergency {
            guard let index = needs.firstIndex(where: { $0.category == first.category }) else { return }
            needs.swapAt(0, index)
            needs[0] = first
        }
        for index in needs.indices {
            needs[index].place =
                needs[index].place.building == nil ? first.place : needs[index].place.completed(by: first.place)
        }
        reading.need = needs[0]
        reading.need.place = first.place
        reading.more = Array(needs.dropFirst())
        reading.confidence["more"] = 0.6
    }

    /// `604两斤苹果,801一袋盐,1002奶奶想有人陪`: each door of a list with the words up to the next.
    private func list(_ reading: inout Reading, evidence: Evidence, context: ReadingContext) {
        let mentions = [evidence.places.first].compactMap(\.self) + evidence.places.more
        let ends = mentions.dropFirst().map { $0.room?.lowerBound ?? $0.range.lowerBound } + [evidence.line.count]
        let common = reading.need
        for (index, mention) in mentions.enumerated() {
            var need = common
            let start = mention.room?.upperBound ?? mention.range.upperBound
            if mentions.count > 1, ends[index] - start >= 4, mention.room != nil,
                let own = self.need(of: evidence.line.text(start..<ends[index]), isApart: true, in: context)
            {
                need = own
            }
            need.place = mention.place
            if index == 0 {
                if common.urgency != .emergency { reading.need = need }
            } else {
                reading.more.append(need)
            }
        }
    }

    /// What one part of a message needs by itself; nil where that is not clear enough.
    private func need(of text: String, isApart: Bool, in context: ReadingContext) -> Need? {
        let evidence = Evidence(text, in: context, lexicon: lexicon)
        let answers = model.answers(to: space.features(of: evidence))
        let category = answers.category
        let wish = kinds.judge(evidence, answers: answers, in: context)[.wish] ?? 0
        guard category.confidence >= (isApart ? 0.25 : 0.4), wish >= (isApart ? 0.03 : 0.35) else { return nil }
        let (urgency, _) = Safety.urgency(
            answers.urgencies, evidence: evidence, emergency: Safety.Verdict(chance: 0, overrules: false))
        let skills = answers.skills
        return Need(
            category: category.value, place: evidence.places.first?.place ?? Place(), urgency: urgency, skills: skills,
            people: PeopleJudge.people(evidence, urgency: urgency, skills: skills))
    }
}
