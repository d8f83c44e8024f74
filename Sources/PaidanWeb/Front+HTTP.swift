import HTTPTypes
import HummingbirdCore
import NIOCore
import PaidanCore

extension Front {
    /// Answers over a connection.
    func respond(to request: Request, with writer: consuming ResponseWriter, over channel: any Channel) async throws {
        // A sender that waits for leave before a long body gets it, unless the body would be refused anyway.
        if request.headers[.expect]?.lowercased() == "100-continue",
            request.headers[.contentLength].flatMap({ Int($0) }) ?? 0 <= limits.body
        {
            try await writer.writeInformationalHead(HTTPResponse(status: .continue))
        }
        let answer = try await answer(request, from: channel.remoteAddress)
        let body = ByteBuffer(string: request.method == .head ? "" : answer.body)
        try await writer.write(
            response: Front.head(of: answer), body: body.readableBytes == 0 ? .init() : .init(byteBuffer: body))
    }

    static func head(of answer: WebhookAnswer) -> HTTPResponse {
        var head = HTTPResponse(status: HTTPResponse.Status(code: answer.status))
        head.headerFields[.date] = HTTPDate.now()
        if answer.status >= 200, answer.status != 204, answer.status != 304 {
            head.headerFields[.contentLength] = String(answer.body.utf8.count)
        }
        if let type = answer.contentType { head.headerFields[.contentType] = type }
        for (name, value) in answer.headers {
            guard let name = HTTPField.Name(name) else { continue }
            head.headerFields[name] = value
        }
        return head
    }
}
