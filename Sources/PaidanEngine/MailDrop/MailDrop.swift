public import Logging
import Metrics
import PaidanCore
public import ServiceLifecycle
import Synchronization

/// Takes mails from a drop and hands each on, until it is durable elsewhere; only then the mail is put away. A mail
/// handed on twice, since the process ended between, is known by its key.
///
/// New mails are heard of by inotify; a slow look at everything stands behind it, for folders on which inotify is
/// deaf. That look goes by real time, since mails come in real time.
public actor MailDrop: Service {
    /// The drop.
    public nonisolated let drop: Drop

    private let deliver: @Sendable (MailFile) async -> MailVerdict
    private let settle: Duration
    private let poll: Duration
    private let logger: Logger
    // Reading files blocks: it has a thread of its own and holds up nobody else.
    private let thread = QueueExecutor(label: "paidan.mail-drop")
    private let ears = Ears()
    private let isStopping = Atomic(false)

    private var box: (any MailBox)?
    private var watch: FolderWatch?
    private var isReading = false
    private var others: [CheckedContinuation<Void, Never>] = []

    /// A drop's reader; it reads nothing before it runs or is told to.
    ///
    /// - Parameters:
    ///   - settle: for how long an `.eml` file of which nothing else is known must stay unchanged to count as whole.
    ///   - poll: how often everything is looked at, whatever was heard.
    ///   - deliver: hands a mail on, and returns when what became of it is durable.
    public init(
        drop: Drop, settle: Duration = .seconds(2), poll: Duration = .seconds(60),
        logger: Logger = Logger(label: "paidan.mail-drop"),
        deliver: @escaping @Sendable (MailFile) async -> MailVerdict
    ) {
        self.drop = drop
        self.settle = settle
        self.poll = poll
        self.logger = logger
        self.deliver = deliver
    }

    /// The thread on which files are read.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    /// Reads until the house stops; the mail in hand is put away first.
    public func run() async throws {
        await withGracefulShutdownHandler {
            await work()
        } onGracefulShutdown: {
            self.isStopping.store(true, ordering: .relaxed)
            self.ears.bell.ring()
        }
    }

    /// Reads everything that is there now, and returns when it was handed on. Files that may still be being written
    /// are waited for as long as they need to count as whole.
    public func scan() async {
        await look(isThorough: true)
        if box?.isUnsettled == true {
            try? await Task.sleep(for: settle)
            await look(isThorough: true)
        }
    }

    private func work() async {
        var isThorough = true
        while !Task.isCancelled, !isStopping.load(ordering: .relaxed) {
            // Ears before eyes: what comes while the folder is read is heard.
            listen()
            let isLeft = await look(isThorough: isThorough)
            let pause = isLeft ? min(poll, .seconds(5)) : box?.isUnsettled == true ? min(poll, settle) : poll
            isThorough = await rest(for: pause)
        }
        watch = nil
    }

    private func listen() {
        guard watch == nil, let box = open() else { return }
        do throws(FolderFailure) {
            watch = try FolderWatch(box.folders) { [ears] events in
                ears.heard.withLock { $0 += events }
                ears.bell.ring()
            }
        } catch {
            logger.warning("cannot listen at a mail drop; it is looked at now and then", metadata: metadata(error))
        }
    }

    private func open() -> (any MailBox)? {
        if let box { return box }
        do throws(FolderFailure) {
            switch drop.form {
            case .maildir: box = try MaildirBox(drop.path)
            case .files: box = try FileBox(drop.path, settle: settle)
            }
        } catch {
            logger.error("cannot open a mail drop", metadata: metadata(error))
        }
        return box
    }

    /// Sleeps until something is heard or the time is over.
    ///
    /// - Returns: whether the time is over and everything is to be looked at.
    private func rest(for pause: Duration) async -> Bool {
        await withTaskGroup(of: Bool.self) { race in
            race.addTask { [ears] in
                await ears.bell.wait()
                return false
            }
            race.addTask {
                try? await Task.sleep(for: pause)
                return true
            }
            let isOver = await race.next() ?? true
            race.cancelAll()
            return isOver
        }
    }

    /// Hands on what waits, one look at a time.
    ///
    /// - Returns: whether mails are left that could not be handed on or put away.
    @discardableResult
    private func look(isThorough: Bool) async -> Bool {
        while isReading { await withCheckedContinuation { others.append($0) } }
        isReading = true
        defer {
            isReading = false
            if !others.isEmpty { others.removeFirst().resume() }
        }
        guard var box = open() else { return true }
        let events = ears.heard.withLock { heard in
            defer { heard = [] }
            return heard
        }
        var isNews = isThorough
        for event in events where box.hear(event) { isNews = true }
        var isLeft = false
        do throws(FolderFailure) {
            for mail in isNews ? try box.waiting(isThorough: isThorough) : [] {
                guard !Task.isCancelled, !isStopping.load(ordering: .relaxed) else { break }
                if await !isHandled(mail, in: &box) { isLeft = true }
            }
            self.box = box
        } catch {
            logger.error("cannot look into a mail drop", metadata: metadata(error))
            // The folder may have been replaced: it is opened anew.
            self.box = nil
            watch = nil
            isLeft = true
        }
        return isLeft
    }

    /// Hands one mail on and puts it away.
    private func isHandled(_ mail: WaitingMail, in box: inout any MailBox) async -> Bool {
        do throws(FolderFailure) {
            guard let bytes = try box.read(mail) else { return true }
            let verdict = await deliver(MailFile(drop: drop, name: mail.name.text, bytes: bytes))
            Counter(
                label: "paidan_mails_total",
                dimensions: [("channel", drop.channel.rawValue), ("verdict", verdict.word)]
            ).increment()
            try box.putAway(mail, verdict)
            return verdict != .tryLater
        } catch {
            logger.error("cannot take a mail from a drop", metadata: metadata(error))
            return false
        }
    }

    private func metadata(_ failure: FolderFailure) -> Logger.Metadata {
        ["channel": "\(drop.channel)", "cause": "\(failure)"]
    }
}

/// What was heard and not looked at yet.
private final class Ears: Sendable {
    let heard = Mutex<[FolderWatch.Event]>([])
    let bell = Bell()
}
