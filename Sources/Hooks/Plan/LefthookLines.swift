/// Our entry in a local configuration of lefthook, which adds to the one that the team shares.
struct LefthookLines: Equatable, Sendable {
  let names: [HookName]
  /// The directory of the programs; `nil` where it is not known.
  let programs: String?
  /// Where the scripts are for hooks that the program itself does not do.
  let scripts: String

  /// The hooks that lines of ours name.
  static func names(in text: [UInt8]?) -> [HookName] {
    let lines = text.flatMap { MarkedBlock.find(in: $0)?.lines } ?? []
    return HookName.allCases.filter { lines.contains("\($0.rawValue):") }
  }

  var lines: [String] { names.flatMap { lines($0) } }

  private func lines(_ name: HookName) -> [String] {
    let input = name == .postRewrite ? ["      use_stdin: true"] : []
    return ["\(name.rawValue):", "  commands:", "    outcomes:", "      run: \(command(name))"]
      + input
  }

  /// lefthook leaves `{2}` and `{3}` as they are where git gives no such argument, and quotes none.
  private func command(_ name: HookName) -> String {
    if name == .prepareCommitMessage {
      let run = #"outcomes hook run prepare-commit-msg "{1}" "{2}" "{3}" >/dev/null 2>&1 || true"#
      // The file is for this clone alone, so that it may name a directory of this machine.
      return programs.map { doubleQuoted("PATH=\(shellQuoted($0)):$PATH \(run)") } ?? run
    }
    let script = "\(scripts)/\(name.rawValue)"
    return doubleQuoted("sh \(shellQuoted(script)) \"{1}\" || true")
  }

  /// What can be done with the local configuration that is there.
  enum Place: Equatable {
    case write(String)
    case append(String)
    /// Only by hand, and why.
    case byHand(String)
  }

  /// - Parameters:
  ///   - files: the configuration files.
  ///   - local: the content of the local one that lefthook takes.
  /// - Returns: where the lines go.
  func place(among files: LefthookFiles, local: [UInt8]?) -> Place {
    guard let file = files.local.first else { return .write("lefthook-local.yml") }
    guard file.hasSuffix(".yml") || file.hasSuffix(".yaml"), files.local.count == 1 else {
      return .byHand("'\(file)' is no YAML, or not the only one")
    }
    let lines = String(decoding: local ?? [], as: UTF8.self).split(separator: "\n").map(String.init)
    if let name = names.first(where: { name in lines.contains { Self.has(name, $0) } }) {
      return .byHand("'\(file)' has a '\(name.rawValue)' already")
    }
    // A second document, or one that is not written by lines, has no end to add to.
    let isPlain = !lines.contains { line in
      ["---", "...", "{", "["].contains { line.hasPrefix($0) } || line.contains("\t")
    }
    return isPlain ? .append(file) : .byHand("'\(file)' is not written by lines")
  }

  private static func has(_ name: HookName, _ line: String) -> Bool {
    let key = line.filter { $0 != "\"" && $0 != "'" }
    return key.hasPrefix(name.rawValue + ":") || key.hasPrefix(name.rawValue + " ")
  }
}
