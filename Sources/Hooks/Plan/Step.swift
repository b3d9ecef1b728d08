/// One change of a file, with what was there, so that nothing else is ever replaced.
package enum Step: Equatable, Sendable {
  case makeDirectory(String)
  /// Removes a directory if it is empty.
  case removeDirectory(String)
  case move(String, to: String)
  /// Makes a symbolic link.
  case link(String, to: String)
  /// Writes a new file.
  case write(String, [UInt8], mode: Int)
  /// Replaces a file's bytes; its mode stays.
  case replace(String, old: [UInt8], new: [UInt8])
  /// Removes a link, or a file of exactly these bytes.
  case delete(String, old: [UInt8])

  /// What was done, in words; `nil` for what follows from another step.
  package var words: String? {
    switch self {
    case .makeDirectory(let path): "made the directory '\(path)'"
    case .removeDirectory, .link: nil
    case .move(let from, let to): "moved '\(from)' to '\(to)'"
    case .write(let path, _, _): "wrote '\(path)'"
    case .replace(let path, _, _): "changed '\(path)'"
    case .delete(let path, _): "removed '\(path)'"
    }
  }
}

/// What is going to be done, and what there is to say about it.
package struct Plan: Equatable, Sendable {
  package var steps: [Step] = []
  /// What the reader should know.
  package var notes: [String] = []
  /// What only the reader can do; the command does not succeed without.
  package var demands: [String] = []
  /// Lines that the reader has to put into a file.
  package var excerpt: [String] = []

  package init(
    steps: [Step] = [], notes: [String] = [], demands: [String] = [], excerpt: [String] = []
  ) {
    self.steps = steps
    self.notes = notes
    self.demands = demands
    self.excerpt = excerpt
  }

  static func += (plan: inout Plan, other: Plan) {
    plan.steps += other.steps
    plan.notes += other.notes
    plan.demands += other.demands
    plan.excerpt += other.excerpt
  }
}
