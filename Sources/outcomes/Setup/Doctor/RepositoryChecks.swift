import Git

/// Whether a repository can be read, and whether all of it is here.
enum RepositoryChecks {
  static func all(of repository: borrowing Repository) -> [Check] {
    let place = repository.workDirectory ?? repository.commonDirectory
    let kind = repository.isBare ? "a bare repository" : "a work tree"
    return [
      .ok("repository", "\(repository.name): \(kind) at '\(place)'"), shallow(repository),
      partial(repository), alternates(repository),
    ]
  }

  /// Why a repository is not read, with what git itself says to do about an owner.
  static func refusal(_ error: GitError) -> Check {
    let sentence = "; if you trust it, run '"
    guard let range = error.message.firstRange(of: sentence) else {
      return .problem(
        "repository", error.description,
        remedy: error.isNotFound ? "outcomes doctor PATH, or 'git init' to make one" : "git fsck")
    }
    let reason = error.message[..<range.lowerBound]
    return .problem(
      "repository", "cannot read '\(error.subject)': \(reason)",
      remedy: "git config --global --add safe.directory \(ShellWord.quoted(error.subject))")
  }

  private static func shallow(_ repository: borrowing Repository) -> Check {
    let boundary = repository.shallowBoundary.count
    guard boundary > 0 else { return .ok("shallow", "the clone has the whole history") }
    return .problem(
      "shallow",
      "the clone is shallow: the history ends at \(numbered(boundary, "commit")) whose parents "
        + "were not fetched", remedy: "git fetch --unshallow")
  }

  private static func partial(_ repository: borrowing Repository) -> Check {
    guard repository.isPartialClone else {
      return .ok("partial-clone", "the clone leaves no objects out")
    }
    return .problem(
      "partial-clone", "the clone left files out (--filter): what became of lines is unknown",
      remedy: "git fetch --refetch --no-filter")
  }

  private static func alternates(_ repository: borrowing Repository) -> Check {
    let missing = repository.missingAlternates
    guard let first = missing.first else {
      return .ok("alternates", "no object directory is missing")
    }
    return .problem(
      "alternates",
      "objects are borrowed from \(missing.count == 1 ? "a directory" : "directories") that does "
        + "not exist, such as '\(first)'",
      remedy: "bring it back, or clone anew without --shared and --reference")
  }
}
