import PaidanCore
import PaidanReading
import Testing

/// Recall first: what may cost a life is an emergency, and no volunteer is sent into fire, gas, violence or self-harm.
@Suite struct SafetyTests {
    static let emergencies: [(String, Danger?)] = [
        ("G5栋楼下有人被掉下来的玻璃罐砸伤了,头上都是血", nil), ("3栋2单元501着火了,浓烟滚滚,快来人", .fire), ("7栋楼道一股很重的煤气味,头晕", .gas),
        ("5栋电梯里困了两个人,按铃没人应", nil), ("我妈摔倒了起不来,快来人,12-1-301", nil), ("我爸突然倒在地上没反应了,谁会急救", nil),
        ("楼顶有人要跳楼,9栋,快报警", .selfHarm), ("隔壁男的拿刀砍人了,8栋", .violence),
        ("我家孩子走丢了,五岁,穿红衣服,谁看见了", nil), ("救护车被车堵在3号楼门口进不来,快挪车", nil), ("老婆羊水破了,叫不到车,快来人帮忙,9栋", nil),
    ]

    @Test(arguments: emergencies) func anEmergencyIsOne(text: String, danger: Danger?) {
        let reading = read(text)
        #expect(reading.kind == .wish)
        #expect(reading.need.urgency == .emergency)
        #expect(reading.danger == danger)
        #expect((reading.need.people ?? 0) >= 2)
    }

    /// What anybody would shout. The words alone must do, in any form, whatever the model has learned.
    static let plain = [
        "着火了着火了,5栋3单元,快叫消防", "着火了", "5栋着火了!", "快来人啊我家厨房起火了", "有煤气味", "煤气泄漏了快来人", "3栋楼道里有燃气味,谁管", "电梯困人了", "被困电梯里了,7栋",
        "有人晕倒了", "门口有个老人晕倒了,快打120", "我爸没呼吸了", "楼上有人想跳楼", "有人拿刀", "孩子掉水里了", "我妈中风了,5栋1单元302",
    ]

    @Test(arguments: plain) func whatIsShoutedIsAnEmergency(text: String) {
        let reading = read(text)
        #expect(reading.kind == .wish)
        #expect(reading.need.urgency == .emergency)
    }

    static let takenBack = [
        "没有着火,是烟花", "昨天着火了,听说是电动车", "消防演练,假装着火了,大家别慌", "着火了怎么办?社区培训来了", "哈哈还以为着火了,原来是邻居烤肉",
    ]

    @Test(arguments: takenBack) func theSameWordsTakenBackAreNone(text: String) {
        #expect(read(text).need.urgency != .emergency)
    }

    static let harmless = [
        "今天热死了,空调都不管用,哈哈", "笑死我了,隔壁群太逗了", "昨天的消防演练大家表现都很好,演习很成功", "电视剧里那个跳楼的镜头太假了", "去年3栋着火那次真吓人", "烟花真好看",
        "这价格简直是跳楼价,赶紧抢", "听说别的小区昨天有人触电,网上视频都传疯了",
        "城门失火殃及池鱼,我又没得罪谁", "救命啊这蛋糕也太好吃了吧!!",
    ]

    @Test(arguments: harmless) func aJokeADrillAnIdiomAndARumourAreNone(text: String) {
        #expect(read(text).need.urgency != .emergency)
    }

    @Test func anAlarmTakenBackIsNoAlarm() {
        #expect(read("误报误报,没有着火,是邻居烧菜糊了,不用来了").kind == .cancel)
        #expect(read("孩子找到了,谢谢大家,不用找了").need.urgency != .emergency)
    }
}
