extension Setup {
  /// What it takes to have hooks of ours run here.
  ///
  /// - Parameters:
  ///   - names: the hooks.
  ///   - programs: the directory of the programs, where it is known.
  /// - Returns: what to do; nothing where all is there already.
  /// - Throws: `HookError` where somebody has to decide first.
  package func installation(
    of names: [HookName], programs: String?
  ) throws(HookError) -> Plan {
    switch keeper {
    case .repository: return try folder.installation(of: names, programs: programs)
    case .team: return try teamInstallation(of: names)
    case .husky(_, let isNine):
      return try !isNine && hasForeignHuskyFile(names)
        ? teamInstallation(of: names) : huskyInstallation(of: names, isNine: isNine)
    case .lefthook: return try lefthookInstallation(of: names, programs: programs)
    case .others, .nobody:
      if version.hasConfiguredHooks {
        return try ConfiguredHooks.installation(
          of: names, programs: programs, scripts: scripts, in: places.configuration,
          texts[places.configuration])
      }
      return try sharedInstallation(of: names, programs: programs)
    }
  }

  private func teamInstallation(of names: [HookName]) throws(HookError) -> Plan {
    var plan = try folder.installation(of: names, programs: nil)
    if !plan.steps.isEmpty {
      plan.notes.append("whoever clones gets it too: commit what changed in '\(folder.path)'")
    }
    return plan
  }

  /// In a directory that serves other repositories as well, before git 2.54.
  private func sharedInstallation(
    of names: [HookName], programs: String?
  ) throws(HookError) -> Plan {
    let setting = hooksPaths.last
    let place = "core.hooksPath = \(setting?.value ?? ""), set in \(setting?.place ?? "nothing")"
    guard keeper != .nobody else {
      throw HookError(
        .configuration, "hooks are switched off here (\(place))",
        hint: "unset it, or set core.hooksPath in this repository to a directory")
    }
    guard isFolderWritable else {
      throw HookError(
        .configuration, "cannot write to '\(folder.path)', where git looks for hooks (\(place))",
        hint: "ask who keeps it, or use git 2.54, which takes hooks from its configuration too")
    }
    var plan = try folder.installation(of: names, programs: programs)
    if !plan.steps.isEmpty {
      plan.notes.append("'\(folder.path)' serves other repositories too; it works in them as well")
    }
    return plan
  }

  private func lefthookInstallation(
    of names: [HookName], programs: String?
  ) throws(HookError) -> Plan {
    let tree = places.workTree ?? places.gitDirectory
    let local = lefthook.local.first.map { "\(tree)/\($0)" }
    let text = local.flatMap { texts[$0] }
    let entry = LefthookLines(
      names: HookName.union(names, LefthookLines.names(in: text)), programs: programs,
      scripts: scripts.path)
    var plan = try scripts.installation(of: names.startedAsScripts, programs: programs)
    if let local, let text, let found = MarkedBlock.find(in: text) {
      if found.isIntact, found.lines != entry.lines {
        plan += configurationPlan(adding: MarkedBlock(lines: entry.lines), to: local, text)
      }
    } else {
      plan += lefthookAddition(entry, tree, text)
    }
    if names.contains(where: { !folder.slot($0).isLefthook }) {
      plan.demands.append("run 'lefthook install': it writes the hooks from its configuration")
    }
    return plan
  }

  private func lefthookAddition(
    _ entry: LefthookLines, _ tree: String, _ text: [UInt8]?
  ) -> Plan {
    let block = MarkedBlock(lines: entry.lines)
    switch entry.place(among: lefthook, local: text) {
    case .write(let name):
      return Plan(
        steps: [.write("\(tree)/\(name)", block.newFile(), mode: 0o644)],
        notes: ["'\(name)' is for this clone alone: keep it out of commits (.gitignore)"])
    case .append(let name):
      let path = "\(tree)/\(name)"
      return configurationPlan(adding: block, to: path, text ?? [])
    case .byHand(let reason):
      return Plan(
        demands: ["add the lines below to lefthook's local configuration by hand: \(reason)"],
        excerpt: entry.lines)
    }
  }
}

extension HookSlot {
  var isLefthook: Bool {
    guard case .foreign(let hook) = current else { return false }
    return hook.traits.contains(.isLefthook)
  }
}
