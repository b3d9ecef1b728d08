extension DeploymentStatus {
  /// The status that a source's word stands for, whatever its case.
  ///
  /// A word that is not known is no success.
  init(word: String) {
    switch word.lowercased() {
    case "success", "succeeded": self = .succeeded
    case "running", "in_progress", "pending", "queued", "waiting", "created", "blocked", "started",
      "requested", "preparing", "scheduled", "terminating", "progressing":
      self = .running
    case "cancelled", "canceled", "canceling", "skipped", "aborted", "abandoned": self = .cancelled
    default: self = .failed
    }
  }
}
