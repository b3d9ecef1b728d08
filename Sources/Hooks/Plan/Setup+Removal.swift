extension Setup {
  /// What it takes to have everything as it was before.
  package func removal() -> Plan {
    var plan = Plan()
    if folder.isForwarding {
      plan.notes.append(
        "the hooks in '\(folder.path)' serve every repository: 'outcomes hook uninstall --global'")
    } else {
      plan += folder.removal()
    }
    if ownFolder.path != folder.path { plan += ownFolder.removal() }
    for path in editable { plan += blockRemoval(from: path, texts[path]) }
    plan += scripts.removal()
    if let husky = huskyFolder, husky.path != folder.path { plan += husky.removal() }
    return plan
  }
}

extension HooksFolder {
  /// Whether it is the directory that was made for all repositories of a user.
  var isForwarding: Bool {
    HookName.allCases.contains { name in
      guard case .ours(let mark, _) = slot(name).keptBeside else { return false }
      return mark.name == ScriptMark.forwarder
    }
  }
}
