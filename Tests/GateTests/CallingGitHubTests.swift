import Gate
import Testing

@Suite("The range of a workflow on GitHub") struct CallingGitHubTests {
  private func environment(_ event: String, ref: String? = nil) -> [String: String] {
    var environment = [
      "GITHUB_ACTIONS": "true", "GITHUB_EVENT_NAME": event, "GITHUB_EVENT_PATH": "/event.json",
    ]
    environment["GITHUB_REF"] = ref
    return environment
  }

  private func pullRequest(base: String = objectID("b"), head: String = objectID("4")) -> String {
    """
    {"action": "opened", "number": 7, "pull_request": {
      "title": "\\"base\\": {\\"sha\\": \\"x\\"}", "body": null,
      "head": {"label": "o:topic", "ref": "topic", "sha": "\(head)", "repo": {"base": 1}},
      "base": {"ref": "main", "sha": "\(base)", "repo": {"sha": "no", "size": 1.5e3}},
      "labels": [{"name": "::error::"}, [], {}], "merged": false
    }, "before": "\(objectID("9"))", "after": "\(objectID("8"))"}
    """
  }

  @Test(
    "pull requests",
    arguments: [
      "pull_request", "pull_request_target", "pull_request_review", "pull_request_review_comment",
    ]) func pullRequests(event: String) throws
  {
    var expected = RangeRequest(base: .revision(objectID("b")), head: objectID("4"))
    (expected.baseName, expected.headName) = ("main", "topic")
    let environment = environment(event, ref: "refs/pull/7/merge")
    #expect(try calledRange(environment, event: pullRequest()) == expected)
    #expect(Calling.eventPath(base: nil, head: nil, environment: environment) == "/event.json")
  }

  @Test("merge queues") func mergeQueue() throws {
    let queue = "refs/heads/gh-readonly-queue/main/pr-7-x"
    let event = """
      {"action": "checks_requested", "merge_group": {"head_sha": "\(objectID("a1"))",
       "head_ref": "\(queue)", "base_sha": "\(objectID("b2"))", "base_ref": "refs/heads/main",
       "head_commit": {"id": "\(objectID("c"))", "message": "m"}}}
      """
    var expected = RangeRequest(base: .revision(objectID("b2")), head: objectID("a1"))
    (expected.baseName, expected.headName) = ("refs/heads/main", queue)
    expected.isMergeQueue = true
    #expect(try calledRange(environment("merge_group"), event: event) == expected)
  }

  private func push(
    _ before: String, _ after: String, ref: String = "refs/heads/main", _ more: String = ""
  ) -> String {
    """
    {"ref": "\(ref)", "before": "\(before)", "after": "\(after)"\(more),
     "commits": [{"id": "\(objectID("7"))", "message": "after"}]}
    """
  }

