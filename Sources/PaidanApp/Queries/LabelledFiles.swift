import FoundationEssentials
import PaidanReading

/// Files of labelled messages, as commands are given them.
enum LabelledFiles {
    /// The messages of all files; 64 where one cannot be read.
    static func read(_ files: [String]) throws(CommandFailure) -> [LabelledMessage] {
        var messages: [LabelledMessage] = []
        for file in files {
            do {
                messages += try LabelledMessage.messages(String(contentsOfFile: file, encoding: .utf8), name: file)
            } catch let fault as LabelFault {
                throw CommandFailure(.usage, "\(fault)")
            } catch {
                throw CommandFailure(.usage, "read labelled messages: \(error) (got \"\(file)\")")
            }
        }
        guard !messages.isEmpty else { throw CommandFailure(.usage, "there are no labelled messages in these files") }
        return messages
    }

    /// The lexicon with the local additions; 78 where they are at fault.
    static func lexicon(_ shell: Shell) throws(CommandFailure) -> Lexicon {
        do {
            return try Lexicon.installed(in: shell.directory)
        } catch {
            throw CommandFailure(.configuration, "read lexicon: \(error)")
        }
    }
}

/// Works with models, and tells of their faults as a command does.
func asModelFailure<Answer>(_ work: () throws -> Answer) throws(CommandFailure) -> Answer {
    do {
        return try work()
    } catch {
        throw CommandFailure(.failed, "\(error)")
    }
}
