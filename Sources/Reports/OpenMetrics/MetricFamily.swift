/// Metrics of one name, all gauges.
struct MetricFamily {
  /// Begins with `outcomes_` and ends in the unit, where it has one.
  let name: String
  /// One line, without backslashes and quotes, which the two formats escape differently.
  let help: String
  let samples: [MetricSample]

  init(_ name: String, _ help: String, _ samples: [MetricSample]) {
    self.name = "outcomes_" + name
    self.help = help
    self.samples = samples.filter { $0.value != nil }
  }

  /// A family of one whole number.
  init(_ name: String, _ help: String, value: Int64) {
    self.init(name, help, [MetricSample([], count: Int(value))])
  }

  /// Metadata in the order that OpenMetrics asks for, then the samples, each on a line.
  var text: String {
    let unit = Self.units.first { name.hasSuffix("_" + $0) }.map { "# UNIT \(name) \($0)\n" }
    let lines = samples.map { "\(name)\($0.text)\n" }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return "# TYPE \(name) gauge\n" + (unit ?? "") + "# HELP \(name) \(help)\n" + lines.joined()
  }

  /// Prometheus's base units (https://prometheus.io/docs/practices/naming/#base-units), and money.
  private static let units = ["seconds", "ratio", "usd"]
}

/// One number of a family.
struct MetricSample {
  let labels: [MetricLabel]
  /// As the formats write it; `nil` where it is not known.
  let value: String?

  init(_ labels: [MetricLabel], count: Int?) {
    self.labels = labels
    value = count.map { String($0) }
  }

  /// The shortest digits that give the number back.
  init(_ labels: [MetricLabel], real: Double?) {
    self.labels = labels
    value = real.flatMap { $0.isFinite ? String($0 == 0 ? 0 : $0) : nil }
  }

  /// Dollars to the micro-dollar; unknown where there is no price for any of the tokens, which is
  /// not the same as nothing.
  init(_ labels: [MetricLabel], usdMicros: Int?, unpriced: Int = 0) {
    self.labels = labels
    let isPriced = usdMicros != 0 || unpriced == 0
    value = isPriced ? usdMicros.map { CSVCell.dollars(micros: $0).literal } : nil
  }

  var text: String {
    let labels = labels.filter { !$0.value.isEmpty }.map(\.text).joined(separator: ",")
    return (labels.isEmpty ? "" : "{\(labels)}") + " " + (value ?? "")
  }
}
