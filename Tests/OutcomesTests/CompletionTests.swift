import FixtureSupport
import Foundation
import Testing

/// What `make install` puts beside the program.
@Suite("Completions")
struct CompletionTests {
  @Test("of each shell know the commands and the formats", arguments: ["bash", "zsh", "fish"])
  func known(_ shell: String) throws {
    let done = try Outcomes.run(["--generate-completion-script", shell])
    #expect(done.exitCode == 0)
    for word in ["scan", "explain", "deploy", "ledger", "openmetrics", "uninstall"] {
      #expect(done.output.contains(word), "\(word)")
    }
    #expect(!done.output.contains("read-repository"))
  }

  @Test("bash offers what can follow")
  func bash() throws {
    let script = try Outcomes.run(["--generate-completion-script", "bash"]).output
    let asked = """
      \(script)
      COMP_WORDS=(outcomes scan --format ''); COMP_CWORD=3
      COMP_LINE='outcomes scan --format '; COMP_POINT=${#COMP_LINE}
      _outcomes outcomes '' --format
      echo "${COMPREPLY[@]}"
      """
    let done = try Program(named: "bash").run(["-s"], input: Data(asked.utf8))
    #expect(done.output == "table json csv markdown html openmetrics\n")
  }

  @Test("no help has a line that a manual page would take for a command of its own")
  func manual() throws {
    let help = try Outcomes.run(["--experimental-dump-help"])
    #expect(help.exitCode == 0)
    let texts = try JSONSerialization.jsonObject(with: help.stdout)
    let lines = Self.lines(of: texts).filter { $0.count > 1 }
    #expect(lines.count > 300)
    #expect(lines.filter { $0.hasPrefix("'") || $0.hasPrefix(".") } == [])
  }

  private static func lines(of value: Any) -> [String] {
    switch value {
    case let text as String: text.split(separator: "\n").map(String.init)
    case let list as [Any]: list.flatMap(lines)
    case let members as [String: Any]: members.values.flatMap(lines)
    default: []
    }
  }
}
