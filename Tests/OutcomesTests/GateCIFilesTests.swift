import FixtureSupport
import Foundation
import Testing

@Suite("the files for CI")
struct GateCIFilesTests {
  @Test("no expression stands where a command is made of it")
  func expressions() throws {
    let action = try GateCIActionFile()
    #expect(!action.command.contains("${{"))
    #expect(action.command == #"exec sh "$GITHUB_ACTION_PATH/ci/github/gate.sh""#)
    for line in action.text.split(separator: "\n") where line.contains("${{") {
      let place = line.drop { $0 == " " }
      #expect(
        place.hasPrefix("GATE_") || place.hasPrefix("value: ${{ steps.gate.outputs."), "\(line)")
    }
    for name in ["gate", "history", "message", "program"] {
      #expect(!(try text("ci/github/\(name).sh")).contains("${{"))
    }
  }

  @Test("every input is handed on, and every variable that a script reads is given")
  func inputs() throws {
    let action = try GateCIActionFile()
    let expressions = Set(action.environment.values)
    for name in action.inputs.keys { #expect(expressions.contains("${{ inputs.\(name) }}")) }
    let given = Set(action.environment.keys)
    for name in ["gate", "history", "message", "program"] {
      let read = try text("ci/github/\(name).sh").matches(of: /GATE_[A-Z_]+/).map {
        String($0.output)
      }
      #expect(Set(read).subtracting(given) == [])
    }
  }

  @Test("the event's text is read from its file, and no workflow is shown that runs with secrets")
  func untrusted() throws {
    let action = try GateCIActionFile()
    for word in ["title", "body", "head.ref", "head_ref", "label"] {
      #expect(action.environment.values.allSatisfy { !$0.contains("event.pull_request.\(word)") })
    }
    let readme = try text("ci/README.md")
    for line in readme.split(separator: "\n") where line.contains("pull_request_target") {
      #expect(line.contains("never") || line.contains("Never"), "\(line)")
    }
    #expect(readme.contains("contents: read") && readme.contains("merge_group"))
    #expect(!readme.contains("paths:") && !readme.contains("contents: write"))
  }

  @Test("each input is in the README")
  func documented() throws {
    let readme = try text("ci/README.md")
    for name in try GateCIActionFile().inputs.keys {
      #expect(readme.contains("`\(name)`"), "\(name)")
    }
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOf: Checkout.root.appendingPathComponent(path), encoding: .utf8)
  }
}
