/// A deployment in one of the project's own forms, JSON lines or CSV.
struct PlainDeployment {
  /// Why it cannot be used.
  struct Defect: Error {
    let message: String
    var hint: String?
  }

  var commit: String?
  var revision: String?
  var finishedAt: String?
  var startedAt: String?
  var status: String?
  var draft = DeploymentDraft()

  /// Completes the draft.
  ///
  /// - Parameter time: reads a time; `nil` where the text is none.
  /// - Returns: the deployment.
  /// - Throws: a `Defect` where a field is missing or is not what it must be.
  func completed(time: (String) -> Int64?) throws(Defect) -> DeploymentDraft {
    var draft = draft
    if let commit, commit.utf8.count != 40 || !RevisionText.isHexadecimal(commit) {
      throw Defect(
        message: "expected 'commit' with the 40 digits of a commit id",
        hint: "a shorter id, an image or a manifest's commit is a 'revision'")
    }
    draft.revisions = [commit?.lowercased(), revision].compactMap(\.self)
    guard !draft.revisions.isEmpty else {
      throw Defect(message: "expected 'commit' with the 40 digits of a commit id")
    }
    draft.status = DeploymentStatus(word: status ?? "success")
    draft.startedAt = try read(startedAt, "started_at", time)
    draft.finishedAt = try read(finishedAt, "finished_at", time)
    guard draft.finishedAt != nil || (draft.status == .running && draft.startedAt != nil) else {
      throw Self.noTime("finished_at")
    }
    return draft
  }

  private func read(
    _ text: String?, _ field: String, _ time: (String) -> Int64?
  ) throws(Defect) -> Int64? {
    guard let text else { return nil }
    guard let time = time(text) else { throw Self.noTime(field) }
    return time
  }

  private static func noTime(_ field: String) -> Defect {
    Defect(message: "expected '\(field)' such as \"2026-03-02T10:00:00Z\"")
  }
}
