import CXML2

/// Walks the tree of an HTML document and writes its lines.
struct HTMLWalk {
    /// What holds for all inside an element.
    struct Context {
        var isQuoted = false
        var isPreformatted = false
        var depth = 0
    }

    private typealias Node = UnsafeMutablePointer<xmlNode>

    /// libxml2 stops at 256; this only keeps the stack safe whatever it does.
    private static let deepest = 600

    private var lines: [Line] = []
    private var text: [UInt8] = []
    private var isQuoted = false
    private var isCut = false
    /// Whether white space was seen after the last character.
    private var isGap = false

    private static let hidden: Set<String> = [
        "head", "style", "script", "title", "template", "noscript", "object", "svg",
    ]
    private static let blocks: Set<String> = [
        "address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset", "footer",
        "form",
        "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table",
        "tbody", "tfoot", "thead", "tr", "ul",
    ]

    /// Writes a node and all in it.
    mutating func visit(_ node: UnsafeMutablePointer<xmlNode>, _ context: Context) {
        switch node.pointee.type {
        case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
            write(node.pointee.content, context)
        case XML_ELEMENT_NODE where context.depth < Self.deepest:
            element(node, context)
        default:
            break
        }
    }

    /// The lines, with the last one ended.
    mutating func finish() -> [Line] {
        endLine()
        return lines
    }

    private mutating func element(_ node: Node, _ outer: Context) {
        let name = node.pointee.name.map { String(cString: $0).lowercased() } ?? ""
        if Self.hidden.contains(name) { return }
        if name == "br" { return breakLine(outer) }
        let mark = HTMLMark(name: name, attribute: { Self.attribute(node, $0) })
        if mark == .hidden || mark == .signature { return }
        var context = outer
        context.depth += 1
        context.isQuoted = outer.isQuoted || mark == .quote
        context.isPreformatted = outer.isPreformatted || name == "pre"
        let isBlock = Self.blocks.contains(name) || mark == .quote
        if isBlock { endLine() }
        if mark == .cut {
            endLine()
            isCut = true
        }
        if name == "td" || name == "th" { isGap = !text.isEmpty }
        var child = node.pointee.children
        while let next = child {
            visit(next, context)
            child = next.pointee.next
        }
        if isBlock { endLine() }
    }

    private mutating func write(_ content: UnsafeMutablePointer<xmlChar>?, _ context: Context) {
        guard var next = content else { return }
        while next.pointee != 0 {
            let byte = next.pointee
            next += 1
            switch byte {
            case 0x0A where context.isPreformatted: breakLine(context)
            case 0x09, 0x0A, 0x0D, 0x20:
                if context.isPreformatted, byte == 0x20 { append(byte, context) } else { isGap = !text.isEmpty }
            default:
                append(byte, context)
            }
        }
    }

    private mutating func append(_ byte: UInt8, _ context: Context) {
        if text.isEmpty { isQuoted = context.isQuoted }
        if isGap { text.append(0x20) }
        isGap = false
        text.append(byte)
    }

    /// Ends the line even where it is empty.
    private mutating func breakLine(_ context: Context) {
        if text.isEmpty {
            lines.append(Line(text: "", isQuoted: context.isQuoted))
        } else {
            endLine()
        }
    }

    /// Ends the line where there is one. A space at its end stays: a signature is known by it.
    private mutating func endLine() {
        guard !text.isEmpty else {
            isGap = false
            return
        }
        if isGap { text.append(0x20) }
        let visible = Line.visible(String(decoding: text, as: UTF8.self))
        lines.append(Line(text: visible, isQuoted: isQuoted, isCut: isCut))
        text = []
        isGap = false
        isCut = false
    }

    private static func attribute(_ node: Node, _ name: String) -> String {
        var attribute = node.pointee.properties
        while let next = attribute {
            if let key = next.pointee.name, String(cString: key).lowercased() == name {
                return next.pointee.children.flatMap { $0.pointee.content.map { String(cString: $0) } } ?? ""
            }
            attribute = next.pointee.next
        }
        return ""
    }
}
