import Foundation

/// What each rule says of commits of many shapes, which `GateShapes` has.
///
/// `+` it is satisfied, `-` it is not, `.` it says nothing of it, `!` it cannot be known.
/// The columns are those of `GateTableRule`: `attribution` as require, disclose and forbid,
/// `evidence.minimum = "session"`, `trailers.wellformed`, `human.accountable`, `signoff.human`,
/// `spend.recorded`, `spend.budget`, `deployments.config`, `identity.known`.
enum GateTable {
  static let rows = GateShapes.all

  /// The marks of a shape; none for one that is not in the table.
  static func marks(of shape: String) -> [Character] { marks[shape] ?? [] }

  /// The names of the shapes in the table.
  static var names: Set<String> { Set(marks.keys) }

  private static let marks = Dictionary(
    table.split(separator: "\n").dropFirst().map { line in
      let name = line.prefix(nameWidth).trimmingCharacters(in: .whitespaces)
      return (name, line.dropFirst(nameWidth).filter { $0 != " " }.map(\.self))
    }, uniquingKeysWith: { $0 + $1 })

  private static let nameWidth = 31
  private static let table = """
                                   req dis for   evi tra hum sig   rec bud cfg ide
    a human's plain commit         .   .   +     .   .   .   .     .   .   .   +
    an empty message               .   .   +     .   .   .   .     .   .   .   +
    a human signs off              .   .   +     .   +   .   +     .   .   .   +
    nobody known                   .   .   +     .   .   .   .     .   .   .   -
    a mailmapped address           .   .   +     .   .   .   .     .   .   .   +
    a root commit                  .   .   +     .   .   .   .     .   .   .   +
    dependabot                     .   .   +     .   +   .   +     .   .   .   -
    Latin-1                        .   .   +     .   .   .   .     .   .   .   +

    the tag                        +   +   -     -   +   .   .     -   .   .   +
    a footer only                  -   -   -     -   .   .   .     -   .   .   +
    an agent as co-author          -   +   -     -   +   .   .     -   .   .   +
    footer, co-author and tag      +   +   -     -   +   .   .     -   .   .   +
    a tag with CRLF                +   +   -     -   +   .   .     -   .   .   +
    a tag in Latin-1               +   +   -     -   +   .   .     -   .   .   +
    fixup! with a footer           -   -   -     -   .   .   .     -   .   .   +
    an agent signs off             +   +   -     -   +   .   -     -   .   .   +
    only an agent signs off        -   -   -     -   +   .   -     -   .   .   +
    both sign off                  +   +   -     -   +   .   -     -   .   .   +

    an agent without a human       -   -   -     -   .   -   .     -   .   .   -
    an agent with a human          -   -   -     -   +   +   .     -   .   .   -
    an agent with an owner         -   -   -     -   .   +   .     -   .   .   -
    a tagged agent and human       +   +   -     -   +   +   .     -   .   .   -
    an agent with an agent         -   +   -     -   +   -   .     -   .   .   -
    a bot with a tag               +   +   -     -   +   -   .     -   .   .   -

    a merge                        .   .   +     .   .   .   .     .   .   .   +
    an octopus                     .   .   +     .   .   .   .     .   .   .   +
    an evil merge                  .   .   -     .   +   .   .     .   .   .   +
    an agent's merge               .   .   -     .   .   -   .     .   .   .   -
    one parent, called a merge     -   -   -     -   .   .   .     -   .   .   +
    a merge that changes config    .   .   +     .   .   .   .     .   .   -   +

    a revert that quotes a tag     .   .   +     .   .   .   .     .   .   .   +
    a tag in a code fence          .   .   +     .   .   .   .     .   .   .   +
    a squash that hides a tag      -   -   -     -   -   .   .     -   .   .   +
    git merge --squash             -   -   -     -   .   .   .     -   .   .   +
    a tag above a co-author        -   -   -     -   -   .   .     -   .   .   +
    a tag twice, once hidden       +   +   -     -   +   .   .     -   .   .   +

    a session without id           +   +   -     -   -   .   .     -   .   .   +
    a misspelt key                 .   .   +     .   -   .   .     .   .   .   +
    a signature without mail       .   .   +     .   -   .   +     .   .   .   +
    an unknown agent               .   .   +     .   -   .   .     .   .   .   +
    an agent of the policy         +   +   -     -   +   .   .     -   .   .   +
    a waiver of no rule            .   .   +     .   -   .   .     .   .   .   +

    configuration, unapproved      .   .   +     .   .   .   .     .   .   -   +
    configuration, approved        .   .   +     .   .   .   .     .   .   +   +
    configuration, by itself       .   .   +     .   .   .   .     .   .   -   +
    approved by anybody            .   .   +     .   .   .   .     .   .   -   +
    approved on top                .   .   +     .   .   .   .     .   .   +   +
    the roster                     .   .   +     .   .   .   .     .   .   -   +
    the roster goes                .   .   +     .   .   .   .     .   .   -   +
    another file                   .   .   +     .   .   .   .     .   .   .   +

    a session without a note       +   +   -     -   +   .   .     -   .   .   +
    a session with a note          +   +   -     +   +   .   .     +   +   .   +
    a session beyond budget        +   +   -     +   +   .   .     +   -   .   +
    a note without a price         +   +   -     +   +   .   .     +   !   .   +
    a note alone                   -   -   -     +   .   .   .     +   +   .   +
    a session used again           +   +   -     +   -   .   .     +   +   .   +
    """
}
