import CCurl
import PaidanCore

extension Flight {
    /// What came of the call, once libcurl is done with it.
    func answer(for code: CURLcode) -> CourierAnswer {
        if let refusal { return .failed(refusal) }
        switch call {
        case .http:
            guard code == CURLE_OK || code == CURLE_WRITE_ERROR && isCut else { return .failed(failure(for: code)) }
            return .answered(HTTPAnswer(status: easy.status, headers: easy.answerHeaders, body: received))
        case .mail:
            // A refusal by the server is an error to libcurl and an answer to us; the body is the line that says it.
            let isAnswer = code == CURLE_OK || isServerVerdict(code) && easy.status >= 400
            return isAnswer
                ? .answered(HTTPAnswer(status: easy.status, body: received)) : .failed(failure(for: code))
        }
    }

    // The codes with which libcurl gives up since the mail server said so.
    private func isServerVerdict(_ code: CURLcode) -> Bool {
        switch code {
        case CURLE_SEND_ERROR, CURLE_WEIRD_SERVER_REPLY, CURLE_LOGIN_DENIED, CURLE_REMOTE_ACCESS_DENIED: true
        default: false
        }
    }

    private func failure(for code: CURLcode) -> CourierFailure {
        CourierFailure(kind: kind(of: code), detail: "calling \(target.origin): \(easy.explanation(of: code))")
    }

    private func kind(of code: CURLcode) -> CourierFailure.Kind {
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_CONNECT: .unreachable
        case CURLE_OPERATION_TIMEDOUT: .timeout
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_USE_SSL_FAILED, CURLE_SSL_CACERT_BADFILE,
            CURLE_SSL_CIPHER, CURLE_SSL_CERTPROBLEM, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_ENGINE_INITFAILED,
            CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_CLIENTCERT:
            .insecure
        default: .broken
        }
    }
}
