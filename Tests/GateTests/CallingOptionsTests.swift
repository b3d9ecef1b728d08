import Gate
import Testing

@Suite("The range that options name") struct CallingOptionsTests {
  @Test("both ends, one end, none") func ends() throws {
    #expect(
      try calledRange(base: "v1", head: "topic")
        == RangeRequest(base: .revision("v1"), head: "topic"))
    #expect(try calledRange(base: "v1") == RangeRequest(base: .revision("v1"), head: "HEAD"))
    #expect(try calledRange(head: "topic") == RangeRequest(base: .mainline, head: "topic"))
    #expect(try calledRange() == RangeRequest(base: .mainline, head: "HEAD"))
  }

  @Test("zero ids", arguments: [objectID("0"), objectID("0", digits: 64)]) func zeros(zero: String)
    throws
  {
    #expect(try calledRange(base: zero, head: "x") == RangeRequest(base: .mainline, head: "x"))
    #expect(try calledRanges(base: "x", head: zero).get() == [])
    #expect(try calledRanges(base: zero, head: zero).get() == [])
  }

  @Test(
    "zeros of another length are a revision like any other",
    arguments: ["0", objectID("0", digits: 39)])
  func fewZeros(zeros: String) throws {
    #expect(try calledRange(base: zeros, head: "x")?.base == .revision(zeros))
    #expect(try calledRange(head: zeros)?.head == zeros)
  }

  @Test("an empty option is an unset variable") func empty() {
    #expect(calledRanges(base: "", head: "x").message == "'--base' is empty")
    #expect(calledRanges(base: "x", head: "").message == "'--head' is empty")
    #expect(calledRanges(base: "").message == "'--base' is empty")
  }

  @Test("options win over a service, of which only the queue is left") func options() throws {
    let gitHub = ["GITHUB_ACTIONS": "true", "GITHUB_EVENT_NAME": "merge_group"]
    var expected = RangeRequest(base: .revision("a"), head: "b")
    expected.isMergeQueue = true
    #expect(try calledRange(base: "a", head: "b", gitHub, event: "not read") == expected)
    let gitLab = [
      "GITLAB_CI": "true", "CI_MERGE_REQUEST_EVENT_TYPE": "merge_train",
      "CI_COMMIT_SHA": objectID("c"),
    ]
    #expect(try calledRange(base: "a", head: "b", gitLab) == expected)
    #expect(try calledRange(base: "a", ["CHANGE_TARGET": "main"])?.base == .revision("a"))
    #expect(try calledRange(head: "b", ["CHANGE_TARGET": "main"])?.base == .mainline)
    #expect(
      Calling.eventPath(
        base: "a", head: nil, environment: gitHub.merging(["GITHUB_EVENT_PATH": "p"]) { $1 })
        == nil)
  }

  @Test(
    "merges that a forge makes",
    arguments: [
      "refs/pull/7/merge", "pull/7/merge", "refs/remotes/pull/7/merge",
      "refs/remotes/origin/pull/7/merge", "remotes/origin/pull/7/merge", "origin/pull/7/merge",
      "refs/merge-requests/7/merge", "refs/pull-requests/7/merge", "refs/pull/12345678901/merge",
    ]) func forgeMerges(reference: String) throws
  {
    var expected = RangeRequest(base: .revision(reference + "^1"), head: reference + "^2")
    expected.notices = [
      "'\(reference)' is the forge's own merge and is not judged; its second parent is"
    ]
    #expect(try calledRange(head: reference) == expected)
    expected.base = .revision("v1")
    #expect(try calledRange(base: "v1", head: reference) == expected)
    expected.base = .mainline
    #expect(try calledRange(base: zeroID, head: reference) == expected)
  }

  @Test(
    "what only looks like it",
    arguments: [
      "refs/pull/7/head", "refs/heads/pull/7/merge", "refs/tags/pull/7/merge", "refs/pull//merge",
      "refs/pull/x/merge", "refs/pull/٧/merge", "refs/pull/7/merge~1", "refs/pulls/7/merge",
      "refs/remotes/a/b/pull/7/merge", "other/pull/7/merge", "/pull/7/merge", "7/merge", "merge",
    ]) func noForgeMerge(reference: String) throws
  {
    #expect(try calledRange(head: reference) == RangeRequest(base: .mainline, head: reference))
  }
}
