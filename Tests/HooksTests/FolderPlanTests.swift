import Testing

@testable import Hooks

@Suite("Plans for a directory of hooks")
struct FolderPlanTests {
  private let name = HookName.prepareCommitMessage
  private let path = "/r/.git/hooks/prepare-commit-msg"

  private func folder(_ slot: HookSlot, entries: [String] = []) -> HooksFolder {
    HooksFolder(
      path: "/r/.git/hooks", entries: entries, slots: [.prepareCommitMessage: slot])
  }

  private func installation(_ folder: HooksFolder) throws -> [Step] {
    try folder.installation(of: [name], programs: "/bin").steps
  }

  private func script(made: Int = 0) -> [UInt8] {
    HookScript(name, programs: "/bin", directoriesMade: made).bytes
  }

  @Test("missing directories are made from outside in, and the first script answers for them")
  func missing() throws {
    var folder = folder(HookSlot())
    folder.missingDirectories = 2
    let plan = try folder.installation(of: HookName.allCases, programs: "/bin")
    #expect(
      plan.steps.prefix(3) == [
        .makeDirectory("/r/.git"), .makeDirectory("/r/.git/hooks"),
        .write(path, script(made: 2), mode: 0o755),
      ])
    #expect(
      plan.steps.last
        == .write(
          "/r/.git/hooks/post-rewrite",
          HookScript(.postRewrite, programs: "/bin", directoriesMade: 0).bytes, mode: 0o755))
  }

  @Test("an earlier hook is kept beside")
  func beside() throws {
    #expect(
      try installation(folder(HookSlot(current: .foreign(ForeignHook())))) == [
        .move(path, to: path + ".before-outcomes"), .write(path, script(), mode: 0o755),
      ])
  }

  @Test("an earlier hook that goes by its name keeps it, and its neighbours where it needs them")
  func inside() throws {
    var hook = ForeignHook(traits: .usesOwnName)
    let inside = "/r/.git/hooks/before-outcomes/prepare-commit-msg"
    let steps: [Step] = [
      .makeDirectory("/r/.git/hooks/before-outcomes"), .move(path, to: inside),
      .write(path, script(), mode: 0o755),
    ]
    #expect(try installation(folder(HookSlot(current: .foreign(hook)))) == steps)
    hook.traits.insert(.usesOwnDirectory)
    let entries = ["lib.sh", "post-commit", "prepare-commit-msg", "prepare-commit-msg.d"]
    let links = try installation(folder(HookSlot(current: .foreign(hook)), entries: entries))
      .filter { if case .link = $0 { true } else { false } }
    #expect(
      links == [
        .link("/r/.git/hooks/before-outcomes/lib.sh", to: "../lib.sh"),
        .link(
          "/r/.git/hooks/before-outcomes/prepare-commit-msg.d", to: "../prepare-commit-msg.d"),
      ])
  }

  @Test("a link to a file of another name is made anew one directory further in")
  func link() throws {
    let hook = ForeignHook(link: "../../tools/run.sh")
    let steps = try installation(folder(HookSlot(current: .foreign(hook))))
    #expect(
      steps.contains(
        .link("/r/.git/hooks/before-outcomes/prepare-commit-msg", to: "../../../tools/run.sh")))
    #expect(steps.contains(.delete(path, old: [])))
  }

  @Test("below pre-commit's hook, ours is the one that it runs first")
  func preCommit() throws {
    var slot = HookSlot(current: .foreign(ForeignHook(traits: .isPreCommit)))
    #expect(
      try installation(folder(slot)) == [.write(path + ".legacy", script(), mode: 0o755)])
    slot.legacy = .foreign(ForeignHook())
    #expect(
      try installation(folder(slot)) == [
        .move(path + ".legacy", to: path + ".before-outcomes"),
        .write(path + ".legacy", script(), mode: 0o755),
      ])
  }

  @Test("a script of ours is renewed with what it remembers, unless somebody changed it")
  func again() throws {
    let old = HookScript(name, programs: "/old", directoriesMade: 1).bytes
    let mark = try #require(ScriptMark(of: old))
    #expect(
      try installation(folder(HookSlot(current: .ours(mark, old)))) == [
        .replace(path, old: old, new: script(made: 1))
      ])
    let edited = old + [0x0A]
    let other = try #require(ScriptMark(of: edited))
    #expect(try installation(folder(HookSlot(current: .ours(other, edited)))) == [])
  }

  @Test("what is kept already is never replaced")
  func occupied() {
    let slot = HookSlot(current: .foreign(ForeignHook()), keptBeside: .foreign(ForeignHook()))
    #expect(throws: HookError.self) { try installation(folder(slot)) }
  }

  @Test("removal is the way back, also from where lefthook moved ours")
  func removal() throws {
    let bytes = script(made: 1)
    let mark = try #require(ScriptMark(of: bytes))
    let slot = HookSlot(
      current: .foreign(ForeignHook(traits: .isLefthook)), old: .ours(mark, bytes),
      keptBeside: .foreign(ForeignHook()))
    #expect(
      folder(slot).removal().steps == [
        .delete(path + ".old", old: bytes), .move(path + ".before-outcomes", to: path + ".old"),
        .removeDirectory("/r/.git/hooks"),
      ])
  }
}
