import Testing

@testable import PaidanCore

/// What a few bits say of somebody is what the whole member says, for as many skills as a city thinks of.
@Suite struct TraitsTests {
    private static let skills = (0..<80).map { "skill\($0)" }
    private static let members = (0..<160).map { number in
        Member(
            id: MemberID("V\(number)"), name: "王\(number)", kind: [.member, .staff, .organization][number % 3],
            coverage: .everywhere, skills: [skills[number % 80], skills[(number * 7 + 3) % 80]])
    }

    @Test func theBitsNeverForbidWhomTheMemberAllows() {
        let bits = Traits.bits(of: Self.members)
        var forbidden = 0
        for wanted in Self.skills + ["unheard"] {
            let post = Traits(kinds: [.member, .organization], skills: [wanted], bits: bits)
            for member in Self.members {
                let rule = Traits(kinds: [member.kind], skills: member.skills, bits: bits).obstacle(to: post)
                switch rule {
                case .kind: #expect(member.kind == .staff)
                case .skill: #expect(!member.skills.contains(wanted))
                default: #expect(member.kind != .staff)
                }
                if rule == .skill { forbidden += 1 }
            }
        }
        #expect(bits.count == 63)
        #expect(forbidden > 7_000)
    }
}
