import FixtureSupport
import Foundation
import Testing

@Suite("doctor: the repository", .enabled(if: Prerequisites.git, "needs git"))
struct DoctorRepositoryTests {
  @Test("of a whole one, everything can be read")
  func whole() throws {
    let answer = try DoctorScene().examine()
    #expect(answer.exitCode == 0)
    for id in ["repository", "shallow", "partial-clone", "alternates", "objects", "mainline"] {
      #expect(answer.state(id) == "ok", "\(id)")
      #expect(answer.remedy(id) == "")
    }
    #expect(answer.message("repository").hasPrefix("work: a work tree at"))
    #expect(answer.message("mainline").contains("2026-12-01 (30 days ago)"))
  }

  @Test("what is none is said, and the rest is looked at all the same")
  func none() throws {
    let scene = try DoctorScene()
    let answer = try scene.examine([scene.home.path])
    #expect(answer.exitCode == 3)
    #expect(answer.state("repository") == "problem")
    #expect(answer.state("git") == "ok")
    #expect(answer.state("catalog") == "ok")
    #expect(answer.state("mainline") == nil)
  }

  @Test(
    "what belongs to somebody else is refused, with git's remedy",
    .enabled(if: geteuid() == 0, "needs root"))
  func ownership() throws {
    let scene = try DoctorScene()
    for path in [scene.directory.path, scene.directory.path + "/.git"] {
      try FileManager.default.setAttributes([.ownerAccountID: 4_711], ofItemAtPath: path)
    }
    let answer = try scene.examine()
    #expect(answer.exitCode == 3)
    #expect(answer.message("repository").contains("owned by another user"))
    #expect(answer.remedy("repository").hasPrefix("git config --global --add safe.directory /"))
  }

  @Test("a shallow clone is a problem")
  func shallow() throws {
    let scene = try DoctorScene()
    try scene.repository.commit("more\n", by: DoctorScene.author, files: ["a.swift": "2\n"])
    let answer = try scene.clone(["--depth", "1"])
    #expect(answer.exitCode == 0)
    #expect(answer.state("shallow") == "problem")
    #expect(answer.remedy("shallow") == "git fetch --unshallow")
    #expect(answer.state("objects") == "ok")
  }

  @Test("so is a clone that left files out")
  func partial() throws {
    let scene = try DoctorScene()
    try scene.repository.run(["config", "uploadpack.allowFilter", "true"])
    let answer = try scene.clone(["--filter=blob:none", "--no-checkout"])
    #expect(answer.state("partial-clone") == "problem")
    #expect(answer.remedy("partial-clone").hasPrefix("git fetch --refetch"))
  }

  @Test("and one whose objects were borrowed from what is gone")
  func alternates() throws {
    let scene = try DoctorScene()
    try scene.write("/no/such/objects\n", to: ".git/objects/info/alternates")
    let answer = try scene.examine()
    #expect(answer.state("alternates") == "problem")
    #expect(answer.message("alternates").contains("'/no/such/objects'"))
  }

  @Test("a commit that is missing is a problem, and ends with 3", arguments: [0, 1])
  func missing(_ age: Int) throws {
    let scene = try DoctorScene()
    try scene.repository.commit("more\n", by: DoctorScene.author, files: ["a.swift": "2\n"])
    let id = try scene.repository.run(["rev-parse", "HEAD~\(age)"])
      .trimmingCharacters(in: .newlines)
    try FileManager.default.removeItem(
      at: scene.directory.appendingPathComponent(".git/objects/\(id.prefix(2))/\(id.dropFirst(2))"))
    let answer = try scene.examine()
    #expect(answer.exitCode == 3)
    #expect(answer.state(age == 0 ? "mainline" : "objects") == "problem")
    #expect(answer.remedy(age == 0 ? "mainline" : "objects") == "git fsck")
  }

  @Test("a mainline that only the checked out branch tells is a notice")
  func guessed() throws {
    let scene = try DoctorScene()
    try scene.repository.run(["branch", "-m", "trunk"])
    let answer = try scene.examine()
    #expect(answer.state("mainline") == "notice")
    #expect(answer.remedy("mainline") == #"mainline = "trunk" in .outcomes.toml"#)
  }

  @Test("one that is configured and not there is wrong configuration")
  func unknownMainline() throws {
    let scene = try DoctorScene()
    try scene.configure("mainline = \"nowhere\"\n")
    let answer = try scene.examine()
    #expect(answer.exitCode == 2)
    #expect(answer.state("mainline") == "problem")
    #expect(answer.remedy("mainline").hasSuffix("one of main"))
  }

  @Test("an empty repository has no commits yet")
  func empty() throws {
    let answer = try DoctorScene(commits: false).examine()
    #expect(answer.exitCode == 0)
    #expect(answer.state("mainline") == "notice")
    #expect(answer.state("evidence") == nil)
  }

  @Test("a bare one is looked at as well")
  func bare() throws {
    let scene = try DoctorScene()
    let answer = try scene.clone(["--bare"])
    #expect(answer.exitCode == 0)
    #expect(answer.message("repository").contains("a bare repository"))
    #expect(answer.state("hook") == "ok")
    #expect(answer.remedy("configuration") == "outcomes init --print")
  }
}

extension DoctorScene {
  /// What the doctor says of a clone, made as over a network.
  func clone(
    _ options: [String], source: SourceLocation = #_sourceLocation
  ) throws -> DoctorAnswer {
    let copy = home.appendingPathComponent("copy-\(UUID().uuidString)")
    try repository.run(["clone", "-q"] + options + ["file://" + directory.path, copy.path])
    return try examine([copy.path], source: source)
  }
}
