/// The texts that the desk can ask for, by their key in `texts.yaml`. The configuration check wants each of them.
///
/// Every text knows `community` (the community's name), `phone` (the office's number) and, where a wish is concerned,
/// `number`, `category`, `category_name`, `urgency`, `urgency_name`, `building` and `place` (as much of the address as
/// the destination may read), `further` (other buildings from which it was reported). Further facts stand beside the case.
public enum Template: String, Hashable, Codable, CodingKeyRepresentable, Sendable, CaseIterable {
    // To residents: two short sentences, who, when, which telephone.

    /// The wish was written down. `waits_until` where it goes out in the morning, `when` where a time was wished for;
    /// `busy` where there is more to do than people for it.
    case reporterReceived = "reporter.received"
    /// It was written down as a service that comes again. `times`, as `每周一、三、五 07:00`; `when`, the first of them.
    case reporterSeries = "reporter.series"
    /// Some times of such a service are not wanted. `days` where they were opened already, `next` when somebody comes.
    case reporterSkipped = "reporter.skipped"
    /// Nobody comes any more.
    case reporterSeriesEnded = "reporter.series_ended"
    /// Somebody is on the list of a campaign. `title`, `when`, `names`; `missing` where the building is, `left` where they left
    /// the list, `which` where it is not clear who leaves.
    case reporterSignedUp = "reporter.signed_up"
    /// In which car somebody rides. `title`, `names`; `car`, `time`, `place`, `helper`; without `helper` the driver is being
    /// sought, without `car` there is no seat yet.
    case reporterCar = "reporter.car"
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
    /// Somebody takes it. `helper`, `role`; `eta` in minutes, or `time` in words, where it was said; privately the `code`
    /// to ask for at the door.
    case reporterAccepted = "reporter.accepted"
    /// The time of the service is near. `until`, `helper`.
    case reporterReminder = "reporter.reminder"
    /// The helper is there. `helper`; privately the `code` to ask for at the door.
    case reporterArrived = "reporter.arrived"
    /// Somebody can come at another time: yes or no? `helper`, `time` as it was said.
    case reporterProposed = "reporter.proposed"
    /// The helper must wait for something. `helper`, `words`; `until` where that is known.
    case reporterDelayed = "reporter.delayed"
    /// The helper does a part; the rest is still being looked for. `helper`, `words`.
    case reporterPartial = "reporter.partial"
    /// The helper is before the door and nobody opens. `helper`.
    case reporterDoor = "reporter.door"
    /// Nobody came: who sees to it, and that there is no new time yet. `duty`, `helper`.
    case reporterMissed = "reporter.missed"
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
    /// How far it is. `state` is a name of `names.state`, `state_name`; `helper` where there is one, `duty` otherwise; `until`,
    /// the time that the helper promised; of a
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
    /// The member has it. Privately with the whole `place`, `contact`, `reporter`, `beneficiary`, `words` and the `code` to
    /// be said at the door; `pair` where two
    /// must go together, with the other as `partner`.
    case memberAccepted = "member.accepted"
    /// The same of a car of a campaign. `when`, `riders` (name, from; privately the door and telephone).
    case memberCar = "member.car"
    /// The passengers of a car changed. As `memberCar`.
    case memberCarChanged = "member.car_changed"
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
    /// The other time is put to the resident. `time`.
    case memberProposed = "member.proposed"
    /// The resident says that nobody came: where is the member?
    case memberMissed = "member.missed"
    /// Nobody opens: call, wait, and others are asked. `contact` on a private path.
    case memberDoor = "member.door"
    /// A neighbour does not open; is there any sign of life? `building` alone.
    case memberNeighbour = "member.neighbour"
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

