import PaidanCore
import PaidanReading
import Testing

/// Telephone numbers, wish numbers and doors are told apart.
@Suite struct NumberTests {
    static let numbers: [(String, [String])] = [
        ("1024我去", ["1024"]), ("#1024 接单,马上到", ["1024"]), ("单号1024我接了", ["1024"]), ("接单 1024", ["1024"]),
        ("单子1024我来", ["1024"]),
        ("取消1024号", ["1024"]),
        ("接单1024", ["1024"]),
        ("W-219算我一个,我去", ["W-219"]), ("单号T0311-07我接了,下午三点前到", ["T0311-07"]), ("1501 1502 都送到了,办好了", ["1501", "1502"]),
        ("52号单缺一个球阀,要等两天", ["52"]), ("1095跟1096其实是一家,合到一块送就行", ["1095", "1096"]), ("1402号单已闭环", ["1402"]),
        ("5栋1202送到了,办好了", []), ("办好了,花了1800元", []), ("门口密码 4571", []), ("打13812345678找我,我在路上了", []),
        ("车牌尾号5261,我在路上了", []), ("1202那条狗已经打过疫苗", []), ("催一下1029", ["1029"]), ("给1902点个满意,下次还叫他", ["1902"]),
        ("1501的血透已经联系上医院了,还差一辆车", []), ("604的药送到了,放在门口鞋柜上", []),
        ("1047的师傅态度真好,五星", ["1047"]), ("2215的书打包送到孩子手里了,办好了", ["2215"]),
    ]

    @Test(arguments: numbers) func wishNumbersAreNamedWithoutTheirSign(text: String, numbers: [String]) {
        let reading = read(text)
        #expect(reading.kind != .chatter)
        #expect(reading.orderNumbers == numbers)
    }

    @Test func aNumberThatTheSenderWasOfferedIsAWishNumber() {
        #expect(read("那个 308 我去", offers: [308]).orderNumbers == ["308"])
        #expect(read("那个 308 我去").orderNumbers == [])
    }

    static let phones: [(String, String?)] = [
        ("麻烦修灯,电话138****1234", "138****1234"), ("麻烦修灯,13812345678", "13812345678"),
        ("麻烦修灯,打158xxxx3321", "158xxxx3321"),
        ("麻烦修灯,座机0712-28***63", "0712-28***63"), ("麻烦修灯,027-87654321", "027-87654321"),
        ("麻烦修灯,138 1234 5678", "138 1234 5678"),
        ("麻烦修灯,+86 138 1234 5678", "+86 138 1234 5678"), ("麻烦修灯,(027)87654321", "(027)87654321"),
        ("麻烦修灯,400-810-8888", "400-810-8888"), ("麻烦修灯,4008108888", "4008108888"), ("麻烦修灯,027 8765 4321", nil),
        ("麻烦修灯,027 87654321", "027 87654321"), ("麻烦修灯,身份证420106199001011234", nil),
        ("麻烦修灯,3-2-501", nil), ("麻烦修灯,单号20240317", nil), ("麻烦修灯,打12345没人接", nil),
    ]

    @Test(arguments: phones) func telephonesAreReadAsWritten(text: String, phone: String?) {
        #expect(read(text).contact == phone)
    }
}
