extension Setup {
  /// What is there, in plain words.
  package var words: [String] {
    [hooksPathWords] + HookName.allCases.compactMap { hookWords($0) } + folderWords
  }

  private var hooksPathWords: String {
    guard let setting = hooksPaths.last else {
      return keeper == .lefthook
        ? "lefthook (\(lefthook.main.first ?? "")); git runs the hooks in '\(folder.path)'"
        : "no core.hooksPath; git runs the hooks in '\(folder.path)'"
    }
    let keeper = keeperWords.map { " (\($0))" } ?? ""
    return "core.hooksPath = \(setting.value)\(keeper), set in \(setting.place)"
  }

  private var keeperWords: String? {
    switch keeper {
    case .repository: nil
    case .team: "shared with whoever clones"
    case .husky(_, let isNine): isNine ? "husky 9" : "husky 8 or older"
    case .lefthook: "lefthook"
    case .others: "serves other repositories too"
    case .nobody: "no directory: hooks are switched off"
    }
  }

  private func hookWords(_ name: HookName) -> String? {
    switch folder.slot(name).current {
    case .absent, .ours: return nil
    case .foreign(let hook):
      if case .husky(_, true) = keeper { return nil }
      return "a \(name.rawValue) hook there: \(hook.words)"
    }
  }

  private var folderWords: [String] {
    folderTarget.map { ["'\(folder.path)' is a link to '\($0)'"] } ?? []
  }
}

extension ForeignHook {
  fileprivate var words: String {
    if !isFile { return "no file" }
    if traits.contains(.isPreCommit) { return "written by pre-commit" }
    if traits.contains(.isLefthook) { return "written by lefthook" }
    let kind =
      link.map { "a link to '\($0)'" } ?? (traits.contains(.isBinary) ? "a program" : "a script")
    return isExecutable ? kind : kind + " that is not executable, so that git passes over it"
  }
}
