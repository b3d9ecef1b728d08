import Foundation

/// What a user's new repositories start with.
package struct TemplateSetup: Equatable, Sendable {
  /// `init.templateDir`.
  package var setting: GitSetting?
  /// The directory of hooks in it.
  package var folder: HooksFolder
  /// Our own directory, where none is configured.
  package var own: String
  /// The files of the template that git uses by itself, by path from its top.
  package var defaults: [String: TemplateFile]
  package var configurationPath: String
  package var configuration: [UInt8]?
  package var settings: String

  package struct TemplateFile: Equatable, Sendable {
    var bytes: [UInt8]
    var mode: Int
  }

  /// Reads what is there; changes nothing.
  ///
  /// - Parameters:
  ///   - git: the installed git.
  ///   - places: where the user's settings are.
  /// - Throws: `HookError` where the settings cannot be read.
  package init(readingWith git: GitCommand, _ places: UserPlaces) throws(HookError) {
    let own = "\(places.own)/template"
    self.own = own
    setting = try git.settings("init.templateDir", type: "path").last { !$0.value.isEmpty }
    let directory = setting.map { absolute($0.value, from: places.home) } ?? own
    folder = HooksFolder(readingFrom: "\(directory)/hooks")
    // Beside git's programs: …/lib/git-core and …/share/git-core/templates.
    let programs = try git.text(["--exec-path"]) ?? ""
    defaults = Self.files(in: absolute("../../share/git-core/templates", from: programs))
    configurationPath = places.configuration
    configuration = try places.readConfiguration()
    settings = places.own
  }

  private static func files(in directory: String) -> [String: TemplateFile] {
    let enumerator = FileManager.default.enumerator(atPath: directory)
    var files: [String: TemplateFile] = [:]
    while let name = enumerator?.nextObject() as? String {
      let path = "\(directory)/\(name)"
      guard case .file(let mode) = Entry(at: path), let bytes = contents(of: path) else { continue }
      files[name] = TemplateFile(bytes: bytes, mode: mode)
    }
    return files
  }

  private var isOwn: Bool { folder.path == "\(own)/hooks" }

  /// What it takes for every repository made later to have hooks of ours.
  ///
  /// - Parameters:
  ///   - names: the hooks.
  ///   - programs: the directory of the programs, where it is known.
  /// - Returns: what to do.
  /// - Throws: `HookError` where an earlier hook cannot be kept.
  package func installation(
    of names: [HookName], programs: String?
  ) throws(HookError) -> Plan {
    var plan = try folder.installation(of: names, programs: programs)
    guard isOwn else { return plan }
    if folder.missingDirectories > 0 { plan.steps += copies }
    plan += configurationPlan(adding: block, to: configurationPath, configuration)
    return plan
  }

  /// A template replaces git's own, so it has the same files.
  private var copies: [Step] {
    directories.map { .makeDirectory("\(own)/\($0)") }
      + defaults.sorted { $0.key < $1.key }.map {
        .write("\(own)/\($0.key)", $0.value.bytes, mode: $0.value.mode)
      }
  }

  /// The directories of these files, but that of the hooks; a directory before those in it.
  private var directories: [String] {
    Set(defaults.keys.map { lastDirectory(of: $0) }).subtracting(["", "hooks"]).sorted()
  }

  private func lastDirectory(of name: String) -> String {
    name.split(separator: "/").dropLast().joined(separator: "/")
  }

  private var block: MarkedBlock {
    MarkedBlock(
      title: "outcomes template", lines: ["[init]", "\ttemplateDir = \(doubleQuoted(own))"])
  }

  /// What it takes to have everything as it was before.
  package func removal() -> Plan {
    var plan = blockRemoval(
      from: configurationPath, configuration, title: "outcomes template")
    let hooks = folder.removal()
    guard isOwn, !hooks.steps.isEmpty else {
      plan += hooks
      return plan
    }
    for (name, file) in defaults.sorted(by: { $0.key < $1.key })
    where contents(of: "\(own)/\(name)") == file.bytes {
      plan.steps.append(.delete("\(own)/\(name)", old: file.bytes))
    }
    plan.steps += directories.reversed().map { .removeDirectory("\(own)/\($0)") }
    plan += hooks
    plan.steps.append(.removeDirectory(settings))
    return plan
  }
}
