import Configuration
import Git
import Provenance

/// The author's address is in the base's mailmap, or of a domain that the policy names.
///
/// A commit that the forge's merge queue makes bears the name and the address of an account: the
/// commits that it was made of were judged in their pull request.
struct IdentityKnown: CommitRule {
  static let name = GatePolicy.Rule.identityKnown
  let domains: [String]
  let mailmap: Mailmap
  /// Whether the range is what a merge queue made.
  let isMergeQueue: Bool

  var demand: String {
    domains.isEmpty
      ? "the author's address is in .mailmap"
      : "the author's address is in .mailmap or of \(domains.joined(separator: ", "))"
  }

  func judge(_ commit: CommitFacts) -> Ruling {
    if isMergeQueue, commit.commit.committer.email == Self.forge { return .notApplicable }
    let email = commit.commit.author.email.lowercased()
    if mailmap.knows(email: email) || domains.contains(where: { Self.isIn($0, email) }) {
      return .satisfied
    }
    return .unsatisfied(
      Complaint(
        what: "nobody knows the author's address",
        why: "its author is \(commit.commit.author.name) <\(commit.commit.author.email)>, and "
          + (domains.isEmpty
            ? "the address is not in the base's .mailmap"
            : "neither the base's .mailmap nor 'identity.domains' has it"),
        mends: Mends.authoring(commit) + [
          Finding.Mend("or add the person to .mailmap of the base")
        ]))
  }

  /// The committer of what GitHub makes itself.
  private static let forge = "noreply@github.com"

  /// Whether the address is of the domain; `*.example.org` stands for all domains below.
  private static func isIn(_ domain: String, _ email: String) -> Bool {
    domain.hasPrefix("*.")
      ? email.hasSuffix(domain.dropFirst()) && email.contains("@")
      : email.hasSuffix("@" + domain)
  }
}
