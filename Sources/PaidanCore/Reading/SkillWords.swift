/// The skills that a reading can ask for, as clerks and staff call them.
public enum SkillWords {
    /// The skills that a word means, in the codes of the readings: 水电 is water and electricity. None where the word is
    /// in no vocabulary.
    public static func skills(in text: String) -> [Skill] {
        let word = text.lowercased()
        if names[word] != nil { return [word] }
        return names.filter { $0.value.contains(word) }.keys.sorted()
    }

    /// What a skill is called first; its code where it has no name.
    public static func name(of skill: Skill) -> String { names[skill]?.first ?? skill }

    /// The codes with their names, the usual one first; no two skills have the same usual name.
    public static let names: [Skill: [String]] = [
        "electrician": ["电工", "电路", "修电", "电工证", "水电", "水电工"],
        "plumber": ["水工", "水暖", "水电", "水电工", "管道", "修水管", "疏通"],
        "handyman": ["维修", "木工", "修理", "瓦工", "锁匠", "开锁", "家具维修", "家电维修"],
        "lift_tech": ["电梯", "电梯维修"],
        "gas_tech": ["燃气", "燃气维修"],
        "fire_safety": ["消防"],
        "medical": ["医疗", "急救", "医生", "护士", "护理", "医护"],
        "driver": ["驾驶", "司机", "开车", "驾驶员"],
        "heavy_lift": ["搬运", "力气活", "抬担架", "重体力"],
        "care": ["照护", "陪护", "养老护理", "助老"],
        "barber": ["理发"],
        "cleaning": ["保洁", "家政", "打扫"],
        "mediation": ["调解", "矛盾调解"],
        "it_help": ["手机", "电脑", "网络", "智能手机"],
        "admin": ["政务", "代办", "社保", "政策咨询"],
        "legal": ["法律", "律师", "法律咨询"],
        "teaching": ["辅导", "教学", "家教", "课业辅导"],
        "counsel": ["心理", "心理咨询", "心理疏导"],
        "pest": ["除虫", "灭蜂", "消杀"],
    ]
}
