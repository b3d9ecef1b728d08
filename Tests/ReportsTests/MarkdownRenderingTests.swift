import FixtureSupport
import Foundation
import Metrics
import Testing

@testable import Reports

/// What the reference implementation of GitHub's dialect makes of reports.
@Suite(
  "Markdown, rendered",
  .enabled(if: Program.find("cmark-gfm") != nil, "needs cmark-gfm"))
struct MarkdownRenderingTests {
  @Test("tables are tables, and nothing of the repository is markup")
  func tags() throws {
    for report in [Report.ordinary, .hostile, .spending, .teamed, .crowded, .unknownLines, .empty] {
      for grouping in Grouping.allCases {
        let html = try Self.rendered(markdown(report, by: grouping))
        let tags = Set(html.matches(of: /<\/?([A-Za-z][A-Za-z0-9]*)/).map { String($0.1) })
        #expect(
          tags.isSubset(of: [
            "br", "details", "h3", "li", "p", "strong", "summary", "table", "tbody", "td", "th",
            "thead", "tr", "ul",
          ]), "\(tags)")
        #expect(!html.contains("href="))
      }
    }
  }

  @Test("every row of the developers' table has its cells")
  func rows() throws {
    let html = try Self.rendered(markdown(.hostile))
    let developers = html.components(separatedBy: "<h3>Developers</h3>").dropFirst().joined()
    let table = developers.components(separatedBy: "</table>")[0]
    let columns = table.components(separatedBy: "<th").count - 1 - 1
    let rows = table.components(separatedBy: "<tr>").count - 1 - 1
    let cells = table.components(separatedBy: "<td").count - 1
    #expect(columns > 5)
    #expect(rows > Report.hostile.developers.count)
    #expect(cells == rows * columns)
  }

  @Test(
    "a reader sees what was written",
    arguments: [
      "a|b", "\\|", "<b>x</b>", "[x](javascript:y)", "![x](y)", "`c` ``", "*d* __e__ ~~f~~", "# g",
      "- h", "1. i", "&lt; &amp;", "@user and #12", "https://evil.example", "www.evil.example",
      "a@evil.example", "<!-- -->", "$x$", "<script>alert(1)</script>", "\\<i>\\", "[^1]: y",
    ]) func text(name: String) throws
  {
    var report = Report.ordinary
    report.developers[0].name = name
    let html = try Self.rendered(markdown(report))
    let shown = html.replacing(/<!--.*?-->/, with: "").replacing(/<[^>]*>/, with: "\u{1}")
      .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&amp;", with: "&")
    #expect(shown.contains("\u{1}\(name)\u{1}"), "\(html)")
  }

  @Test("a long report ends before a summary is refused, and counts what it leaves out")
  func long() {
    for grouping in Grouping.allCases {
      let text = markdown(.crowded, by: grouping, limit: 60_000)
      #expect(text.utf8.count <= 60_000)
      #expect(text.contains("- notice: … and "))
    }
    let byDeveloper = markdown(.crowded, limit: 60_000)
    #expect(byDeveloper.contains(/… and [0-9,]+ more rows \(see CSV\)/))
    // The newest deployments stay.
    let byDeployment = markdown(.crowded, by: .deployment, limit: 60_000)
    #expect(byDeployment.contains(/… and [0-9,]+ earlier rows \(see CSV\)/))
    #expect(byDeployment.contains("v2.18.0"))
  }

  private static func rendered(_ text: String) throws -> String {
    let done = try Program(named: "cmark-gfm").run(
      ["--unsafe", "-e", "table", "-e", "autolink", "-e", "strikethrough", "-e", "footnotes"],
      input: Data(text.utf8))
    try #require(done.exitCode == 0, "\(done.errors)")
    return done.output
  }
}
