/// Hooks named in git's configuration, which git from 2.54 on runs beside those of a directory.
struct ConfiguredHooks: Equatable, Sendable {
  let names: [HookName]
  let programs: String?
  /// The directory of the scripts for hooks that the program itself does not do.
  let scripts: String

  /// The hooks that lines of ours name.
  static func names(in text: [UInt8]?) -> [HookName] {
    let lines = text.flatMap { MarkedBlock.find(in: $0)?.lines } ?? []
    return HookName.allCases.filter { lines.contains("\tevent = \($0.rawValue)") }
  }

  /// Names hooks of ours in a file of git's configuration, beside those that it names already.
  ///
  /// - Parameters:
  ///   - names: the hooks.
  ///   - programs: the directory of the programs, where it is known.
  ///   - scripts: where the scripts go.
  ///   - path: the file.
  ///   - text: its content; `nil` where there is no file.
  /// - Returns: what to do.
  /// - Throws: `HookError` where something stands in the place of a script.
  static func installation(
    of names: [HookName], programs: String?, scripts: HooksFolder, in path: String, _ text: [UInt8]?
  ) throws(HookError) -> Plan {
    var plan = try scripts.installation(of: names.startedAsScripts, programs: programs)
    let hooks = ConfiguredHooks(
      names: HookName.union(names, self.names(in: text)), programs: programs,
      scripts: scripts.path)
    plan += configurationPlan(adding: hooks.block, to: path, text)
    return plan
  }

  /// Our lines; each section has a name of its own, since a section has one command.
  var block: MarkedBlock {
    MarkedBlock(lines: names.flatMap { section($0) })
  }

  /// Never the name of an event alone: git 2.55 takes that for a mistake.
  static func title(of name: HookName) -> String {
    name == .prepareCommitMessage ? "outcomes" : "outcomes-\(name.rawValue)"
  }

  private func section(_ name: HookName) -> [String] {
    [
      "[hook \"\(Self.title(of: name))\"]", "\tevent = \(name.rawValue)",
      "\tcommand = \(doubleQuoted(command(name)))",
    ]
  }

  /// git adds `"$@"` to the end of the command, which `:` takes and forgets.
  private func command(_ name: HookName) -> String {
    commandLine(
      name, programs: programs, scripts: name == .prepareCommitMessage ? "" : escaped(scripts))
  }

  /// For use between double quotes of the shell.
  private func escaped(_ path: String) -> String {
    path.map { "\\\"$`".contains($0) ? "\\\($0)" : String($0) }.joined()
  }
}

extension [HookName] {
  /// Those that the program does not do itself: where another tool starts hooks, it starts a script.
  var startedAsScripts: [HookName] { filter { $0 != .prepareCommitMessage } }
}

/// A text between double quotes, as git-config(1) reads it, and YAML too.
func doubleQuoted(_ value: String) -> String {
  var result = "\""
  for character in value {
    switch character {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case "\t": result += "\\t"
    default: result.append(character)
    }
  }
  return result + "\""
}

/// Adds lines of ours to a file of git's configuration, or exchanges those that are there.
///
/// - Parameters:
///   - block: the lines.
///   - path: the file.
///   - text: its content; `nil` where there is no file.
/// - Returns: what to do.
func configurationPlan(adding block: MarkedBlock, to path: String, _ text: [UInt8]?) -> Plan {
  guard let text else { return Plan(steps: [.write(path, block.newFile(), mode: 0o644)]) }
  guard let found = MarkedBlock.find(in: text, title: block.title) else {
    return Plan(
      steps: [.replace(path, old: text, new: block.inserted(into: text, at: text.count))])
  }
  guard found.isIntact else {
    return Plan(notes: ["our lines in '\(path)' were changed since; they stay as they are"])
  }
  guard found.lines != block.lines else { return Plan() }
  let bare = found.original
  let new = bare.map { block.inserted(into: $0, at: $0.count) } ?? block.newFile()
  return Plan(steps: [.replace(path, old: text, new: new)])
}
