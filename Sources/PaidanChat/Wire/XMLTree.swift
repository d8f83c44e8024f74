import CXML2
import PaidanCore

/// A small XML document as WeChat sends it, read by libxml2: elements with text or further elements. Entities of its own
/// and anything from outside are refused.
struct XMLTree: Sendable {
    /// The element's name.
    private(set) var name: String
    /// Its own text, CDATA included.
    private(set) var text = ""
    private(set) var children: [XMLTree] = []

    private static let isReady: Bool = {
        xmlInitParser()
        return true
    }()

    /// Reads a document; nil where it is none or declares a document type.
    init?(_ bytes: [UInt8]) {
        let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
        let document = bytes.withUnsafeBytes { buffer in
            xmlReadMemory(
                buffer.baseAddress?.assumingMemoryBound(to: CChar.self), CInt(buffer.count), nil, nil,
                CInt(bitPattern: UInt32(options)))
        }
        guard XMLTree.isReady, let document else { return nil }
        defer { xmlFreeDoc(document) }
        guard document.pointee.intSubset == nil, let root = xmlDocGetRootElement(document) else { return nil }
        self.init(root, depth: 0)
    }

    private init?(_ node: xmlNodePtr, depth: Int) {
        guard depth < 16, let name = node.pointee.name else { return nil }
        self.name = String(cString: name)
        var next = node.pointee.children
        while let child = next {
            switch child.pointee.type {
            case XML_ELEMENT_NODE: XMLTree(child, depth: depth + 1).map { children.append($0) }
            case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
                if let content = child.pointee.content { text += String(cString: content) }
            default: break
            }
            next = child.pointee.next
        }
    }

    /// The first child with a name.
    subscript(name: String) -> XMLTree? { children.first { $0.name == name } }

    /// A child's text, trimmed; nil where it is missing or empty.
    func value(_ name: String) -> String? { (self[name]?.text).present }
}
