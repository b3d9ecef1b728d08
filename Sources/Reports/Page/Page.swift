package import Metrics
import Timestamps

/// The report as one page: a file that needs nothing else, and no network.
///
/// All texts of the repository are shown and never obeyed. The commits behind the numbers are listed
/// as far as a megabyte goes; what is left out is counted.
package func page(_ report: Report) -> String { page(report, limit: 1_000_000) }

/// The page in so many bytes, where leaving out commits is enough for that.
func page(_ report: Report, limit: Int) -> String {
  let links = CommitLinks(report)
  let sections = PageSections(report, links)
  func document(_ commits: CommitList) -> String {
    Reports.document(report, sections.all(around: commits.section), links)
  }
  let whole = document(CommitList(report, links, bytes: .max))
  guard whole.utf8.count > limit else { return whole }
  // The words about what is not listed may get a little longer than those about all.
  let frame = document(CommitList(report, links, bytes: 0)).utf8.count + 200
  return document(CommitList(report, links, bytes: limit - frame))
}

private func document(
  _ report: Report, _ sections: [PageSection], _ links: CommitLinks
) -> String {
  var page = Markup()
  page.asset("<!doctype html>\n")
  page.element("html", ["lang": "en"]) { html in
    html.head(title: title(report))
    html.element("body") { body in
      body.element("a", ["class": "skip", "href": "#main"], text: "Skip to the report")
      body.masthead(report, sections)
      body.element("main", ["id": "main", "tabindex": "-1"]) { main in
        main.figures(report, links)
        for section in sections { main.section(section) }
      }
      body.colophon(report)
      body.element("script") { $0.asset(pageScript) }
    }
  }
  page.asset("\n")
  return page.html
}

/// What a browser shows of the page in a tab: the repository and the window.
private func title(_ report: Report) -> String {
  let window = report.window
  // The window ends before its last second; a reader means the last day in it.
  let last = max(window.since, window.until - 1)
  return "outcomes: \(subject(report)), \(Timestamp.day(window.since)) to \(Timestamp.day(last))"
}
