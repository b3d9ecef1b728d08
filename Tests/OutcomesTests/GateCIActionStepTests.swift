import FixtureSupport
import Foundation
import Testing

/// How the action calls the program, which a stand-in writes down.
@Suite("the steps of the GitHub action", .enabled(if: Prerequisites.git, "needs git"))
struct GateCIActionStepTests {
  private func job(_ number: Int = 1, exitCode: Int = 0) throws -> GateCIJob {
    var job = try GateCIJob(pullRequest: number)
    job.environment["CALLS"] = job.file("calls").path
    job.environment["CALLS_EXIT"] = "\(exitCode)"
    return job
  }

  private func run(_ job: GateCIJob, _ inputs: [String: String] = [:]) throws -> Completed {
    try job.run(["path": GateCIPrograms.standIn].merging(inputs) { $1 })
  }

  @Test("the gate is called with nothing that was not asked for, and reads no input")
  func plain() throws {
    let job = try job()
    let done = try run(job)
    #expect(done.exitCode == 0, "\(done.errors)")
    #expect(job.text("calls") == "gate\n-C\n.\n--format=github\n(with summary)\n")
    #expect(job.text("calls.input") == "")
  }

  @Test("each input is one argument, whatever is in it, and no base is an option of git's")
  func arguments() throws {
    let job = try job()
    let odd = "--upload-pack=touch owned; \"$(touch owned)\" '*"
    let inputs = ["base": odd, "head": odd, "policy": odd, "ledger": odd, "spend": odd]
    #expect(try run(job, inputs.merging(["deadline": "9"]) { $1 }).exitCode == 0)
    let expected = ["base", "head", "policy", "ledger", "spend"].map { "--\($0)=\(odd)\n" }
    #expect(
      job.text("calls") == "gate\n-C\n.\n" + expected.joined()
        + "--deadline=9\n--format=github\n(with summary)\n")
    #expect(try job.git(["status", "--porcelain"]).output == "")
  }

  @Test(
    "the verdict is told from the exit code alone",
    arguments: [
      (0, "passed"), (1, "refused"), (2, "undecided"), (3, "undecided"), (64, "undecided"),
    ]
  )
  func outputs(exitCode: Int, verdict: String) throws {
    let job = try job(3, exitCode: exitCode)
    #expect(try run(job, ["squash-message": "true"]).exitCode == exitCode)
    #expect(job.outputs == ["verdict=\(verdict)", "exit-code=\(exitCode)"])
  }

  /// Without the first of these, the second one is taken.
  @Test("a squash's message is made of title and description", arguments: [[], ["jq"]])
  func message(without missing: [String]) throws {
    var job = try job(3)
    job.environment["PATH"] = try GateCIPrograms.path(without: missing)
    // Whoever takes a module from the work tree runs this.
    let module = job.workspace.appendingPathComponent("json.py")
    try Data("open('owned', 'w')\n".utf8).write(to: module)
    #expect(try run(job, ["squash-message": "true"]).exitCode == 0)
    #expect(
      job.text("calls.message").trimmingCharacters(in: .newlines) == """
        $(touch owned)`touch owned`";touch owned;" ::error::title

        ::error::body
        verdict=passed
        $(touch owned)
        EOF
        exit-code=0
        """)
    let owned = job.workspace.appendingPathComponent("owned").path
    #expect(!FileManager.default.fileExists(atPath: owned))
    #expect(try FileManager.default.contentsOfDirectory(atPath: job.file("temporary").path) == [])
  }

  @Test("without a program that reads JSON, the squash's message is left out, and that is said")
  func noReader() throws {
    var job = try job()
    job.environment["PATH"] = try GateCIPrograms.path(without: ["jq", "python3"])
    let done = try run(job, ["squash-message": "true"])
    #expect(done.exitCode == 0)
    #expect(done.errors.contains("::notice title=outcomes gate::the squash message is not judged"))
    #expect(!job.text("calls").contains("--message"))
  }

  @Test("reports are made anew, not through a link that the repository has, and without a summary")
  func reports() throws {
    let job = try job(exitCode: 1)
    let precious = job.file("precious")
    try Data("precious".utf8).write(to: precious)
    let link = job.workspace.appendingPathComponent("gate.sarif")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: precious)
    #expect(try run(job, ["sarif": "gate.sarif"]).exitCode == 1)
    #expect(job.text("precious") == "precious")
    #expect(try String(contentsOf: link, encoding: .utf8) == "report\n")
    let calls = job.text("calls").components(separatedBy: "gate\n-C\n")
    #expect(
      calls.dropFirst() == [
        ".\n--format=github\n(with summary)\n",
        ".\n--format=sarif\n--output=gate.sarif\n",
      ])
  }

  @Test("no program of the work tree is run", arguments: ["bin", "./bin", ""])
  func relative(path: String) throws {
    var job = try job()
    let programs = job.workspace.appendingPathComponent("bin")
    try FileManager.default.createDirectory(at: programs, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      atPath: "\(GateCIPrograms.standIn)/outcomes", toPath: "\(programs.path)/outcomes")
    job.environment["PATH"] =
      "bin::\(try GateCIPrograms.path(without: ["outcomes", "swift"]))"
    let done = try run(job, ["path": path])
    #expect(done.exitCode == 3)
    #expect(job.outputs == ["verdict=undecided", "exit-code=3"])
    #expect(done.output.contains("::error title=outcomes gate::there is no program 'outcomes'"))
    #expect(job.text("calls") == "")
  }

  @Test("the program is found in PATH")
  func inPath() throws {
    var job = try job()
    job.environment["PATH"] =
      "\(GateCIPrograms.standIn):\(try GateCIPrograms.path(without: []))"
    #expect(try run(job, ["path": ""]).exitCode == 0)
    #expect(job.text("calls").hasPrefix("gate\n"))
  }

  @Test("yes is no answer")
  func answers() throws {
    let job = try job()
    #expect(try run(job, ["unshallow": "yes"]).exitCode == 64)
    #expect(job.outputs == ["verdict=undecided", "exit-code=64"])
  }

  @Test("a remote that is gone stops nothing: the gate says what it lacks")
  func noRemote() throws {
    let job = try job(exitCode: 3)
    _ = try job.git(["remote", "set-url", "origin", "file:///nowhere/at/all"])
    let done = try run(job)
    #expect(done.exitCode == 3)
    #expect(done.errors.contains("git fetch: fatal:"))
    #expect(job.text("calls").hasPrefix("gate\n"))
  }
}