  @Test("pushes") func pushes() throws {
    let environment = environment("push", ref: "refs/heads/main")
    #expect(
      try calledRange(environment, event: push(objectID("a"), objectID("b")))
        == RangeRequest(
          reference: "refs/heads/main", base: .revision(objectID("a")), head: objectID("b")))
    #expect(
      try calledRange(
        environment, event: push(zeroID, objectID("b"), ref: "refs/tags/v1", #", "deleted": false"#)
      )
        == RangeRequest(reference: "refs/tags/v1", base: .mainline, head: objectID("b")))
  }

  @Test("a push that deletes has nothing to judge") func deletions() throws {
    let environment = environment("push")
    #expect(try calledRanges(environment, event: push(objectID("a"), zeroID)).get() == [])
    #expect(
      try calledRanges(environment, event: push(objectID("a"), zeroID, #", "deleted": true"#)).get()
        == [])
    #expect(
      try calledRanges(environment, event: #"{"deleted": true, "ref": "refs/heads/x"}"#).get() == []
    )
  }

  @Test("escaped letters in what is read") func escapes() throws {
    let event = push(objectID("a"), objectID("b")).replacing(
      "refs/heads/main", with: #"refs\/heads\/m\u00e4"#)
    #expect(try calledRange(environment("push"), event: event)?.reference == "refs/heads/mä")
  }

  @Test("other events", arguments: ["schedule", "workflow_dispatch", "issue_comment", ""])
  func others(event: String) throws {
    let environment = environment(event)
    #expect(try calledRange(environment) == RangeRequest(base: .mainline, head: "HEAD"))
    #expect(try calledRange(environment, event: "[") == RangeRequest(base: .mainline, head: "HEAD"))
    #expect(Calling.eventPath(base: nil, head: nil, environment: environment) == nil)
  }

  @Test("only in GitHub's runners") func notGitHub() throws {
    var environment = environment("push")
    for value in ["", "false", nil] {
      environment["GITHUB_ACTIONS"] = value
      #expect(try calledRange(environment) == RangeRequest(base: .mainline, head: "HEAD"))
      #expect(Calling.eventPath(base: nil, head: nil, environment: environment) == nil)
    }
  }

  @Test("no event, and the merge that is tested") func testedMerge() throws {
    var environment = environment("pull_request", ref: "refs/pull/7/merge")
    let notice =
      "'refs/pull/7/merge' is the forge's own merge and is not judged; "
      + "its second parent is"
    var expected = RangeRequest(base: .revision("HEAD^1"), head: "HEAD^2")
    expected.notices = [notice]
    #expect(try calledRange(environment) == expected)
    environment["GITHUB_SHA"] = "main"
    #expect(try calledRange(environment) == expected)
    environment["GITHUB_SHA"] = objectID("c")
    expected = RangeRequest(base: .revision(objectID("c") + "^1"), head: objectID("c") + "^2")
    expected.notices = [notice]
    #expect(try calledRange(environment) == expected)
    environment["GITHUB_EVENT_NAME"] = "issue_comment"
    #expect(try calledRange(environment) == expected)
  }

  @Test("no event, and no other way", arguments: ["pull_request", "merge_group", "push"])
  func missing(event: String) {
    let message = "cannot read the event '\(event)' that GITHUB_EVENT_PATH names"
    #expect(calledRanges(environment(event)).message == message)
    #expect(calledRanges(environment(event, ref: "refs/pull/7/head")).message == message)
    guard event != "pull_request" else { return }
    #expect(calledRanges(environment(event, ref: "refs/pull/7/merge")).message == message)
  }

  @Test(
    "malformed events",
    arguments: [
      ("", "malformed: it ends in the middle at byte 0"),
      ("[]", "malformed: an unexpected byte at byte 0"),
      ("null", "malformed: an unexpected byte at byte 0"),
      ("{", "malformed: it ends in the middle at byte 1"),
      (#"{"pull_request": {"base": {"sha": "#, "malformed: it ends in the middle at byte 34"),
      ("{} {}", "malformed: an unexpected byte at byte 3"),
      ("{}", "has no 'pull_request.base.sha'"),
      (#"{"pull_request": null}"#, "has no 'pull_request.base.sha'"),
      (#"{"pull_request": {"base": [], "head": 1}}"#, "has no 'pull_request.base.sha'"),
      (#"{"pull_request": {"base": {"sha": 1}}}"#, "has no 'pull_request.base.sha'"),
      (
        #"{"pull_request": {"base": {"sha": "main"}}}"#,
        "has no object id as 'pull_request.base.sha'"
      ),
      (
        #"{"pull_request": {"base": {"sha": ""}}}"#, "has no object id as 'pull_request.base.sha'"
      ),
      (
        "{\"pull_request\": {\"base\": {\"sha\": \"\(objectID("b"))\"}}}",
        "has no 'pull_request.head.sha'"
      ),
    ]) func malformed(event: String, expected: String)
  {
    let prefix = "the event 'pull_request' "
    let message = calledRanges(environment("pull_request"), event: event).message
    #expect(message == prefix + (expected.hasPrefix("malformed") ? "is " : "") + expected)
  }

  @Test("events that lack what a push and a queue need") func lacking() {
    #expect(
      calledRanges(environment("push"), event: "{}").message == "the event 'push' has no 'before'")
    #expect(
      calledRanges(environment("push"), event: "{\"before\": \"\(zeroID)\"}").message
        == "the event 'push' has no 'after'")
    #expect(
      calledRanges(environment("merge_group"), event: #"{"merge_group": {"head_sha": "x"}}"#)
        .message
        == "the event 'merge_group' has no 'merge_group.base_sha'")
  }

  @Test("an id that is a step of a revision", arguments: [":/x", "--upload-pack=x", "HEAD~1\n"])
  func forgedIDs(text: String) {
    let event = pullRequest(head: text.replacing("\n", with: "\\n"))
    #expect(
      calledRanges(environment("pull_request"), event: event).message
        == "the event 'pull_request' has no object id as 'pull_request.head.sha'")
  }

  @Test("a large event, and one that is too large") func large() throws {
    let body = String(repeating: #"\n::error::{"#, count: 400_000)
    let event = pullRequest().replacing("\"body\": null", with: "\"body\": \"\(body)\"")
    #expect(try calledRange(environment("pull_request"), event: event)?.head == objectID("4"))
    let deep = pullRequest().replacing(
      "\"body\": null",
      with: "\"body\": \(String(repeating: "[", count: 200_000))"
        + String(repeating: "]", count: 200_000))
    #expect(try calledRange(environment("pull_request"), event: deep)?.head == objectID("4"))
    let padded = pullRequest() + String(repeating: " ", count: Calling.mostEventBytes)
    #expect(
      calledRanges(environment("pull_request"), event: padded).message
        == "the event 'pull_request' has more than 33554432 bytes")
  }

  @Test("events with bytes changed at random give ids or an error") func mutated() {
    var random = Shuffle(state: 6)
    let letters = Array("\"\\{}[],:0aé\n ".utf8) + [0, 0xFF]
    var errors = 0
    for _ in 0..<5_000 {
      var event = Array(pullRequest().utf8)
      for _ in 0...Int.random(in: 0..<4, using: &random) {
        let place = Int.random(in: 0..<event.count, using: &random)
        event[place] = letters[Int.random(in: 0..<letters.count, using: &random)]
      }
      if Bool.random(using: &random) {
        event.removeLast(Int.random(in: 0..<event.count, using: &random))
      }
      do throws(CallingError) {
        for range in try Calling.ranges(
          base: nil, head: nil, environment: environment("pull_request"), event: event)
        {
          #expect(range.head.utf8.count == 40)
        }
      } catch {
        errors += 1
      }
    }
    #expect((2_500..<5_000).contains(errors))
  }
}

/// Numbers that are the same in every run (Knuth's linear congruential generator, MMIX).
private struct Shuffle: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 32)
  }
}
