/// A part of the page under a heading of its own.
struct PageSection {
  /// The element's id; never anything of a repository.
  var id: StaticString
  /// The word in the list of parts.
  var name: String
  var title: String
  /// What is to be seen, in a sentence or two.
  var lead: String?
  var content: Markup

  /// A section with what `write` writes; `nil` where that is nothing.
  init?(
    _ id: StaticString, _ name: String, title: String, lead: String? = nil,
    _ write: (inout Markup) -> Void
  ) {
    var content = Markup()
    write(&content)
    guard !content.isEmpty else { return nil }
    (self.id, self.name, self.title, self.lead, self.content) = (id, name, title, lead, content)
  }
}

extension Markup {
  mutating func section(_ section: PageSection) {
    let heading = "\(section.id)-title"
    element(
      "section", ["id": "\(section.id)", "aria-labelledby": heading, "tabindex": "-1"]
    ) { element in
      element.element("h2", ["id": heading], text: section.title)
      if let lead = section.lead { element.element("p", ["class": "lead"], text: lead) }
      element.append(section.content)
    }
  }
}
