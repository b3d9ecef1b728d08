/// Whether a message file has a message: git takes white space and sign-offs alone for none.
///
/// See `--allow-empty-message` in git-commit(1). What stands below the scissors is no part of it.
///
/// - Parameters:
///   - message: the message as git hands it to a hook.
///   - comments: whether comment lines are no part of it, as where an editor is opened.
/// - Returns: whether anything would be left of it.
package func isWritten(_ message: Span<UInt8>, comments: Bool) -> Bool {
  let comment = comments ? CommentString.inferred(from: message) : nil
  var line = 0
  while line < message.count {
    if let comment, message.starts(with: comment.scissors, at: line) { return false }
    let isComment = comment?.begins(message, at: line) ?? false
    if !isComment, !message.isBlank(from: line), !message.starts(with: signOff, at: line) {
      return true
    }
    line = message.nextLine(after: line, before: message.count)
  }
  return false
}

private let signOff = Array("Signed-off-by: ".utf8)
