import FixtureSupport
import Foundation
import Testing

/// The action in clones as GitHub's checkout makes them, with the program.
@Suite("the GitHub action", .enabled(if: Prerequisites.git, "needs git"))
struct GateCIActionTests {
  @Test("a tagged pull request passes in a clone of depth 1, which is mended without files")
  func passes() throws {
    let job = try GateCIJob(pullRequest: 1)
    #expect(try job.isShallow())
    let done = try job.run()
    #expect(done.exitCode == 0, "\(done.output)\(done.errors)")
    #expect(job.outputs == ["verdict=passed", "exit-code=0"])
    #expect(!job.text("summary").isEmpty)
    #expect(try job.isShallow() == false)
    // Of other commits than the three that the gate looks at there are no files.
    let first = try GateCIForge.commit("main~5")
    let missing = try job.git(["rev-list", "--objects", "--missing=print", "--no-walk", first])
    #expect(missing.output.contains("\n?"))
    #expect(try job.git(["rev-list", "HEAD"]).output.split(separator: "\n").count == 10)
    #expect(try job.git(["notes", "--ref=outcomes", "show", "HEAD^1^"]).output == "{}\n")
  }

  @Test("an untagged one is refused, though it switches the policy off")
  func refuses() throws {
    let job = try GateCIJob(pullRequest: 2)
    let done = try job.run()
    #expect(done.exitCode == 1, "\(done.output)\(done.errors)")
    #expect(job.outputs == ["verdict=refused", "exit-code=1"])
    #expect(done.output.split(separator: "\n").contains { $0.hasPrefix("::error") })
    #expect(job.text("summary").contains("attribution"))
    // Who changed the policy is seen in the trees, which were fetched.
    _ = try job.git(["remote", "set-url", "origin", "file:///nowhere/at/all"])
    for commit in ["HEAD^2", "HEAD^2^", "HEAD^2^^"] {
      #expect(try job.git(["ls-tree", commit]).exitCode == 0, "\(commit)")
    }
  }

  @Test("what a pull request says is obeyed by nobody")
  func hostile() throws {
    let job = try GateCIJob(pullRequest: 3)
    let done = try job.run(["squash-message": "true"])
    #expect(done.exitCode == 1, "\(done.output)\(done.errors)")
    #expect(job.outputs == ["verdict=refused", "exit-code=1"])
    for line in (done.output + done.errors).split(whereSeparator: \.isNewline) {
      #expect(!line.contains("##["))
      let start = line.drop { $0.isWhitespace }
      guard start.hasPrefix("::") else { continue }
      #expect(["::error ", "::warning ", "::notice "].contains { start.hasPrefix($0) }, "\(line)")
    }
    #expect(!(done.output + done.errors + job.text("summary")).contains("\u{1B}"))
    #expect(try job.git(["status", "--porcelain"]).output == "")
  }

  @Test("a shallow clone that is to stay so is undecided, and the mend is named")
  func leavesShallow() throws {
    let job = try GateCIJob(pullRequest: 1)
    let done = try job.run(["unshallow": "false"])
    #expect(done.exitCode == 3, "\(done.output)\(done.errors)")
    #expect(job.outputs == ["verdict=undecided", "exit-code=3"])
    #expect(try job.isShallow())
    #expect((done.output + done.errors).contains("git fetch --unshallow --filter=tree:0"))
  }

  @Test("SARIF and JUnit come from the same verdict")
  func reports() throws {
    let job = try GateCIJob(pullRequest: 2)
    let done = try job.run(
      ["sarif": job.file("gate.sarif").path, "junit": job.file("gate.xml").path])
    #expect(done.exitCode == 1, "\(done.output)\(done.errors)")
    let sarif = try JSONValue(contentsOf: job.file("gate.sarif"))
    #expect(sarif["version"].string == "2.1.0")
    #expect(sarif["runs"].items.first?["results"].items.isEmpty == false)
    #expect(job.text("gate.xml").contains("<testsuite"))
    #expect(!done.output.contains("a report was not written"))
  }

  @Test("a push and a merge queue's group are judged by what they add")
  func otherEvents() throws {
    let base = try GateCIForge.commit("main~1")
    let main = try GateCIForge.commit("main")
    let group = try GateCIForge.commit("refs/pull/2/merge")
    let events = [
      ("push", #"{"ref": "refs/heads/main", "before": "\#(base)", "after": "\#(main)"}"#, 0),
      (
        "merge_group", #"{"merge_group": {"base_sha": "\#(main)", "head_sha": "\#(group)"}}"#, 1
      ),
    ]
    for (name, text, exitCode) in events {
      let file = try TemporaryDirectory.make("event").appendingPathComponent("event.json")
      try Data(text.utf8).write(to: file)
      let reference = exitCode == 0 ? "refs/heads/main" : "refs/pull/2/merge"
      var job = try GateCIJob(event: file, checkout: reference)
      job.environment["GITHUB_EVENT_NAME"] = name
      let done = try job.run()
      #expect(done.exitCode == exitCode, "\(name): \(done.output)\(done.errors)")
    }
  }

  @Test("without an event, base and head are inputs, by id or by the branch of the remote")
  func inputs() throws {
    let file = try TemporaryDirectory.make("event").appendingPathComponent("event.json")
    try Data("{}".utf8).write(to: file)
    let head = try GateCIForge.commit("refs/pull/2/head")
    var job = try GateCIJob(event: file, checkout: "refs/pull/1/merge")
    job.environment["GITHUB_EVENT_NAME"] = "workflow_dispatch"
    let done = try job.run(["base": "origin/main", "head": head])
    #expect(done.exitCode == 1, "\(done.output)\(done.errors)")
  }
}
