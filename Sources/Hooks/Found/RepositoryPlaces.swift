/// Where a repository has what hooks depend on; absolute paths.
package struct RepositoryPlaces: Equatable, Sendable {
  /// The git directory of this work tree.
  package let gitDirectory: String
  /// The git directory that all work trees share.
  package let commonDirectory: String
  /// The top of the work tree; `nil` in a bare repository.
  package let workTree: String?

  package init(gitDirectory: String, commonDirectory: String, workTree: String?) {
    self.gitDirectory = gitDirectory
    self.commonDirectory = commonDirectory
    self.workTree = workTree
  }

  /// - Throws: `HookError` where there is no repository that git would read.
  package init(askingGit git: GitCommand) throws(HookError) {
    let answer = try git.run(["rev-parse", "--git-dir"])
    guard answer.status == 0 else {
      let reason = answer.errors.split(separator: "\n").first.map(String.init) ?? "git failed"
      throw HookError(
        .unreadable, "cannot read '\(git.directory)' as a repository: \(reason)",
        hint: "name a repository, or run this inside one")
    }
    gitDirectory = absolute(answer.text, from: git.directory)
    // Asked one by one: a path may hold a newline.
    commonDirectory = absolute(
      try git.text(["rev-parse", "--git-common-dir"]) ?? answer.text, from: git.directory)
    let top = try git.text(["rev-parse", "--show-toplevel"]) ?? ""
    workTree = top.isEmpty ? nil : absolute(top, from: git.directory)
  }

  /// Where git looks for hooks when nothing names another place.
  package var ownHooks: String { "\(commonDirectory)/hooks" }

  /// The file of the settings that all work trees share.
  var configuration: String { "\(commonDirectory)/config" }

  /// Where scripts stand that no folder of hooks can hold.
  var ownScripts: String { "\(commonDirectory)/outcomes/hooks" }

  /// Where hooks run, so that a relative `core.hooksPath` starts there.
  var runningPlace: String { workTree ?? gitDirectory }
}
