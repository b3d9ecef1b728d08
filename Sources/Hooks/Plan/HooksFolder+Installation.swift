extension HooksFolder {
  /// Puts our scripts into the directory, and keeps what stands there.
  ///
  /// - Parameters:
  ///   - names: the hooks.
  ///   - programs: the directory of the programs; `nil` where others get the files too.
  ///   - earlier: a script for hooks that have no earlier one; it is chained like one.
  /// - Returns: what to do; nothing for a script that is there already.
  /// - Throws: `HookError` where an earlier hook cannot be kept.
  func installation(
    of names: [HookName], programs: String?, earlier: HookScript? = nil
  ) throws(HookError) -> Plan {
    guard !names.isEmpty else { return Plan() }
    var plan = Plan(steps: directories(to: path, missing: missingDirectories))
    var made = missingDirectories
    let isOurs = names.contains { slot($0).isInstalled }
    for name in names {
      let script = HookScript(name, programs: programs, directoriesMade: made)
      let added = try installation(of: name, script, programs)
      plan += added
      if let earlier, slot(name).isFree {
        plan.steps.append(.write(beside(name), earlier.bytes, mode: 0o755))
      }
      // The first script answers for the directories.
      if !added.steps.isEmpty || isOurs { made = 0 }
    }
    return plan
  }

  private func installation(
    of name: HookName, _ script: HookScript, _ programs: String?
  ) throws(HookError) -> Plan {
    let slot = slot(name)
    if slot.isKeptByPreCommit {
      return try installation(script, name, programs, at: file(name, ".legacy"), slot.legacy)
    }
    return try installation(script, name, programs, at: file(name), slot.current)
  }

  private func installation(
    _ script: HookScript, _ name: HookName, _ programs: String?, at path: String,
    _ file: HookFile
  ) throws(HookError) -> Plan {
    switch file {
    case .absent: return Plan(steps: [.write(path, script.bytes, mode: 0o755)])
    case .ours(let mark, let old):
      guard mark.isIntact else {
        return Plan(notes: ["'\(path)' is ours, and was changed since; it stays as it is"])
      }
      let new = HookScript(name, programs: programs, directoriesMade: mark.directoriesMade).bytes
      return Plan(steps: old == new ? [] : [.replace(path, old: old, new: new)])
    case .foreign(let hook):
      guard hook.isFile else {
        throw HookError(.configuration, "'\(path)' is no file", hint: "move it away")
      }
      guard !slot(name).hasKept else {
        throw HookError(
          .configuration,
          "'\(path)' is not ours, and an earlier hook is kept already as '\(keptPath(name))'",
          hint: "another tool has put its hook in the place of ours; move one of the two away")
      }
      var plan = Plan(steps: keeping(hook, name, at: path))
      plan.steps.append(.write(path, script.bytes, mode: 0o755))
      if !hook.isExecutable {
        plan.notes.append("'\(path)' was not executable, and git passed over it; that stays so")
      }
      return plan
    }
  }

  /// Where an earlier hook is kept.
  func keptPath(_ name: HookName) -> String {
    slot(name).keptBeside.isAbsent ? inside(name) : beside(name)
  }

  private func keeping(_ hook: ForeignHook, _ name: HookName, at path: String) -> [Step] {
    guard hook.dependsOnName(name.rawValue) else { return [.move(path, to: beside(name))] }
    let folder = "\(self.path)/\(Self.keptFolder)"
    var steps: [Step] = entries.contains(Self.keptFolder) ? [] : [.makeDirectory(folder)]
    if let link = hook.link, !link.hasPrefix("/") {
      // One directory further in, a relative link needs one step more.
      steps += [.link(inside(name), to: "../\(link)"), .delete(path, old: [])]
    } else {
      steps.append(.move(path, to: inside(name)))
    }
    guard hook.traits.contains(.usesOwnDirectory) else { return steps }
    // Its neighbours, for a hook that looks for `$(dirname "$0")/…`.
    let neighbours = entries.filter { entry in
      entry != Self.keptFolder && !HookName.allCases.contains { entry.hasPrefix($0.rawValue) }
        || entry.hasPrefix("\(name.rawValue).")
    }
    return steps + neighbours.map { .link("\(folder)/\($0)", to: "../\($0)") }
  }
}

extension HookSlot {
  var isInstalled: Bool {
    for file in [current, legacy] {
      if case .ours(let mark, _) = file { return mark.name != ScriptMark.forwarder }
    }
    return false
  }

  /// Whether nothing stands here, or only what runs a repository's own hook.
  var isFree: Bool {
    guard case .ours(let mark, _) = current else { return current.isAbsent }
    return mark.name == ScriptMark.forwarder
  }

  /// Whether pre-commit's hook stands here: it runs `NAME.legacy` first, so ours goes there.
  ///
  /// Were it chained below ours, the next `pre-commit install` would put it above ours as well,
  /// and it refuses every commit in which it meets itself.
  var isKeptByPreCommit: Bool {
    guard case .foreign(let hook) = current else { return false }
    return hook.traits.contains(.isPreCommit)
  }
}

/// The steps that make the missing directories of a path, outermost first.
func directories(to path: String, missing: Int) -> [Step] {
  var steps: [Step] = []
  var place = path
  for _ in 0..<missing {
    steps.append(.makeDirectory(place))
    place = parent(of: place)
  }
  return steps.reversed()
}
