/// What can be seen from a process that runs on behalf of a commit.
///
/// The parts that cost something are asked for when they are needed, and not before.
package struct Surroundings {
  package var variable: (String) -> String?
  package var fileExists: (String) -> Bool
  /// Hands over the processes above this one, the nearest first, as long as they are wanted.
  package var forEachAncestor: (_ isWanted: (Ancestor) -> Bool) -> Void
  /// The mark that an agent's own hook left for this commit.
  package var mark: Mark?

  package init(
    variable: @escaping (String) -> String?,
    fileExists: @escaping (String) -> Bool = { _ in false },
    forEachAncestor: @escaping ((Ancestor) -> Bool) -> Void = { _ in }, mark: Mark? = nil
  ) {
    self.variable = variable
    self.fileExists = fileExists
    self.forEachAncestor = forEachAncestor
    self.mark = mark
  }
}

/// A process above the one that runs on behalf of a commit.
package struct Ancestor {
  /// The name that the kernel has of it, 15 bytes at most; see `comm` in proc(5).
  package let name: String
  /// The first words of its command line, asked for where the name is an interpreter's.
  package let words: () -> [String]
  /// Whether it was started with the variable in its environment, as far as that can be read.
  package let hasVariable: (String) -> Bool

  package init(
    name: String, words: @escaping () -> [String] = { [] },
    hasVariable: @escaping (String) -> Bool = { _ in false }
  ) {
    self.name = name
    self.words = words
    self.hasVariable = hasVariable
  }
}
