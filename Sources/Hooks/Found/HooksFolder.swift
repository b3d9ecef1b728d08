/// A directory where git looks for hooks, and what stands in it for each of ours.
package struct HooksFolder: Equatable, Sendable {
  package var path: String
  /// How many directories, from this one outwards, do not exist.
  package var missingDirectories: Int
  /// Everything in it, by name, but git's samples.
  package var entries: [String]
  package var slots: [HookName: HookSlot]
  /// Links to its entries, in the directory for earlier hooks.
  package var neighbours: [String]

  package init(
    path: String, missingDirectories: Int = 0, entries: [String] = [],
    slots: [HookName: HookSlot] = [:], neighbours: [String] = []
  ) {
    self.path = path
    self.missingDirectories = missingDirectories
    self.entries = entries
    self.slots = slots
    self.neighbours = neighbours
  }

  /// Reads the directory.
  init(readingFrom path: String) {
    var missing = 0
    var place = path
    while Entry(at: place) == .nothing, place != "/" {
      missing += 1
      place = parent(of: place)
    }
    self.init(
      path: path, missingDirectories: missing,
      entries: names(in: path).filter { !$0.hasSuffix(".sample") },
      slots: Dictionary(
        uniqueKeysWithValues: HookName.allCases.map { ($0, HookSlot($0, in: path)) }),
      neighbours: names(in: "\(path)/\(Self.keptFolder)").filter {
        Entry(at: "\(path)/\(Self.keptFolder)/\($0)") == .link(to: "../\($0)")
      })
  }

  func slot(_ name: HookName) -> HookSlot { slots[name] ?? HookSlot() }

  /// The name under which an earlier hook is kept beside ours.
  static func keptName(_ name: HookName) -> String { "\(name.rawValue).before-outcomes" }

  /// The directory for earlier hooks that need their own name.
  static let keptFolder = "before-outcomes"

  func file(_ name: HookName, _ suffix: String = "") -> String {
    "\(path)/\(name.rawValue)\(suffix)"
  }
  func beside(_ name: HookName) -> String { "\(path)/\(Self.keptName(name))" }
  func inside(_ name: HookName) -> String { "\(path)/\(Self.keptFolder)/\(name.rawValue)" }
}

/// The files that matter for one hook of a folder.
package struct HookSlot: Equatable, Sendable {
  /// What git runs.
  package var current: HookFile
  /// What the pre-commit framework moved aside, and runs first.
  package var legacy: HookFile
  /// What lefthook moved aside; nothing runs it.
  package var old: HookFile
  /// The earlier hook, kept beside ours.
  package var keptBeside: HookFile
  /// The earlier hook, kept with its own name; its link's target, where it is a link.
  package var keptInside: HookFile

  package init(
    current: HookFile = .absent, legacy: HookFile = .absent, old: HookFile = .absent,
    keptBeside: HookFile = .absent, keptInside: HookFile = .absent
  ) {
    self.current = current
    self.legacy = legacy
    self.old = old
    self.keptBeside = keptBeside
    self.keptInside = keptInside
  }

  init(_ name: HookName, in directory: String) {
    let folder = HooksFolder(path: directory)
    self.init(
      current: HookFile(at: folder.file(name)), legacy: HookFile(at: folder.file(name, ".legacy")),
      old: HookFile(at: folder.file(name, ".old")),
      keptBeside: HookFile(at: folder.beside(name)),
      keptInside: HookFile(at: folder.inside(name)))
  }

  /// Whether an earlier hook is kept in either way.
  var hasKept: Bool { !keptBeside.isAbsent || !keptInside.isAbsent }
}
