import Metrics

extension PageSection {
  /// The words of the page, as the README has them.
  static func reading(_ report: Report) -> PageSection? {
    let days = counted(report.parameters.horizonDays, "day")
    return PageSection("reading", "Reading", title: "How to read this page") { section in
      section.element("dl", ["class": "words"]) { list in
        for (word, meaning) in words(days: days, report.parameters.minimumEvidence) {
          list.element("div") { group in
            group.element("dt", text: word)
            group.element("dd", text: meaning)
          }
        }
      }
    }
  }

  private static func words(days: String, _ evidence: String) -> [(String, String)] {
    [
      (
        "AI-assisted",
        "A commit with evidence of an agent at level '\(evidence)' or stronger, and the lines that it "
          + "brought; where an attribution note names lines, only these. Assistance that nobody wrote "
          + "down is not found."
      ),
      (
        "New line",
        "Its text, without white space, arrives in the live tree, was not live before, and was never "
          + "counted before. Moved, copied, reformatted, generated and vendored lines are not new."
      ),
      (
        "Surviving",
        "Live for \(days) without a break. A commit survives when half of its new lines do."
      ),
      ("Pending", "Live, and too young to tell. Removed: gone earlier."),
      (
        "S",
        "The size of a typical change: the median number of new lines of the changes before the "
          + "window, drawn towards 20 where there are few."
      ),
      ("DCE", "Deployed change equivalents: surviving new lines over S. It adds up."),
      (
        "ND",
        "Normalized deployments: the sum over weeks of log2(1 + DCE of the week). One is a week in "
          + "which work of the size of one typical change reached production and stayed; three times "
          + "the work in one week is two, seven times is three."
      ),
      (
        "Builder-week",
        "A week between a developer's first and last commit on the mainline in the window."
      ),
      (
        "± and 95 % interval",
        "How far the number may be off by chance, with developers as clusters. Where two intervals "
          + "overlap, there is no difference to speak of."
      ),
      (
        "Survival curve",
        "The share of new lines that are still live after so many days, estimated so that young "
          + "lines count as far as they can tell (Kaplan–Meier). The band is its 95 % interval."
      ),
      ("–", "Not known, which is not zero."),
    ]
  }
}
