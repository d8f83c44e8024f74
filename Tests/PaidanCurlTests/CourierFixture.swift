import PaidanCore
import PaidanCurl

/// Runs a body with a courier that may call this machine, and stops it afterwards.
func withCourier<Result>(
    _ policy: CourierPolicy = CourierPolicy(allowsPrivateNetworks: true), limits: CourierLimits = CourierLimits(),
    authorities: String? = nil, _ body: (CurlCourier) async throws -> Result
) async throws -> Result {
    let courier = try CurlCourier(
        policy: policy, limits: limits, version: "1.2.3", certificateAuthorities: authorities)
    do {
        let result = try await body(courier)
        await courier.stop(within: .zero)
        return result
    } catch {
        await courier.stop(within: .zero)
        throw error
    }
}

extension CurlCourier {
    func post(_ url: String, _ body: String = "{}", headers: [HTTPCall.Header] = []) async -> CourierAnswer {
        await send(.http(HTTPCall(url: url, headers: headers, body: Array(body.utf8))))
    }
}

extension CourierAnswer {
    var status: Int? { if case .answered(let answer) = self { answer.status } else { nil } }
    var failure: CourierFailure.Kind? { if case .failed(let failure) = self { failure.kind } else { nil } }
    var detail: String? { if case .failed(let failure) = self { failure.detail } else { nil } }
    var body: [UInt8]? { if case .answered(let answer) = self { answer.body } else { nil } }
    var text: String? { body.map { String(decoding: $0, as: UTF8.self) } }
    var headers: [String: String]? { if case .answered(let answer) = self { answer.headers } else { nil } }
}
