import PaidanCore

/// Reads the part of `paidan.yaml` that names a language model as a second reader.
struct LanguageModelReader {
    let secrets: Secrets

    private static let keys = ["url", "model", "key", "below", "agreed", "time_limit"]

    /// The settings; nil where something is at fault, which is then recorded.
    func read(_ entry: Entry) -> LanguageModelSettings? {
        guard let fields = Fields(entry, known: LanguageModelReader.keys) else { return nil }
        let url = fields.required("url", address)
        let model = fields.required("model", name)
        let key = fields.optional("key", secrets.read)
        guard let url, let model, !fields.has("key") || key != nil else { return nil }
        var settings = LanguageModelSettings(url: url, model: model, key: key)
        settings.below = fields.value("below", default: settings.below) { $0.number(in: 0.4...0.95) }
        settings.agreed = fields.value("agreed", default: settings.agreed) { $0.number(in: 0.5...0.95) }
        settings.timeLimit = fields.value("time_limit", default: settings.timeLimit) {
            $0.span(in: .seconds(1)...(.seconds(10)))
        }
        return settings
    }

    private func address(_ entry: Entry) -> String? {
        guard let text = entry.text() else { return nil }
        guard !WebAddress.holdsSecret(text) else {
            entry.spot.fault(Secrets.advice.english, Secrets.advice.chinese)
            return nil
        }
        guard let url = WebAddress(text), !text.contains("?"), !text.contains("#") else {
            entry.spot.fault(
                "must be the base of an API, such as http://127.0.0.1:11434/v1",
                "应当是接口的基础网址，如 http://127.0.0.1:11434/v1", got: text)
            return nil
        }
        guard url.isSecure || url.isLocal else {
            entry.spot.fault(
                "must be https unless it is an address of this machine or a private network: residents' words travel to it",
                "除本机和内网地址外必须用 https：居民的话会发到那里", got: text)
            return nil
        }
        if !url.isLocal {
            entry.spot.warn(
                "is outside the house: residents' words go there, with personal data masked",
                "不在本机或内网：居民的话会发到外面，个人信息已先隐去",
                got: url.host)
        }
        return text
    }

    private func name(_ entry: Entry) -> String? {
        guard let text = entry.text() else { return nil }
        guard text.count <= 100, !text.contains(where: { $0.isWhitespace || $0.isNewline }) else {
            entry.spot.fault("must be the name of a model, without spaces", "应当是模型的名字，不含空格", got: text)
            return nil
        }
        return text
    }
}
