import ArgumentParser

/// Which repositories a command about hooks is for.
struct HookReach: ParsableArguments {
  @Flag(help: "Every repository of yours.")
  var global = false

  @Flag(help: "Every repository that is made from now on.")
  var template = false

  enum Choice { case repository, global, template }

  var choice: Choice { global ? .global : template ? .template : .repository }

  /// - Throws: `ValidationError` where more than one is named.
  func validate(repository: String?) throws {
    let named = [repository != nil, global, template].count { $0 }
    if named > 1 {
      throw ValidationError("a repository, --global and --template exclude each other")
    }
  }
}
