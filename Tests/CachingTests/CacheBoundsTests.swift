import FixtureSupport
import Foundation
import Testing

@testable import Caching

@Suite("The cache's files")
struct CacheBoundsTests {
  private static func content(_ text: String) -> CacheEncoder {
    var content = CacheEncoder()
    content.append(text: text)
    return content
  }

  private static func text(_ name: String, in cache: CacheDirectory) -> String? {
    var content = cache.read(name)
    return try? content?.text()
  }

  private func cache() throws -> (CacheDirectory, URL) {
    let root = try TemporaryDirectory.make("bounds")
    let cache = CacheDirectory(gitDirectory: root.path + "/")
    return (cache, URL(fileURLWithPath: cache.path))
  }

  private func setAge(_ seconds: Int, of file: URL) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -Double(seconds))], ofItemAtPath: file.path)
  }

  @Test("the newest files are kept, by number and by size")
  func newest() throws {
    let (cache, folder) = try cache()
    for number in 0..<6 {
      cache.write(Self.content("answer \(number)"), to: "scan-\(number)")
      try setAge(100 - number, of: folder.appendingPathComponent("scan-\(number)"))
    }
    cache.write(Self.content("another"), to: "lines-1")
    try setAge(1_000, of: folder.appendingPathComponent("lines-1"))
    #expect(cache.names(prefix: "scan-").map { $0.suffix(1) } == ["5", "4", "3", "2", "1", "0"])
    cache.keepNewest(prefix: "scan-", files: 3, bytes: .max)
    #expect(cache.names(prefix: "scan-") == ["scan-5", "scan-4", "scan-3"])
    let size = try #require(
      try folder.appendingPathComponent("scan-5").resourceValues(forKeys: [.fileSizeKey]).fileSize)
    cache.keepNewest(prefix: "scan-", files: 3, bytes: 2 * size)
    #expect(cache.names(prefix: "scan-") == ["scan-5", "scan-4"])
    #expect(Self.text("lines-1", in: cache) == "another")
  }

  @Test("drafts that nobody writes any more go, younger ones and other files stay")
  func drafts() throws {
    let (cache, folder) = try cache()
    cache.write(Self.content("answer"), to: "scan-1")
    let names = [".scan-1.12.345", ".scan-1.12.346", ".hidden", ".a.b.c.d"]
    for name in names {
      try Data("half".utf8).write(to: folder.appendingPathComponent(name))
    }
    for name in names where name != ".scan-1.12.346" {
      try setAge(3_700, of: folder.appendingPathComponent(name))
    }
    cache.keepNewest(prefix: "scan-", files: 8, bytes: .max)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(left == [".a.b.c.d", ".hidden", ".scan-1.12.346", "scan-1"])
  }

  @Test("a link in the place of the directory or of the one above it is not followed")
  func links() throws {
    for depth in ["outcomes", "outcomes/cache"] {
      let (cache, _) = try cache()
      let elsewhere = try TemporaryDirectory.make("elsewhere")
      let link = URL(fileURLWithPath: cache.gitDirectory + depth)
      try FileManager.default.createDirectory(
        at: link.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: elsewhere)
      cache.write(Self.content("secret"), to: "scan-1")
      cache.keepNewest(prefix: "", files: 0, bytes: 0)
      #expect(cache.read("scan-1") == nil)
      #expect(try FileManager.default.contentsOfDirectory(atPath: elsewhere.path) == [])
    }
  }

  @Test("the state of a file tells that it was changed, and when that cannot be told")
  func states() throws {
    let file = try TemporaryDirectory.make("state").appendingPathComponent("file")
    #expect(FileState(file.path) == nil)
    try Data("one".utf8).write(to: file)
    let state = try #require(FileState(file.path))
    #expect(FileState(file.path) == state)
    #expect(!state.showsChanges(after: state.changed))
    #expect(state.showsChanges(after: state.changed + 2_000_000_001))
    try Data("other".utf8).write(to: file)
    #expect(FileState(file.path) != state)
  }
}
