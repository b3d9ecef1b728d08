/// The paper on which a story is written: its width and its ink.
///
/// Whatever is written on it is made safe and cut here, so that no text of a repository reaches
/// the terminal by another way.
struct Sheet {
  let width: Int
  let ink: Ink
  /// Where the text beside a label begins.
  private let indent: Int

  /// - Parameters:
  ///   - width: the columns of the terminal; 40 at least are used.
  ///   - colour: whether the terminal understands ANSI colours.
  ///   - indent: the columns of the labels.
  init(width: Int, colour: Bool, indent: Int = 12) {
    self.width = max(40, width)
    ink = Ink(isOn: colour)
    self.indent = indent
  }

  /// Prose, not wider than the eye likes to follow.
  private var measure: Int { min(width, 100) }

  /// Blocks with an empty line between them; one without lines is left out.
  func document(_ blocks: [[String]]) -> String {
    blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
      + "\n"
  }

  /// The thing by its id and name; below, when and where it was.
  func title(_ text: String, id: String, under items: [String]) -> [String] {
    let name = wrapped(truncated(visible(text), to: 300), to: measure - indent)
    let heading = name.isEmpty ? [ink("(no name)", .dim)] : name.map { ink($0, .bold) }
    let place = joined(items, to: width - indent).map { ink($0, .dim) }
    return labelled(short(id), heading + place, .yellow)
  }

  func paragraph(_ text: String, _ colour: Ink.Colour? = nil) -> [String] {
    wrapped(truncated(visible(text), to: 1000), to: measure).map { ink($0, colour) }
  }

  /// What stands above or below numbers, to say what they are.
  func remark(_ text: String) -> [String] {
    wrapped(truncated(visible(text), to: 1000), to: width).map { ink($0, .dim) }
  }

  /// Items beside their label, broken between items where they fit into a line.
  func items(_ fact: Fact) -> [String] {
    labelled(fact.label, joined(fact.items, to: width - indent))
  }

  /// Sentences beside their label, each on a line of its own.
  func sentences(_ label: String, _ sentences: [String]) -> [String] {
    let lines = sentences.flatMap { sentence in
      wrapped(truncated(visible(sentence), to: 1000), to: measure - indent - 2)
        .enumerated().map { index, line in (index == 0 ? "" : "  ") + line }
    }
    return labelled(label, lines)
  }

  /// A notice, in 1000 columns at most: the JSON form has it whole.
  func notice(_ text: String) -> [String] {
    let label = "notice: "
    let indent = String(repeating: " ", count: label.count)
    let lines = wrapped(truncated(visible(text), to: 1000), to: measure - label.count)
    return lines.enumerated().map { index, line in
      (index == 0 ? ink(label, .yellow) : indent) + line
    }
  }

  private func joined(_ items: [String], to width: Int) -> [String] {
    items.map { truncated(visible($0), to: 200) }.reduce(into: []) { lines, item in
      if let last = lines.last, displayWidth(last) + 3 + displayWidth(item) <= width {
        lines[lines.count - 1] = last + " · " + item
      } else {
        lines += wrapped(item, to: width)
      }
    }
  }

  private func labelled(
    _ label: String, _ lines: [String], _ colour: Ink.Colour = .dim
  ) -> [String] {
    lines.enumerated().map { index, line in
      ink(padded(index == 0 ? label : "", to: indent), colour) + line
    }
  }
}

/// What is said beside one label.
struct Fact {
  var label: String
  var items: [String]
}
