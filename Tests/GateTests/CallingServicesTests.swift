import Gate
import Testing

@Suite("The range of a pipeline elsewhere") struct CallingServicesTests {
  private let mergeRequest = [
    "GITLAB_CI": "true", "CI_COMMIT_SHA": objectID("c"), "CI_COMMIT_BEFORE_SHA": zeroID,
    "CI_MERGE_REQUEST_DIFF_BASE_SHA": objectID("b"), "CI_MERGE_REQUEST_SOURCE_BRANCH_SHA": "",
    "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main", "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME": "topic",
    "CI_MERGE_REQUEST_EVENT_TYPE": "detached",
  ]

  @Test("GitLab: a merge request") func detached() throws {
    var expected = RangeRequest(base: .revision(objectID("b")), head: objectID("c"))
    (expected.baseName, expected.headName) = ("main", "topic")
    #expect(try calledRange(mergeRequest) == expected)
    var environment = mergeRequest
    environment["GITLAB_CI"] = nil
    #expect(try calledRange(environment) == expected)
    environment["CI_MERGE_REQUEST_SOURCE_BRANCH_SHA"] = objectID("c")
    #expect(try calledRange(environment) == expected)
  }

  @Test("GitLab: merged results and merge trains", arguments: ["merged_result", "merge_train"])
  func merged(type: String) throws {
    var environment = mergeRequest
    environment["CI_MERGE_REQUEST_SOURCE_BRANCH_SHA"] = objectID("5")
    environment["CI_MERGE_REQUEST_EVENT_TYPE"] = type
    let range = try #require(try calledRange(environment))
    #expect(range.base == .revision(objectID("b")))
    #expect(range.head == objectID("5"))
    #expect(range.isMergeQueue == (type == "merge_train"))
    #expect(range.notices == ["the merge that GitLab made for this pipeline is not judged"])
  }

  @Test("GitLab: branches and tags") func branches() throws {
    var environment = [
      "GITLAB_CI": "true", "CI_COMMIT_SHA": objectID("c"), "CI_COMMIT_BEFORE_SHA": objectID("b"),
      "CI_COMMIT_BRANCH": "topic",
    ]
    let pushed = RangeRequest(
      reference: "refs/heads/topic", base: .revision(objectID("b")), head: objectID("c"))
    #expect(try calledRange(environment) == pushed)
    for before in [zeroID, "", nil] {
      environment["CI_COMMIT_BEFORE_SHA"] = before
      let new = RangeRequest(reference: "refs/heads/topic", base: .mainline, head: objectID("c"))
      #expect(try calledRange(environment) == new)
    }
    environment["CI_COMMIT_TAG"] = "v1"
    environment["CI_COMMIT_BRANCH"] = nil
    #expect(try calledRange(environment)?.reference == "refs/tags/v1")
    environment["CI_COMMIT_TAG"] = nil
    #expect(try calledRange(environment)?.reference == nil)
  }

  @Test("GitLab: what cannot be") func gitLabErrors() {
    #expect(
      calledRanges(["GITLAB_CI": "true"]).message == "the variable 'CI_COMMIT_SHA' is missing")
    for name in [
      "CI_COMMIT_SHA", "CI_MERGE_REQUEST_DIFF_BASE_SHA", "CI_MERGE_REQUEST_SOURCE_BRANCH_SHA",
    ] {
      var environment = mergeRequest
      environment[name] = "main\n::error::"
      let result = calledRanges(environment)
      #expect(result.message == "the variable '\(name)' holds no object id")
      guard case .failure(let error) = result else { continue }
      #expect(error.hint == "name the revisions: --base REV --head REV")
    }
  }

  private func expected(_ branch: String, head: String = "HEAD") -> RangeRequest {
    var range = RangeRequest(base: .revision("refs/remotes/origin/" + branch), head: head)
    range.baseName = "origin/" + branch
    return range
  }

  @Test(
    "services that name the target",
    arguments: ["CHANGE_TARGET", "BUILDKITE_PULL_REQUEST_BASE_BRANCH"])
  func targets(name: String) throws {
    #expect(try calledRange([name: "main"]) == expected("main"))
    #expect(try calledRange([name: "release/1.x"]) == expected("release/1.x"))
    #expect(try calledRange([name: "refs/heads/main"]) == expected("main"))
    #expect(try calledRange([name: ""]) == RangeRequest(base: .mainline, head: "HEAD"))
  }

  @Test("services that name the commit too") func commits() throws {
    let azure = ["SYSTEM_PULLREQUEST_TARGETBRANCH": "refs/heads/main"]
    #expect(try calledRange(azure) == expected("main"))
    #expect(
      try calledRange(azure.merging(["SYSTEM_PULLREQUEST_SOURCECOMMITID": objectID("5")]) { $1 })
        == expected("main", head: objectID("5")))
    let bitbucket = ["BITBUCKET_PR_DESTINATION_BRANCH": "main", "BITBUCKET_COMMIT": objectID("5")]
    #expect(try calledRange(bitbucket) == expected("main", head: objectID("5")))
    #expect(
      calledRanges(bitbucket.merging(["BITBUCKET_COMMIT": "5555555"]) { $1 }).message
        == "the variable 'BITBUCKET_COMMIT' holds no object id")
    #expect(
      try calledRange(["BITBUCKET_COMMIT": objectID("5")])
        == RangeRequest(base: .mainline, head: "HEAD"))
  }

  @Test(
    "targets that are no branches",
    arguments: [
      "a b", "a~1", "a^", "a:b", "a..b", "a@{1}", "a\\", "a\n", "a?", "a*", "[", "\u{7F}",
    ])
  func noBranches(name: String) {
    #expect(
      calledRanges(["CHANGE_TARGET": name]).message
        == "the variable 'CHANGE_TARGET' holds no name of a branch")
  }
}
