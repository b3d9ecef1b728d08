import Foundation
import Hooks

/// Whether an agent's commits are tagged here.
enum HookCheck {
  /// - Throws: `HookError` where git cannot be asked, or no commit can be tried.
  static func check(_ git: GitCommand, isBare: Bool) throws(HookError) -> Check {
    guard !isBare else {
      return .ok("hook", "nobody commits in a bare repository; pushes are judged by the gate")
    }
    let setup = try Setup(readingWith: git)
    let status = try status(of: setup)
    if status.isCaptured { return .ok("hook", status.verdict + place(status)) }
    if let shadow = setup.shadows.first {
      return .problem("hook", "\(status.verdict): \(shadow)", remedy: status.advice.map(command))
    }
    guard !isMissing(status) else {
      let isPlain = setup.hooksPaths.isEmpty && setup.keeper == .repository
      let keeper = isPlain ? "" : setup.words.first.map { "; \($0)" } ?? ""
      return .notice(
        "hook", "the hook that tags agents' commits is not installed\(keeper)",
        remedy: "outcomes hook install")
    }
    return .problem("hook", status.verdict + place(status), remedy: status.advice.map(command))
  }

  /// Tries the hook, unless nothing stands where git looks for it.
  private static func status(of setup: Setup) throws(HookError) -> HookStatus {
    let isEmpty =
      (setup.folder.slots[.prepareCommitMessage]?.current ?? .absent) == .absent
      && setup.configured.isEmpty
    let result: DryRun.Result =
      isEmpty
      ? .untagged
      : try DryRun(
        of: .repository(setup), environment: ProcessInfo.processInfo.environment
      ).run()
    return HookStatus(of: setup, result: result, programs: HookPlace.programs)
  }

  private static func row(_ status: HookStatus) -> String? {
    status.rows.first { $0.label == HookName.prepareCommitMessage.rawValue }?.text
  }

  private static func isMissing(_ status: HookStatus) -> Bool {
    row(status)?.hasPrefix("not installed") ?? true
  }

  private static func place(_ status: HookStatus) -> String {
    isMissing(status) ? "" : row(status).map { ", by \($0)" } ?? ""
  }

  /// `run 'outcomes hook install'` as what is typed.
  private static func command(_ advice: String) -> String {
    guard advice.hasPrefix("run '"), advice.hasSuffix("'") else { return advice }
    return String(advice.dropFirst("run '".count).dropLast())
  }
}
