/// A hook that husky runs as `sh -e FILE`, and our lines in it.
struct HuskyFile: Equatable, Sendable {
  let name: HookName
  /// husky 9 runs the file; before it, git runs it and it calls husky.
  let isNine: Bool

  /// The folder of scripts, beside the file.
  static let scripts = "outcomes"

  /// A new file with nothing but our lines.
  var newFile: [UInt8] {
    let old = """
      #!/usr/bin/env sh
      . "$(dirname -- "$0")/_/husky.sh"


      """
    return block(.alone).newFile(after: isNine ? "" : old)
  }

  /// The file with our lines.
  ///
  /// They come last, so that what the file does to the message is done. Where it may end before
  /// its last line, or where that cannot be told, they come first.
  ///
  /// - Parameter text: the file's content.
  /// - Returns: its new content.
  func adding(to text: [UInt8]) -> [UInt8] {
    let lines = Lines(of: text)
    let last = lines.all.last { !$0.isBlank }
    guard name != .postRewrite, !lines.hasHereDocument else {
      return block(.first).inserted(into: text, at: lines.head)
    }
    if let last, last.isEnd, !lines.hasContinuation(before: last.start),
      !lines.mayEnd(before: last.start)
    {
      let place: Place = last.passesStatusOn ? .last : .beforeEnd
      return block(place).inserted(into: text, at: last.start)
    }
    let isOpen = lines.mayEnd(before: text.count) || lines.hasContinuation(before: text.count)
    return isOpen
      ? block(.first).inserted(into: text, at: lines.head)
      : block(.last).inserted(into: text, at: text.count)
  }

  private enum Place { case alone, first, beforeEnd, last }

  private func block(_ place: Place) -> MarkedBlock {
    switch place {
    case .alone, .beforeEnd: MarkedBlock(lines: [call])
    case .first where name == .postRewrite: MarkedBlock(lines: sharingInput)
    case .first: MarkedBlock(lines: [call])
    case .last:
      // The file's exit status stays that of its own last command.
      MarkedBlock(
        lines: [
          "outcomes_status=$?", call, #"[ "$outcomes_status" = 0 ] || exit "$outcomes_status""#,
        ])
    }
  }

  private var call: String { commandLine(name, programs: nil, scripts: "${0%/*}/\(Self.scripts)") }

  /// Both read standard input: what is left of it is given out again.
  private var sharingInput: [String] {
    [
      "outcomes_input=$(cat)", "{ \(call); } <<OUTCOMES", "$outcomes_input", "OUTCOMES",
      "exec <<OUTCOMES", "$outcomes_input", "OUTCOMES",
    ]
  }
}

/// A command of the shell that runs one of ours and succeeds whatever happens.
///
/// - Parameters:
///   - name: the hook.
///   - programs: the directory of the programs, where it is known.
///   - scripts: the directory of our scripts, as the shell finds it.
/// - Returns: one line.
func commandLine(_ name: HookName, programs: String?, scripts: String) -> String {
  guard name == .prepareCommitMessage else {
    return #"[ ! -f "\#(scripts)/\#(name.rawValue)" ] || "#
      + #"sh "\#(scripts)/\#(name.rawValue)" "$@" || :"#
  }
  let first = programs.map { shellQuoted($0) + ":" } ?? ""
  return "(PATH=\(first)$PATH:$HOME/.local/bin:/usr/local/bin; "
    + #"exec outcomes-hook prepare-commit-msg "$@") </dev/null >/dev/null 2>&1 || :"#
}
