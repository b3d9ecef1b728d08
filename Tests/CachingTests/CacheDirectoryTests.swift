import FixtureSupport
import Foundation
import Testing

@testable import Caching

@Suite("What a cache gives back")
struct CacheDirectoryTests {
  private func cache() throws -> CacheDirectory {
    CacheDirectory(gitDirectory: try TemporaryDirectory.make("cache").path + "/")
  }

  private static func content(of count: Int) -> CacheEncoder {
    var content = CacheEncoder()
    content.append(numbers: (0..<Int32(count)).map { $0 &* 7_919 })
    return content
  }

  private static func numbers(_ name: String, in cache: CacheDirectory) -> [Int32]? {
    var content = cache.read(name)
    return try? content?.numbers()
  }

  @Test("what was written last, to the byte; nothing where nothing was written")
  func roundTrip() throws {
    let cache = try cache()
    #expect(cache.read("lines") == nil)
    for count in [0, 1, 1_000] {
      cache.write(Self.content(of: count), to: "lines")
      #expect(Self.numbers("lines", in: cache) == (0..<Int32(count)).map { $0 &* 7_919 })
    }
    let files = try FileManager.default.contentsOfDirectory(atPath: cache.path)
    #expect(files == ["lines"])
  }

  @Test("the files are their owner's alone")
  func rights() throws {
    let cache = try cache()
    cache.write(Self.content(of: 1), to: "lines")
    for (path, mode) in [(cache.path, 0o700), (cache.path + "lines", 0o600)] {
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect(attributes[.posixPermissions] as? Int == mode)
    }
  }

  @Test("nothing of a file that is cut off anywhere, or has a bit more or less set anywhere")
  func damage() throws {
    let cache = try cache()
    cache.write(Self.content(of: 40), to: "lines")
    let file = URL(fileURLWithPath: cache.path + "lines")
    let whole = try Data(contentsOf: file)
    for count in 0..<whole.count {
      try whole.prefix(count).write(to: file)
      #expect(cache.read("lines") == nil, "\(count) bytes")
      for bit in 0..<8 {
        var damaged = whole
        damaged[count] ^= 1 << UInt8(bit)
        try damaged.write(to: file)
        #expect(cache.read("lines") == nil, "bit \(bit) of byte \(count)")
      }
    }
    try (whole + [0]).write(to: file)
    #expect(cache.read("lines") == nil)
    try whole.write(to: file)
    #expect(Self.numbers("lines", in: cache)?.count == 40)
    #expect(cache.read("lines", limit: whole.count - 1) == nil)
  }

  @Test("nothing of what is no file, which also is in nobody's way")
  func otherThings() throws {
    let makers: [(String) throws -> Void] = [
      { #expect(mkfifo($0, 0o600) == 0) },
      { try FileManager.default.createDirectory(atPath: $0, withIntermediateDirectories: true) },
      {
        try FileManager.default.createSymbolicLink(atPath: $0, withDestinationPath: "/etc/passwd")
      },
      { try FileManager.default.createSymbolicLink(atPath: $0, withDestinationPath: $0) },
    ]
    for make in makers {
      for place in ["outcomes", "outcomes/cache", "outcomes/cache/lines"] {
        let cache = try cache()
        let path = cache.gitDirectory + place
        try FileManager.default.createDirectory(
          atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try make(path)
        #expect(cache.read("lines") == nil)
        cache.write(Self.content(of: 3), to: "lines")
        cache.keepNewest(prefix: "lines", files: 1, bytes: .max)
        #expect((Self.numbers("lines", in: cache)?.count ?? 3) == 3)
      }
    }
  }

  @Test("one of two contents, whole, while both are written")
  func concurrency() async throws {
    let cache = try cache()
    let wrong = await withTaskGroup { group in
      for worker in 0..<4 {
        group.addTask {
          (0..<200).count { _ in
            cache.write(Self.content(of: worker % 2 == 0 ? 10 : 5_000), to: "lines")
            return ![10, 5_000].contains(Self.numbers("lines", in: cache)?.count)
          }
        }
      }
      return await group.reduce(0, +)
    }
    #expect(wrong == 0)
  }
}
