import Testing

@testable import Hooks

@Suite("Plans for a repository")
struct SetupPlanTests {
  private func setup(_ keeper: Keeper, version: GitVersion = GitVersion(2, 39)) -> Setup {
    let places = RepositoryPlaces(
      gitDirectory: "/r/.git", commonDirectory: "/r/.git", workTree: "/r")
    var setup = Setup(
      places: places, version: version,
      hooksPaths: [GitSetting(scope: "global", origin: "file:/h/.gitconfig", value: "/opt/hooks")],
      folder: HooksFolder(path: "/opt/hooks"), keeper: keeper)
    setup.ownFolder = HooksFolder(path: "/r/.git/hooks")
    setup.texts["/r/.git/config"] = Array("[core]\n\tbare = false\n".utf8)
    return setup
  }

  private func plan(_ setup: Setup) throws -> Plan {
    try setup.installation(of: [.prepareCommitMessage], programs: "/bin")
  }

  @Test("in a directory that serves others, old git gets the hook there, and it is said")
  func others() throws {
    let plan = try plan(setup(.others))
    #expect(plan.steps.count == 1)
    #expect(plan.notes.contains { $0.contains("serves other repositories too") })
    var locked = setup(.others)
    locked.isFolderWritable = false
    #expect(throws: HookError.self) { try self.plan(locked) }
  }

  @Test(
    "newer git takes it from the repository's own configuration",
    arguments: [
      Keeper.others, .nobody,
    ])
  func configured(keeper: Keeper) throws {
    var setup = setup(keeper, version: GitVersion(2, 54))
    setup.isFolderWritable = false
    let steps = try plan(setup).steps
    guard case .replace("/r/.git/config", let old, let new) = try #require(steps.first) else {
      Issue.record("\(steps)")
      return
    }
    #expect(steps.count == 1)
    setup.texts["/r/.git/config"] = new
    #expect(try plan(setup).steps == [])
    #expect(setup.removal().steps == [.replace("/r/.git/config", old: new, new: old)])
  }

  @Test("a directory that the team shares gets no path of this machine")
  func team() throws {
    let steps = try plan(setup(.team)).steps
    guard case .write(_, let bytes, _) = try #require(steps.first) else {
      Issue.record("\(steps)")
      return
    }
    #expect(String(decoding: bytes, as: UTF8.self).contains("\ninstalled=''\n"))
  }

  @Test("what is found is said in plain words")
  func words() {
    #expect(
      setup(.others).words == [
        "core.hooksPath = /opt/hooks (serves other repositories too), set in /h/.gitconfig"
      ])
  }
}
