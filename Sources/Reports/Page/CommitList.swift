import Metrics
import Timestamps

/// The commits behind the numbers, as many as fit.
struct CommitList {
  /// `nil` where the report is of nothing.
  private(set) var section: PageSection?
  /// How many of the report's commits found no space.
  private(set) var leftOut = 0

  /// - Parameters:
  ///   - report: whose commits.
  ///   - links: how numbers lead here.
  ///   - bytes: what its rows may take.
  init(_ report: Report, _ links: CommitLinks, bytes: Int) {
    guard let commits = report.commits else {
      let isEmpty = report.totals.isEmpty && report.funnel.tagged == 0
      section = isEmpty ? nil : Self.sentence(Self.reason(report))
      return
    }
    guard !commits.rows.isEmpty else {
      section = Self.sentence("There are none.")
      return
    }
    let columns = links.columns
    let listed = Self.listed(commits.rows, columns, bytes: bytes)
    var rows = Markup()
    for row in listed.rows { rows.append(row) }
    leftOut = commits.rows.count - listed.rows.count
    let missing = Missing(all: leftOut + commits.leftOut, aboutAI: listed.missingAboutAI)
    section = PageSection(
      "commits", "Commits", title: "The commits behind the numbers", lead: Self.lead(columns)
    ) { section in
      section.commits(rows, columns, missing: missing)
      section.notes(Self.notes(listed: listed.rows.count, missing: missing))
    }
  }

  /// How many commits are not listed.
  fileprivate struct Missing {
    var all: Int
    /// Those among them that any number about AI or money is of.
    var aboutAI: Int
  }

  /// The rows that fit, newest first: those about AI before any others.
  private static func listed(
    _ commits: [CommitRow], _ columns: CommitColumns, bytes: Int
  ) -> (rows: [Markup], missingAboutAI: Int) {
    let places = commits.indices.filter { commits[$0].isAboutAI }
    let others = commits.indices.filter { !commits[$0].isAboutAI }
    var rows: [(place: Int, row: Markup)] = []
    var used = 0
    for place in places + others {
      var row = Markup()
      row.commit(commits[place], columns)
      used += row.size
      guard used <= bytes else { break }
      rows.append((place, row))
    }
    rows.sort {
      (commits[$1.place].committedAt, $0.place) < (commits[$0.place].committedAt, $1.place)
    }
    return (rows.map(\.row), max(0, places.count - rows.count))
  }

  private static func lead(_ columns: CommitColumns) -> String {
    "Follow a number above, and its commits are shown here. 'outcomes explain' with a commit's id "
      + "tells its whole story: evidence, landing, deployments, the life of its lines"
      + (columns.hasCosts ? ", its cost." : ".")
  }

  private static func notes(listed: Int, missing: Missing) -> [String] {
    var notes: [String] = []
    if missing.all > 0 {
      notes.append(
        "\(count(listed)) of \(count(listed + missing.all)) commits are listed, "
          + (missing.aboutAI == 0 ? "all AI-assisted ones among them" : "AI-assisted ones first")
          + "; \(counted(missing.all, "other")) \(missing.all == 1 ? "is" : "are") not, and "
          + "'outcomes explain REV' tells of each.")
    }
    notes.append(
      "Lines are the new ones that belong to the window. Those of a commit with several developers "
        + "are shared among them in the tables above, and stand here as a whole.")
    return notes
  }

  /// Why there is no list.
  private static func reason(_ report: Report) -> String {
    report.developers.isEmpty && !report.totals.isEmpty
      ? "They are withheld, because a commit would name its author, and this report does not speak "
        + "of single persons."
      : "This report was made without them. 'outcomes explain REV' tells of each commit."
  }

  private static func sentence(_ text: String) -> PageSection? {
    PageSection("commits", "Commits", title: "The commits behind the numbers") {
      $0.element("p", text: text)
    }
  }
}

extension Markup {
  fileprivate mutating func commits(
    _ rows: Markup, _ columns: CommitColumns, missing: CommitList.Missing
  ) {
    let caption = "Commits, newest first"
    region(caption, isTall: true) { region in
      region.element(
        "table",
        [
          "id": "commits-table", "class": "text-\(columns.texts)\(columns.wideness)",
          "data-filter": "commits",
          "data-missing": missing.all > 0 ? String(missing.all) : nil,
          "data-missing-ai": missing.aboutAI > 0 ? String(missing.aboutAI) : nil,
        ]
      ) { table in
        table.element("caption", text: caption)
        table.element("thead") { head in
          head.element("tr") { row in
            for column in columns.all {
              row.element(
                "th",
                [
                  "scope": "col", "data-sort": column.isNumber ? "number" : "text",
                  "data-is": column.key,
                ],
                text: column.heading)
            }
          }
        }
        table.element("tbody") { $0.append(rows) }
      }
    }
  }
}
