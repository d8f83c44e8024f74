import CCurl
import Glibc
public import PaidanCore

/// Carries calls out through libcurl: HTTP/1.1 with connections kept alive, and mail by SMTP.
///
/// One thread of its own carries all calls at once; callers wait without holding a thread. Every call is answered within
/// the limits, whatever the server does, and one slow server holds up no other. Redirects are answers and never
/// followed, TLS is verified and at least 1.2, and the policy rules which addresses may be called.
public final class CurlCourier: Courier {
    private let hatch: Hatch

    /// Starts the thread. `version` is told to servers as `Paidan/<version>`; `certificateAuthorities` is a PEM file
    /// that is trusted instead of the system's. Throws where the file cannot be read or the machine refuses a thread.
    public init(
        policy: CourierPolicy, limits: CourierLimits = CourierLimits(), version: String,
        certificateAuthorities: String? = nil
    ) throws(CourierFailure) {
        if let file = certificateAuthorities, access(file, R_OK) != 0 {
            let cause = String(cString: strerror(errno)).lowercased()
            let detail = "reading the certificate authorities: \(cause) (got \"\(file)\")"
            throw CourierFailure(kind: .insecure, detail: detail)
        }
        guard Self.isLibraryReady, let multi = curl_multi_init() else {
            throw CourierFailure(kind: .broken, detail: "starting libcurl: out of memory")
        }
        paidan_multi_set_long(multi, CURLMOPT_PIPELINING, Int(CURLPIPE_NOTHING))
        paidan_multi_set_long(multi, CURLMOPT_MAX_HOST_CONNECTIONS, limits.connectionsPerServer)
        paidan_multi_set_long(multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, limits.connections)
        paidan_multi_set_long(multi, CURLMOPT_MAXCONNECTS, limits.connections)
        hatch = Hatch(waking: multi)
        let settings = FlightSettings(
            policy: policy, limits: limits, userAgent: "Paidan/\(version)",
            certificateAuthorities: certificateAuthorities)
        let address = UInt(bitPattern: multi)
        let isStarted = startThread { [hatch] in
            guard let multi = UnsafeMutableRawPointer(bitPattern: address) else { return }
            CourierLoop(multi: multi, hatch: hatch, settings: settings).run()
        }
        guard isStarted else {
            curl_multi_cleanup(multi)
            throw CourierFailure(kind: .broken, detail: "starting the courier: no thread to be had")
        }
    }

    deinit { hatch.requestStop(by: .now) }

    /// Sends a call and waits for its answer, at most as long as the limits for waiting and calling add up to.
    ///
    /// Cancelling the task ends the wait at once; the call itself goes on and its answer is dropped, so its outcome is
    /// unknown to the caller. A task that is cancelled already sends nothing.
    public func send(_ call: OutboundCall) async -> CourierAnswer {
        guard !Task.isCancelled else { return .failed(.cancelled) }
        let reply = Reply()
        return await withTaskCancellationHandler {
            await withCheckedContinuation { waiter in
                reply.await(waiter)
                if !hatch.put(Parcel(call: call, reply: reply)) { reply.give(.failed(.stopped)) }
            }
        } onCancel: {
            reply.give(.failed(.cancelled))
        }
    }

    /// Takes no further call, lets those under way end within the limit, fails the rest and ends the thread.
    public func stop(within limit: Duration = .seconds(15)) async {
        hatch.requestStop(by: .now + limit)
        await hatch.waitForEnd()
    }

    /// Whether the thread has gone round within the limit; it does at least once a second. For a watchdog.
    public func isAlive(within limit: Duration = .seconds(5)) -> Bool {
        guard let turn = hatch.lastTurn else { return false }
        return turn.duration(to: .now) <= limit
    }

    // Never undone: libcurl's global state belongs to the process.
    private static let isLibraryReady = curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK
}

extension CourierFailure {
    /// The answer to a caller who waits no more.
    fileprivate static var cancelled: Self {
        CourierFailure(kind: .timeout, detail: "waiting for the answer: cancelled")
    }
}
