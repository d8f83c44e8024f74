import Testing

@testable import PaidanReading

/// How many people are asked for, and for whom.
@Suite struct PeopleTests {
    static let heads: [(String, Int?)] = [
        ("来两个小伙子帮忙抬冰箱", 2), ("能来几个人抬一下担架", 4), ("求六个人轮换着抬", 6), ("得四条汉子抬下楼", 4), ("请派三个力气大的搬床", 3), ("四个人帮忙抬到小区门口", 4),
        ("来俩小伙帮忙抬一下", 2), ("求两三个人搭把手", 3),
        ("得四个人用担架走楼梯", 4), ("我们公司来二十个人清淤", nil), ("有没有二人转听听", nil), ("里面困了两个人,快来", nil), ("我们家五个人没水用", nil),
        ("两个大人一个婴儿", nil), ("麻烦来个师傅", nil),
    ]

    @Test(arguments: heads) func theNumberAskedForWins(text: String, count: Int?) {
        #expect(PeopleGrammar.read(Line(text, folding: Folding(pairs: "")), avoiding: [])?.value == count)
    }

    static let persons: [(String, String?)] = [
        ("我妈想理发", "我妈"), ("楼上王奶奶想理发", "楼上王奶奶"), ("独居的罗奶奶要送饭", "独居的罗奶奶"), ("给我家老爷子量血压", "我家老爷子"), ("水龙头漏水", nil),
    ]

    @Test(arguments: persons) func whoItIsForIsCalledAsInTheMessage(text: String, person: String?) {
        #expect(BeneficiaryGrammar.read(Line(text, folding: Folding(pairs: "")))?.value == person)
    }
}
