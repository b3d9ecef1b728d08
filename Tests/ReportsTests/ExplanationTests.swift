import Testing

@testable import Metrics
@testable import Reports

let commitStories: [(name: String, explanation: CommitExplanation)] = [
  ("ordinary", .usual), ("untagged", .untagged), ("unlinked", .unlinked), ("merge", .merge),
  ("outside", .outside), ("unknown-lines", .withoutLines), ("large", .large),
  ("hostile", .poisoned),
]

let deploymentStories: [(name: String, explanation: DeploymentExplanation)] = [
  ("ordinary", .usual), ("baseline", .baseline), ("unknown-lines", .withoutLines),
  ("hostile", .poisoned),
]

@Suite("The story of a commit or deployment") struct ExplanationTests {
  @Test("as text", arguments: [80, 120]) func snapshots(width: Int) throws {
    for (name, explanation) in commitStories {
      try expectSnapshot(text(explanation, width: width), "explain-\(name)-\(width).txt")
    }
    for (name, explanation) in deploymentStories {
      try expectSnapshot(
        text(explanation, width: width), "explain-deployment-\(name)-\(width).txt")
    }
  }

  @Test("as text in colour") func colour() throws {
    try expectSnapshot(
      text(CommitExplanation.usual, width: 100, colour: true), "explain-ordinary-colour.txt")
  }

  @Test("as JSON") func jsonText() throws {
    for (name, explanation) in commitStories {
      try expectSnapshot(json(explanation), "explain-\(name).json")
    }
    for (name, explanation) in deploymentStories {
      try expectSnapshot(json(explanation), "explain-deployment-\(name).json")
    }
  }

  @Test("no line is wider than the terminal", arguments: [60, 80, 100, 160])
  func fits(width: Int) {
    for (name, explanation) in commitStories {
      expectFit(text(explanation, width: width), width, name)
    }
    for (name, explanation) in deploymentStories {
      expectFit(text(explanation, width: width), width, name)
    }
  }

  private func expectFit(_ text: String, _ width: Int, _ name: String) {
    for line in text.split(separator: "\n") where displayWidth(line) > width {
      Issue.record("\(name) at \(width): \(line)")
    }
  }

  @Test("nothing reaches the terminal that it would obey or hide") func neutral() {
    let forms =
      [40, 80, 160].map { text(CommitExplanation.poisoned, width: $0) }
      + [40, 80, 160].map { text(DeploymentExplanation.poisoned, width: $0) }
      + [json(CommitExplanation.poisoned), json(DeploymentExplanation.poisoned)]
    for form in forms {
      let bad = form.unicodeScalars.filter { scalar in
        scalar != "\n" && visible(String(scalar)) != String(scalar)
      }
      #expect(bad.isEmpty)
    }
  }

  @Test("a story stays short, however much there is to tell") func short() {
    var explanation = CommitExplanation.large
    explanation.files += Array(repeating: explanation.files[33], count: 20_000)
    explanation.evidence += Array(repeating: .trailer, count: 20_000)
    explanation.deployments += (0..<20_000).map { .numbered($0, unit: "unit \($0)") }
    explanation.developers += Array(repeating: explanation.developers[0], count: 20_000)
    explanation.landing.carries = Array(repeating: commitB, count: 20_000)
    explanation.revertedBy = explanation.landing.carries
    explanation.credits += Array(repeating: explanation.credits[0], count: 20_000)
    explanation.usage += Array(repeating: explanation.usage[0], count: 20_000)
    #expect(text(explanation, width: 80).split(separator: "\n").count < 250)
  }
}
