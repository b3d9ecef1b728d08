/// Whether commits are tagged here, and what that rests on.
package struct HookStatus: Equatable, Sendable {
  package struct Row: Equatable, Sendable {
    package let label: String
    package let text: String
  }

  package let isCaptured: Bool
  /// The answer in one sentence.
  package let verdict: String
  package let rows: [Row]
  /// What to do, where it does not work.
  package let advice: String?

  /// - Parameters:
  ///   - setup: what the repository has.
  ///   - result: what became of a commit made to try it.
  ///   - programs: the directory of the programs; `nil` where they are not found.
  package init(of setup: Setup, result: DryRun.Result, programs: String?) {
    let places = setup.places
    var rows = [Row(label: "repository", text: places.workTree ?? places.gitDirectory)]
    rows += setup.words.map { Row(label: "found", text: $0) }
    rows += HookName.allCases.map { Row(label: $0.rawValue, text: setup.state(of: $0)) }
    rows.append(Row(label: "outcomes-hook", text: programs ?? "not found"))
    rows += setup.shadows.map { Row(label: "shadowed", text: $0) }
    rows.append(Row(label: "dry run", text: result.words))
    self.rows = rows
    if case .tagged = result { isCaptured = true } else { isCaptured = false }
    verdict = isCaptured ? "an agent's commit is tagged" : result.complaint
    advice = isCaptured ? nil : setup.advice(result, programs: programs)
  }
}

extension DryRun.Result {
  /// What happened.
  package var words: String {
    switch self {
    case .tagged(let lines): lines.joined(separator: ", ")
    case .untagged: "the commit was made, and has no tag"
    case .refused(let status, let last):
      "the commit was refused: exit code \(status)\(last.isEmpty ? "" : ", \(last)")"
    case .late: "stopped after 10 seconds"
    }
  }

  package var complaint: String {
    switch self {
    case .tagged, .untagged: "an agent's commit would not be tagged"
    case .refused: "a hook refuses the commit"
    case .late: "a hook does not end"
    }
  }
}

extension Setup {
  /// Where ours is for a hook, in words.
  func state(of name: HookName) -> String {
    let hint = name == .prepareCommitMessage ? "" : " (--spend-notes)"
    if folder.slot(name).isInstalled { return folder.installed(name) }
    if let husky = huskyFolder, hasBlock(husky.file(name)) {
      return "lines of ours in '\(husky.file(name))'"
    }
    if let setting = configured[name] { return "named in \(setting.place)" }
    if keeper == .lefthook, let tree = places.workTree,
      let file = lefthook.local.first(where: {
        LefthookLines.names(in: texts["\(tree)/\($0)"]).contains(name)
      })
    {
      return "in '\(file)'" + (folder.slot(name).isLefthook ? "" : "; not run by lefthook yet")
    }
    return "not installed\(hint)"
  }

  private func hasBlock(_ path: String) -> Bool {
    texts[path].map { MarkedBlock.find(in: $0) != nil } ?? false
  }

  /// Hooks of ours that git does not run, and why.
  package var shadows: [String] {
    guard ownFolder.path != folder.path, let setting = hooksPaths.last else { return [] }
    return HookName.allCases.filter { ownFolder.slot($0).isInstalled }.map {
      "'\(ownFolder.file($0))' is not run: core.hooksPath = \(setting.value), set in "
        + setting.place
    }
  }

  fileprivate func advice(_ result: DryRun.Result, programs: String?) -> String {
    if case .refused = result {
      return "mend that hook; where it needs files of this work tree, make a commit here and look"
    }
    if case .late = result { return "mend or remove the hook that does not end" }
    if !HookName.prepareCommitMessage.isInstalled(in: self), shadows.isEmpty {
      return "run 'outcomes hook install'"
    }
    if programs == nil {
      return "put outcomes-hook beside outcomes, or into a directory of PATH or ~/.local/bin"
    }
    if let setting = hooksPaths.last, setting.isOfProcess {
      return "unset core.hooksPath in the environment (\(setting.value)), or run this elsewhere"
    }
    if keeper == .lefthook { return "run 'lefthook install'" }
    if case .husky = keeper, folder.missingDirectories > 0 {
      return "run husky here (often 'npm install'): '\(folder.path)' does not exist"
    }
    return shadows.isEmpty
      ? "look at what the hooks print: 'git commit --allow-empty'" : "run 'outcomes hook install'"
  }
}

extension HookName {
  fileprivate func isInstalled(in setup: Setup) -> Bool {
    !setup.state(of: self).hasPrefix("not installed")
  }
}

extension HooksFolder {
  fileprivate func installed(_ name: HookName) -> String {
    let slot = slot(name)
    let place = slot.isKeptByPreCommit ? file(name, ".legacy") : file(name)
    guard slot.hasKept else { return "'\(place)'" }
    return "'\(place)', after '\(lastComponent(of: keptPath(name)))'"
  }
}
