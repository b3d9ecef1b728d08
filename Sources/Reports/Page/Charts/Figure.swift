/// What a chart says about itself, beside its drawing.
struct Caption {
  /// The last part of its address in the page, such as `weeks`.
  var name: String
  var title: String
  /// What is learnt, in one sentence.
  var said: String
  /// What the drawing shows, for those who cannot see it.
  var description: String
}

/// What a mark of a drawing means.
struct KeyEntry {
  /// The classes of the mark.
  var style: String
  var words: String
  var shape = Shape.bar

  enum Shape {
    case bar, line, dot, ring, gap
  }
}

extension Markup {
  /// Writes a figure: its words, its drawing of `height` pixels, a note, and the drawn numbers.
  mutating func figure(
    _ caption: Caption, height: Double, key: [KeyEntry] = [], numbers: NumbersTable?,
    note: String? = nil, drawing: (inout Markup) -> Void
  ) {
    figure(caption) { page in
      page.key(key)
      page.element("div", ["class": "frame frame-\(caption.name)"]) { frame in
        frame.graphic(caption, height: height, drawing)
      }
      if let note { page.element("p", ["class": "chart-note"], text: note) }
      if let numbers { page.numbers(numbers) }
    }
  }

  /// Writes a figure with its words around any content.
  mutating func figure(_ caption: Caption, _ content: (inout Markup) -> Void) {
    element("figure", ["class": "chart", "id": "chart-\(caption.name)"]) { figure in
      figure.element("figcaption") { words in
        words.element("strong", ["class": "chart-title"], text: caption.title)
        words.text(" ")
        words.element("span", ["class": "chart-said"], text: caption.said)
      }
      content(&figure)
    }
  }

  /// Writes a drawing without a size of its own: as wide as there is room, so many pixels high.
  private mutating func graphic(
    _ caption: Caption, height: Double, _ drawing: (inout Markup) -> Void
  ) {
    let identifiers = ["title", "desc"].map { "chart-\(caption.name)-\($0)" }
    element(
      "svg",
      [
        "class": "graphic", "width": "100%", "height": coordinate(height), "role": "img",
        "aria-labelledby": identifiers.joined(separator: " "),
      ]
    ) { svg in
      svg.element("title", ["id": identifiers[0]], text: caption.title)
      svg.element("desc", ["id": identifiers[1]], text: caption.description)
      drawing(&svg)
    }
  }

  /// Writes what the marks mean, above the drawing.
  private mutating func key(_ entries: [KeyEntry]) {
    guard !entries.isEmpty else { return }
    element("ul", ["class": "key"]) { list in
      for entry in entries {
        list.element("li") { item in
          item.sample(entry)
          item.element("span", text: entry.words)
        }
      }
    }
  }

  private mutating func sample(_ entry: KeyEntry) {
    element(
      "svg",
      ["class": "sample", "width": "18", "height": "12", "aria-hidden": "true"]
    ) { svg in
      var path = PathText()
      switch entry.shape {
      case .bar: path.rectangle(4, 0, width: 10, height: 12)
      case .gap: path.rectangle(3.5, 1.5, width: 11, height: 10)
      case .line:
        path.move(0, 6)
        path.across(to: 18)
      case .dot, .ring: path.dot(9, 6)
      }
      svg.path(entry.style, path)
      if entry.shape == .ring { svg.path(entry.style + " hole", path) }
    }
  }
}
