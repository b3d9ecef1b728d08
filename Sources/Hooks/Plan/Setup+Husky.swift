extension Setup {
  /// Our lines in the files that husky runs, and the scripts that they start.
  func huskyInstallation(of names: [HookName], isNine: Bool) throws(HookError) -> Plan {
    guard let folder = huskyFolder else { return Plan() }
    var plan = Plan(steps: directories(to: folder.path, missing: folder.missingDirectories))
    plan += try scripts.installation(
      of: names.startedAsScripts, programs: nil)
    for name in names {
      let file = HuskyFile(name: name, isNine: isNine)
      let path = folder.file(name)
      guard let old = texts[path] else {
        plan.steps.append(.write(path, file.newFile, mode: 0o755))
        continue
      }
      guard MarkedBlock.find(in: old) == nil else { continue }
      plan.steps.append(.replace(path, old: old, new: file.adding(to: old)))
    }
    if !plan.steps.isEmpty {
      plan.notes.append("whoever clones gets it too: commit what changed in '\(folder.path)'")
    }
    return plan
  }

  /// Whether, where git runs the files itself, one of them is no shell script that it runs.
  ///
  /// Then ours stands in its place and runs it, as it does elsewhere.
  func hasForeignHuskyFile(_ names: [HookName]) -> Bool {
    guard let folder = huskyFolder else { return false }
    return names.contains { name in
      if folder.slot(name).isInstalled { return true }
      guard case .foreign(let hook) = folder.slot(name).current else { return false }
      let first = (texts[folder.file(name)] ?? []).prefix { $0 != 0x0A }
      let isShell = String(decoding: first, as: UTF8.self).hasPrefix("#!") && first.ends("sh")
      return hook.link != nil || !hook.isExecutable || !isShell
    }
  }
}

extension ArraySlice<UInt8> {
  /// Whether a line's last word ends so, options after it left aside.
  fileprivate func ends(_ suffix: String) -> Bool {
    String(decoding: self, as: UTF8.self).split(separator: " ")
      .contains { $0.hasSuffix(suffix) }
  }
}
