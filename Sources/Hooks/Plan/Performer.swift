import Foundation

/// Does what a plan says, all of it or nothing.
package struct Performer {
  private var undo: [() throws -> Void] = []
  /// What was done, in words.
  package private(set) var done: [String] = []

  package init() {}

  /// Does the steps in order; where one fails, those before it are taken back.
  ///
  /// - Parameter steps: the steps.
  /// - Throws: `HookError` where a file is not as the plan found it, or cannot be written.
  package mutating func perform(_ steps: [Step]) throws(HookError) {
    for step in steps {
      do {
        try perform(step)
      } catch {
        for action in undo.reversed() { try? action() }
        if let error = error as? HookError { throw error }
        throw HookError(
          .unreadable, "cannot change '\(step.path)': \(error.localizedDescription)",
          hint: "nothing was changed")
      }
    }
  }

  private mutating func perform(_ step: Step) throws {
    let files = FileManager.default
    switch step {
    case .makeDirectory(let path):
      try files.createDirectory(atPath: path, withIntermediateDirectories: false)
      undo.append { try files.removeItem(atPath: path) }
    case .removeDirectory(let path):
      guard isDirectory(path), try files.contentsOfDirectory(atPath: path).isEmpty else { return }
      try files.removeItem(atPath: path)
      undo.append { try files.createDirectory(atPath: path, withIntermediateDirectories: false) }
    case .move(let from, let to):
      try insist(Entry(at: to) == .nothing, to)
      try files.moveItem(atPath: from, toPath: to)
      undo.append { try files.moveItem(atPath: to, toPath: from) }
    case .link(let path, let target):
      try files.createSymbolicLink(atPath: path, withDestinationPath: target)
      undo.append { try files.removeItem(atPath: path) }
    case .write(let path, let bytes, let mode):
      try write(bytes, to: path, mode: mode)
      undo.append { try files.removeItem(atPath: path) }
    case .replace(let path, let old, let new): try replace(path, old, new)
    case .delete(let path, let old): try delete(path, old)
    }
    if let words = step.words { done.append(words) }
  }

  private mutating func replace(_ path: String, _ old: [UInt8], _ new: [UInt8]) throws {
    try insist(contents(of: path) == old, path)
    // A link to a file that is kept elsewhere stays a link.
    let file = resolved(path)
    guard case .file(let mode) = Entry(at: file) else { throw changed(path) }
    // git's own name for the lock of its configuration; it keeps out a second writer.
    let lock = file + ".lock"
    try write(new, to: lock, mode: mode)
    guard unsafe rename(lock, file) == 0 else {
      try? FileManager.default.removeItem(atPath: lock)
      throw HookError(.unreadable, "cannot replace '\(path)'")
    }
    undo.append { try Data(old).write(to: URL(fileURLWithPath: file)) }
  }

  private mutating func delete(_ path: String, _ old: [UInt8]) throws {
    let files = FileManager.default
    switch Entry(at: path) {
    case .link(let target):
      try files.removeItem(atPath: path)
      undo.append { try files.createSymbolicLink(atPath: path, withDestinationPath: target) }
    case .file(let mode):
      try insist(contents(of: path) == old, path)
      try files.removeItem(atPath: path)
      undo.append { try Performer().write(old, to: path, mode: mode) }
    default: throw changed(path)
    }
  }

  /// Never over a file that is there.
  private func write(_ bytes: [UInt8], to path: String, mode: Int) throws {
    try insist(Entry(at: path) == .nothing, path)
    try Data(bytes).write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }

  private func insist(_ isAsFound: Bool, _ path: String) throws {
    if !isAsFound { throw changed(path) }
  }

  private func changed(_ path: String) -> HookError {
    HookError(
      .unreadable, "'\(path)' is not as it was a moment ago",
      hint: "nothing was changed; somebody else may be at work on it: try again")
  }
}

extension Step {
  fileprivate var path: String {
    switch self {
    case .makeDirectory(let path), .removeDirectory(let path), .move(_, let path),
      .link(let path, _), .write(let path, _, _), .replace(let path, _, _), .delete(let path, _):
      path
    }
  }
}
