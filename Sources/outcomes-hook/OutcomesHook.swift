import Glibc
import Tagging

/// What a commit waits for: `outcomes-hook prepare-commit-msg FILE [SOURCE [COMMIT]]`.
///
/// Whatever goes wrong, it says nothing, changes nothing and ends with 0: no commit fails for want of
/// a tag. Linked without Foundation and without shared libraries, since starting is most of its work.
@main
enum OutcomesHook {
  static func main() {
    Deadline.start(milliseconds: 700)
    let arguments = CommandLine.arguments.dropFirst()
    switch arguments.first {
    case "prepare-commit-msg":
      guard let path = arguments.dropFirst().first else { return }
      prepare(path, source: arguments.dropFirst(2).first)
    // For `outcomes hook status`.
    case "agent": print(Detection(.ofThisProcess(mark: nil)).text)
    default: break
    }
  }

  private static func prepare(_ path: String, source: String?) {
    guard let file = MessageFile(at: path) else { return }
    let directory = WorkTreeState(messageFile: path)
    let kind = CommitKind(
      source: source, message: file.content.span, isReplaying: directory.isReplaying,
      opensEditor: environmentVariable("GIT_EDITOR") != ":")
    let message = tagged(file.content.span, kind) {
      Detection(.ofThisProcess(mark: directory.takeMark())).tag
    }
    if let message { file.replace(by: message) }
  }
}
