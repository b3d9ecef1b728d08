/// The configuration files of lefthook in a work tree, as names from its top.
///
/// lefthook takes the first it finds, also among the local ones, which add to the main one.
package struct LefthookFiles: Equatable, Sendable {
  package let main: [String]
  package let local: [String]

  private static let extensions = ["yml", "yaml", "json", "jsonc", "toml"]

  package init(main: [String], local: [String]) {
    self.main = main
    self.local = local
  }

  init(in workTree: String) {
    let top = Set(names(in: workTree))
    let inner = Set(names(in: "\(workTree)/.config").map { ".config/\($0)" })
    func found(_ stem: String) -> [String] {
      ["\(stem)", ".\(stem)", ".config/\(stem)"].flatMap { name in
        Self.extensions.map { "\(name).\($0)" }
      }.filter { top.contains($0) || inner.contains($0) }
    }
    self.init(main: found("lefthook"), local: found("lefthook-local"))
  }
}
