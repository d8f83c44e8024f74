extension Place {
    /// The building as people say it, such as `G5栋`; nil where none is known.
    public var spokenBuilding: String? {
        building.map { $0 + "栋" }
    }

    /// The whole address as people say it, such as `G5栋3单元1201`; nil where the building is not known.
    public var spoken: String? {
        guard let building = spokenBuilding else { return nil }
        return building + (unit.map { $0 + "单元" } ?? "") + (room ?? "")
    }
}

/// What somebody said, without what leads to the door: for those who were asked but have not accepted.
public func redacted(_ words: String) -> String {
    var kept = ""
    var digits = ""
    func flush() {
        // Flats and telephones have three digits or more; building numbers and times have fewer.
        kept += digits.count(where: \.isNumber) >= 3 ? "＊" : digits
        digits = ""
    }
    for character in words {
        if character.isNumber || (character == "-" && !digits.isEmpty) {
            digits.append(character)
        } else {
            flush()
            kept.append(character)
        }
    }
    flush()
    return kept
}
