import FixtureSupport
import Foundation
import Testing

/// Whether tags survive a squash with a message that is given.
@Suite("the gate on squash messages", .enabled(if: Prerequisites.git, "needs git"))
struct GateSquashTests {
  private static let tag = "Assisted-by: claude-code:claude-opus-5"
  private static let session = "AI-Session: claude-code:session-1"
  private static let human = "Co-authored-by: Bob <bob@example.org>"

  /// A branch `topic` of two tagged commits, the second with a human co-author.
  private func scene(_ attribution: String = "require") throws -> GateScene {
    let scene = try GateScene(policy: "attribution = \"\(attribution)\"")
    try scene.branch(
      "topic",
      [
        GateCommit("one\n\n\(Self.tag)\n\(Self.session)\n"),
        GateCommit("two\n\n\(Self.tag)\n\(Self.human)\n", second: 60),
      ])
    return scene
  }

  private func judge(_ scene: GateScene, _ message: String) throws -> GateRun {
    try scene.judge("topic", ["--message", scene.file("squash.txt", message).path])
  }

  @Test("a message that ends with all trailers keeps them, from a file and from standard input")
  func survives() throws {
    let scene = try scene()
    let message = "Add x (#7)\n\nwhy\n\n\(Self.tag)\n\(Self.session)\n\(Self.human)\n"
    let run = try judge(scene, message)
    #expect(run.exitCode == 0)
    #expect(run.range["squash"]["survives"] == .bool(true))
    #expect(run.range["squash"]["missing"] == .array([]))
    let piped = try scene.json(
      ["--base", "main", "--head", "topic", "--message", "-"], input: message)
    #expect(piped.report == run.report)
  }

  @Test(
    "a message that loses or hides them is refused, and passes with the block as its end",
    arguments: [
      "", "Add x (#7)", "Add x (#7)\n\nwhy\n", "Add x (#7)\n\n* one\n\n* two\n",
      // As GitHub writes it: commits' messages, then the co-authors.
      "Add x (#7)\n\n* one\n\n\(tag)\n\(session)\n\n* two\n\n\(tag)\n\n\(human)\n",
      "Add x (#7)\n\n\(tag)\n", "Add x\n\nAssisted-by: claude-code\n\(session)\n",
    ])
  func loses(message: String) throws {
    let scene = try scene()
    let run = try judge(scene, message)
    #expect(run.exitCode == 1)
    #expect(run.range["squash"]["survives"] == .bool(false))
    #expect(run.range["squash"]["missing"].items.isEmpty == false)
    #expect(run.range["squash"]["trailers"] == .array([.string(Self.tag), .string(Self.session)]))
    let finding = try #require(run.findings.first)
    #expect(finding["rule"].string == "attribution")
    #expect(finding["subject"]["kind"].string == "message")
    let block = try #require(run.range["squash"]["block"].string)
    let printed = try scene.run(
      ["--base", "main", "--head", "topic", "--message", "-"], input: message)
    for line in block.split(separator: "\n") { #expect(printed.output.contains(line)) }
    let title = message.isEmpty ? "Add x" : message
    let pasted = try judge(scene, title + "\n\n" + block + "\n")
    #expect(pasted.exitCode == 0, "\(pasted.completed.output)")
    #expect(pasted.range["squash"]["survives"] == .bool(true))
    let git = try scene.git(
      ["interpret-trailers", "--parse", "--no-divider"],
      input: Data((title + "\n\n" + block + "\n").utf8))
    #expect(git == block)
  }

  @Test(
    "git adds what is missing by the command",
    arguments: ["Add x (#7)\n", "Add x\n\nAssisted-by: claude-code\n\n\(human)\n"])
  func command(message: String) throws {
    let scene = try scene()
    let mends = try #require(try judge(scene, message).findings.first)["mend"].items
    let command = try #require(mends.compactMap { $0["command"].string }.first)
    let file = try scene.file("mended.txt", message)
    let done = try Program(named: "sh").run(
      ["-c", command.replacing("FILE", with: "'\(file.path)'")])
    #expect(done.exitCode == 0, "\(command): \(done.errors)")
    let mended = try scene.judge("topic", ["--message", file.path])
    #expect(mended.exitCode == 0, "\(mended.completed.output)")
  }

  @Test("several authors: what the forge puts below is said")
  func caution() throws {
    let scene = try scene()
    let run = try judge(scene, "Add x\n\n\(Self.tag)\n\(Self.session)\n")
    #expect(run.exitCode == 0)
    #expect(run.range["squash"]["caution"].string?.contains("Co-authored-by") == true)
  }

  @Test("a policy that discloses takes each accepted trailer, one that forbids takes none")
  func policies() throws {
    let disclosing = try scene("disclose")
    let coAuthor = "Add x\n\nCo-authored-by: Claude <noreply@anthropic.com>\n"
    #expect(try judge(disclosing, coAuthor).exitCode == 0)
    #expect(try judge(disclosing, "Add x\n").exitCode == 1)
    let forbidding = try GateScene(policy: "attribution = \"forbid\"")
    try forbidding.branch("topic", [GateScene.commit("one")])
    #expect(try judge(forbidding, "Add x\n").exitCode == 0)
    let refused = try judge(forbidding, coAuthor)
    #expect(refused.exitCode == 1)
    #expect(refused.findings.map { $0["subject"]["kind"].string } == ["message"])
  }

  @Test("an untagged commit of an agent needs a tag in the message")
  func untagged() throws {
    let scene = try GateScene(policy: "attribution = { policy = \"require\", level = \"warn\" }")
    try scene.branch("topic", [GateScene.untagged])
    let run = try judge(scene, "Add x\n\nCo-authored-by: Claude <noreply@anthropic.com>\n")
    #expect(run.exitCode == 0)
    #expect(run.range["squash"]["missing"] == .array([.string("Assisted-by: claude-code")]))
    #expect(run.range["warnings"].integer == 2)
  }

  @Test("without agents nothing is asked of a message")
  func plain() throws {
    let scene = try GateScene(policy: "attribution = \"require\"")
    try scene.branch("topic", [GateScene.commit("one")])
    let run = try judge(scene, "Add x\n")
    #expect(run.exitCode == 0)
    #expect(run.range.rule("attribution")["not_applicable"].integer == 2)
  }

  @Test("a message that cannot be read")
  func unreadable() throws {
    let scene = try scene()
    for file in ["/nowhere/message", scene.directory.path] {
      let run = try scene.json(["--base", "main", "--head", "topic", "--message", file])
      #expect(run.exitCode == 3)
      #expect(run.errors.contains(file), "\(run.errors)")
    }
  }
}
