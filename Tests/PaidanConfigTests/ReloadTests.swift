import PaidanConfig
import PaidanCore
import Testing

/// What a reload may take over: each part whole, or not at all.
@Suite struct ReloadTests {
    /// The folder with a second community beside the first.
    private func twoCommunities() throws -> ConfigFolder {
        let folder = try ConfigFolder()
        try folder.write(
            "communities/elm/community.yaml",
            "name: 榆树\nphone: 010-5550 0901\ngrids: {one: {name: 一}}\nbuildings: {1-2: {grid: one}}\nstandby: [E1]\n")
        try folder.write(
            "communities/elm/roster.csv",
            "id,name,kind,buildings,skills,accounts\nE1,何静,staff,*,medical mediation,qq:7001\nE2,方志,member,1-2,,qq:7002\n"
        )
        return folder
    }

    @Test func oneBadCommunityLeavesTheOtherGood() throws {
        let folder = try twoCommunities()
        #expect(folder.load().whole?.communities.map(\.id) == ["elm", "oak"])
        try folder.change("communities/oak/roster.csv", "member", to: "hero")
        let loaded = folder.load()
        #expect(loaded.whole == nil)
        #expect(loaded.sound?.communities.map(\.id) == ["elm"])
        #expect(loaded.communities == ["elm", "oak"])
        #expect(loaded.faults(in: .server).isEmpty)
        #expect(loaded.faults(in: .community("elm")).isEmpty)
        #expect(loaded.faults(in: .community("oak")).map(\.line) == [3])
    }

    @Test func aBadServerPartTakesNothingOver() throws {
        let folder = try twoCommunities()
        try folder.change("paidan.yaml", "onebot11", to: "carrier-pigeon")
        #expect(folder.load().sound == nil)
    }

    @Test func theSameFilesGiveTheSameValue() throws {
        let folder = try ConfigFolder()
        #expect(folder.load().whole == folder.load().whole)
    }

    @Test func todayDecidesNoValue() throws {
        let folder = try ConfigFolder()
        let later = ConfigFolder.today.adding(days: 900)
        #expect(folder.load().whole == folder.load(today: later).whole)
    }
}
