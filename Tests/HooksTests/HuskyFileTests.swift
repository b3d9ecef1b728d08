import FixtureSupport
import Foundation
import Testing

@testable import Hooks

@Suite("Lines in husky's files")
struct HuskyFileTests {
  private func added(_ text: String) -> String {
    let file = HuskyFile(name: .prepareCommitMessage, isNine: true)
    return String(decoding: file.adding(to: Array(text.utf8)), as: UTF8.self)
  }

  /// The lines of the file, ours as one word.
  private func order(_ text: String) -> [String] {
    var isOurs = false
    return added(text).split(separator: "\n").compactMap { line in
      if line.hasPrefix("# outcomes hook: begin") {
        isOurs = true
        return "OURS"
      }
      defer { if line == "# outcomes hook: end" { isOurs = false } }
      return isOurs ? nil : String(line)
    }
  }

  @Test("ours comes last, or before what ends the file")
  func last() {
    #expect(order("npm test\n") == ["npm test", "OURS"])
    #expect(order("a\nexit 0\n# end\n") == ["a", "OURS", "exit 0", "# end"])
    #expect(order("a\nexec cz --hook") == ["a", "OURS", "exec cz --hook"])
    #expect(order("exec < /dev/tty && cz --hook || true\n").last == "OURS")
    #expect(order("") == ["OURS"])
  }

  @Test("ours comes first, where the file may end before its last line")
  func first() {
    #expect(order("#!/bin/sh\n[ -n \"$2\" ] && exit 0\ncz\n").prefix(2) == ["#!/bin/sh", "OURS"])
    #expect(order("if x; then\nexit 0\nfi\n").first == "OURS")
    #expect(order("cat <<EOF\nexit 0\nEOF\n").first == "OURS")
    #expect(order("a &&\nexit 0\n").first == "OURS")
    #expect(order("a \\\n").first == "OURS")
    let old = "#!/bin/sh\n. \"$(dirname -- \"$0\")/_/husky.sh\"\n\nx && exit 1\ny\n"
    #expect(order(old)[2] == "OURS")
  }

  /// The script's exit status, run as husky runs it.
  private func status(_ text: String) throws -> Int32 {
    let file = try TemporaryDirectory.make("husky").appendingPathComponent("prepare-commit-msg")
    try Data(text.utf8).write(to: file)
    return try Program(named: "sh").run(["-e", file.path, "x"]).exitCode
  }

  @Test(
    "the file's exit status stays",
    arguments: [
      "true\n", "false\n", "false && true\n", "[ a = b ] && true", "exit 3\n", "(exit 4)\n",
      "false && true\nexit\n", "false && true\nexit 0\n", "false || false && true\nexit $?\n",
      "x=1\nexec true\n", "exec sh -c 'exit 5'\n", "if true; then\nexit 6\nfi\n",
      "cat >/dev/null <<EOF\nexit 7\nEOF\n", "set -u\ntrue\n", "trap 'exit 8' EXIT\ntrue\n",
    ])
  func exitStatus(text: String) throws {
    #expect(try status(added(text)) == status(text))
  }
}
