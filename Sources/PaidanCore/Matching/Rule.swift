/// Why a candidate was passed over. The codes stand in the timeline, in `why` and in `explain`.
public enum Rule: String, Hashable, Codable, Sendable, CaseIterable, Comparable {
    // Hard rules: the candidate cannot be asked.

    /// The post is for others: staff, an organization, somebody of another organization.
    case kind = "E_KIND"
    /// No volunteer goes into fire, gas, violence or self-harm.
    case danger = "E_DANGER"
    /// A skill of the post is missing.
    case skill = "E_SKILL"
    /// Only vetted people go there.
    case safeguard = "E_SAFEGUARD"
    /// Is the reporter, the one in need, or did the job that is not done.
    case conflict = "E_CONFLICT"
    /// On leave, or said not to be asked today.
    case away = "E_AWAY"
    /// Not within the hours given.
    case hours = "E_HOURS"
    /// Cannot be reached by any channel.
    case contact = "E_CONTACT"
    /// Was asked for this wish before.
    case asked = "E_ASKED"
    /// Considers another offer just now.
    case offered = "E_OFFERED"
    /// Holds as many wishes as it may.
    case cap = "E_CAP"
    /// Has promised to be elsewhere at that time, or on the way there.
    case busy = "E_BUSY"
    /// Rests from a job.
    case rest = "E_REST"
    /// Left too many offers unanswered today or this week: is left in peace.
    case nagged = "E_NAGGED"

    // Soft rules: another candidate came first.

    /// Somebody nearer.
    case ring = "R_RING"
    /// Somebody whose rare skills are not wasted.
    case scarcity = "R_SCARCITY"
    /// Somebody who served the resident well before.
    case continuity = "R_CONTINUITY"
    /// Somebody who did less in 28 days for the hours given.
    case load = "R_LOAD"
    /// Somebody who says yes more often.
    case acceptance = "R_ACCEPTANCE"
    /// Somebody whose turn is longer ago, newcomers first.
    case idle = "R_IDLE"
    /// The keyed hash: no favourite by name or id.
    case hash = "R_HASH"

    /// Orders rules as they are applied.
    public static func < (left: Self, right: Self) -> Bool {
        (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
}
