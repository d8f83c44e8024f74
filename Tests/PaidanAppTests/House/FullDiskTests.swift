import PaidanChat
import PaidanCore
import PaidanEngine
import PaidanTestKit
import Testing

@testable import PaidanApp

/// A disk that is full: the sender is told to come again, nothing is acknowledged, and it goes on by itself.
@Suite("a full disk at the door")
struct FullDiskTests {
    @Test("503 with Retry-After while it is full, accepted once there is room")
    func full() async {
        let store = FaultyStore(MemoryStore())
        let clock = SteppedClock(at: Sample.morning)
        let settings = ChannelSettings(id: "form", platform: .generic, namespace: "app", inboundToken: "t")
        let rules = Rulebook(
            community: "taoyuan", name: "桃源社区", phone: "0", buildings: BuildingDirectory(buildings: [], grids: []),
            members: [], standby: [],
            groups: [GroupRule(channel: "form", id: "g", name: "群", audience: .residents)])
        let routes = Routes(
            codecs: ["form": ChatPlatforms.codec(for: settings)], channels: [settings], rulebooks: [rules])
        let watch = ChannelWatch(routes: routes, courier: ScriptedCourier(), clock: clock) { _, _ in }
        let reception = Reception(store: store, clock: clock, routes: routes, keepers: [], watch: watch)
        let request = WebhookRequest(
            method: "POST", headers: [("Authorization", "Bearer t"), ("Content-Type", "application/json")],
            body: Array(#"{"id":"m-1","group":"g","sender":{"id":"u"},"text":"漏水"}"#.utf8))
        store.fail(.accept, with: .full("no space left"))
        let refused = await reception.receive(request, on: "form")
        #expect(refused.status == 503)
        #expect(refused.headers["Retry-After"] != nil)
        store.heal()
        #expect(await reception.receive(request, on: "form").status == 202)
    }
}
