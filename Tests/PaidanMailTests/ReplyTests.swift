import PaidanCore
import PaidanMail
import Testing

/// A resident answers; the history below or above the answer is not hers. Each story is a client's way of quoting.
@Suite struct ReplyTests {
    struct Story: Sendable, CustomTestStringConvertible {
        var client: String
        var body: String
        var reply: String
        var isHTML = false
        var testDescription: String { client }

        init(_ client: String, html: String, _ reply: String) {
            (self.client, body, self.reply, isHTML) = (client, html, reply, true)
        }

        init(_ client: String, _ body: String, _ reply: String) {
            (self.client, self.body, self.reply) = (client, body, reply)
        }
    }

    static let reply = "师傅来过了，水还在漏。\n请再派人，12-1-301。"
    static let block =
        "发件人: \"桃源社区\" <desk@taoyuan.example>\n发送时间: 2026年11月22日(星期日) 下午2:10\n收件人: \"王阿姨\" <wang@qq.com>\n主题: 漏水"

    @Test(arguments: [
        Story("QQ, 18 dashes", "\(reply)\n\n------------------ 原始邮件 ------------------\n\(block)\n\n您好", reply),
        Story(
            "QQ, 24 dashes", "\(reply)\n\n------------------------ 原始邮件 ------------------------\n\(block)\n\n您好", reply
        ),
        Story("QQ, no-break spaces", "\(reply)\n------------------\u{A0}原始邮件\u{A0}------------------\n您好", reply),
        Story("QQ app", "\(reply)\n\n---原始邮件---\n\(block)\n您好", reply),
        Story(
            "QQ, no dashes",
            "\(reply)\n\n\n原始邮件\n发件人：桃源社区 <desk@taoyuan.example>\n发件时间：2026年11月22日 14:10\n收件人：王\n主题：漏水\n\n您好", reply),
        Story(
            "QQ in English",
            "Thanks\n\n------------------ Original ------------------\nFrom: \"desk\"<a@b.example>;\nDate: x\n\nhello",
            "Thanks"),
        Story(
            "Outlook in English",
            "Thanks\n\n-----Original Message-----\nFrom: desk\nSent: Sunday\nTo: Wang\nSubject: leak\n\nhello", "Thanks"
        ),
        Story("Outlook in Chinese", "\(reply)\n\n-----邮件原件-----\n\(block)\n\n您好", reply),
        Story("Outlook, only the header", "\(reply)\n\n\(block)\n\n您好", reply),
        Story(
            "Outlook for phones", "\(reply)\n\n获取 Outlook for iOS\n________________________________\n\(block)\n\n您好",
            reply),
        Story(
            "Outlook in English, only the header",
            "Thanks\n\nFrom: desk <a@b.example>\nSent: Sunday, November 22, 2026 2:10 PM\nTo: Wang\nSubject: leak\n\nhi",
            "Thanks"),
        Story("163", "\(reply)\n\n\n在 2026-11-22 14:10:33，\"桃源社区\" <desk@taoyuan.example> 写道：\n>您好\n>师傅来过吗", reply),
        Story(
            "163, not marked line by line",
            "\(reply)\n\n在2026-11-22 14:10:33,桃源社区<desk@taoyuan.example> 写道:\n您好\n师傅来过吗", reply),
        Story("163 in English", "Thanks\n\nAt 2026-11-22 14:10:33, \"desk\" <a@b.example> wrote:\n>hello", "Thanks"),
        Story(
            "NetEase master",
            "\(reply)\n\n---- 回复的原邮件 ----\n| 发件人 | 桃源社区<desk@taoyuan.example> |\n| 发送日期 | 2026年11月22日 14:10 |\n您好",
            reply),
        Story(
            "NetEase master's card",
            "\(reply)\n\n| |\n王阿姨\n|\n|\n邮箱：wang@163.com\n|\n\n签名由 网易邮箱大师 定制\n\n在2026年11月22日 14:10，桃源社区 写道：\n您好", reply),
        Story("139", "\(reply)\n\n----邮件原文----\n\(block)\n您好", reply),
        Story(
            "Aliyun",
            "\(reply)\n------------------------------------------------------------------\n发件人：桃源社区 <desk@taoyuan.example>\n发送时间：2026年11月22日(星期日) 14:10\n收件人：王\n主　题：漏水\n\n您好",
            reply),
        Story(
            "Foxmail", "\(reply)\n\n发件人： desk@taoyuan.example\n发送时间： 2026-11-22 14:10\n收件人： wang\n主题： 漏水\n\n您好", reply),
        Story(
            "Gmail in Chinese", "\(reply)\n\n桃源社区 <desk@taoyuan.example> 于2026年11月22日周日 14:10写道：\n\n> 您好\n>\n> 师傅来过吗",
            reply),
        Story(
            "Gmail in Chinese, wrapped", "\(reply)\n\n桃源社区 <desk@taoyuan.example>\n于2026年11月22日周日\n14:10写道：\n\n> 您好",
            reply),
        Story(
            "Gmail in traditional Chinese", "謝謝\n\n桃源社區 <desk@taoyuan.example> 於 2026年11月22日 週日 下午2:10寫道：\n\n> 您好", "謝謝"
        ),
        Story(
            "Gmail, name wrapped away",
            "\(reply)\n\n桃源社区便民服务中心\n<desk@taoyuan.example> 于2026年11月22日周日 14:10写道：\n\n> 您好", reply),
        Story(
            "Gmail in English, wrapped twice",
            "Still leaking.\n\nOn Sun, Nov 22, 2026 at 2:10 PM The desk of Taoyuan\n<desk@taoyuan.example>\nwrote:\n\n> hello",
            "Still leaking."),
        Story(
            "a line before the attribution",
            "On my way\nOn Sun, Nov 22, 2026 at 2:10 PM desk <a@b.example> wrote:\n> hello", "On my way"),
        Story(
            "Apple", "\(reply)\n\n> 在 2026年11月22日，14:10，桃源社区 <desk@taoyuan.example> 写道：\n> \n> \u{FEFF}您好\n\n发自我的 iPad",
            reply),
        Story(
            "Apple, attribution not quoted", "\(reply)\n\n在 2026年11月22日，14:10，桃源社区\n<desk@taoyuan.example> 写道：\n\n> 您好",
            reply),
        Story("Thunderbird", "\(reply)\n\n在 2026/11/22 14:10, 桃源社区 写道:\n> 您好\n> 师傅", reply),
        Story("unknown attribution", "\(reply)\n\n桃源社区 2026-11-22 14:10：\n> 您好", reply),
        Story("bottom post", "> 您好\n> 师傅来过吗\n\n\(reply)", reply),
        Story("bottom post with attribution", "在 2026/11/22 14:10, 桃源社区 写道:\n> 您好\n\n\(reply)", reply),
        Story("between the lines", "> 水停了吗\n没有\n> 几号楼\n12号楼", "没有\n12号楼"),
        Story(
            "forward with a word",
            "请看下面\n\n---------- Forwarded message ---------\n发件人： 老赵 <zhao@163.com>\nDate: 2026年11月22日周日 14:10\nSubject: 灯坏了\nTo: 王\n\n楼道灯坏了",
            "请看下面"),
        Story(
            "forward without a word",
            "---------- 转发的邮件 ----------\n发件人： 老赵 <zhao@163.com>\n日期: 2026年11月22日周日 14:10\n主题: 灯坏了\n收件人: 王\n\n3号楼楼道灯坏了",
            "3号楼楼道灯坏了"),
        Story("signature", "\(reply)\n-- \n王阿姨\n12-1-301", reply),
        Story("a phone's line", "\(reply)\n\n发自我的华为手机", reply),
        Story("a phone's line in English", "\(reply)\n\nSent from my HUAWEI phone", reply),
        Story("a provider's line", "\(reply)\n\n发自网易邮箱大师", reply),
        Story("Windows' line", "\(reply)\n\n从 Windows 版邮件发送", reply),
    ])
    func plainText(_ story: Story) throws {
        #expect(try MailSketch.mail(story.body).text == story.reply)
    }

