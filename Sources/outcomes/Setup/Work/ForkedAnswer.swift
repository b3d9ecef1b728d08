import Foundation
import Hooks

/// What a worker finds out about a repository that nobody vouches for.
///
/// The same worker as that of `ForkedWork`; what it found comes back in a file that is gone then.
/// To be called before anything makes a second thread.
struct ForkedAnswer<Answer: Codable> {
  /// Seconds that it may take.
  let deadline: Int

  /// Runs `body` in a worker.
  ///
  /// - Throws: a `Failure` where the worker was stopped, ended by a signal, or was not started.
  func run(_ body: () -> Answer) throws(Failure) -> Answer {
    let scratch: ScratchDirectory
    do {
      scratch = try ScratchDirectory("answer")
    } catch {
      throw Failure(
        kind: .unreadable, message: "cannot make a temporary file: \(error.localizedDescription)",
        hint: "TMPDIR names another directory")
    }
    defer { scratch.remove() }
    let file = scratch.file("answer.json")
    let end = try ForkedWork(deadline: deadline).run {
      guard let text = try? JSONEncoder().encode(body()), (try? text.write(to: file)) != nil else {
        return Failure.Kind.unreadable.rawValue
      }
      return 0
    }
    if end == .exited(0), let text = try? Data(contentsOf: file),
      let answer = try? JSONDecoder().decode(Answer.self, from: text)
    {
      return answer
    }
    throw Failure(
      kind: .unreadable, message: "the repository cannot be read: \(end.words)",
      hint: "git fsck")
  }
}

extension ForkedWork.End {
  /// How the worker ended, in words.
  var words: String {
    switch self {
    case .stopped: "reading took too long and was stopped; the object store may be damaged"
    case .signalled(let signal):
      "reading ended with signal \(signal); the object store may be damaged"
    case .exited(let code): "reading ended with exit code \(code)"
    }
  }
}
