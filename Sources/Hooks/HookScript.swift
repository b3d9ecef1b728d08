/// The text of one of the project's scripts, as it is put into a folder of hooks.
///
/// Its second line names it, and has a seal, so that an edited one is told from one as written,
/// also by a later version of this program:
///
///     # outcomes hook: prepare-commit-msg, directories made 1, seal 90a3ed9e32b2aaf4
struct HookScript: Equatable, Sendable {
  let bytes: [UInt8]

  /// - Parameters:
  ///   - name: the hook; `nil` for the script that only runs a repository's own.
  ///   - programs: the directory of the programs; `nil` where the file is shared with others.
  ///   - directoriesMade: how many directories had to be made for the file, innermost counted first.
  init(_ name: HookName?, programs: String?, directoriesMade: Int) {
    var lines = Self.resource(name).split(separator: 0x0A, omittingEmptySubsequences: false)[...]
    let first = lines.popFirst() ?? []
    let place = Array("installed=''".utf8)[...]
    if let programs, let index = lines.firstIndex(of: place) {
      lines[index] = Array("installed=\(shellQuoted(programs))".utf8)[...]
    }
    let body = Array(lines.joined(separator: [0x0A]))
    let mark = ScriptMark(
      name: name?.rawValue ?? ScriptMark.forwarder, directoriesMade: directoriesMade, isIntact: true
    )
    bytes = Array(first) + [0x0A] + Array(mark.line(sealing: body).utf8) + [0x0A] + body
  }

  private static func resource(_ name: HookName?) -> [UInt8] {
    switch name {
    case .prepareCommitMessage: PackageResources.prepare_commit_msg
    case .postCommit: PackageResources.post_commit
    case .postRewrite: PackageResources.post_rewrite
    case nil: PackageResources.forward
    }
  }
}

/// What the second line of an installed script says.
package struct ScriptMark: Equatable, Sendable {
  let name: String
  /// Directories that were made for it, and that go with it when they are empty.
  package let directoriesMade: Int
  /// Whether nobody has changed the script since.
  package let isIntact: Bool

  private static let start = "# outcomes hook: "

  /// What the script is called that only runs a repository's own hook.
  static let forwarder = "forward"

  init(name: String, directoriesMade: Int, isIntact: Bool) {
    self.name = name
    self.directoriesMade = directoriesMade
    self.isIntact = isIntact
  }

  /// Reads the mark of a script; `nil` where the file is somebody else's.
  init?(of script: [UInt8]) {
    let lines = script.split(separator: 0x0A, maxSplits: 2, omittingEmptySubsequences: false)
    guard lines.count == 3 else { return nil }
    let line = String(decoding: lines[1], as: UTF8.self)
    guard line.hasPrefix(Self.start), line.contains(", seal ") else { return nil }
    let fields = line.dropFirst(Self.start.count).split(separator: ",").map {
      $0.drop { $0 == " " }
    }
    let made = fields.compactMap { field in
      field.hasPrefix("directories made ") ? Int(field.dropFirst("directories made ".count)) : nil
    }
    let unsealed = ScriptMark(
      name: fields.first.map(String.init) ?? "", directoriesMade: made.first ?? 0, isIntact: true)
    self.init(
      name: unsealed.name, directoriesMade: unsealed.directoriesMade,
      isIntact: unsealed.line(sealing: Array(lines[2])) == line)
  }

  func line(sealing body: [UInt8]) -> String {
    let made = directoriesMade > 0 ? ", directories made \(directoriesMade)" : ""
    let text = "\(Self.start)\(name)\(made)"
    return "\(text), seal \(Seal(of: [Array(text.utf8), body]))"
  }
}

/// A text as one word of the shell.
func shellQuoted(_ text: String) -> String {
  "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#)
    + "'"
}
