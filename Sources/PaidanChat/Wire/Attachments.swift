import PaidanCore

extension Message.Attachment {
    /// An attachment with its kind in the house's words, and its name without folders.
    init(platformKind: String?, url: String?, name: String?) {
        let kind =
            switch platformKind?.lowercased() {
            case "image", "photo", "picture": "image"
            case "voice", "audio", "record": "voice"
            case "video": "video"
            default: "file"
            }
        let lastPart = name?.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init)
        self.init(kind: kind, url: url.present, name: lastPart.present)
    }
}
