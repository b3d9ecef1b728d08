/// Where a user's own settings are.
package struct UserPlaces: Equatable, Sendable {
  /// The file that `git config --global` writes to (git-config(1), FILES).
  let configuration: String
  /// The directory of this program's settings.
  let own: String
  let home: String

  /// - Parameter environment: the variables of the process.
  /// - Throws: `HookError` where there is no home.
  package init(environment: [String: String]) throws(HookError) {
    guard let home = environment["HOME"], home.hasPrefix("/") else {
      throw HookError(.configuration, "HOME names no directory", hint: "set it")
    }
    let settings =
      environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
      ?? "\(home)/.config"
    self.home = home
    own = "\(settings)/outcomes"
    let other = "\(settings)/git/config"
    if let file = environment["GIT_CONFIG_GLOBAL"], !file.isEmpty {
      configuration = absolute(file, from: home)
    } else if Entry(at: "\(home)/.gitconfig") == .nothing, Entry(at: other) != .nothing {
      configuration = other
    } else {
      configuration = "\(home)/.gitconfig"
    }
  }

  /// - Throws: `HookError` where the settings are no file that could be written.
  func readConfiguration() throws(HookError) -> [UInt8]? {
    guard Entry(at: configuration) != .nothing else { return nil }
    switch Entry(at: resolved(configuration)) {
    case .file: return contents(of: configuration)
    default:
      throw HookError(
        .configuration, "'\(configuration)' is no file that settings could be written to",
        hint: "set GIT_CONFIG_GLOBAL to one, or unset it")
    }
  }
}
