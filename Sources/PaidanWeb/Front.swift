import FoundationEssentials
import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import PaidanCore

/// Answers requests: it knows HTTP, and asks the house for all else.
struct Front: Sendable {
    let intake: any Intake
    let limits: WebLimits
    /// Whether `POST /testing/clock` is served.
    let hasClock: Bool
    let logger: Logger
    let traffic = Traffic()

    /// The answer to a request from a client; a fault of the connection is thrown on to the server, which closes it.
    func answer(_ request: Request, from client: SocketAddress?) async throws -> WebhookAnswer {
        let start = ContinuousClock.now
        let route = Route(path: request.uri.path)
        let answer = try await self.answer(request, to: route, from: client)
        traffic.count(route?.label ?? "none", answer.status, took: ContinuousClock.now - start)
        logger.trace(
            "answered",
            metadata: [
                "method": "\(request.method.rawValue)", "route": "\(route?.label ?? "none")",
                "status": "\(answer.status)",
            ])
        guard answer.status == 429 || answer.status == 503 else { return answer }
        var waiting = answer
        waiting.headers = waiting.headers.merging(["Retry-After": String(limits.retryAfter)]) { own, _ in own }
        return waiting
    }

    private func answer(_ request: Request, to route: Route?, from client: SocketAddress?) async throws -> WebhookAnswer
    {
        guard let route, route != .clock || hasClock && isLocal(request, client) else {
            return Problem(status: 404, name: "not-found", detail: "there is nothing here").answer()
        }
        if let methods = route.methods, !methods.contains(request.method.rawValue) {
            let allowed = methods.joined(separator: ", ")
            return Problem(status: 405, name: "method-not-allowed", detail: "only \(allowed) is served here")
                .answer(headers: ["Allow": allowed])
        }
        switch route {
        case .health: return WebhookAnswer(status: 200, contentType: "text/plain; charset=utf-8", body: "ok\n")
        case .readiness: return readiness(await intake.readiness())
        case .metrics:
            return WebhookAnswer(
                status: 200, contentType: "text/plain; version=0.0.4; charset=utf-8", body: await intake.metricsText())
        case .hook(let channel, let subpath):
            guard let body = try await body(of: request) else { return tooLarge }
            return await intake.receive(webhook(request, subpath, body), on: ChannelID(channel))
        case .clock:
            guard let body = try await body(of: request) else { return tooLarge }
            return await moveClock(body)
        }
    }

    /// nil where the body is over the limit. It is not read where its length says so beforehand.
    private func body(of request: Request) async throws -> [UInt8]? {
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limits.body { return nil }
        do {
            let buffer = try await request.body.collect(upTo: limits.body)
            return Array(buffer.readableBytesView)
        } catch is NIOTooManyBytesError {
            return nil
        }
    }

    private var tooLarge: WebhookAnswer {
        Problem(status: 413, name: "content-too-large", detail: "a body may have \(limits.body) bytes").answer()
    }

    private func webhook(_ request: Request, _ subpath: String, _ body: [UInt8]) -> WebhookRequest {
        var headers = request.headers.map { (name: $0.name.rawName, value: $0.value) }
        if let host = request.head.authority { headers.insert(("Host", host), at: 0) }
        return WebhookRequest(
            method: request.method.rawValue, subpath: subpath, query: request.uri.query ?? "", headers: headers,
            body: body)
    }

    private func readiness(_ readiness: Readiness) -> WebhookAnswer {
        struct Document: Encodable {
            var ready: Bool
            var checks: [Check]

            struct Check: Encodable {
                var name: String
                var ok: Bool
                var detail: String
            }
        }
        let checks = readiness.checks.map { Document.Check(name: $0.name, ok: $0.isWell, detail: $0.detail) }
        return WebhookAnswer(
            status: readiness.isReady ? 200 : 503, contentType: "application/json",
            body: JSON.text(Document(ready: readiness.isReady, checks: checks)))
    }
}

extension Front {
    /// The clock belongs to who sits at the machine: a proxy's neighbour on the loopback is a stranger.
    private func isLocal(_ request: Request, _ client: SocketAddress?) -> Bool {
        let isForwarded = ["forwarded", "x-forwarded-for", "x-real-ip"].contains { name in
            HTTPField.Name(name).map { request.headers.contains($0) } ?? false
        }
        guard !isForwarded, let client else { return false }
        switch client {
        case .unixDomainSocket: return true
        case .v4, .v6:
            let address = client.ipAddress ?? ""
            return address == "::1" || address.hasPrefix("127.") || address.hasPrefix("::ffff:127.")
        }
    }

    private struct Moment: Codable {
        var now: String
    }

    private func moveClock(_ body: [UInt8]) async -> WebhookAnswer {
        guard let moment = try? JSONDecoder().decode(Moment.self, from: Data(body)),
            let now = Instant(rfc3339: moment.now)
        else {
            return Problem(status: 400, name: "malformed", detail: "the body must be {\"now\": an RFC 3339 time}")
                .answer()
        }
        guard let moved = await intake.moveClock(to: now) else {
            return Problem(status: 404, name: "not-found", detail: "there is no clock to be moved").answer()
        }
        return WebhookAnswer(
            status: 200, contentType: "application/json", body: JSON.text(Moment(now: moved.description)))
    }
}
