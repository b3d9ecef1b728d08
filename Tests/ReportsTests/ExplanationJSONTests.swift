import Foundation
import Metrics
import Reports
import Testing

@Suite("The story as JSON") struct ExplanationJSONTests {
  private func schema() throws -> Schema {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    return try Schema(
      contentsOf: root.appending(path: "schemas/outcomes.explain.v1.schema.json")
        .standardizedFileURL)
  }

  @Test("it keeps to the published schema") func schemaHolds() throws {
    let schema = try schema()
    for (name, explanation) in commitStories {
      #expect(try schema.problems(in: json(explanation)) == [], "\(name)")
    }
    for (name, explanation) in deploymentStories {
      #expect(try schema.problems(in: json(explanation)) == [], "\(name)")
    }
  }

  @Test(
    "the schema refuses what it should",
    arguments: [
      ("\"novel\": 142", "\"novel\": -1"), ("\"is_merge\": false", "\"is_merge\": 0"),
      ("\"kind\": \"squash\"", "\"kind\": \"beamed\""), ("explain.v1", "explain.v2"),
      ("\"kind\": \"commit\"", "\"kind\": \"deployment\""),
      ("\"level\": \"trailer\"", "\"level\": \"hunch\""), ("\"spend\": {", "\"money\": {"),
      ("\"input\": 12345", "\"input\": 0.5"), ("\"share\": 0.5", "\"share\": 1.5"),
      ("2026-05-04T00:00:00Z", "2026-05-04"),
    ]) func schemaRefuses(good: String, bad: String) throws
  {
    let story = json(CommitExplanation.usual)
    #expect(story.contains(good))
    #expect(try schema().problems(in: story.replacing(good, with: bad)) != [])
  }

  @Test("absent knowledge is null") func absence() throws {
    let unknown = json(CommitExplanation.withoutLines)
    for key in ["lines", "files", "credits"] { #expect(unknown.contains("\n  \"\(key)\": null")) }
    #expect(json(CommitExplanation.untagged).contains("\n  \"spend\": null"))
    #expect(json(DeploymentExplanation.withoutLines).contains("      \"lines\": null"))
  }

  @Test("texts arrive as they were, though nothing of them is hidden") func roundTrip() throws {
    let value = try JSONSerialization.jsonObject(with: Data(json(CommitExplanation.poisoned).utf8))
    let story = value as? [String: Any]
    #expect(story?["subject"] as? String == CommitExplanation.poisoned.subject)
    let files = story?["files"] as? [[String: Any]]
    #expect(
      files?.compactMap { $0["path"] as? String } == CommitExplanation.poisoned.files.map(\.path))
  }
}
