import FixtureSupport
import Foundation
import Spend
import Testing

@Suite("Whose logs they are")
struct LogOwnersTests {
  private static func home(_ files: [String: String]) throws -> URL {
    let home = try TemporaryDirectory.make("home")
    for (name, text) in files {
      let file = home.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    return home
  }

  private static func owner(_ configuration: String) throws -> String? {
    let home = try home([".gitconfig": configuration])
    var owners = LogOwners()
    return owners.owner(ofLogAt: home.path + "/.claude/projects/x/s.jsonl")
  }

  @Test("the home directory is where the first hidden name lies")
  func homes() throws {
    let home = try Self.home([".gitconfig": "[user]\nemail = a@example.org"]).path
    var owners = LogOwners()
    for path in [
      "/.claude/projects/p/s.jsonl", "/.codex/sessions/r.jsonl", "/.local/share/opencode/o.db",
      "/./.gemini/tmp/x.json", "/sub/../.claude/s.jsonl", "//.config/claude/.x/s.jsonl",
    ] {
      #expect(owners.owner(ofLogAt: home + path) == "a@example.org")
    }
    #expect(owners.owner(ofLogAt: home + "/logs/s.jsonl") == nil)
    #expect(owners.owner(ofLogAt: home + "/sub/.claude/s.jsonl") == nil)
    #expect(owners.owner(ofLogAt: "s.jsonl") == nil)
  }

  @Test("as git does it, the file in the home directory comes first")
  func precedence() throws {
    let (own, other) = ("[user]\nemail=A@Example.org\n", "[user]\nemail=b@example.org\n")
    for (files, expected) in [
      ([".gitconfig": own, ".config/git/config": other], "a@example.org"),
      ([".config/git/config": other], "b@example.org"),
      ([".gitconfig": "[user]\nname = A\n", ".config/git/config": other], "b@example.org"),
    ] {
      var owners = LogOwners()
      let home = try Self.home(files)
      #expect(owners.owner(ofLogAt: home.path + "/.claude/s.jsonl") == expected)
    }
  }

  @Test(
    "git's way of writing",
    arguments: [
      "[user]\n\temail = a@example.org", "[USER]\r\n\tEMAIL=a@example.org\r\n",
      "[user] email = \"a@example.org\" # work", "[user]email=a@exam\\\nple.org ; x",
      "[user]\nemail = old@example.org\n[core]\nemail=c@example.org\n[user]\nemail=a@example.org",
      "[user]\nemail = a@\"example\".org   ",
    ])
  func forms(configuration: String) throws {
    #expect(try Self.owner(configuration) == "a@example.org")
  }

  @Test(
    "what is no address is none",
    arguments: [
      "", "email = a@example.org", "[user \"x\"]\nemail = a@example.org", "[user]\nemail",
      "[user]\n# email = a@example.org", "[user]\nemail = ", "[user]\nemail = a",
      "[user]\nemail = a@", "[user]\nemail = @b", "[user]\nemail = a b@example.org",
      "[user]\nemails = a@example.org", "[users]\nemail = a@example.org",
      "[user]\nemail = \"a\\tb@c\"",
      "[user\nemail = a@example.org", "\u{0}\u{0}[", "[]\n=", "[user]\n=", "\\",
    ])
  func none(configuration: String) throws {
    #expect(try Self.owner(configuration) == nil)
  }

  @Test("neither a large file nor one that is no file is read")
  func others() throws {
    let large = String(repeating: "# x\n", count: 1 << 19) + "[user]\nemail = a@example.org\n"
    #expect(try Self.owner(large) == nil)
    let home = try Self.home([".gitconfig/x": ""])
    var owners = LogOwners()
    #expect(owners.owner(ofLogAt: home.path + "/.claude/s.jsonl") == nil)
  }
}
