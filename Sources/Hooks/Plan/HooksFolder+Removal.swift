extension HooksFolder {
  /// Takes our scripts out of the directory, and puts back what stood there before.
  ///
  /// What somebody has changed since is left, and named.
  func removal() -> Plan {
    var plan = Plan()
    var made = 0
    for name in HookName.allCases {
      let (steps, directories) = removal(of: name, into: &plan)
      plan.steps += steps
      made = max(made, directories)
    }
    if entries.contains(Self.keptFolder), !plan.steps.isEmpty {
      plan.steps.append(.removeDirectory("\(path)/\(Self.keptFolder)"))
    }
    var place = path
    for _ in 0..<made {
      plan.steps.append(.removeDirectory(place))
      place = parent(of: place)
    }
    return plan
  }

  private func removal(of name: HookName, into plan: inout Plan) -> ([Step], Int) {
    let slot = slot(name)
    let places = [(slot.current, ""), (slot.legacy, ".legacy"), (slot.old, ".old")]
    var steps: [Step] = []
    var made = 0
    var isRestored = false
    for (content, suffix) in places {
      guard case .ours(let mark, let bytes) = content else { continue }
      let path = file(name, suffix)
      guard mark.isIntact else {
        plan.demands.append("'\(path)' is ours, and was changed since; remove it by hand")
        return ([], 0)
      }
      made = max(made, mark.directoriesMade)
      steps.append(.delete(path, old: bytes))
      if !isRestored { steps += restoring(name, to: path) }
      isRestored = true
    }
    if steps.isEmpty, slot.hasKept {
      plan.demands.append(
        """
        '\(file(name))' was replaced since by something else, and stays; the hook that was there \
        before ours is kept as '\(keptPath(name))'
        """)
    }
    return (steps, made)
  }

  /// Puts an earlier hook back; what only ran a repository's own hook goes.
  private func restoring(_ name: HookName, to path: String) -> [Step] {
    let slot = slot(name)
    switch slot.keptBeside {
    case .ours(_, let bytes): return [.delete(beside(name), old: bytes)]
    case .foreign: return [.move(beside(name), to: path)]
    case .absent: break
    }
    guard case .foreign(let hook) = slot.keptInside else { return [] }
    var steps: [Step] = [.move(inside(name), to: path)]
    if let link = hook.link, link.hasPrefix("../") {
      steps = [.link(path, to: String(link.dropFirst(3))), .delete(inside(name), old: [])]
    }
    return steps + neighbours.map { .delete("\(self.path)/\(Self.keptFolder)/\($0)", old: []) }
  }
}
