import FixtureSupport
import Foundation
import Synchronization
import Testing

@testable import SpendNotes

@Suite("How far a session has been written down")
struct SegmentStateTests {
  private let home: URL
  private let session: AgentSession
  private var environment: [String: String] { ["HOME": home.path] }
  private var folder: URL { home.appendingPathComponent(".local/state/outcomes/segments") }

  init() throws {
    home = try TemporaryDirectory.make("state")
    session = try #require(AgentSession(agent: "codex", id: "abcd"))
  }

  private func end(_ environment: [String: String]) throws -> Int64? {
    let state = SegmentState.lock(session, environment)
    guard let state else { throw FixtureError("no state") }
    return state.end
  }

  private func advance(to time: Int64) throws {
    let state = SegmentState.lock(session, environment)
    guard let state else { throw FixtureError("no state") }
    state.advance(to: time)
  }

  @Test("it remembers, in a file that is the user's alone")
  func memory() throws {
    #expect(try end(environment) == nil)
    try advance(to: 1_772_445_600_250)
    #expect(try end(environment) == 1_772_445_600_250)
    try advance(to: 7)
    #expect(try end(environment) == 7)
    let file = folder.appendingPathComponent("codex+abcd")
    let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(try end(["HOME": home.path, "XDG_STATE_HOME": "relative"]) == 7)
    let other = home.appendingPathComponent("other").path
    #expect(try end(["HOME": home.path, "XDG_STATE_HOME": other]) == nil)
  }

  @Test("what is no state is left alone, and gives none", arguments: ["link", "folder", "words"])
  func hostile(_ kind: String) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appendingPathComponent("codex+abcd")
    let target = home.appendingPathComponent("target")
    try Data("words\n".utf8).write(to: target)
    switch kind {
    case "link": try FileManager.default.createSymbolicLink(at: file, withDestinationURL: target)
    case "folder":
      try FileManager.default.createDirectory(at: file, withIntermediateDirectories: false)
    default: try FileManager.default.copyItem(at: target, to: file)
    }
    #expect(throws: FixtureError.self) { try advance(to: 1) }
    #expect(try String(contentsOf: target, encoding: .utf8) == "words\n")
  }

  @Test("of many at once, each sees what the one before took")
  func atOnce() throws {
    let (session, environment) = (session, environment)
    let seen = Mutex<[Int64]>([])
    DispatchQueue.concurrentPerform(iterations: 16) { _ in
      let state = SegmentState.lock(session, environment)
      guard let state else { return }
      let end = state.end ?? 0
      seen.withLock { $0.append(end) }
      state.advance(to: end + 1)
    }
    #expect(seen.withLock { $0.sorted() } == Array(0..<16))
  }

  @Test("files of sessions long past are removed in passing")
  func old() throws {
    try advance(to: 1)
    for (name, days) in [("codex+old", 61), ("codex+young", 59)] {
      let file = folder.appendingPathComponent(name)
      try Data().write(to: file)
      let date = Date(timeIntervalSinceNow: -86_400 * Double(days))
      try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: file.path)
    }
    let other = try #require(AgentSession(agent: "codex", id: "efgh"))
    _ = SegmentState.lock(other, environment)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names == ["codex+abcd", "codex+efgh", "codex+young"])
  }
}
