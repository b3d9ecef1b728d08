import Testing

@testable import Hooks

@Suite("Installed scripts")
struct HookScriptTests {
  @Test(
    "a script knows itself, and whether it was changed",
    arguments: HookName.allCases.map { .some($0) } + [nil] as [HookName?])
  func mark(name: HookName?) throws {
    let script = HookScript(name, programs: "/opt/it's here", directoriesMade: 2).bytes
    let mark = try #require(ScriptMark(of: script))
    #expect(mark.isIntact)
    #expect(mark.directoriesMade == 2)
    #expect(mark.name == name?.rawValue ?? "forward")
    #expect(ScriptMark(of: script + [0x0A])?.isIntact == false)
    let other = String(decoding: script, as: UTF8.self)
      .replacing("directories made 2", with: "directories made 3")
    #expect(ScriptMark(of: Array(other.utf8))?.isIntact == false)
  }

  @Test("every hook of ours gets the directory of the programs", arguments: HookName.allCases)
  func programs(name: HookName) {
    let script = HookScript(name, programs: "/opt/it's here", directoriesMade: 0).bytes
    #expect(
      String(decoding: script, as: UTF8.self)
        .contains("\ninstalled='/opt/it'\\''s here'\n"))
    let shared = HookScript(name, programs: nil, directoriesMade: 0).bytes
    #expect(String(decoding: shared, as: UTF8.self).contains("\ninstalled=''\n"))
  }

  @Test("other scripts have no mark", arguments: ["", "#!/bin/sh", "#!/bin/sh\n# a\n", "\0\n\n\n"])
  func foreign(text: String) { #expect(ScriptMark(of: Array(text.utf8)) == nil) }

  @Test("a block in the second line is no mark of a script")
  func block() {
    let block = MarkedBlock(lines: ["x"])
    #expect(ScriptMark(of: block.inserted(into: Array("#!/bin/sh\n".utf8), at: 10)) == nil)
  }
}
