import FixtureSupport
import Foundation
import Testing

@Suite("doctor: evidence and people", .enabled(if: Prerequisites.git, "needs git"))
struct DoctorWorkTests {
  @Test("commits of agents are counted by agent; none is a notice")
  func evidence() throws {
    let scene = try DoctorScene()
    let before = try scene.examine()
    #expect(before.state("evidence") == "notice")
    #expect(before.remedy("evidence") == "outcomes hook install")
    try scene.repository.commit(
      "more\n\nAssisted-by: claude-code:claude-opus-5\n", by: DoctorScene.author, files: [:])
    let after = try scene.examine()
    #expect(after.state("evidence") == "ok")
    #expect(
      after.message("evidence") == "1 of the newest 2 commits show an agent: claude-code 1")
    try scene.configure("evidence = \"identity\"\n")
    #expect(try scene.examine().state("evidence") == "notice")
  }

  @Test("attributions that cannot be read are a problem")
  func damagedNotes() throws {
    let scene = try DoctorScene()
    try scene.repository.run(["update-ref", "refs/notes/ai", "HEAD:a.swift"])
    let answer = try scene.examine()
    #expect(answer.state("evidence") == "problem")
    #expect(answer.state("notes") == "ok")
  }

  @Test("one name with two addresses is a notice, until .mailmap knows them")
  func identities() throws {
    let scene = try DoctorScene()
    var author = DoctorScene.author
    author.email = "ann@home.example.org"
    try scene.repository.commit("more\n", by: author, files: [:])
    try scene.repository.commit("and more\n", by: author, files: [:])
    let answer = try scene.examine()
    #expect(answer.state("identities") == "notice")
    let remedy = answer.remedy("identities")
    #expect(
      remedy == "echo 'Ann Doe <ann@home.example.org> <ann@example.org>' >> .mailmap")
    let done = try Program(named: "sh").run(["-c", remedy], in: scene.directory)
    #expect(done.exitCode == 0)
    try scene.repository.commit("who is who\n", by: author, files: [:])
    #expect(try scene.examine().state("identities") == "ok")
  }

  @Test("a name of one word may be a role of several people")
  func roles() throws {
    let scene = try DoctorScene()
    for email in ["a@example.org", "b@example.org"] {
      let author = SmallRepository.Author("root", email: email, date: "2026-12-02T10:00:00Z")
      try scene.repository.commit("more\n", by: author, files: [:])
    }
    #expect(try scene.examine().state("identities") == "ok")
  }

  @Test("an agent's own commits belong to nobody, until it has an owner")
  func owners() throws {
    let scene = try DoctorScene()
    let agent = SmallRepository.Author(
      "Claude", email: "noreply@anthropic.com", date: "2026-12-02T10:00:00Z")
    try scene.repository.commit("alone\n", by: agent, files: [:])
    let answer = try scene.examine()
    #expect(answer.state("owners") == "notice")
    #expect(answer.message("owners").hasSuffix("noreply@anthropic.com (1)"))
    try scene.configure(
      "[developers]\nowners = { \"noreply@anthropic.com\" = \"ann@example.org\" }\n")
    #expect(try scene.examine().state("owners") == "ok")
  }

  @Test("notes that a remote has, and this clone not, are a problem")
  func notes() throws {
    let scene = try DoctorScene()
    #expect(try scene.examine().message("notes") == "there are none")
    try scene.repository.run(
      ["notes", "--ref", "ai", "add", "-m", "x"],
      environment: [
        "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org",
        "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org",
      ])
    #expect(try scene.examine().message("notes") == "refs/notes/ai")
    let copy = scene.home.appendingPathComponent("copy").path
    try scene.repository.run(["clone", "-q", scene.directory.path, copy])
    let cloned = try scene.examine([copy])
    #expect(cloned.state("notes") == "problem")
    #expect(cloned.remedy("notes") == "git fetch origin 'refs/notes/ai:refs/notes/ai'")
    let mended = try Program(named: "sh").run(
      ["-c", "cd '\(copy)' && \(cloned.remedy("notes"))"])
    #expect(mended.exitCode == 0, "\(mended.errors)")
    #expect(try scene.examine([copy]).state("notes") == "ok")
  }

  @Test("of a remote elsewhere only is known whether git fetches notes")
  func remoteNotes() throws {
    let scene = try DoctorScene()
    try scene.repository.run(["remote", "add", "origin", "https://git.example.org/a.git"])
    #expect(try scene.examine().state("notes") == "notice")
    try scene.repository.run(
      ["config", "--add", "remote.origin.fetch", "+refs/notes/*:refs/notes/*"])
    #expect(try scene.examine().state("notes") == "ok")
  }
}
