import CGMime
import PaidanEncoding

/// One mailbox of an address header.
struct Mailbox: Equatable {
    /// The name as people read it; empty where there is none.
    var name: String
    /// The address as written.
    var address: String
}

/// Reads address headers with GMime's grammar, which knows the ways real mailers break the standard's.
enum AddressList {
    /// The mailboxes of a header, those in groups too, in their order.
    static func parse(_ raw: [UInt8]) -> [Mailbox] {
        let text = EncodedWords.unified(TextDecoder.decode(raw, label: nil).text)
        guard let list = internet_address_list_parse(nil, text) else { return [] }
        defer { g_object_unref(list) }
        return mailboxes(list, depth: 0)
    }

    /// Like ``parse(_:)``, for a name by which only the address can stand, such as Delivered-To.
    static func addresses(_ raws: [[UInt8]]) -> [String] {
        raws.flatMap(parse).map(\.address).filter { $0.contains("@") }
    }

    private static func mailboxes(_ list: UnsafeMutablePointer<InternetAddressList>, depth: Int) -> [Mailbox] {
        var found: [Mailbox] = []
        for index in 0..<max(0, internet_address_list_length(list)) {
            guard let address = internet_address_list_get_address(list, index) else { continue }
            if let mailbox = cgmime_mailbox(address) {
                let name = internet_address_get_name(address).map { String(cString: $0) } ?? ""
                let spec = internet_address_mailbox_get_addr(mailbox).map { String(cString: $0) } ?? ""
                found.append(Mailbox(name: HeaderFields.clean(name), address: HeaderFields.clean(spec)))
            } else if let group = cgmime_group(address), depth < 4,
                let members = internet_address_group_get_members(group)
            {
                found += mailboxes(members, depth: depth + 1)
            }
        }
        return found
    }
}
