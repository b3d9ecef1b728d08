/// A value of git's configuration, and where it was set.
package struct GitSetting: Equatable, Sendable {
  /// `system`, `global`, `local`, `worktree` or `command`, as git-config(1) has them.
  package let scope: String
  /// `file:PATH`, `command line:` and the like.
  let origin: String
  package let value: String

  package init(scope: String, origin: String, value: String) {
    self.scope = scope
    self.origin = origin
    self.value = value
  }

  /// Reads what `git config --show-scope --show-origin -z` prints of one key.
  static func parse(_ output: [UInt8]) -> [GitSetting] {
    let fields = output.split(separator: 0, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    return stride(from: 0, to: fields.count - 2, by: 3).map {
      GitSetting(scope: fields[$0], origin: fields[$0 + 1], value: fields[$0 + 2])
    }
  }

  /// Whether a variable of this process sets it, and no file.
  package var isOfProcess: Bool { scope == "command" }

  /// The place in words: `.git/config`, or the environment of this process.
  package var place: String {
    isOfProcess
      ? "the environment of this process"
      : origin.hasPrefix("file:") ? String(origin.dropFirst(5)) : origin
  }
}

extension GitCommand {
  /// Every value of a key that holds here, weakest first.
  ///
  /// - Throws: `HookError` where git cannot be started.
  package func settings(_ key: String, type: String? = nil) throws(HookError) -> [GitSetting] {
    let kind = type.map { ["--type=\($0)"] } ?? []
    let answer = try run(
      ["config", "--show-scope", "--show-origin", "-z"] + kind + ["--get-all", key])
    // 129: an option is unknown. `--show-scope` came with git 2.26.
    guard answer.status != 129 else {
      throw HookError(.unreadable, "cannot read git's settings: git is older than 2.26")
    }
    return answer.status == 0 ? GitSetting.parse(answer.output) : []
  }
}
