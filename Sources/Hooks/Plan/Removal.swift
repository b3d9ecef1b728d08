/// The plan that takes our lines out of a file.
///
/// - Parameters:
///   - path: the file.
///   - text: its content; `nil` where there is no file.
///   - title: what the lines are called.
/// - Returns: what to do; nothing where there are none.
func blockRemoval(
  from path: String, _ text: [UInt8]?, title: String = "outcomes hook"
) -> Plan {
  guard let text, let block = MarkedBlock.find(in: text, title: title) else { return Plan() }
  guard block.isIntact else {
    return Plan(demands: ["our lines in '\(path)' were changed since; take them out by hand"])
  }
  return Plan(
    steps: [
      block.original.map { .replace(path, old: text, new: $0) } ?? .delete(path, old: text)
    ])
}
