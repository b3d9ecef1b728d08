import Testing

@testable import Trailers

@Suite struct CommentInferenceTests {
  private func inferred(_ message: String) -> String {
    let comment = CommentString.inferred(from: Array(message.utf8).span)
    return String(decoding: comment.bytes, as: UTF8.self)
  }

  private static func status(_ comment: String, quoted: String) -> String {
    """
    T

    \(comment) Please enter the commit message for your changes. Lines starting
    \(comment) with \(quoted) will be ignored, and an empty message aborts the commit.
    \(comment)
    \(comment) On branch main
    \(comment)\tnew file:   a
    \(comment)

    """
  }

  /// The last are `core.commentString` of git 2.45 and later.
  @Test(arguments: [";", "%", "@", "!", "$", "^", "&", "|", ":", "x", "//", "--", "REM", "§"])
  func statusBelowTheMessage(comment: String) {
    for quoted in ["'\(comment)'", "\"\(comment)\"", "«\(comment)»", "„\(comment)“"] {
      #expect(inferred(Self.status(comment, quoted: quoted)) == comment)
    }
    let status = Self.status(comment, quoted: "'\(comment)'")
    #expect(inferred(status + "\(comment) Untracked files not listed\n") == comment)
    #expect(inferred(String(status.dropFirst(2))) == comment)
    #expect(inferred(status + "text\n") == "#")
  }

  @Test(arguments: [";", "%", "//"]) func scissors(comment: String) {
    let cut = "\(comment) ------------------------ >8 ------------------------\n"
    #expect(inferred("T\n" + cut) == comment)
    #expect(inferred(cut + "diff\n") == comment)
    #expect(
      inferred("T\n" + cut + "# ------------------------ >8 ------------------------\n") == "#")
    #expect(inferred("T\n" + cut + "# Please\n#\n") == "#", "a status of git's own")
    #expect(inferred("T\n x" + cut) == "#")
  }

  @Test(arguments: [
    "", "\n", "T\n", "T\n\n;\n", "T\n\n> a\n> 'b'\n>\n> c\n>\n", "T\n\n- a\n- b\n-\n-\n",
    "T\n\n```\nx\n```\n", "T\n\n#\n# '#'\n#\n#\n",
  ])
  func messagesWithoutAnotherComment(message: String) { #expect(inferred(message) == "#") }
}
