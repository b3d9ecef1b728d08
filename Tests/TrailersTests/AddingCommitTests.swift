import FixtureSupport
import Foundation
import Testing

@testable import Trailers

/// Messages that git lets us edit, with whatever it comments with, and the commits made of them.
@Suite struct AddingCommitTests {
  private static let trailers = [
    NewTrailer("Assisted-by", "a:b"), NewTrailer("AI-Session", "a:1"),
  ]
  /// A message's last paragraph, before and after, and what git shows of it.
  private struct Block {
    let written: String
    let kept: String
    let shown: String
  }

  private static let blocks = [
    Block(written: "Signed-off-by: S\n", kept: "Signed-off-by: S\n", shown: "Signed-off-by: S\n"),
    Block(written: "Made with a tool\nCc: C\n", kept: "Cc: C\n", shown: "Cc: C\n"),
  ]
  /// With a line that begins with `#`, `auto` takes another character.
  private static let blockWithNumber = Block(
    written: "#12\nSigned-off-by: S\n", kept: "#12\nSigned-off-by: S\n",
    shown: "Signed-off-by: S\n")

  @Test(
    arguments: [";", "%", "#", "auto"],
    [[], ["-v"], ["--cleanup=scissors"], ["-uno"], ["--amend", "-v"]])
  func tagsStandInOneBlock(comment: String, options: [String]) throws {
    let folder = try TemporaryDirectory.make("commit")
    defer { try? FileManager.default.removeItem(at: folder) }
    let repository = try SmallRepository(at: folder.appendingPathComponent("r"))
    let git = Editing(repository: repository, folder: folder, comment: comment)
    let amends = options.contains("--amend")
    for block in comment == "#" ? Self.blocks : Self.blocks + [Self.blockWithNumber] {
      try Data(block.written.utf8).write(to: folder.appendingPathComponent("r/f"))
      try repository.run(["add", "f"])
      let message = "Title\n\nText.\n\n" + block.written
      if amends { try git.commit(["-q", "-m", message, "--allow-empty"]) }
      let command = ["-q", "--allow-empty"] + options + (amends ? [] : ["-e", "-m", message])
      let template = try git.template(of: command)
      #expect(template.count > message.utf8.count + 100, "nothing was commented")
      try git.commit(command, edited: adding(Self.trailers, to: template.span))
      let ours = Self.trailers.map { $0.line + "\n" }.joined()
      let body = try git.run(["log", "-1", "--format=%B"])
      #expect(body.hasSuffix("\n\n" + block.kept + ours + "\n"), "\(body)")
      let shown = try git.run(["log", "-1", "--format=%(trailers:only,unfold)"])
      #expect(shown == block.shown + ours + "\n")
    }
  }

  /// A repository with a comment character, and git with an editor.
  private struct Editing {
    let repository: SmallRepository
    let folder: URL
    let comment: String

    func run(_ arguments: [String], editor: String = "false") throws -> String {
      try repository.run(
        [
          "-c", "core.commentChar=\(comment)", "-c", "user.name=A", "-c",
          "user.email=a@example.org",
        ] + arguments,
        environment: ["GIT_EDITOR": editor])
    }

    func commit(_ arguments: [String]) throws { _ = try run(["commit"] + arguments) }

    /// What the editor is given.
    func template(of arguments: [String]) throws -> [UInt8] {
      let copy = folder.appendingPathComponent("copy")
      let editor = "f() { cp \"$1\" '\(copy.path)'; false; }; f"
      #expect(throws: FixtureError.self) {
        try run(["commit"] + arguments, editor: editor)
      }
      return Array(try Data(contentsOf: copy))
    }

    func commit(_ arguments: [String], edited: [UInt8]) throws {
      let copy = folder.appendingPathComponent("edited")
      try Data(edited).write(to: copy)
      _ = try run(["commit"] + arguments, editor: "cp '\(copy.path)'")
    }
  }
}
