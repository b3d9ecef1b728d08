/// How git is told to look for trailers; its commands differ.
package struct TrailerOptions: Hashable, Sendable {
  /// Whether the message ends before a line that starts with `---` and white space.
  ///
  /// See `--no-divider` in git-interpret-trailers(1): mail has a patch below that line, a commit
  /// does not.
  package var stopsAtDivider: Bool
  /// Whether blank lines above the title are no part of the message, as pretty-printing has it.
  package var skipsLeadingBlankLines: Bool
  /// Whether the lines of a folded value are joined by one space.
  package var unfolds: Bool

  package init(stopsAtDivider: Bool, skipsLeadingBlankLines: Bool, unfolds: Bool) {
    self.stopsAtDivider = stopsAtDivider
    self.skipsLeadingBlankLines = skipsLeadingBlankLines
    self.unfolds = unfolds
  }

  /// `git log --format=%(trailers:only,unfold)`: what a commit that exists says.
  package static let log = TrailerOptions(
    stopsAtDivider: false, skipsLeadingBlankLines: true, unfolds: true)
  /// `git interpret-trailers --parse`.
  package static let parse = TrailerOptions(
    stopsAtDivider: true, skipsLeadingBlankLines: false, unfolds: true)
  /// `git interpret-trailers --parse --no-divider`: a message that is about to become a commit.
  package static let parseWithoutDivider = TrailerOptions(
    stopsAtDivider: false, skipsLeadingBlankLines: false, unfolds: true)
}
