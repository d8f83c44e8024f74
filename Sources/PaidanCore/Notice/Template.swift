/// The texts that the desk can ask for, by their key in `texts.yaml`. The configuration check wants each of them.
///
/// Every text knows `community` (the community's name), `phone` (the office's number) and, where a wish is concerned,
/// `number`, `category`, `category_name`, `urgency`, `urgency_name`, `building` and `place` (as much of the address as
/// the destination may read). Further facts stand beside the case.
public enum Template: String, Hashable, Codable, CodingKeyRepresentable, Sendable, CaseIterable {
    // To residents: two short sentences, who, when, which telephone.

    /// The wish was written down. `waits_until` where it goes out in the morning, `when` where a time was wished for;
    /// `busy` where there is more to do than people for it.
    case reporterReceived = "reporter.received"
    /// It was written down for named staff alone; said only privately.
    case reporterConfided = "reporter.confided"
    /// Call the emergency service at once. `call` is 120, 119 or 110.
    case reporterEmergency = "reporter.emergency"
    /// Nobody has taken an emergency yet: call the service and the office. `call` but in a drill.
    case reporterUnconfirmed = "reporter.unconfirmed"
    /// The staff looked into an alarm: there is nothing.
    case reporterFalseAlarm = "reporter.false_alarm"
    /// The same is known already; the resident will hear too.
    case reporterMerged = "reporter.merged"
    /// Which building? In a group only the building is asked for.
    case reporterAskBuilding = "reporter.ask.building"
    /// What is it about?
    case reporterAskWhat = "reporter.ask.what"
    /// Which of several wishes? `numbers`.
    case reporterAskWhich = "reporter.ask.which"
    /// When should somebody come?
    case reporterAskWhen = "reporter.ask.when"
    /// Somebody takes it. `helper`, `role`; `eta` in minutes where it was said.
    case reporterAccepted = "reporter.accepted"
    /// The time of the service is near. `until`, `helper`.
    case reporterReminder = "reporter.reminder"
    /// The helper is there. `helper`.
    case reporterArrived = "reporter.arrived"
    /// The helper cannot come after all; another is sought. `helper`.
    case reporterReturned = "reporter.returned"
    /// Nobody was found yet; the duty has it. `duty`.
    case reporterShortfall = "reporter.shortfall"
    /// It is said to be done: is it? `helper`.
    case reporterDone = "reporter.done"
    /// The resident's word was taken: it is over. `satisfied`.
    case reporterConfirmed = "reporter.confirmed"
    /// A third person said that it is done: it is over unless the resident contradicts.
    case reporterWitnessed = "reporter.witnessed"
    /// It was not done; it goes to the duty at once. `duty`.
    case reporterReopened = "reporter.reopened"
    /// The wish was withdrawn.
    case reporterCancelled = "reporter.cancelled"
    /// The office closed it without an answer in words.
    case reporterClosed = "reporter.closed"
    /// The office's answer. `words`.
    case reporterAnswered = "reporter.answered"
    /// How far it is. `state` is a name of `names.state`, `state_name`; `helper` where there is one, `duty` otherwise; of a
    /// wish that is over `ended`, `ending` (a name of `names.ending`, `ending_name`) and `into` where it was merged.
    case reporterStatus = "reporter.status"
    /// What was added is written down.
    case reporterNoted = "reporter.noted"

    // To members.

    /// An offer. `until` (clock), `minutes`, `unconfirmed`, `ring`, `when`; `words` only privately.
    case offerMade = "offer.made"
    /// The offer still waits. `until`.
    case offerReminder = "offer.reminder"
    /// Somebody else took it. `helper`.
    case offerTaken = "offer.taken"
    /// It is not needed any more.
    case offerCancelled = "offer.cancelled"
    /// No answer came; it moved on, no harm done.
    case offerExpired = "offer.expired"
    /// The member has it. Privately with the whole `place`, `contact`, `reporter`, `beneficiary`, `words`; `pair` where two
    /// must go together, with the other as `partner`.
    case memberAccepted = "member.accepted"
    /// Of two who must go together, who the other is. `helper`; nobody any more where there is none.
    case memberPartner = "member.partner"
    /// The resident took the message back. `contact` on a private path.
    case memberRecalled = "member.recalled"
    /// Seen is not taken: 1 takes it, 2 cannot come. `until`.
    case memberSeen = "member.seen"
    /// The refusal was taken.
    case memberDeclined = "member.declined"
    /// Somebody was quicker. `helper`.
    case memberLate = "member.late"
    /// Somebody was quicker by a moment; this one is asked first when that one cannot come. `helper`.
    case memberReserve = "member.reserve"
    /// There is nothing open to take.
    case memberNotOffered = "member.not_offered"
    /// Which of several? `numbers`.
    case memberWhich = "member.which"
    /// The team is whole, or starts with who is there. `helper` (the names), `have` and `lacking` where it is not whole.
    case memberTeam = "member.team"
    /// The time of the service is near. `until`.
    case memberReminder = "member.reminder"
    /// How far is it?
    case memberProgress = "member.progress"
    /// Thanks; the resident is asked.
    case memberDone = "member.done"
    /// The word was taken: an estimate, an arrival, a reason.
    case memberNoted = "member.noted"
    /// The resident added something. `words`.
    case memberUpdate = "member.update"
    /// The duty put it elsewhere.
    case memberReleased = "member.released"

