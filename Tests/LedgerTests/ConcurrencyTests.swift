import Deployments
import Foundation
import Ledger
import Testing

@Suite("Several that use one ledger at once")
struct ConcurrencyTests {
  @Test("four that write all succeed, and whoever reads meanwhile sees whole transactions")
  func writers() async throws {
    let path = try Samples.path()
    try Ledger.open(at: path).insert([Samples.record(1)])
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask {
          for round in 0..<10 {
            // The same commit under two ids, so that half a transaction shows.
            try Ledger.open(at: path).insert(
              deployments: ["a", "b"].map {
                Samples.deployment("\(writer)-\(round)-\($0)", source: .record)
              }, at: 1)
          }
        }
      }
      group.addTask {
        for _ in 0..<10 {
          let deployments = try Ledger.openForReading(at: path).deployments()
          #expect(deployments.count % 2 == 0)
        }
      }
      try await group.waitForAll()
    }
    let ledger = try Ledger.openForReading(at: path)
    #expect(try ledger.contents().deployments == 80)
    #expect(try ledger.check() == [])
  }
}
