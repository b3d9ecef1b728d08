import Metrics
import Timestamps

extension Markup {
  /// What was learnt, of what, measured how; and the way to the parts.
  mutating func masthead(_ report: Report, _ sections: [PageSection]) {
    element("header", ["class": "masthead"]) { header in
      header.element("p", ["class": "kicker"]) { kicker in
        kicker.element("strong", text: "outcomes")
        kicker.element("span", text: subject(report))
      }
      header.element("h1", text: headline(report))
      header.items(windowItems(report))
      header.items(methodItems(report))
      guard sections.count > 1 else { return }
      header.element("nav", ["aria-label": "Parts of the report"]) { nav in
        nav.element("ul") { list in
          for section in sections {
            list.element("li") {
              $0.element("a", ["href": "#\(section.id)"], text: section.name)
            }
          }
        }
      }
    }
  }

  /// When the page was made, and by what.
  mutating func colophon(_ report: Report) {
    let time = Timestamp.format(report.generatedAt)
    element("footer", ["class": "colophon"]) { footer in
      footer.element("p") { line in
        line.text("Made by ")
        line.element("code", text: "outcomes scan --format html")
        line.text(" at ")
        line.element("time", ["datetime": time], text: minute(report.generatedAt))
        line.text(". The same numbers for programs: ")
        line.element("code", text: "--format json")
        line.text(" (outcomes.scan.v1). This file loads nothing and sends nothing.")
      }
    }
  }

  private mutating func items(_ items: [String]) {
    guard !items.isEmpty else { return }
    element("ul", ["class": "items"]) { list in
      for item in items { list.element("li", text: truncated(visible(item), to: 200)) }
    }
  }
}

/// The repository's name; how many there are, of several.
func subject(_ report: Report) -> String {
  switch report.repositories.count {
  case 0: "no repository"
  case 1: truncated(visible(report.repositories[0].name), to: 60)
  default: "\(count(report.repositories.count)) repositories"
  }
}
