import PaidanCore
import Yams

/// Reads a YAML file into its root entry; a file that is no YAML is one fault at the line where reading stopped.
enum YamlFile {
    /// The root of a file; nil where there is none, which is then recorded.
    static func root(of file: String, findings: Findings) -> Entry? {
        let whole = Spot(findings: findings, file: file, line: 1, key: "")
        guard let bytes = Paths.bytes(file) else {
            whole.fault("cannot be read", "找不到这个文件，或无法读取")
            return nil
        }
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        guard let text = String(validating: body, as: UTF8.self) else {
            whole.fault("must be saved as UTF-8", "请用 UTF-8 编码保存")
            return nil
        }
        return root(text, file: file, findings: findings)
    }

    /// The root of a file's text; nil where it is empty or no YAML, which is then recorded.
    static func root(_ text: String, file: String, findings: Findings) -> Entry? {
        let whole = Spot(findings: findings, file: file, line: 1, key: "")
        do {
            // Without a resolver every scalar stays the text that was written: 1:30 is no number and no is no truth.
            guard let node = try compose(yaml: text, .basic) else {
                whole.fault("is empty", "文件是空的")
                return nil
            }
            return Entry(node: node, spot: whole)
        } catch let error as YamlError {
            record(error, findings: findings, file: file)
        } catch {
            whole.fault("cannot be read: \(error)", "无法读取：\(error)")
        }
        return nil
    }

    private static func record(_ error: YamlError, findings: Findings, file: String) {
        func spot(_ line: Int) -> Spot { Spot(findings: findings, file: file, line: line, key: "") }
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let said = (context.map { "\($0.text) from line \($0.mark.line): " } ?? "") + problem
            spot(mark.line).fault("is not valid YAML: \(said)", "不是有效的 YAML：\(said)")
        case .duplicatedKeysInMapping(let keys, let context):
            let names = keys.joined(separator: ", ")
            spot(context.mark.line).fault("the same key stands twice", "同一个键写了两次", got: names)
        default:
            spot(1).fault("is not valid YAML: \(error)", "不是有效的 YAML：\(error)")
        }
    }
}
