import Deployments
import Testing

struct LinesTests {
  @Test func everyKeyAndWhatIsWithoutIt() throws {
    let intake = try DeploymentFixture.read("lines.jsonl")
    #expect(intake.format == .lines && intake.skips.isEmpty && !intake.isIncomplete)
    #expect(
      intake.lines == [
        "production a 2026-03-02T09:00:00Z production a succeeded 03-02 09:00",
        "job-7 unit=api staging name=v1.1 b succeeded 03-03 09:00",
        "production c 2026-03-04T00:00:00Z production c failed 03-04 00:00",
        "8 production registry.example.org/shop/api@sha256:7 succeeded 03-05 09:00",
        "job-9 production d running 03-06 09:00",
      ])
    #expect(intake.records[1].repository == "git.example.org/shop/api")
    #expect(intake.records[1].startedAt?.clock == "03-03 08:55")
    #expect(intake.records.allSatisfy { $0.source == .lines })
  }

  @Test(arguments: [
    ("success", DeploymentStatus.succeeded), ("SUCCEEDED", .succeeded), ("failure", .failed),
    ("rolled back", .failed), ("", .succeeded), ("in_progress", .running),
    ("Canceled", .cancelled),
  ])
  func anUnknownWordIsNoSuccess(_ word: String, _ status: DeploymentStatus) throws {
    let line = """
      {"commit": "\(String.commit("a"))", "finished_at": "2026-03-02", "status": "\(word)"}
      """
    #expect(try DeploymentFixture.read(text: line).records.map(\.status) == [status])
  }

  @Test(arguments: [
    (#"{"commit": "abc", "finished_at": "2026-03-02"}"#, "40 digits"),
    (#"{"finished_at": "2026-03-02"}"#, "40 digits"),
    (#"{"commit": "@", "finished_at": "soon"}"#, "'finished_at'"),
    (#"{"commit": "@", "finished_at": "1969-12-31"}"#, "'finished_at'"),
    (#"{"commit": "@", "finished_at": "10000-01-01T00:00:00Z"}"#, "'finished_at'"),
    (#"{"commit": "@"}"#, "'finished_at'"),
    (#"{"commit": "@", "finished_at": "2026-03-02", "started_at": "x"}"#, "'started_at'"),
    (#"{"commit": "@", "finished_at": 1772442000}"#, "strings"),
    (#"{"commit": "@", "finished_at": "2026-03-02", "unit": 7}"#, "strings"),
    (#"["commit"]"#, "JSON object"),
    (#"{"commit": "@", "finished_at": "2026-"#, "ends in the middle"),
    (#"oops"#, "unexpected"),
  ])
  func oneBadLineFailsTheFile(_ bad: String, _ message: String) throws {
    let good = #"{"commit": "@", "finished_at": "2026-03-02"}"#
    let text = [good, "", bad].joined(separator: "\n")
      .replacing("@", with: String.commit("a"))
    let failure = #expect(throws: DeploymentFailure.self) {
      try DeploymentFixture.read(text: text)
    }
    #expect(failure?.line == 3 && failure?.message.contains(message) ?? false, "\(failure)")
    #expect(failure?.description.hasPrefix("cannot read 'f', line 3: ") ?? false)
  }

  @Test func aListIsAsGoodAsLines() throws {
    let text = """
      [
        {"commit": "\(String.commit("a"))", "finished_at": "2026-03-02", "kind": "x", "task": 1},
        {"commit": "\(String.commit("b"))", "finished_at": "2026-03-03"}
      ]
      """
    #expect(try DeploymentFixture.read(text: text).records.count == 2)
  }

  @Test(arguments: ["", " \n\n", "[]", "[[], []]\n[]"])
  func nothingIsNoFailure(_ text: String) throws {
    #expect(try DeploymentFixture.read(text: text) == DeploymentIntake())
  }

  @Test(arguments: [#"{"a": 1}"#, "[1, 2]", "apiVersion: v1\nkind: List\n", "%PDF-1.7", "\u{0}"])
  func whatIsNothingKnownSaysSo(_ text: String) throws {
    let failure = #expect(throws: DeploymentFailure.self) {
      try DeploymentFixture.read(text: text)
    }
    #expect(failure?.hint != nil || failure?.message.contains("CSV") ?? false)
  }
}
