import PaidanCore

extension Delivery {
    /// The delivery as one message, or as several where its text is too long for one: each a delivery of its own,
    /// retried alone, under an id that follows from the first one's.
    ///
    /// Who is mentioned, and what is answered, stands in the first; the event for generic webhooks stays whole, since
    /// no platform that takes it sets a limit.
    func split(by limit: TextLimit?) -> [Delivery] {
        guard let limit, !limit.allows(content.text) else { return [self] }
        let texts = limit.messages(of: content.text)
        guard texts.count > 1 else {
            var only = self
            only.content.text = texts.first ?? content.text
            return [only]
        }
        return texts.enumerated().map { place, text in
            var message = self
            message.part = Part(place + 1, of: texts.count)
            message.content.text = text
            if place > 0 {
                message.id = DeliveryID("\(id)~\(place + 1)")
                message.content.mentions = []
                message.content.replyTo = nil
            }
            return message
        }
    }
}
