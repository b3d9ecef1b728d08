extension Detection {
  /// One line that says it to people.
  package var text: String {
    switch self {
    case .none: "no agent: a commit from here is a person's"
    case .agent(let tag, let source):
      Self.describe(tag) + ", known by " + source.words
    case .ambiguous(let agents):
      "\(agents.joined(separator: " and ")): which of them runs git is not known, so nothing is written"
    case .inherited(let agent):
      "no agent: the terminal was started from \(agent), whose variables are still set"
    }
  }

  private static func describe(_ tag: AssistanceTag) -> String {
    tag.assistance + (tag.session.map { ", session \($0)" } ?? "")
  }
}

extension Detection.Source {
  fileprivate var words: String {
    switch self {
    case .environment: "its variables"
    case .processes: "the processes above"
    case .mark: "the mark of its hook"
    case .machine: "the machine"
    }
  }
}