    /// A change of the own time was taken. One flag of `away`, `never`, `only`, `limit`, `pause`; `from`, `to`, `days`,
    /// `count`, `period`; `held` jobs stay.
    case memberTime = "member.time"
    /// One word about the own time was taken back, told as above; none where nothing was said. `left`, how many stand.
    case memberTimeBack = "member.time_back"
    /// What the member said of the own time holds no more. `roster` or `duty` tells why.
    case memberTimeCleared = "member.time_cleared"
    /// What is in hand. `count`, `lines` (number, place, category_name, contact, asked), `resting`.
    case memberTasks = "member.tasks"
    /// Somebody asks to take a job over. `helper`, `until`.
    case offerHandOver = "offer.hand_over"
    /// The other is being asked. `helper`.
    case memberHandOverAsked = "member.hand_over_asked"
    /// The other cannot be asked. `helper`, `problem`.
    case memberHandOverRefused = "member.hand_over_refused"
    /// The other did not take it: it is still the member's. `helper`.
    case memberHandOverOpen = "member.hand_over_open"
    /// The other took it. `helper`.
    case memberHandedOver = "member.handed_over"
    /// Somebody asks to take a turn on duty. `helper`, `role`, `from`, `to`, `until`.
    case memberCoverAsked = "member.cover_asked"
    /// The other does not take the turn. `helper`.
    case memberCoverOpen = "member.cover_open"
    /// A turn on duty changed hands. `on` for who has it now; `role`, `helper`, `old`, `from`, `to`.
    case memberDuty = "member.duty"
    /// The account is bound. `helper`, the member's own name.
    case memberBound = "member.bound"
    /// The code binds nothing. `taken` where the roster gives the account to somebody else; `blocked` after too many.
    case memberBindFailed = "member.bind_failed"
    /// A code belongs into a private word. `void` where this one holds no more.
    case memberBindPrivately = "member.bind_privately"
    /// The account is not bound any more. `roster` where it is the roster that names it.
    case memberUnbound = "member.unbound"
    /// A try whether the member can be reached: answer 收到. `helper`, the member's own name.
    case memberTrial = "member.trial"
    /// The answer to the try was heard.
    case memberTrialHeard = "member.trial_heard"
    /// Really leave? `held` jobs would go to others; `office` where only the office can do it.
    case memberLeaving = "member.leaving"
    /// The member left.
    case memberLeft = "member.left"
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
    /// Nobody opens to a helper: call the family. `helper`, `minutes`, `reporter`, `contact`.
    case dutyDoor = "duty.door"
    /// Perhaps an old person alone, and no sign of life: is it an emergency? `helper`, `minutes`.
    case dutySignOfLife = "duty.sign_of_life"
    /// The resident asks after something for which nobody is being asked. `state`, `state_name`.
    case dutyChased = "duty.chased"
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
    /// Who is missing: `lines`, each with `span` and either `role` or `buildings` and `part`; `holiday` where it is about
    /// one, `more` where there are more lines.
    case dutyGaps = "duty.gaps"
    /// A message arrived too late to be acted upon. `words`, `group`, `minutes`.
    case dutyLate = "duty.late"

    /// Somebody left. `names`, `count`, `more`; `numbers` of what went on to others; one flag of `by_word`,
    /// `by_group`, `by_roster` tells how.
    case dutyLeft = "duty.left"
    /// A turn on duty changed hands by agreement. `role`, `old`, `helper`, `from`, `to`, `undo`.
    case dutySwapped = "duty.swapped"

    /// The cars of a campaign, for the duty: as `deskCampaign`; `cancelled` where it does not take place.
    case dutyCampaign = "duty.campaign"

    // To everybody in a group of residents.

    /// People can sign up for a campaign. `title`, `when`, `destination`, `meeting`, `closes`; `cancelled` where it does not
    /// take place.
    case groupCampaign = "group.campaign"
    /// Who rides where. `title`, `lines` (car, time, place, helper, names), `waiting`.
    case groupCars = "group.cars"
    /// One car changed. `title`, `car`, `time`, `place`, `names`; without `helper` another driver is being sought.
    case groupCar = "group.car"

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
    /// Times of a service that comes again are not wanted. `days`, `next`; without `next` none is any more.
    case deskSkipped = "desk.skipped"
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
    /// A turn on duty was given to somebody else. `role`, `helper`, `old`, `from`, `to`, `undo`.
    case deskDutySwapped = "desk.duty_swapped"
    /// It was done for a member. `helper`; one flag of `accept`, `decline`, `complete`.
    case deskActed = "desk.acted"
    /// What a member said of the own time holds no more. `helper`.
    case deskTimeCleared = "desk.time_cleared"
    /// How a campaign stands. `title`, `when`, `closes`, `count`, `names` before the cars are arranged, `lines` (car, time,
    /// place, helper, partner, names, ride), `waiting`, `unplaced`.
    case deskCampaign = "desk.campaign"
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