    /// Hands are called for in a members' group. `lacking`.
    case workHands = "work.hands"

    // To the duty.

    /// 派 / 不派? `candidates` (names), `words`; `missing` where the building is not known; `again` where an alarm just
    /// before it was vouched for by nobody, or was false.
    case dutyProposal = "duty.proposal"
    /// A proposal or a doubt still waits. `minutes`.
    case dutyProposalReminder = "duty.proposal.reminder"
    /// What would have happened. `candidates`, `words`, `group`.
    case dutyObserved = "duty.observed"
    /// Perhaps a wish. `words`, `group`.
    case dutyDoubtful = "duty.doubtful"
    /// An emergency. `words`, `reporter`, `contact`, `unconfirmed`, `danger`, `call`.
    case dutyEmergency = "duty.emergency"
    /// Who gave an alarm, or confided something, took the message back. `reporter`, `contact`.
    case dutyRecalled = "duty.recalled"
    /// The duty must act. `reason` is a name of `names.reason`, `reason_name`; `duty`, `words`.
    case dutyEscalated = "duty.escalated"
    /// The duty must still act. `reason`, `reason_name`, `duty`, `minutes`.
    case dutyReminder = "duty.reminder"
    /// Something did not happen in time. `clock` is a name of `names.clock`, `clock_name`; `spent` (a length of time),
    /// `duty`, `helper`, `lacking` (how many are still wanted).
    case dutyClock = "duty.clock"
    /// There is more to do than people for it, or no more. `begins`, `count` of what waits.
    case dutyOverload = "duty.overload"
    /// Somebody took it. `helper`.
    case dutyAccepted = "duty.accepted"
    /// It is done, waiting for the resident. `helper`.
    case dutyDone = "duty.done"
    /// Tell somebody by telephone. `reporter`, `contact`; `message`, the text that could not go, is a name of
    /// `names.message`; `helper`, `eta` and the office's `answer` where that text had them.
    case dutyTell = "duty.tell"
    /// The call was never made and the desk lets it rest: the resident does not know how it ended. `reporter`, `contact`.
    case dutyUntold = "duty.untold"
    /// Dispatching is stopped and waits for the duty. `minutes`; `count`, `numbers` and `more` of what waits.
    case dutyPaused = "duty.paused"
    /// A channel is lost. `channel`, `detail`.
    case dutyChannelLost = "duty.channel.lost"
    /// A channel is back. `channel`.
    case dutyChannelBack = "duty.channel.back"
    /// Something could not be handled and was set aside. `sequence`.
    case dutySetAside = "duty.set_aside"
    /// Something could not be delivered. `recipient`, `cause`.
    case dutyUndelivered = "duty.undelivered"
    /// A mail could not be read. `file`.
    case dutyUnreadable = "duty.unreadable"
    /// What is open at the end of a working day. `day`; otherwise as `desk.today`, by mail with `place` and `contact`.
    case dutyBrief = "duty.brief"
    /// The figures of a month. `month`, `lines` (text); without lines where they could not be counted.
    case dutyMonth = "duty.month"
    /// A message arrived too late to be acted upon. `words`, `group`, `minutes`.
    case dutyLate = "duty.late"

    // The desk's answers in the chat: what changed, and how to undo it.

    /// It goes out to `helper`; `missing` where the resident is asked for the building first.
    case deskDispatched = "desk.dispatched"
    /// It is not dispatched.
    case deskRefused = "desk.refused"
    /// It was no wish. `observed` where it had been only observed and nothing ends.
    case deskNotAWish = "desk.not_a_wish"
    /// It was corrected. `old_` and `new_` `place`, `category`, `urgency`, `people`, `skills`, each where it was changed;
    /// `new_door` where the door was.
    case deskAmended = "desk.amended"
    /// It is closed.
    case deskClosed = "desk.closed"
    /// It is open again.
    case deskReopened = "desk.reopened"
    /// The call is ticked off.
    case deskTold = "desk.told"
    /// It is on hold. `until`.
    case deskHeld = "desk.held"
    /// Two wishes are one; opened again each has its own people. `into`.
    case deskMerged = "desk.merged"
    /// Nothing goes out any more.
    case deskPaused = "desk.paused"
    /// It goes out again. `count`, `numbers` and `more` of what waited.
    case deskResumed = "desk.resumed"
    /// A drill is announced, `until`; or a wish counts as practice, `observed` where it does not any more.
    case deskDrill = "desk.drill"
    /// No drill any more.
    case deskDrillOver = "desk.drill_over"
    /// What is open. `count`, `paused`, `more`, `lines` (number, building, category_name, state_name, helper, duty).
    case deskToday = "desk.today"
    /// Who is on duty. `lines` (role, helper, until, telephone).
    case deskOnDuty = "desk.on_duty"
    /// What can be said.
    case deskHelp = "desk.help"
    /// A report on behalf was written down. `reporter`; `waits_until` where it goes out in the morning.
    case deskReported = "desk.reported"
    /// It could not be done. `problem` is a name of `names.problem`, `problem_name`; `given`.
    case deskProblem = "desk.problem"

    /// Several notices in one. `count`, `lines` (text).
    case digest = "digest"
    /// The subject of a mail. `number`.
    case mailSubject = "mail.subject"
}

extension Template {
    /// How the names of the questions to residents begin.
    static let questions = "reporter.ask."
    /// How the names of the texts to the duty begin.
    static let toDuty = "duty."
}
