/// A name and a value that tell samples of one family apart.
struct MetricLabel: Hashable {
  let name: String
  /// What a reader sees: nothing that a terminal would obey, and not longer than a line or two.
  private(set) var value: String

  init(_ name: String, _ value: String) {
    self.name = name
    self.value = truncated(visible(value), to: 120)
  }

  static func repository(_ name: String) -> MetricLabel {
    MetricLabel("vcs_repository_name", name)
  }

  static func service(_ unit: String) -> MetricLabel { MetricLabel("service_name", unit) }

  /// `name="value"`, escaped as both formats ask: backslash, quote and line feed.
  var text: String {
    var text = name + "=\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\\": text += "\\\\"
      case "\"": text += "\\\""
      case "\n": text += "\\n"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }

  /// The same label for the `number`th of those that look alike.
  fileprivate func numbered(_ number: Int) -> MetricLabel {
    var label = self
    label.value += " (\(number))"
    return label
  }
}

/// What samples are made of, and the labels that all of them get.
struct MetricRow<Content> {
  let content: Content
  fileprivate(set) var labels: [MetricLabel]

  init(_ content: Content, _ labels: MetricLabel...) {
    self.content = content
    self.labels = labels
  }

  private init(_ content: Content, _ labels: [MetricLabel]) {
    self.content = content
    self.labels = labels
  }

  /// Another content with the same labels.
  func with<Other>(_ content: Other) -> MetricRow<Other> {
    MetricRow<Other>(content, labels)
  }
}

/// The most rows of a table that get series: names in a repository may be made up by the thousand,
/// and each would be kept for years.
let mostMetricRows = 500

/// The rows with labels that differ, the last label where the others are the same.
///
/// Two names can look alike when they are cut and made visible. The same labels twice make a
/// Prometheus server refuse everything that the exporter says, so that the second gets a number.
func distinct<Content>(_ rows: [MetricRow<Content>]) -> [MetricRow<Content>] {
  var taken: Set<[MetricLabel]> = []
  return rows.map { row in
    var row = row
    var number = 2
    guard let last = row.labels.indices.last else { return row }
    let original = row.labels[last]
    while !taken.insert(row.labels).inserted {
      row.labels[last] = original.numbered(number)
      number += 1
    }
    return row
  }
}
