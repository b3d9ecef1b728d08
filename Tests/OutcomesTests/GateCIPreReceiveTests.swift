import FixtureSupport
import Foundation
import Testing

/// Real pushes to a bare repository that has the hook.
@Suite("the pre-receive hook", .enabled(if: Prerequisites.git, "needs git"))
struct GateCIPreReceiveTests {
  @Test("a tagged commit comes in, an untagged one does not, and nothing of it is kept")
  func branch() throws {
    let server = try GateCIServer()
    let tagged = try server.commit(.tagged)
    let passed = try server.push(["main"])
    #expect(passed.exitCode == 0, "\(passed.errors)")
    #expect(try server.tip("refs/heads/main") == tagged)

    let untagged = try server.commit(.untagged)
    let refused = try server.push(["main"])
    #expect(refused.exitCode != 0)
    #expect(refused.errors.contains("pre-receive hook declined"))
    let said = refused.errors.split(separator: "\n").filter { $0.hasPrefix("remote:") }
    #expect(said.contains { $0.contains(untagged.prefix(10)) }, "\(refused.errors)")
    #expect(said.contains { $0.contains("attribution") })
    #expect(try server.tip("refs/heads/main") == tagged)
    #expect(try server.has(untagged) == false)
  }

  @Test("a new branch is judged by what no other has")
  func newBranch() throws {
    let server = try GateCIServer()
    try server.git(["checkout", "-q", "-b", "good"])
    try server.commit(.tagged)
    let passed = try server.push(["good"])
    #expect(passed.exitCode == 0, "\(passed.errors)")
    try server.git(["checkout", "-q", "-b", "bad"])
    try server.commit(.untagged)
    try server.commit(.tagged)
    #expect(try server.push(["bad"]).exitCode != 0)
    #expect(try server.tip("refs/heads/bad") == nil)
    // The same commits as those that are there bring nothing.
    #expect(try server.push(["good:refs/heads/again"]).exitCode == 0)
  }

  @Test("of several references one that is refused keeps all out")
  func several() throws {
    let server = try GateCIServer()
    try server.git(["checkout", "-q", "-b", "good"])
    try server.commit(.tagged)
    try server.git(["checkout", "-q", "-b", "bad", "main"])
    try server.commit(.untagged)
    #expect(try server.push(["good", "bad"]).exitCode != 0)
    #expect(try server.tip("refs/heads/good") == nil)
    #expect(try server.tip("refs/heads/bad") == nil)
  }

  @Test("a deletion passes, and tags of what is there")
  func deletionAndTags() throws {
    let server = try GateCIServer()
    #expect(try server.push(["main:refs/heads/old"]).exitCode == 0)
    let deleted = try server.push([":refs/heads/old"])
    #expect(deleted.exitCode == 0, "\(deleted.errors)")
    #expect(try server.tip("refs/heads/old") == nil)
    try server.git(["tag", "light"])
    try server.git(["tag", "-a", "-m", "one", "annotated"])
    let tagged = try server.push(["light", "annotated"])
    #expect(tagged.exitCode == 0, "\(tagged.errors)")
    #expect(try server.tip("refs/tags/annotated") != nil)
  }

  @Test("a tag brings no commit past the gate", arguments: [[], ["-a", "-m", "one"]])
  func tagOfUntagged(options: [String]) throws {
    let server = try GateCIServer()
    try server.commit(.untagged)
    try server.git(["tag"] + options + ["v1"])
    #expect(try server.push(["v1"]).exitCode != 0)
    #expect(try server.tip("refs/tags/v1") == nil)
  }

  @Test("a forced push is judged by what it brings")
  func forced() throws {
    let server = try GateCIServer()
    try server.commit(.tagged)
    #expect(try server.push(["main"]).exitCode == 0)
    let kept = try server.tip("refs/heads/main")
    try server.commit(.untagged, ["--amend"])
    #expect(try server.push(["--force", "main"]).exitCode != 0)
    #expect(try server.tip("refs/heads/main") == kept)
    let new = try server.commit(.tagged, ["--amend"])
    let passed = try server.push(["--force", "main"])
    #expect(passed.exitCode == 0, "\(passed.errors)")
    #expect(try server.tip("refs/heads/main") == new)
  }

  @Test("a push option waives for who may, and for nobody else")
  func waiver() throws {
    let server = try GateCIServer()
    let untagged = try server.commit(.untagged)
    let option = ["-o", "outcomes.waive=attribution imported from elsewhere"]
    #expect(try server.push(option + ["main"], with: ["REMOTE_USER": "ann"]).exitCode != 0)
    #expect(try server.push(option + ["main"]).exitCode != 0)
    let waived = try server.push(option + ["main"], with: ["REMOTE_USER": "lead"])
    #expect(waived.exitCode == 0, "\(waived.errors)")
    #expect(waived.errors.contains("imported from elsewhere"))
    #expect(try server.tip("refs/heads/main") == untagged)
    // Nothing else tells of it afterwards; what was refused is not in it.
    let kept = try Outcomes.run(["ledger", "export"], in: server.bare).output
    let waivers = kept.split(separator: "\n").filter { $0.contains("imported from elsewhere") }
    #expect(waivers.count == 1)
    #expect(waivers.first?.contains(untagged) == true)
    #expect(waivers.first?.contains("lead") == true)
  }

  @Test("a push cannot bring its own policy")
  func policy() throws {
    let server = try GateCIServer()
    let file = server.clone.appendingPathComponent(".outcomes.toml")
    try Data("[gate]\nattribution = \"off\"\n".utf8).write(to: file)
    try server.commit(.untagged, ["-a"])
    #expect(try server.push(["main"]).exitCode != 0)
    #expect(try server.push(["main:refs/heads/other"]).exitCode != 0)
  }
}
