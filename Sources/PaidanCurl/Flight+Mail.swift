import CCurl
import PaidanCore

extension Flight {
    /// One transaction: a recipient that is refused refuses the mail, so that nobody gets it twice at the next try.
    func setUp(_ call: MailCall) throws(CourierFailure) {
        try check(call)
        easy.set(CURLOPT_PROTOCOLS_STR, CallTarget.mailSchemes.joined(separator: ","))
        easy.set(CURLOPT_TIMEOUT_MS, settings.limits.mailing.milliseconds)
        easy.set(CURLOPT_USE_SSL, Int(call.requiresTLS ? CURLUSESSL_ALL.rawValue : CURLUSESSL_NONE.rawValue))
        if let user = call.user { easy.set(CURLOPT_USERNAME, user) }
        if let password = call.password { easy.set(CURLOPT_PASSWORD, password) }
        easy.set(CURLOPT_MAIL_FROM, "<\(call.from)>")
        easy.set(CURLOPT_MAIL_RCPT, call.to.map { "<\($0)>" })
        easy.set(CURLOPT_UPLOAD, true)
        easy.set(uploadSize: call.data.count)
        easy.set(CURLOPT_READDATA, address)
        easy.set(reader: readMail)
        easy.set(CURLOPT_HEADERDATA, address)
        easy.set(CURLOPT_HEADERFUNCTION, writer: keepReply)
    }

    private func check(_ call: MailCall) throws(CourierFailure) {
        guard !call.to.isEmpty else {
            throw CourierFailure(kind: .impossible, detail: "reading the envelope: no recipient")
        }
        // An empty sender is legal: the null path of automatic mail (RFC 5321, 4.5.5).
        guard call.from.utf8.allSatisfy(isAddressByte),
            call.to.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isAddressByte) })
        else {
            throw CourierFailure(kind: .impossible, detail: "reading the envelope: an address holds what none may")
        }
    }
}

private func isAddressByte(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte != 0x7f && byte != UInt8(ascii: "<") && byte != UInt8(ascii: ">")
}

private func readMail(
    _ buffer: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ flight: UnsafeMutableRawPointer?
) -> Int {
    guard let flight else { return 0 }
    return Flight.at(flight).upload(into: UnsafeMutableRawBufferPointer(start: buffer, count: size * count))
}

private func keepReply(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ flight: UnsafeMutableRawPointer?
) -> Int {
    guard let flight else { return 0 }
    Flight.at(flight).keepReplyLine(UnsafeRawBufferPointer(start: bytes, count: size * count))
    return size * count
}
