import Metrics
import Testing

@testable import Reports

@Suite("Rows") struct TableTests {
  @Test("developers keep the report's order, whatever their numbers") func order() {
    let names = developerTable(.ordinary).rows.map { $0[0] }
    #expect(names == Report.ordinary.developers.map(\.name))
  }

  @Test("two of one name are told apart by their address") func namesakes() {
    var report = Report.ordinary
    report.developers[1].name = "Ada Lovelace"
    report.developers[2].name = ""
    let names = developerTable(report).rows.map { $0[0] }
    #expect(names[0] == "Ada Lovelace <adalovelace@example.org>")
    #expect(names[1] == "Ada Lovelace <barbaraliskov@example.org>")
    #expect(names[2] == "edsgerw.dijkstra@example.org")
  }

  @Test("what belongs to nobody has a row only where there is something") func unattributed() {
    var report = Report.ordinary
    #expect(developerTable(report).footer.map { $0[0] } == ["unattributed", "all"])
    report.unattributed = .nothing
    #expect(developerTable(report).footer.map { $0[0] } == ["all"])
  }

  @Test("the newest deployment is last, and the oldest are counted") func deployments() {
    var report = Report.ordinary
    report.deployments.reverse()
    let table = deploymentTable(report, recent: 15)
    #expect(table.rows.count == 15)
    #expect(table.rows.last?[0] == "v2.19.0")
    #expect(table.notes == ["… and 5 earlier"])
    #expect(deploymentTable(report).rows.count == 20)
  }

  @Test("repositories are shown when there are several, or one is incomplete") func repositories() {
    #expect(!table(.ordinary).contains("Repository"))
    var report = Report.ordinary
    report.repositories.append(.usual)
    #expect(table(report).contains("Repository"))
    #expect(table(.unknownLines).contains("incomplete"))
  }

  @Test("a notice is printed once, with its repository") func noticesOnce() {
    var report = Report.ordinary
    report.notices = ["shared", "shared"]
    report.repositories[0].notices = ["own"]
    #expect(notices(report) == ["shared", "engine: own"])
  }

  @Test("lines that are too young are not counted against what went live")
  func pendingLines() {
    #expect(live(0, of: 10, pending: 10) == "pending")
    #expect(live(6, of: 10, pending: 2) == "75 %")
    #expect(live(0, of: 10, pending: 0) == "0 %")
    #expect(live(0, of: 0, pending: 0) == unknown)
    #expect(live(nil, of: nil, pending: nil) == unknown)
  }
}
