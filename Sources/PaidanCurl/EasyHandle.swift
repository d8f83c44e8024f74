import CCurl

/// A libcurl easy handle with typed options; it remembers whether an option was refused. Confined to the courier's thread.
final class EasyHandle {
    let pointer: UnsafeMutableRawPointer
    /// libcurl's code for the first option that it refused since the last reset.
    private(set) var refusal: CURLcode?
    private let message: UnsafeMutablePointer<CChar>
    private var lists: [UnsafeMutablePointer<curl_slist>] = []

    init?() {
        guard let pointer = curl_easy_init() else { return nil }
        self.pointer = pointer
        message = .allocate(capacity: Int(CURL_ERROR_SIZE))
        message.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        reset()
    }

    deinit {
        curl_easy_cleanup(pointer)
        message.deallocate()
        for list in lists { curl_slist_free_all(list) }
    }

    /// Forgets all options; connections and names that are known stay with the multi handle.
    func reset() {
        curl_easy_reset(pointer)
        for list in lists { curl_slist_free_all(list) }
        lists.removeAll(keepingCapacity: true)
        message[0] = 0
        refusal = nil
        note(paidan_easy_set_pointer(pointer, CURLOPT_ERRORBUFFER, message))
    }

    /// What libcurl says about the last transfer's failure; control characters are dropped.
    func explanation(of code: CURLcode) -> String {
        let text = message[0] == 0 ? String(cString: curl_easy_strerror(code)) : String(cString: message)
        return String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7f }))
    }

    func set(_ option: CURLoption, _ value: Int) {
        note(paidan_easy_set_long(pointer, option, value))
    }

    func set(_ option: CURLoption, _ value: Bool) {
        set(option, value ? 1 : 0)
    }

    /// The text is copied.
    func set(_ option: CURLoption, _ value: String) {
        note(paidan_easy_set_string(pointer, option, value))
    }

    func set(_ option: CURLoption, _ value: UnsafeMutableRawPointer) {
        note(paidan_easy_set_pointer(pointer, option, value))
    }

    /// The list lives until the next reset.
    func set(_ option: CURLoption, _ values: [String]) {
        var list: UnsafeMutablePointer<curl_slist>?
        for value in values {
            guard let longer = curl_slist_append(list, value) else {
                refusal = refusal ?? CURLE_OUT_OF_MEMORY
                break
            }
            list = longer
        }
        guard let list else { return }
        lists.append(list)
        note(paidan_easy_set_list(pointer, option, list))
    }

    /// The target must outlive the transfer.
    func set(target: CallTarget) {
        note(paidan_easy_set_url(pointer, target.parsed))
    }

    /// The body is copied.
    func set(postBody body: [UInt8]) {
        note(paidan_easy_set_offset(pointer, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count)))
        body.withUnsafeBytes { bytes in
            // An empty array has no address, and without one libcurl would go and read a body.
            if let address = bytes.baseAddress, !bytes.isEmpty {
                note(paidan_easy_set_bytes(pointer, CURLOPT_COPYPOSTFIELDS, address))
            } else {
                note(paidan_easy_set_string(pointer, CURLOPT_COPYPOSTFIELDS, ""))
            }
        }
    }

    func set(uploadSize size: Int) {
        note(paidan_easy_set_offset(pointer, CURLOPT_INFILESIZE_LARGE, curl_off_t(size)))
    }

    func set(_ option: CURLoption, writer: @escaping curl_write_callback) {
        note(paidan_easy_set_writer(pointer, option, writer))
    }

    func set(reader: @escaping curl_read_callback) {
        note(paidan_easy_set_reader(pointer, reader))
    }

    func set(socketOpener opener: @escaping curl_opensocket_callback) {
        note(paidan_easy_set_opensocket(pointer, opener))
    }

    /// The last status that the server gave; 0 for none.
    var status: Int {
        var value = 0
        return paidan_easy_get_long(pointer, CURLINFO_RESPONSE_CODE, &value) == CURLE_OK ? value : 0
    }

    /// The address that the transfer went to; nil before there was a connection.
    var peer: NetworkAddress? {
        var text: UnsafeMutablePointer<CChar>?
        guard paidan_easy_get_string(pointer, CURLINFO_PRIMARY_IP, &text) == CURLE_OK, let text else { return nil }
        return NetworkAddress(String(cString: text))
    }

    /// The headers of the last answer; names in lower case, repeated ones joined by commas (RFC 9110, 5.3).
    var answerHeaders: [String: String] {
        var headers: [String: String] = [:]
        var header = curl_easy_nextheader(pointer, UInt32(CURLH_HEADER), -1, nil)
        while let current = header {
            let name = String(cString: current.pointee.name).lowercased()
            let value = String(cString: current.pointee.value)
            headers[name] = headers[name].map { $0 + ", " + value } ?? value
            header = curl_easy_nextheader(pointer, UInt32(CURLH_HEADER), -1, current)
        }
        return headers
    }

    private func note(_ code: CURLcode) {
        if code != CURLE_OK, refusal == nil { refusal = code }
    }
}
