package import Git
package import Provenance

/// What rules may know of one commit.
package struct CommitFacts: Sendable {
  package let id: ObjectID
  package let commit: Commit
  /// What its author, its message, and attribution stores say of agents, the strongest first.
  package let evidence: [Evidence]
  /// What attribution stores recorded of tokens beside the commit.
  package let usage: [RecordedUsage]
  /// What its author is: a human, an agent, another program.
  package let author: Actor
  /// The humans who wrote it, by the base's mailmap and owners.
  package let developers: [Developer]
  /// Whether it is the tip of the range, which can be amended.
  package let isTip: Bool

  package init(
    id: ObjectID, commit: Commit, evidence: [Evidence], usage: [RecordedUsage], author: Actor,
    developers: [Developer], isTip: Bool
  ) {
    (self.id, self.commit, self.evidence, self.usage) = (id, commit, evidence, usage)
    (self.author, self.developers, self.isTip) = (author, developers, isTip)
  }

  /// A merge has two parents, whatever its subject says.
  package var isMerge: Bool { commit.parents.count > 1 }
}
