/// What a user has in the way of hooks for every repository.
package struct GlobalSetup: Equatable, Sendable {
  package var version: GitVersion
  /// `core.hooksPath` of the user's settings, or the machine's.
  package var hooksPath: GitSetting?
  /// The directory it names.
  package var folder: HooksFolder?
  package var isFolderWritable: Bool
  /// Our own directory, for git before 2.54.
  package var ownFolder: HooksFolder
  /// What stands in it for hooks that are not ours.
  package var forwarders: [String: HookFile]
  /// What stands in it for those that no script may stand in for.
  package var links: [String: HookFile]
  /// Scripts that the configuration starts.
  package var scripts: HooksFolder
  package var configurationPath: String
  package var configuration: [UInt8]?
  /// The directory of this program's settings.
  package var settings: String

  /// Reads what is there; changes nothing.
  ///
  /// - Parameters:
  ///   - git: the installed git.
  ///   - places: where the user's settings are.
  /// - Throws: `HookError` where the settings cannot be read.
  package init(readingWith git: GitCommand, _ places: UserPlaces) throws(HookError) {
    version = try git.version()
    hooksPath = try git.settings("core.hooksPath", type: "path")
      .last { $0.scope == "global" || $0.scope == "system" }
    folder = hooksPath.map { HooksFolder(readingFrom: absolute($0.value, from: places.home)) }
    isFolderWritable = folder.map { isWritable($0.path) } ?? true
    ownFolder = HooksFolder(readingFrom: "\(places.own)/hooks")
    let path = ownFolder.path
    forwarders = Dictionary(
      uniqueKeysWithValues: HookName.others.map { ($0, HookFile(at: "\(path)/\($0)")) })
    links = Dictionary(
      uniqueKeysWithValues: HookName.linked.keys.map { ($0, HookFile(at: "\(path)/\($0)")) })
    scripts = HooksFolder(readingFrom: "\(places.own)/scripts")
    configurationPath = places.configuration
    configuration = try places.readConfiguration()
    settings = places.own
  }

  /// What it takes to have hooks of ours run in every repository.
  ///
  /// - Parameters:
  ///   - names: the hooks.
  ///   - programs: the directory of the programs, where it is known.
  /// - Returns: what to do.
  /// - Throws: `HookError` where somebody has to decide first.
  package func installation(
    of names: [HookName], programs: String?
  ) throws(HookError) -> Plan {
    if version.hasConfiguredHooks {
      return try ConfiguredHooks.installation(
        of: names, programs: programs, scripts: scripts, in: configurationPath, configuration)
    }
    guard let folder, let hooksPath, folder.path != ownFolder.path else {
      return try forwarding(names, programs)
    }
    guard isFolderWritable, hooksPath.value.hasPrefix("/") else {
      throw HookError(
        .configuration,
        """
        cannot write to '\(folder.path)', which core.hooksPath names \
        (set in \(hooksPath.place))
        """, hint: "ask who keeps it, or use git 2.54, which takes hooks from its configuration")
    }
    return try folder.installation(of: names, programs: programs)
  }

  private func forwarding(_ names: [HookName], _ programs: String?) throws(HookError) -> Plan {
    let forwarder = HookScript(nil, programs: nil, directoriesMade: 0)
    var plan = try ownFolder.installation(of: names, programs: programs, earlier: forwarder)
    let rest = HookName.allCases.filter {
      !names.contains($0) && ownFolder.slot($0).current.isAbsent
    }
    let others = HookName.others.filter { forwarders[$0]?.isAbsent ?? true }
    for name in rest.map(\.rawValue) + others {
      plan.steps.append(.write("\(ownFolder.path)/\(name)", forwarder.bytes, mode: 0o755))
    }
    for (name, target) in HookName.linked.sorted(by: { $0.key < $1.key })
    where links[name]?.isAbsent ?? true {
      plan.steps.append(.link("\(ownFolder.path)/\(name)", to: target))
    }
    plan += configurationPlan(adding: block, to: configurationPath, configuration)
    if !plan.steps.isEmpty { plan.notes += Self.costs }
    return plan
  }

  private var block: MarkedBlock {
    MarkedBlock(lines: ["[core]", "\thooksPath = \(doubleQuoted(ownFolder.path))"])
  }

  /// What one directory of hooks for everything costs.
  private static let costs = [
    "git now looks for hooks in one directory; from there each repository's own hooks are run too, "
      + "for one small shell (about 1.5 ms) per hook that git calls: four in a commit",
    "a repository that sets core.hooksPath itself (husky does) is not reached: run "
      + "'outcomes hook install' in it",
    "a repository's own reference-transaction and post-index-change hooks do not run in linked "
      + "work trees, submodules and bare repositories",
    "tools that put their hooks into 'the hooks directory' now see this one",
  ]

  /// What it takes to have everything as it was before.
  package func removal() -> Plan {
    var plan = Plan()
    plan += blockRemoval(from: configurationPath, configuration)
    for (name, file) in forwarders.sorted(by: { $0.key < $1.key }) {
      if case .ours(let mark, let bytes) = file, mark.isIntact {
        plan.steps.append(.delete("\(ownFolder.path)/\(name)", old: bytes))
      }
    }
    for (name, target) in HookName.linked.sorted(by: { $0.key < $1.key }) {
      if case .foreign(let hook) = links[name], hook.link == target {
        plan.steps.append(.delete("\(ownFolder.path)/\(name)", old: []))
      }
    }
    plan += ownFolder.removal()
    if let folder, folder.path != ownFolder.path { plan += folder.removal() }
    plan += scripts.removal()
    if !plan.steps.isEmpty { plan.steps.append(.removeDirectory(settings)) }
    return plan
  }
}
