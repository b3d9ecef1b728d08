/// What repositories record beside their commits, each part of it once.
///
/// The same segment of a session hangs on a commit that was amended and on the new one, on a squash
/// and on what was squashed: it counts once, at the commit that got furthest. Of a session that some
/// store knows by its segments, what others say as a whole is left out.
struct CarriedSpend {
  fileprivate struct Candidate {
    var usage: CarriedUsage
    var commit: JoinableCommit
  }

  let records: [SpendRecord]

  init(_ repositories: [JoinableRepository]) {
    var segments: [RecordKey: Candidate] = [:]
    var whole: [Candidate] = []
    var sessions: Set<String> = []
    for repository in repositories {
      for commit in repository.commits {
        for usage in commit.usage {
          let candidate = Candidate(usage: usage, commit: commit)
          guard usage.segment != nil else {
            whole.append(candidate)
            continue
          }
          if let session = usage.session?.lowercased() { sessions.insert(session) }
          let key = usage.key(of: commit)
          segments[key] = segments[key]?.merged(with: candidate) ?? candidate
        }
      }
    }
    var intake = SpendIntake()
    for candidate in whole
    where candidate.usage.session.map({ !sessions.contains($0.lowercased()) }) ?? true {
      intake.add(candidate.usage.record(of: candidate.commit))
    }
    for candidate in segments.values { intake.add(candidate.usage.record(of: candidate.commit)) }
    records = intake.records
  }
}

extension CarriedSpend.Candidate {
  /// The numbers of the one that says more, at the commit that got further; in whatever order.
  fileprivate func merged(with other: Self) -> Self {
    Self(
      usage: usage.weight.lexicographicallyPrecedes(other.usage.weight) ? other.usage : usage,
      commit: commit.gotFurther(than: other.commit) ? commit : other.commit)
  }
}

extension CarriedUsage {
  fileprivate var weight: [Int64] {
    [tokens.output] + Tokens.fields.map { tokens[keyPath: $0] }
      + [segment?.nanos ?? -1, segment?.until ?? -1]
  }
}

extension JoinableCommit {
  /// Whether more became of it: where it ended, then whether it is the mainline's, then the one
  /// that was made first.
  fileprivate func gotFurther(than other: JoinableCommit) -> Bool {
    let (place, others) = (destination.place, other.destination.place)
    if place != others { return place < others }
    if isOnMainline != other.isOnMainline { return isOnMainline }
    return (committedAt, id) < (other.committedAt, other.id)
  }
}

extension Destination {
  fileprivate var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
