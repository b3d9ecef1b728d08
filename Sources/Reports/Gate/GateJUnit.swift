import Gate
import Timestamps

/// The verdict as JUnit's XML: a suite for each rule, a test case for each commit.
///
/// No standard says what that is. It keeps to both of the schemas in use, which contradict each
/// other in places: that of Apache Ant's reports (windyroad/JUnit-Schema) allows no counts on the
/// outermost element and no output of a test case, so warnings are the suite's output; that of
/// Jenkins (junit-10.xsd) is content with what the first one asks for.
package func gateJUnit(_ report: GateReport) -> String {
  let several = report.verdicts.count > 1
  let suites = report.verdicts.flatMap { verdict in
    verdict.rules.indices.map { index in
      JUnitSuite(ruleAt: index, of: verdict, namesItsRange: several)
    }
  }
  let time = String(Timestamp.format(report.generatedAt).prefix(while: { $0 != "Z" }))
  let tags = suites.enumerated().map { $1.tag(number: $0, time: time) }
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    + XMLTag("testsuites", [], .tags(tags)).text() + "\n"
}

extension JUnitSuite {
  /// The suite as XML.
  ///
  /// - Parameters:
  ///   - number: its place, from 0.
  ///   - time: when it was made, in UTC and without a time zone, as Ant's schema wants it.
  /// - Returns: `<testsuite>`.
  fileprivate func tag(number: Int, time: String) -> XMLTag {
    let attributes = [
      ("name", name), ("package", "outcomes.gate"), ("id", String(number)), ("timestamp", time),
      ("hostname", "localhost"), ("tests", String(cases.count)),
      ("failures", count(.failed)), ("errors", count(.unknown)), ("skipped", count(.waived)),
      ("time", "0"),
    ]
    let properties = properties.map { XMLTag("property", [("name", $0.key), ("value", $0.value)]) }
    return XMLTag(
      "testsuite", attributes,
      .tags(
        [XMLTag("properties", [], .tags(properties))] + cases.map { $0.tag(of: name) }
          + [XMLTag("system-out", [], .lines(output)), XMLTag("system-err")]))
  }

  private func count(_ outcome: JUnitCase.Outcome) -> String {
    String(cases.count { $0.outcome == outcome })
  }
}

extension JUnitCase {
  fileprivate func tag(of suite: String) -> XMLTag {
    let attributes = [("name", name), ("classname", suite), ("time", "0")]
    let message = ("message", message)
    let tag: XMLTag? =
      switch outcome {
      case .passed: nil
      case .failed: XMLTag("failure", [message, ("type", "unsatisfied")], .lines(lines))
      case .unknown: XMLTag("error", [message, ("type", "unreadable")], .lines(lines))
      case .waived: XMLTag("skipped", [message], .lines(lines))
      }
    return XMLTag("testcase", attributes, .tags(tag.map { [$0] } ?? []))
  }
}
