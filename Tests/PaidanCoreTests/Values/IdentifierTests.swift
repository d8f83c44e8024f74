import PaidanCore
import Testing

@Suite struct IdentifierTests {
    @Test(arguments: [
        ("qq:10001", "qq", "10001"), (" wecom : zhang ", "wecom", "zhang"),
        ("matrix:@a:example.org", "matrix", "@a:example.org"),
        ("mail:a@b.c", "mail", "a@b.c"),
    ])
    func anAccountIsARealmAndAnID(text: String, namespace: String, id: String) {
        #expect(Account(text) == Account(namespace: namespace, id: id))
    }

    @Test(arguments: ["", ":", "qq", "qq:", ":1", "qq: ", " :1"])
    func whatIsNoAccount(text: String) {
        #expect(Account(text) == nil)
    }

    @Test func accountsAreOrderedByRealmThenID() {
        let accounts = ["wecom:1", "qq:2", "qq:10"].compactMap { Account($0) }
        #expect(accounts.sorted().map(\.description) == ["qq:10", "qq:2", "wecom:1"])
    }

    @Test func aLaneTellsGroupsFromPersons() {
        #expect(Destination.group("1", on: "qq").lane == "qq#1")
        #expect(Destination.direct("1", on: "qq").lane == "qq/1")
    }

    @Test(arguments: [
        (
            Place(building: "3"), Place(building: "3", unit: "1", room: "502"),
            Place(building: "3", unit: "1", room: "502")
        ),
        (
            Place(building: "3", room: "501"), Place(building: "3", unit: "1", room: "502"),
            Place(building: "3", unit: "1", room: "501")
        ),
        (Place(), Place(building: "5"), Place(building: "5")),
        (Place(building: "3"), Place(building: "5", room: "502"), Place(building: "3")),
    ])
    func aPlaceIsCompletedUnlessItIsAnotherBuilding(place: Place, by other: Place, is result: Place) {
        #expect(place.completed(by: other) == result)
    }

    @Test func placesAreSpoken() {
        #expect(Place(building: "G5", unit: "3", room: "1201").spoken == "G5栋3单元1201")
        #expect(Place(building: "5").spoken == "5栋")
        #expect(Place(room: "502").spoken == nil)
    }

    @Test(arguments: [
        (" a ", "a"), ("\u{3000}收到\u{a0}", "收到"), ("", ""), (" ", ""), ("收到", "收到"), ("收到 ", "收到"),
        ("\u{3000}水", "水"), ("a\u{3000}", "a"), ("水\r\n", "水"), ("e\u{301}", "e\u{301}"), ("🙂 ", "🙂"), ("a", "a"),
        ("\u{3000}", ""), ("是。", "是。"), ("é", "é"),
    ])
    func trimmed(text: String, is result: String) {
        #expect(text.trimmed == result)
        #expect(text[...].trimmed == result)
    }

    @Test(arguments: [("水管漏水", 4, "水管漏水"), ("水管漏水了", 4, "水管漏…"), ("x", 1, "x"), ("xy", 1, "…")])
    func shortened(text: String, limit: Int, is result: String) {
        #expect(text.shortened(to: limit) == result)
    }

    @Test func buildingsAreFoundByAnyOfTheirNames() {
        let directory = BuildingDirectory(
            buildings: [Building(id: "5", aliases: ["老楼"], grid: "a"), Building(id: "6", aliases: ["老楼"], grid: "a")],
            grids: [Grid(id: "a", name: "甲", neighbours: ["b"])])
        #expect(directory.normal("老楼") == "5", "the first keeps a name")
        #expect(directory.normal("7") == nil)
        #expect(directory.building(named: "6").map { directory.neighbours(of: $0) } == ["b"])
    }
}
