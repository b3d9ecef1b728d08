import Gate
import Testing

@Suite("What a push to a server says") struct CallingPushTests {
  private func read(_ input: [UInt8]) -> Result<[RangeRequest], CallingError> {
    Result { () throws(CallingError) in try PushUpdates.ranges(input) }
  }

  private func read(_ input: String) -> Result<[RangeRequest], CallingError> {
    read(Array(input.utf8))
  }

  @Test("updates, in their order") func updates() throws {
    let input = """
      \(objectID("a")) \(objectID("b")) refs/heads/main
      \(zeroID) \(objectID("c")) refs/heads/new
      \(objectID("d")) \(zeroID) refs/heads/old
      \(zeroID) \(objectID("e")) refs/notes/commits
      \(objectID("1")) \(objectID("2")) refs/notes/ai
      \(zeroID) \(objectID("f")) refs/tags/v1
      \(zeroID) \(zeroID) refs/heads/never

      """
    #expect(
      try read(input).get() == [
        RangeRequest(
          reference: "refs/heads/main", base: .revision(objectID("a")), head: objectID("b")),
        RangeRequest(reference: "refs/heads/new", base: .existing, head: objectID("c")),
        RangeRequest(reference: "refs/tags/v1", base: .existing, head: objectID("f")),
      ])
  }

  @Test("nothing is pushed") func nothing() throws {
    #expect(try read("").get() == [])
  }

  @Test("ids of SHA-256") func sha256() throws {
    let (old, new) = (objectID("0", digits: 64), objectID("ab", digits: 64))
    #expect(
      try read("\(old) \(new) refs/heads/x\n").get()
        == [RangeRequest(reference: "refs/heads/x", base: .existing, head: new)])
  }

  @Test("names are bytes") func names() throws {
    let line = Array("\(zeroID) \(objectID("c")) refs/heads/".utf8)
    let ranges = try read(line + [0xFF, 0xC3, 0xA4, 0x0A]).get()
    #expect(ranges.map(\.reference) == ["refs/heads/\u{FFFD}ä"])
    #expect(try read(line + Array("::error::\u{202E}\n".utf8)).get().count == 1)
  }

  @Test(
    "lines that are no update",
    arguments: [
      "\n", " \n", "x\n", "\(objectID("a")) \(objectID("b"))\n",
      "\(objectID("a")) \(objectID("b")) \n",
      "\(objectID("a")) \(objectID("b")) main\n",
      "\(objectID("a"))  \(objectID("b")) refs/heads/x\n",
      "\(objectID("a")) \(objectID("b")) refs/heads/x y\n",
      "\(objectID("a")) \(objectID("b")) refs/heads/x",
      "\(objectID("a")) \(objectID("b")) refs/heads/x\r\n",
      "\(objectID("a")) \(objectID("b")) refs/heads/\u{1B}[2J\n",
      "\(objectID("a")) \(objectID("b")) refs/heads/\0\n",
      "\(objectID("a", digits: 39)) \(objectID("b")) refs/heads/x\n",
      "\(objectID("g")) \(objectID("b")) refs/heads/x\n", "HEAD \(objectID("b")) refs/heads/x\n",
      "\(objectID("a")) \(objectID("b")) refs/heads/\(String(repeating: "x", count: 4_096))\n",
    ]) func malformed(line: String)
  {
    let message = "of standard input is no update: expected '<old> <new> <reference>'"
    #expect(read(line).message == "line 1 " + message)
    let good = "\(objectID("a")) \(objectID("b")) refs/heads/x\n"
    #expect(read(good + good + line).message == "line 3 " + message)
  }

  @Test("very many updates, and too many") func bounds() throws {
    let line = "\(zeroID) \(objectID("c")) refs/heads/topic\n"
    #expect(try read(String(repeating: line, count: 20_000)).get().count == 20_000)
    let most = [UInt8](repeating: 0x0A, count: PushUpdates.mostBytes + 1)
    #expect(read(most).message == "standard input has more than 16777216 bytes")
  }

  @Test("push options") func options() {
    let environment = [
      "GIT_PUSH_OPTION_COUNT": "7",
      "GIT_PUSH_OPTION_0": "ci.skip",
      "GIT_PUSH_OPTION_1": "outcomes.waive=spend.recorded The log was  lost ",
      "GIT_PUSH_OPTION_2": "outcomes.waive=attribution",
      "GIT_PUSH_OPTION_3": "outcomes.waive=",
      "GIT_PUSH_OPTION_4": "OUTCOMES.waive=attribution x",
      "GIT_PUSH_OPTION_6": "outcomes.waive= no.such.rule \t::error::\n",
      "GIT_PUSH_OPTION_7": "outcomes.waive=attribution past the count",
    ]
    let waives = PushOptions.waives(environment)
    #expect(waives.map(\.rule) == ["spend.recorded", "attribution", "no.such.rule"])
    #expect(waives.map(\.reason) == ["The log was  lost", "", "::error::"])
  }

  @Test("counts of push options", arguments: ["", "x", "-1", "0", "1e3", "99999999999999999999"])
  func noCount(count: String) {
    let environment = [
      "GIT_PUSH_OPTION_COUNT": count, "GIT_PUSH_OPTION_0": "outcomes.waive=attribution x",
    ]
    #expect(PushOptions.waives(environment).isEmpty)
    #expect(PushOptions.waives(["GIT_PUSH_OPTION_0": "outcomes.waive=attribution x"]).isEmpty)
  }

  @Test("no more push options than a thousand") func manyOptions() {
    var environment = ["GIT_PUSH_OPTION_COUNT": "\(Int.max)"]
    for index in 0..<1_010 { environment["GIT_PUSH_OPTION_\(index)"] = "outcomes.waive=a b" }
    #expect(PushOptions.waives(environment).count == 1_000)
  }

  @Test("who pushes") func pusher() {
    let names = ["GL_USERNAME", "GITHUB_USER_LOGIN", "GITEA_PUSHER_NAME", "REMOTE_USER"]
    for name in names {
      #expect(Pusher.name([name: "lead", "USER": "git", "LOGNAME": "git"]) == "lead")
      #expect(Pusher.name([name: ""]) == nil)
    }
    #expect(Pusher.name(["USER": "git"]) == nil)
    let all = Dictionary(uniqueKeysWithValues: names.map { ($0, $0) })
    #expect(Pusher.name(all) == "GL_USERNAME")
  }
}
