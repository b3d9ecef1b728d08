import Foundation
import Testing

@testable import Provenance

/// Precision and recall of detection, on commits that were labelled by reading them.
///
/// `OUTCOMES_PRINT_LABELLED=1` prints the tables. A change that makes detection better or worse
/// fails here, and the figures are corrected with it.
@Suite struct LabelledTests {
  typealias Count = DetectionScore.Count

  @Test func everyLabelledCommit() throws {
    let commits = try LabelledCommit.all().filter { !$0.isNote }
    #expect(commits.count == 701)
    let score = DetectionScore(of: commits)
    print(score, "all")
    #expect(
      score.counts == [
        "identity": Count(labelled: 71, found: 70, right: 70),
        "trailer": Count(labelled: 156, found: 155, right: 155),
        "body": Count(labelled: 9, found: 7, right: 7),
        "footer": Count(labelled: 13, found: 11, right: 11),
        "branch": Count(labelled: 12, found: 11, right: 11),
        "review": Count(labelled: 11, found: 11, right: 11),
        "none": Count(labelled: 429, found: 436, right: 429),
        "tagged": Count(labelled: 249, found: 243, right: 243),
      ])
    #expect(score.rightAgents == 243)
    #expect(score.confusions.sorted() == Self.knownMisses)
  }

  /// What is known to be missed, for the reasons that `Labelled/README.md` gives.
  private static let knownMisses = [
    "charmbracelet/crush@929f7e0f43: body, none", "charmbracelet/crush@f85c7d836d: identity, none",
    "git/git@d9028728f4: trailer, none", "gitbutlerapp/gitbutler@11d91bba72: branch, none",
    "simonw/datasette@654ab05cfe: footer, none", "steveyegge/beads@d1d53b5d8d: body, none",
    "tursodatabase/turso@a6a13d9f8a: footer, none",
  ]

  /// Those that no marker has been added for.
  @Test func heldOut() throws {
    let commits = try LabelledCommit.all().filter { $0.heldOut && !$0.isNote }
    let score = DetectionScore(of: commits)
    print(score, "held out")
    #expect(score.counts["tagged"] == Count(labelled: 60, found: 58, right: 58))
    #expect(score.counts["none"] == Count(labelled: 108, found: 110, right: 108))
  }

  /// The blocks of aGiTrack are notes, which the stores read: they say nothing here.
  @Test func notesAreLeftToTheStores() throws {
    let notes = try LabelledCommit.all().filter(\.isNote)
    #expect(notes.count == 32)
    for note in notes {
      #expect(detector.evidence(in: note.commit).isEmpty, "\(note.source)")
    }
  }

  @Test func labelsAreWhole() throws {
    let commits = try LabelledCommit.all()
    #expect(Set(commits.map(\.source)).count == commits.count)
    for label in commits.map(\.label) {
      let level = EvidenceLevel(rawValue: label.level)
      #expect((level == nil) == (label.level == "none"))
      #expect((label.agent == nil) == (level == nil))
      #expect(label.tagged == (level.map { $0 >= .footer } ?? false))
    }
  }

  private func print(_ score: DetectionScore, _ title: String) {
    guard ProcessInfo.processInfo.environment["OUTCOMES_PRINT_LABELLED"] != nil else { return }
    Swift.print("\n\(title)\n\(score.table)\n")
  }
}
