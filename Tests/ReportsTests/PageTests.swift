import Foundation
import Metrics
import Testing

@testable import Reports

private let samples: [(name: String, report: Report)] = [
  ("paged", .paged), ("teams", .teamsOnly), ("empty", .empty), ("unknown lines", .unknownLines),
  ("hostile", .hostilePage), ("unpriced", .unpriced), ("ordinary", .ordinary),
]

@Suite("The page") struct PageTests {
  @Test("runs and loads nothing but its own style and script, whatever the texts are")
  func closed() throws {
    for (name, report) in samples {
      let tags = Tags(page(report))
      #expect(Set(tags.names).isSubset(of: Tags.known), "\(name)")
      #expect(tags.names.count { $0 == "script" } == 1, "\(name)")
      #expect(tags.names.count { $0 == "style" } == 1, "\(name)")
      let attributes = tags.attributes.map(\.name)
      #expect(
        !attributes.contains { $0.hasPrefix("on") || $0 == "style" || $0 == "src" }, "\(name)")
      // A link stays in the page.
      for link in tags.attributes where link.name == "href" {
        #expect(link.value.hasPrefix("#"), "\(name): \(link.value)")
      }
    }
  }

  @Test("its policy names its style and script by their hashes, before both") func policy() throws {
    #expect(contentHash(Array("abc".utf8)) == "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=")
    let text = page(.ordinary)
    let policy = try #require(text.firstRange(of: "http-equiv=\"Content-Security-Policy\""))
    let style = try #require(text.firstRange(of: "<style>\(pageStyle)</style>"))
    let script = try #require(text.firstRange(of: "<script>\(pageScript)</script>"))
    #expect(policy.upperBound < style.lowerBound && style.upperBound < script.lowerBound)
    for asset in [pageStyle, pageScript] {
      #expect(text.contains("&#39;\(contentHash(Array(asset.utf8)))&#39;"))
      #expect(!asset.contains("</") && !asset.contains("<!--") && !asset.contains("://"))
    }
    #expect(text.contains("default-src &#39;none&#39;;"))
    #expect(pageScript.utf8.count < 10_240)
    #expect(!pageScript.contains("innerHTML") && !pageScript.contains("eval"))
  }

  @Test("every link leads to an element, and no two elements have the same id") func links() {
    for (name, report) in samples {
      let attributes = Tags(page(report)).attributes
      let identifiers = attributes.filter { $0.name == "id" }.map(\.value)
      #expect(Set(identifiers).count == identifiers.count, "\(name)")
      for link in attributes where link.name == "href" {
        #expect(identifiers.contains(String(link.value.dropFirst())), "\(name): \(link.value)")
      }
    }
  }

  @Test("numbers lead to commits only where commits are listed") func numbers() {
    let filters = Tags(page(.paged)).attributes.filter { $0.name == "data-show" }.map(\.value)
    for expected in [
      "kept", "lines", "tagged deployed", "d0 tagged", "d0 window", "d3 kept", "nobody tagged",
      "p19", "p19 ai", "a1 tagged", "a2 lines", "stayed cost", "open not-deployed cost",
    ] { #expect(filters.contains(expected), "\(expected)") }
    for report in [Report.ordinary, .teamsOnly, .empty] {
      #expect(!page(report).contains(" data-show="))
    }
    #expect(page(.ordinary).contains("This report was made without them."))
    #expect(page(.teamsOnly).contains("They are withheld"))
  }

  @Test("a commit's row says whose it is, where it went, and what it cost") func commits() throws {
    let text = page(.paged)
    let start = try #require(text.firstRange(of: "<tr data-t=\"d1 a1 p18\">"))
    let end = try #require(text[start.upperBound...].firstRange(of: "<tr"))
    let row = String(text[start.upperBound..<end.lowerBound])
    #expect(row.contains("<td>Barbara Liskov<td>claude-code opus-4.1<td>note<td>"))
    #expect(row.contains("<td>squash<td><a href=#p18>v2.18.0</a><td>surviving<td>"))
    #expect(row.hasSuffix("<td>20/21<td data-value=133337>$0.13"))
  }

  @Test("without people's rows, no name and no address of anybody is in it") func privacy() {
    var report = Report.teamsOnly
    let members = Set(Report.ordinary.developers.map(\.email))
    for index in report.deployments.indices {
      report.deployments[index].contributors.add(members, isAI: true)
    }
    for index in report.agents.indices {
      report.agents[index].contributors.add(members, isAI: true)
    }
    for index in report.teams.indices { report.teams[index].members = members }
    let text = page(report)
    #expect(text.contains(">checkout<") && text.contains(">no team<"))
    for developer in Report.ordinary.developers {
      #expect(!text.contains(developer.email) && !text.contains(developer.name))
    }
  }

  @Test("a number that no commit is behind is no link") func withoutCommits() {
    var report = Report.paged
    let spender = report.developers[0].email
    report.commits?.rows.removeAll { $0.developers.contains(spender) }
    let filters = Tags(page(report)).attributes.filter { $0.name == "data-show" }.map(\.value)
    #expect(!filters.contains { $0 == "d0" || $0.hasPrefix("d0 ") })
    #expect(filters.contains("d1 tagged"))
  }

  @Test("what is withheld of teams and deployments is said") func withheld() {
    var report = Report.teamsOnly
    report.repositories[0].deployments = report.deployments.count + 3
    #expect(page(report).contains("3 deployments are withheld"))
    report.teams = []
    report.deployments = []
    let text = page(report)
    #expect(text.contains("groups too small to hide one: none is left"))
    #expect(text.contains("<section id=\"deployments\""))
    #expect(!page(.empty).contains("withheld"))
  }

  @Test("a percent sign stays with its number, and the title has the window") func words() {
    let text = page(.paged)
    #expect(text.firstMatch(of: /[0-9]\ %/) == nil && text.contains("\u{A0}%"))
    #expect(text.contains("<title>outcomes: engine, 2026-03-30 to 2026-06-21</title>"))
  }

  @Test("the same report gives the same bytes") func stable() {
    for (name, report) in samples { #expect(page(report) == page(report), "\(name)") }
  }
}

@Suite("The size of the page") struct PageSizeTests {
  @Test("200 developers, 1,000 deployments and 3,600 commits are less than a megabyte")
  func large() throws {
    let report = Report.large(developers: 200, deployments: 1_000, commits: 3_600)
    let text = page(report)
    #expect(text.utf8.count < 1_000_000)
    let rows = text.ranges(of: "<tr data-t=").count
    #expect(rows > 2_400 && rows < 3_600)
    #expect(text.contains("\(count(rows)) of 3,600 commits are listed, all AI-assisted ones"))
    #expect(text.contains("data-missing=\"\(3_600 - rows)\""))
    #expect(!text.contains("data-missing-ai="))
    // Every commit with evidence of AI is there, in the order of time among the others.
    let listed = text.matches(of: /<tr data-t=[^>]*><th>([0-9a-f]*)/).map { String($0.output.1) }
    let commits = try #require(report.commits).rows
    let assisted = Set(commits.filter { $0.evidence != nil }.map { String($0.commit.prefix(10)) })
    #expect(assisted.isSubset(of: listed))
    let order = commits.map { String($0.commit.prefix(10)) }.filter(Set(listed).contains)
    #expect(order == listed)
    #expect(text.ranges(of: "<tr id=p").count == 1_000)
    #expect(text.ranges(of: "<tr id=d").count == 200)
  }

  @Test(
    "a page without all commits is as small as it is asked to be", arguments: [120_000, 80_000])
  func limited(limit: Int) {
    #expect(page(.paged).ranges(of: "<tr data-t=").count == 400)
    let text = page(.paged, limit: limit)
    #expect(text.utf8.count <= limit)
    #expect(text.contains("of 400 commits are listed"))
  }

  @Test("of commits about AI that find no space, the page says how many") func missing() {
    let text = page(.paged, limit: 80_000)
    let rows = text.ranges(of: "<tr data-t=").count
    let assisted = (0..<400).count { $0 % 3 != 2 }
    #expect(rows < assisted)
    #expect(text.contains("data-missing=\"\(400 - rows)\""))
    #expect(text.contains("data-missing-ai=\"\(assisted - rows)\""))
    #expect(text.contains("commits are listed, AI-assisted ones first"))
  }

  @Test("of more deployments the newest are shown, and the others counted") func deployments() {
    let text = page(.large(developers: 2, deployments: 1_200, commits: 0))
    #expect(text.ranges(of: "<tr id=p").count == 1_000)
    #expect(text.contains("<tr id=p1199>") && !text.contains("<tr id=p199>"))
    #expect(text.contains("200 earlier deployments left out"))
  }
}

/// The tags of a page, as a reader sees them that knows nothing of it.
private struct Tags {
  static let known: Set<String> = [
    "html", "head", "meta", "title", "style", "script", "body", "a", "header", "main", "footer",
    "nav", "section", "div", "p", "span", "strong", "small", "code", "time", "h1", "h2", "ul", "ol",
    "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td",
    "figure", "figcaption", "details", "summary", "svg", "g", "path", "rect", "line", "text",
    "tspan", "desc",
  ]

  var names: [String] = []
  var attributes: [(name: String, value: String)] = []

  init(_ text: String) {
    var rest = text[...]
    for asset in [pageStyle, pageScript] {
      if let range = rest.firstRange(of: asset) { rest.removeSubrange(range) }
    }
    while let start = rest.firstIndex(of: "<") {
      rest = rest[rest.index(after: start)...]
      if rest.hasPrefix("/") || rest.hasPrefix("!doctype") { continue }
      let end = rest.firstIndex(of: ">") ?? rest.endIndex
      let tag = rest[..<end]
      names.append(String(tag.prefix { $0 != " " }))
      for match in tag.matches(of: /\ ([^\ =]+)(="([^"]*)"|=([^\ ]*))?/) {
        let value = match.output.3 ?? match.output.4
        attributes.append((String(match.output.1), String(value ?? "")))
      }
      rest = rest[end...]
    }
  }
}
