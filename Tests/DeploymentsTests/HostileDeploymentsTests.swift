import Deployments
import FixtureSupport
import Testing

struct HostileDeploymentsTests {
  /// What cannot be true of any record, whatever the file.
  private func check(_ intake: DeploymentIntake) {
    for record in intake.records {
      let texts =
        [record.id, record.environment] + record.revisions
        + [record.unit, record.name, record.repository].compactMap(\.self)
      #expect(texts.allSatisfy { !$0.isEmpty && $0.unicodeScalars.count <= 1_100 })
      #expect(
        !texts.contains { $0.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x202E } })
      #expect((0...253_402_300_799).contains(record.finishedAt))
      #expect((1...128).contains(record.revisions.count))
    }
  }

  private func survives(_ bytes: [UInt8]) {
    do throws(DeploymentFailure) {
      check(try DeploymentFile.read(bytes, file: "f"))
    } catch {
      #expect(!error.description.isEmpty)
    }
    do throws(DeploymentFailure) {
      _ = try RevisionMap(bytes, file: "f")
    } catch {
      #expect(!error.description.isEmpty)
    }
  }

  @Test(arguments: DeploymentFixture.names + DeploymentFixture.maps)
  func filesThatAreCutOff(_ name: String) throws {
    let bytes = try DeploymentFixture.bytes(name)
    for end in stride(from: 0, to: bytes.count, by: 13) { survives(Array(bytes[..<end])) }
  }

  @Test(arguments: DeploymentFixture.names + DeploymentFixture.maps)
  func filesWithFlippedBits(_ name: String) throws {
    let bytes = try DeploymentFixture.bytes(name)
    var random = SeededGenerator(seed: 7)
    for _ in 0..<400 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        damaged[Int.random(in: damaged.indices, using: &random)] ^=
          1 << UInt8.random(in: 0..<8, using: &random)
      }
      survives(damaged)
    }
  }

  @Test(arguments: ["[", "{\"data\":", "{\"items\":[", "[{\"statuses\":[", "{\"repository\":"])
  func nestedAMillionTimes(_ opening: String) {
    let open = String(repeating: opening, count: 1_000_000)
    survives(Array(open.utf8))
    let closing = String(opening.reversed().compactMap { ["[": "]", "{": "}"][$0] })
    survives(Array((open + "1" + String(repeating: closing, count: 1_000_000)).utf8))
  }

  @Test func junkInsideOfADeploymentIsSteppedOver() throws {
    let junk = String(repeating: "[", count: 1_000_000) + String(repeating: "]", count: 1_000_000)
    for key in ["payload", "statuses", "data", "environment", "repository"] {
      let text = """
        {"id": 1, "sha": "\(String.commit("a"))", "task": "deploy", "\(key)": \(junk),
         "state": "ACTIVE", "created_at": "2026-03-02T09:00:00Z"}
        """
      #expect(try DeploymentFixture.read(text: text).records.count == 1, "\(key)")
    }
  }

  @Test func textsAreBounded() throws {
    let long = String(repeating: "x", count: 10_000)
    let text = ["a", "b"].map {
      """
      {"commit": "\(String.commit("a"))", "finished_at": "2026-03-02", "id": "\(long)\($0)",
       "unit": "\(long)", "environment": "a\\u0007\\u202e\\u0000b", "name": "\\u001b[31m\(long)"}
      """
    }.joined(separator: "\n")
    let intake = try DeploymentFixture.read(text: text)
    check(intake)
    #expect(intake.records.count == 2)
    #expect(intake.records.map(\.environment) == ["a\u{FFFD}\u{FFFD}\u{FFFD}b"].repeated(2))
  }
}

extension Array {
  fileprivate func repeated(_ count: Int) -> [Element] {
    repeatElement(self, count: count).flatMap(\.self)
  }
}
