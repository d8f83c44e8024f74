import CCurl
import PaidanCore

/// The courier's one thread: takes calls in, lets libcurl work on all of them, gives the answers out.
///
/// Everything here is confined to that thread; only the hatch is shared.
final class CourierLoop {
    private struct Call {
        let parcel: Parcel
        let target: CallTarget
    }

    private let multi: UnsafeMutableRawPointer
    private let hatch: Hatch
    private let settings: FlightSettings
    private var room: WaitingRoom<Call>
    private var flights: [UnsafeMutableRawPointer: (flight: Flight, reply: Reply)] = [:]
    private var idleHandles: [EasyHandle] = []

    init(multi: UnsafeMutableRawPointer, hatch: Hatch, settings: FlightSettings) {
        self.multi = multi
        self.hatch = hatch
        self.settings = settings
        room = WaitingRoom(perServer: settings.limits.connectionsPerServer, total: settings.limits.connections)
    }

    /// Works until it is asked to stop and nothing is under way any more, or the deadline for that has come.
    func run() {
        while true {
            let arrivals = hatch.take()
            arrivals.parcels.forEach(admit)
            turn()
            let now = ContinuousClock.now
            for call in room.expire(at: now) { giveUp(call) }
            if let stopBy = arrivals.stopBy, now >= stopBy || room.flying + room.waiting == 0 { break }
            // A wakeup ends the wait, and so does libcurl's next timer.
            let wait = arrivals.stopBy.map { min(now.duration(to: $0), .seconds(1)) } ?? .seconds(1)
            curl_multi_poll(multi, nil, 0, Int32(wait.milliseconds), nil)
        }
        end()
    }

    private func admit(_ parcel: Parcel) {
        do throws(CourierFailure) {
            let target = try Flight.target(of: parcel.call)
            room.enter(
                Call(parcel: parcel, target: target), server: target.origin, deadline: .now + settings.limits.waiting)
        } catch {
            parcel.reply.give(.failed(error))
        }
    }

    // A transfer may end within the very `perform` that started it: only when nothing has ended is it safe to sleep.
    private func turn() {
        var running: Int32 = 0
        repeat {
            while let (call, server) = room.next() { start(call, server: server) }
            curl_multi_perform(multi, &running)
        } while collect() > 0
    }

    private func start(_ call: Call, server: String) {
        do throws(CourierFailure) {
            guard let easy = idleHandles.popLast() ?? EasyHandle() else {
                throw CourierFailure(kind: .broken, detail: "starting the call: out of memory")
            }
            let flight = try Flight(call.parcel.call, to: call.target, on: easy, settings: settings)
            let code = curl_multi_add_handle(multi, easy.pointer)
            guard code == CURLM_OK else {
                let cause = String(cString: curl_multi_strerror(code)).lowercased()
                throw CourierFailure(kind: .broken, detail: "starting the call: \(cause)")
            }
            flights[easy.pointer] = (flight, call.parcel.reply)
        } catch {
            room.leave(server)
            call.parcel.reply.give(.failed(error))
        }
    }

    private func collect() -> Int {
        var ended = 0
        var left: Int32 = 0
        while let message = curl_multi_info_read(multi, &left) {
            guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle else { continue }
            let code = message.pointee.data.result
            ended += 1
            guard let (flight, reply) = flights.removeValue(forKey: easy) else { continue }
            let answer = flight.answer(for: code)
            land(flight)
            reply.give(answer)
        }
        return ended
    }

    private func land(_ flight: Flight) {
        curl_multi_remove_handle(multi, flight.easy.pointer)
        flight.easy.reset()
        if idleHandles.count < 64 { idleHandles.append(flight.easy) }
        room.leave(flight.target.origin)
    }

    private func giveUp(_ call: Call) {
        let detail = "waiting for a free connection to \(call.target.origin): too many calls before this one"
        call.parcel.reply.give(.failed(CourierFailure(kind: .timeout, detail: detail)))
    }

    private func end() {
        for (flight, reply) in flights.values {
            land(flight)
            let detail = "calling \(flight.target.origin): the courier stopped before there was an answer"
            reply.give(.failed(CourierFailure(kind: .timeout, detail: detail)))
        }
        flights = [:]
        for parcel in room.drain().map(\.parcel) + hatch.close() { parcel.reply.give(.failed(.stopped)) }
        idleHandles = []
        curl_multi_cleanup(multi)
        hatch.announceEnd()
    }
}

extension CourierFailure {
    /// The answer to calls that were never begun.
    static var stopped: Self {
        CourierFailure(kind: .unreachable, detail: "starting the call: the courier has stopped")
    }
}
