import Delivery
import Deployments
import FixtureSupport
import Foundation
import Git
import Landing
import Testing

/// Histories with branches, merges and deployments in any order, against git and the slow way.
@Suite("Random graphs", .enabled(if: Prerequisites.git, "needs git"))
struct GraphTests {
  private static let seeds = UInt64(0)..<120
  private static let day = 86_400

  /// A graph, the ids of its commits, where it is, and what was deployed when.
  private struct Deployed {
    let graph: RandomGraph
    let ids: [String]
    let path: URL
    let chain: [(commit: Int, time: Int)]
    let end: Int
    let delivery: RepositoryDelivery
  }

  private static func deployed(_ seed: UInt64) throws -> Deployed {
    var graph = RandomGraph(seed: seed, count: 20 + Int(seed % 40))
    let path = try TemporaryDirectory.make("graph").appendingPathComponent("history.git")
    let ids = try graph.write(to: path)
    var chain: [(commit: Int, time: Int)] = []
    var time = RandomGraph.start + 200 * day
    for _ in 0..<graph.number(in: 2..<9) {
      let commit = graph.number(in: 0..<ids.count)
      time += graph.number(in: 1..<20) * day
      if chain.last?.commit != commit { chain.append((commit, time)) }
    }
    let end = time + graph.number(in: 0..<30) * day
    var parameters = DeliveryParameters(until: Int64(end), now: Int64(end))
    parameters.files = chain.map {
      DeploymentRecord(
        id: "d", source: .lines, revisions: [ids[$0.commit]], finishedAt: Int64($0.time),
        status: .succeeded)
    }
    parameters.workers = Int(seed % 3) + 1
    return Deployed(
      graph: graph, ids: ids, path: path, chain: chain, end: end,
      delivery: try RepositoryDelivery.read(path: path.path, parameters: parameters))
  }

  @Test("lines, their introducers and their fates are what the design says", arguments: seeds)
  func fates(_ seed: UInt64) throws {
    let deployed = try Self.deployed(seed)
    let history = deployed.delivery.history
    let places = Dictionary(
      deployed.ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let slow = SlowFates(
      deployed.graph, chain: deployed.chain, end: deployed.end, horizon: 14 * Self.day
    ) { commit in
      ObjectID(hex: deployed.ids[commit]).flatMap { history.index(of: $0) }.map(Int.init) ?? -1
    }
    var found: [SlowFates.Key: SlowFates.Count] = [:]
    for lines in try #require(deployed.delivery.units.first).lines {
      let introducer = lines.introducer.flatMap { places[history.id($0).hex] }
      let key = SlowFates.Key(position: lines.position, introducer: introducer)
      found[key] = SlowFates.Count(
        surviving: lines.fates.surviving, pending: lines.fates.pending,
        removed: lines.fates.removed)
    }
    #expect(found == slow.counts)
  }

  @Test("new commits of a deployment are those of git rev-list", arguments: seeds.prefix(60))
  func newCommits(_ seed: UInt64) throws {
    let deployed = try Self.deployed(seed)
    let git = try Program(named: "git")
    let unit = try #require(deployed.delivery.units.first)
    let history = deployed.delivery.history
    for (position, tree) in deployed.chain.enumerated() {
      let earlier = deployed.chain[..<position].map { "^" + deployed.ids[$0.commit] }
      let listed = try git.run(
        ["rev-list", deployed.ids[tree.commit]] + earlier, in: deployed.path)
      // A squash brings its branch along, as a merge would.
      let linked = Set(history.landings.links.flatMap(\.commits).map { history.id($0).hex })
      let found = (0..<Int32(history.count))
        .filter { unit.chain.firstReaching[Int($0)] == Int32(position) }
        .map { history.id($0).hex }
      let expected = Set(listed.output.split(separator: "\n").map(String.init))
      #expect(Set(found).subtracting(linked) == expected.subtracting(linked))
    }
  }

  @Test("files that differ are those of git diff-tree", arguments: seeds.prefix(30))
  func changes(_ seed: UInt64) throws {
    let deployed = try Self.deployed(seed)
    let git = try Program(named: "git")
    let repository = try Repository(at: deployed.path.path)
    for commit in deployed.ids.indices.dropFirst() {
      let (left, right) = (deployed.ids[commit - 1], deployed.ids[commit])
      let listed = try git.run(
        ["diff-tree", "-r", "--no-renames", "--raw", "--no-abbrev", left, right],
        in: deployed.path)
      let trees = try [left, right].map { hex in
        try repository.commit(try #require(ObjectID(hex: hex))).tree
      }
      let zero = String(repeating: "0", count: 40)
      let found = try repository.changes(from: trees[0], to: trees[1]).map { change in
        "\(change.old?.hex ?? zero) \(change.new?.hex ?? zero) "
          + String(decoding: change.path, as: UTF8.self)
      }
      let expected = listed.output.split(separator: "\n").map { line in
        let parts = line.split { $0 == " " || $0 == "\t" }
        return "\(parts[2]) \(parts[3]) \(parts[5])"
      }
      #expect(found == expected)
    }
  }
}
