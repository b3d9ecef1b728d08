/// A table as a page shows it: the terminal's cells, with numbers that lead to their commits.
struct PageTable {
  /// The element's id.
  var id: StaticString
  var table: Table
  /// What the table says, for those who do not see what stands around it.
  var caption: String
  /// What stands for each row in links, and is its id where something leads to it.
  var rowNames: [String] = []
  var rowsHaveIDs = false
  /// Whether rows can be sorted by every column, or by the first one only.
  var sortsByAll = true
  /// What stands for the rows that sum up the others.
  var footerNames: [String] = []
  /// What the commits behind the first number of each row have in common, where rows differ.
  var rowFilters: [CommitFilter?] = []
}

extension Markup {
  /// Writes the table in a region of its own, which scrolls where the screen is narrow.
  mutating func table(_ page: PageTable, _ links: CommitLinks) {
    let table = page.table
    region(page.caption, isTall: table.rows.count > 30) { region in
      region.element(
        "table",
        [
          "id": "\(page.id)", "class": "text-\(table.leadingTexts)",
          "data-filter": table.rows.count > 15 ? table.title.lowercased() : nil,
        ]
      ) { element in
        element.element("caption", text: page.caption)
        element.headings(page)
        element.element("tbody") { body in
          for (row, cells) in table.rows.enumerated() {
            let name = row < page.rowNames.count ? page.rowNames[row] : ""
            let filter = row < page.rowFilters.count ? page.rowFilters[row] : nil
            body.row(
              cells, id: page.rowsHaveIDs ? name : nil, name: name, filter, page, links)
          }
        }
        guard !table.footer.isEmpty else { return }
        element.element("tfoot") { foot in
          for (row, cells) in table.footer.enumerated() {
            let name = row < page.footerNames.count ? page.footerNames[row] : ""
            foot.row(cells, id: nil, name: name, nil, page, links)
          }
        }
      }
    }
    notes(table.notes)
  }

  /// What scrolls by itself, so that the page never does sideways.
  mutating func region(_ label: String, isTall: Bool, _ content: (inout Markup) -> Void) {
    element(
      "div",
      [
        "class": isTall ? "region tall" : "region", "role": "region", "tabindex": "0",
        "aria-label": label,
      ], content)
  }

  /// What stands below a table or a chart.
  mutating func notes(_ notes: [String]) {
    for note in notes {
      element("p", ["class": "note"], text: truncated(visible(note), to: 1_000))
    }
  }

  private mutating func headings(_ page: PageTable) {
    element("thead") { head in
      head.element("tr") { row in
        for (index, column) in page.table.columns.enumerated() {
          // Dates stand to the right like numbers; their text is in order.
          let kind = column.kind == .number && column.heading != "date" ? "number" : "text"
          row.element(
            "th", ["scope": "col", "data-sort": page.sortsByAll || index == 0 ? kind : nil],
            text: column.heading.replacing("\n", with: " "))
        }
      }
    }
  }

  private mutating func row(
    _ cells: [String], id: String?, name: String, _ filter: CommitFilter?, _ page: PageTable,
    _ links: CommitLinks
  ) {
    element("tr", ["id": id]) { row in
      for (index, cell) in cells.enumerated() {
        if index == 0 {
          row.element("th", text: shortened(cell))
        } else if page.table.columns[index].kind != .number {
          row.element("td", text: shortened(cell))
        } else {
          var filters = page.table.columns[index].behind
          if let filter, index == page.table.leadingTexts { filters = [filter] }
          row.element("td") { $0.numbers(cell, name, filters, links) }
        }
      }
    }
  }
}

/// A text that fits into a cell; the JSON form has it whole.
func shortened(_ text: String, to width: Int = 60) -> String {
  guard text.utf8.count > width else { return text }
  return truncated(visible(String(text.unicodeScalars.prefix(width * 4))), to: width)
}

extension Table {
  /// How many columns of text stand before the first one of numbers.
  fileprivate var leadingTexts: Int {
    columns.firstIndex { $0.kind == .number } ?? columns.count
  }
}
