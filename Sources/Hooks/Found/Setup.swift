/// What a repository has in the way of hooks, before anything is changed.
package struct Setup: Equatable, Sendable {
  package var places: RepositoryPlaces
  package var version: GitVersion
  /// Every `core.hooksPath` that holds here, weakest first; the last one counts.
  package var hooksPaths: [GitSetting]
  /// Where git looks for hooks.
  package var folder: HooksFolder
  /// What the directory is, where it is a symbolic link.
  package var folderTarget: String?
  package var keeper: Keeper
  /// The repository's own directory of hooks, where git may look no longer.
  package var ownFolder: HooksFolder
  /// Where husky's user keeps the files that it runs.
  package var huskyFolder: HooksFolder?
  /// Scripts for hooks that another tool or the configuration starts.
  package var scripts: HooksFolder
  package var lefthook: LefthookFiles
  /// Hooks of ours that the configuration names, where git runs them; it may be the user's.
  package var configured: [HookName: GitSetting]
  /// The files that lines may be added to, by path: those that exist.
  package var texts: [String: [UInt8]]
  package var isFolderWritable: Bool

  package init(
    places: RepositoryPlaces, version: GitVersion, hooksPaths: [GitSetting] = [],
    folder: HooksFolder, keeper: Keeper = .repository
  ) {
    self.places = places
    self.version = version
    self.hooksPaths = hooksPaths
    self.folder = folder
    self.keeper = keeper
    ownFolder = folder
    scripts = HooksFolder(path: places.ownScripts)
    lefthook = LefthookFiles(main: [], local: [])
    configured = [:]
    texts = [:]
    isFolderWritable = true
  }

  /// Reads what is there; changes nothing.
  ///
  /// - Parameter git: the installed git, at work in the repository.
  /// - Throws: `HookError` where there is no repository.
  package init(readingWith git: GitCommand) throws(HookError) {
    let places = try RepositoryPlaces(askingGit: git)
    let version = try git.version()
    let hooksPaths = try git.settings("core.hooksPath", type: "path")
    let directory = hooksPaths.last.map { absolute($0.value, from: places.runningPlace) }
    let path = directory ?? places.ownHooks
    let real = resolved(path)
    let facts = try Self.facts(git, places, hooksPaths.last?.value, path, real)
    self.init(
      places: places, version: version, hooksPaths: hooksPaths,
      folder: HooksFolder(readingFrom: path), keeper: Keeper.decide(facts))
    if case .link = Entry(at: path) { folderTarget = real }
    isFolderWritable = isWritable(path)
    ownFolder = HooksFolder(readingFrom: places.ownHooks)
    if let tree = places.workTree { lefthook = LefthookFiles(in: tree) }
    if case .husky(let folder, _) = keeper {
      huskyFolder = HooksFolder(readingFrom: folder)
      scripts = HooksFolder(readingFrom: "\(folder)/\(HuskyFile.scripts)")
    } else {
      scripts = HooksFolder(readingFrom: places.ownScripts)
    }
    for path in editable { texts[path] = contents(of: path) }
    guard version.hasConfiguredHooks else { return }
    for name in HookName.allCases {
      configured[name] = try git.settings("hook.\(ConfiguredHooks.title(of: name)).event").last
    }
  }

  /// The files that lines of ours may stand in.
  var editable: [String] {
    let husky = HookName.allCases.compactMap { huskyFolder?.file($0) }
    let local = places.workTree.map { tree in lefthook.local.map { "\(tree)/\($0)" } } ?? []
    return [places.configuration] + husky + local
  }

  private static func facts(
    _ git: GitCommand, _ places: RepositoryPlaces, _ value: String?, _ path: String, _ real: String
  ) throws(HookError) -> Keeper.Facts {
    var facts = Keeper.Facts(hooksPath: value, directory: path)
    let entry = Entry(at: real)
    facts.isBlocked = entry != .nothing && entry != .directory
    let inside = names(in: path)
    facts.hasHuskyRunner = inside.contains("h") || inside.contains("husky.sh")
    facts.hasOldHuskyRunner = names(in: "\(path)/_").contains("husky.sh")
    facts.hasLefthook = places.workTree.map { !LefthookFiles(in: $0).main.isEmpty } ?? false
    facts.isWrittenByLefthook = Set(inside).intersection(HookName.every).contains {
      guard case .foreign(let hook) = HookFile(at: "\(path)/\($0)") else { return false }
      return hook.traits.contains(.isLefthook)
    }
    let isInRepository =
      isInside(real, resolved(places.commonDirectory))
      || isInside(real, resolved(places.gitDirectory))
    let isInTree = places.workTree.map { isInside(real, resolved($0)) } ?? false
    facts.isOwn = isInRepository || isInTree
    if isInTree, !isInRepository { facts.isShared = try git.keeps(real) }
    return facts
  }
}

extension GitCommand {
  /// - Throws: `HookError` where git says nothing that could be a version.
  package func version() throws(HookError) -> GitVersion {
    guard let version = GitVersion(try text(["version"]) ?? "") else {
      throw HookError(.unreadable, "cannot tell which version of git is installed")
    }
    return version
  }

  /// Whether files of a directory in the work tree are, or could be, committed.
  fileprivate func keeps(_ directory: String) throws(HookError) -> Bool {
    let hook = "\(directory)/\(HookName.prepareCommitMessage.rawValue)"
    if try text(["ls-files", "-z", "--", directory])?.isEmpty == false { return true }
    // 0 is an ignored file, 1 one that is not.
    return try run(["check-ignore", "-q", "--", hook]).status == 1
  }
}