    @Test(arguments: [
        Story("thanks are not a signature", "发自内心地感谢师傅", "发自内心地感谢师傅"),
        Story("a form is not a header", "日期：11月22日\n主题：漏水\n楼号：12", "日期：11月22日\n主题：漏水\n楼号：12"),
        Story(
            "a way is not a header", "From: gate 3\nTo: clinic\nwheelchair please",
            "From: gate 3\nTo: clinic\nwheelchair please"),
        Story("a report of writing", "邻居在群里写道：\n电梯坏了", "邻居在群里写道：\n电梯坏了"),
        Story("a rule of dashes", "第一件\n----------\n第二件", "第一件\n----------\n第二件"),
        Story("two dashes before a number", "漏水\n--\n13800001111", "漏水\n--\n13800001111"),
        Story("a time with a colon", "师傅14:10来过，情况如下：\n水管裂了", "师傅14:10来过，情况如下：\n水管裂了"),
        Story("blank lines", "\n\n一\n\n\n\n二  \n\n", "一\n\n二"),
    ])
    func whatTheAuthorWroteStays(_ story: Story) throws {
        #expect(try MailSketch.mail(story.body).text == story.reply)
    }

    @Test(arguments: [
        Story(
            "QQ",
            html:
                "<div>还在漏</div><div><br></div><div><includetail><div>------------------&nbsp;原始邮件&nbsp;------------------</div><div>您好</div></includetail></div>",
            "还在漏"),
        Story(
            "QQ without includetail",
            html:
                "<div>还在漏</div><div>------------------&nbsp;Original&nbsp;------------------</div><div><b>From: </b>&nbsp;x</div><div>您好</div>",
            "还在漏"),
        Story(
            "QQ, title without dashes",
            html:
                "<div>还在漏</div><div>原始邮件</div><hr><div>发件人：桃源社区 &lt;a@b.example&gt;</div><div>发件时间：2026年11月22日 14:10</div><div>主题：漏水</div><div>您好</div>",
            "还在漏"),
        Story(
            "163",
            html:
                "<div style=\"line-height:1.7\"><div>还在漏</div><br/><p>在 2026-11-22 14:10:33，\"桃源社区\" &lt;a@b.example&gt; 写道：</p><blockquote id=\"isReplyContent\"><div>您好</div></blockquote></div>",
            "还在漏"),
        Story(
            "Gmail",
            html:
                "<div dir=\"ltr\">还在漏<div>12-1-301</div></div><br><div class=\"gmail_quote\"><div dir=\"ltr\" class=\"gmail_attr\">桃源社区 &lt;<a href=\"mailto:a@b.example\">a@b.example</a>&gt; 于2026年11月22日周日 14:10写道：<br></div><blockquote class=\"gmail_quote\">您好</blockquote></div>",
            "还在漏\n12-1-301"),
        Story(
            "Gmail, unknown language",
            html:
                "<div>ok</div><div class=\"gmail_quote\"><div class=\"gmail_attr\">Le dim. 22 nov. 2026 à 14:10, X a écrit :</div><blockquote>bonjour</blockquote></div>",
            "ok"),
        Story(
            "Gmail's signature",
            html:
                "<div>还在漏</div><div><span class=\"gmail_signature_prefix\">-- </span><br><div class=\"gmail_signature\">王阿姨</div></div>",
            "还在漏"),
        Story("signature by its dashes", html: "<div>还在漏</div><div>-- <br>王阿姨</div>", "还在漏"),
        Story(
            "Outlook",
            html:
                "<p class=\"MsoNormal\">还在漏<o:p></o:p></p><div><div style=\"border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in 0in 0in\"><p><b>Von:</b> desk<br><b>Gesendet:</b> x</p></div></div><p>hallo</p>",
            "还在漏"),
        Story(
            "Outlook web",
            html:
                "<div>还在漏</div><hr><div id=\"divRplyFwdMsg\"><font><b>发件人:</b> x<br><b>发送时间:</b> y</font></div><div>您好</div>",
            "还在漏"),
        Story(
            "Apple",
            html:
                "<body>还在漏<br id=\"lineBreakAtBeginningOfSignature\"><div>发自我的 iPhone</div><div><br><blockquote type=\"cite\">在 2026年11月22日，14:10，x 写道：<br><br></blockquote></div><blockquote type=\"cite\"><div>您好</div></blockquote></body>",
            "还在漏"),
        Story(
            "Thunderbird, below the quote",
            html:
                "<div class=\"moz-cite-prefix\">在 2026/11/22 14:10, x 写道:<br></div><blockquote type=\"cite\"><p>您好</p></blockquote><p>还在漏</p>",
            "还在漏"),
        Story(
            "NetEase master",
            html:
                "<div>还在漏</div><div>---- 回复的原邮件 ----</div><table><tr><td>发件人</td><td>x</td></tr></table><div>您好</div>",
            "还在漏"),
        Story("own indentation", html: "<blockquote><div>3号楼漏水</div></blockquote>", "3号楼漏水"),
        Story(
            "what nobody sees",
            html:
                "<html><head><title>x</title><style>p{}</style></head><body><div style=\"display: none\">预览</div><!-- y --><script>z()</script><p>3号楼&nbsp;漏水&#x1F6B0;</p></body></html>",
            "3号楼 漏水🚰"),
        Story(
            "a table and a list",
            html:
                "<table><tr><th>楼号</th><td>3</td></tr><tr><th>电话</th><td>138</td></tr></table><ul><li>漏水</li><li>停电</li></ul>",
            "楼号 3\n电话 138\n漏水\n停电"),
        Story("preformatted", html: "<pre>一\n  二</pre>三", "一\n  二\n三"),
        Story("broken tags", html: "<div>3号楼<b>漏水<div>请<i>尽快</div></div></p>处理 1 < 2", "3号楼漏水\n请尽快\n处理 1 < 2"),
        Story(
            "wrong charset inside",
            html:
                "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=gb2312\"></head><body>漏水</body></html>",
            "漏水"),
    ])
    func html(_ story: Story) throws {
        #expect(try MailSketch.mail(story.body, type: "text/html; charset=utf-8").text == story.reply)
    }

    @Test func ofAlternativesThePlainOneIsReadUnlessItIsBlank() throws {
        func mail(_ plain: String) throws -> String {
            try MailSketch.multipart(
                "alternative",
                [
                    ("Content-Type: text/plain; charset=utf-8", plain),
                    ("Content-Type: text/html; charset=utf-8", "<p>超文本</p>"),
                ]
            ).text
        }
        #expect(try mail("纯文本") == "纯文本")
        #expect(try mail(" \n\n") == "超文本")
    }

    @Test func aForwardKnownByItsSubjectSaysWhatItForwards() throws {
        let body = "\n发件人: 老赵 <zhao@163.com>\n发送时间: 2026年11月22日 14:10\n收件人: 王\n主题: 灯坏了\n\n3号楼楼道灯坏了"
        func text(_ subject: String) throws -> String {
            try MailSketch.raw(
                "From: a@b.example\nSubject: \(subject)\nContent-Type: text/plain; charset=utf-8", Array(body.utf8)
            ).text
        }
        #expect(try text("转发: 灯坏了") == "3号楼楼道灯坏了")
        #expect(try text("FW: 灯坏了") == "3号楼楼道灯坏了")
        #expect(try text("答复: 灯坏了") == "")
    }
}
