/// The numbers of a drawing as a table: for those who cannot see it, or want to know exactly.
struct NumbersTable {
  /// What opens it.
  var summary: String
  /// The first column names the row; the others are numbers.
  var headings: [String]
  var rows: [[String]]
  /// What the table leaves out, and what its words mean.
  var notes: [String] = []
}

extension Markup {
  /// Writes the table, closed until it is asked for.
  mutating func numbers(_ table: NumbersTable) {
    element("details", ["class": "chart-numbers"]) { details in
      details.element("summary", text: table.summary)
      // What scrolls must be reachable with the keyboard.
      details.element(
        "div",
        [
          "class": "chart-table", "tabindex": "0", "role": "region", "aria-label": table.summary,
        ]
      ) { box in
        box.element("table") { page in
          page.element("thead") { $0.headings(table.headings) }
          page.element("tbody") { body in
            for row in table.rows { body.row(row) }
          }
        }
      }
      for note in table.notes { details.element("p", ["class": "chart-note"], text: note) }
    }
  }

  private mutating func headings(_ headings: [String]) {
    element("tr") { row in
      for (index, heading) in headings.enumerated() {
        row.element(
          "th", ["scope": "col", "class": index == 0 ? nil : "number"], text: heading)
      }
    }
  }

  private mutating func row(_ cells: [String]) {
    element("tr") { row in
      for (index, cell) in cells.enumerated() {
        if index > 0 {
          row.element("td", ["class": "number"], text: cell)
        } else {
          row.element("th", text: cell)
        }
      }
    }
  }
}
