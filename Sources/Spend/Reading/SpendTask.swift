/// One file to read.
struct SpendTask: Sendable {
  private let file: FileIdentity
  private let owner: String?
  private let readers: [any SpendReader.Type]
  /// Whether the format was said, so that the first reader has it.
  private let isForced: Bool

  struct Result: Sendable {
    var report: FileReport
    var intake = SpendIntake()
  }

  static func tasks(
    for files: [FileIdentity], readers: [any SpendReader.Type], isForced: Bool
  ) -> [SpendTask] {
    var owners = LogOwners()
    return files.map {
      SpendTask(
        file: $0, owner: owners.owner(ofLogAt: $0.path), readers: readers, isForced: isForced)
    }
  }

  /// Reads the file, unless it is known.
  func run(isKnown: (FileIdentity) -> Bool) -> Result {
    guard !isKnown(file) else { return Result(report: FileReport(file, outcome: .unchanged)) }
    var result = Result(report: FileReport(file, outcome: .unrecognised))
    do throws(SpendFileError) {
      guard let reader = try reader() else { return result }
      result.report.format = reader.format
      try reader.read(SpendFile(path: file.path, owner: owner), into: &result.intake)
      if let owner { result.intake.setAuthor(owner) }
      result.report.outcome = .read
    } catch {
      result.report.outcome = .failed(error.message)
    }
    return result
  }

  private func reader() throws(SpendFileError) -> (any SpendReader.Type)? {
    if isForced { return readers.first }
    let sample = try SpendFile(path: file.path).sample()
    return readers.first { $0.recognises(sample) }
  }
}
