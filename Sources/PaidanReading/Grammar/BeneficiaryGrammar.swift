/// Who it is for, where it is not the speaker: `我妈`, `楼上王奶奶`, `罗奶奶`, `岳父`.
enum BeneficiaryGrammar {
    private static let kin = [
        "老伴", "老公", "老婆", "老头子", "老爷子", "老太太", "老母亲", "老父亲", "老娘", "老爹", "老爸", "老妈", "爸妈", "父母", "父亲", "母亲", "爸爸", "妈妈",
        "爷爷", "奶奶",
        "外公", "外婆", "姥姥", "姥爷", "岳父", "岳母", "公公", "婆婆", "丈人", "丈母娘", "儿子", "女儿", "孙子", "孙女", "外孙", "闺女", "媳妇", "媳妇儿",
        "爱人", "妻子", "丈夫", "哥哥", "弟弟",
        "姐姐", "妹妹", "舅舅", "舅妈", "叔叔", "姑姑", "姑妈", "大伯", "大爷", "孩子", "宝宝", "娃", "爸", "妈", "爹", "娘", "爷", "奶", "哥", "姐",
        "弟", "妹", "叔", "伯", "舅", "姑", "姨",
    ]
    private static let owners = ["我们家", "我家", "咱家", "俺家", "我", "俺", "咱", "家里", "家"]
    private static let near = ["楼上", "楼下", "隔壁", "对门", "独居的", "独居", "邻居"]
    private static let titles = [
        "奶奶", "爷爷", "大爷", "大妈", "阿姨", "婆婆", "爹爹", "老师", "叔叔", "大叔", "大伯", "师傅", "老伯", "阿婆", "阿公", "阿太", "老太", "伯伯",
        "大娘", "嬢嬢", "老爷子", "老太太", "老人家", "老人", "奶", "爷", "伯", "叔", "姨", "婶",
    ]
    /// The family names most people have.
    static let surnames = UnitSet(
        "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤闵易邢岳齐涂柴祁牛樊尤鲍"
    )
    private static let heads = UnitSet(heads: owners + near)

    /// How the person is called and where; nil where the speaker speaks for nobody else.
    static func read(_ line: Line) -> Found<String>? {
        for start in 0..<line.count where heads.contains(line[start]) || surnames.contains(line[start]) {
            if let end = kinship(line, at: start) ?? named(line, at: start) {
                return Found(value: line.text(start..<end), range: start..<end)
            }
        }
        return nil
    }

    private static func kinship(_ line: Line, at start: Int) -> Int? {
        guard let owner = line.first(of: owners, at: start) else { return nil }
        var next = start + owner.utf16.count
        if line.has("的", at: next) { next += 1 }
        guard let word = line.first(of: kin, at: next) else { return nil }
        if owner == "家", word.utf16.count == 1 { return nil }
        return next + word.utf16.count
    }

    private static func named(_ line: Line, at start: Int) -> Int? {
        var next = start
        if let place = line.first(of: near, at: start) { next += place.utf16.count }
        let isNear = next > start
        if line.has("的", at: next) { next += 1 }
        if surnames.contains(line[next]) {
            for gap in [1, 2] {
                guard let title = line.first(of: titles, at: next + gap), title != "师傅", title != "老师" || isNear else {
                    continue
                }
                if gap == 2, !line[next + 1].isHan { continue }
                return next + gap + title.utf16.count
            }
        }
        guard isNear, let title = line.first(of: titles, at: next), title.utf16.count > 1 else { return nil }
        return next + title.utf16.count
    }
}
