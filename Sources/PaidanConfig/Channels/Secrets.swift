import Glibc
import PaidanCore

/// What is done about secrets while a configuration is loaded.
public enum SecretUse: Sendable {
    /// Every secret is read; one that cannot be is a fault. For `serve`.
    case required
    /// As required, but credentials that only the running unit is handed are a warning. For `check`.
    case proved
    /// None is read; all are empty. For commands that only look into the database.
    case unread
}

/// Finds secrets where the configuration says that they are; the configuration itself never holds one.
struct Secrets {
    let use: SecretUse
    let environment: [String: String]
    let credentialsDirectory: String?
    let directory: String
    /// Variables of the demonstration, which anybody knows; the environment goes before them.
    var demo: [String: String] = [:]

    static let advice = Wording(
        "a secret is never written here; say {credential: NAME}, {env: NAME} or {file: PATH}",
        "密码、密钥不能直接写在这里，应写成 {credential: 名称}、{env: 变量名} 或 {file: 路径}")

    /// The secret that an entry points at; nil where it cannot be had, which is then recorded without showing it.
    func read(_ entry: Entry) -> String? {
        guard entry.isMapping else {
            entry.spot.fault(Secrets.advice.english, Secrets.advice.chinese)
            return nil
        }
        guard let fields = Fields(entry, known: ["credential", "env", "file"]) else { return nil }
        let given = ["credential", "env", "file"].filter(fields.has)
        guard given.count == 1, let kind = given.first, let name = fields.optional(kind, { $0.text() }) else {
            if given.count != 1 { entry.spot.fault(Secrets.advice.english, Secrets.advice.chinese) }
            return nil
        }
        return resolve(kind: kind, name: name, at: fields.key(kind))
    }

    /// The secret of a kind and a name.
    func resolve(kind: String, name: String, at spot: Spot) -> String? {
        if use == .unread { return "" }
        switch kind {
        case "env": return variable(name, at: spot)
        case "credential": return credential(name, at: spot)
        default: return file(Paths.resolve(name, in: directory), at: spot, needsPrivacy: true)
        }
    }

    private func variable(_ name: String, at spot: Spot) -> String? {
        if let value = environment[name] ?? demo[name], !value.isEmpty { return value }
        spot.fault("the environment variable is not set", "没有设置这个环境变量", got: name)
        return nil
    }

    private func credential(_ name: String, at spot: Spot) -> String? {
        guard !name.contains("/"), name != "..", name != "." else {
            spot.fault("a credential's name holds no slash", "凭据名里不能有斜杠", got: name)
            return nil
        }
        guard let credentialsDirectory else {
            let words = Wording(
                "the credential can only be read by the service: $CREDENTIALS_DIRECTORY is not set",
                "只有服务本身能读到这个凭据：没有设置 $CREDENTIALS_DIRECTORY")
            guard use == .required else {
                spot.warn(words.english, words.chinese, got: name)
                return ""
            }
            spot.fault(words.english, words.chinese, got: name)
            return nil
        }
        return file("\(credentialsDirectory)/\(name)", at: spot, needsPrivacy: false)
    }

    private func file(_ path: String, at spot: Spot, needsPrivacy: Bool) -> String? {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            spot.fault("the secret's file is not there", "找不到这个密钥文件", got: path)
            return nil
        }
        guard !needsPrivacy || status.st_mode & 0o077 == 0 else {
            let mode = String(status.st_mode & 0o777, radix: 8)
            spot.fault(
                "the secret's file may be read by its owner only: chmod 0600 \(path)",
                "密钥文件只能让所有者读写：chmod 0600 \(path)", got: "mode 0\(mode)")
            return nil
        }
        guard let bytes = Paths.bytes(path), let text = String(validating: bytes, as: UTF8.self), !text.trimmed.isEmpty
        else {
            spot.fault("the secret's file cannot be read or is empty", "密钥文件读不了或是空的", got: path)
            return nil
        }
        return text.trimmed
    }
}
