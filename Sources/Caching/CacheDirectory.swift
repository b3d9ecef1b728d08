internal import CDeflate

/// Where what can be computed again is kept: beside the ledger, thrown away at will.
///
/// Nothing here fails: what cannot be read, or is damaged, or was written by another build of the
/// program, is not there; what cannot be written is not kept.
package struct CacheDirectory: Sendable {
  /// The directory itself, with a slash at its end.
  package let path: String
  let gitDirectory: String
  private let build: UInt64?

  /// The cache of a repository.
  ///
  /// `gitDirectory` is its common git directory, with a slash at its end.
  package init(gitDirectory: String) {
    self.gitDirectory = gitDirectory
    path = gitDirectory + "outcomes/cache/"
    build = ProgramBuild.current
  }

  /// What was kept under a name.
  ///
  /// - Parameters:
  ///   - name: a file name of letters, digits, dots and hyphens.
  ///   - limit: more bytes than this are not read.
  /// - Returns: `nil` where nothing is, or not all of it as it was written.
  package func read(_ name: String, limit: Int = 1 << 29) -> CacheDecoder? {
    guard let build, let folder = CacheFolder(gitDirectory: gitDirectory),
      let bytes = folder.read(name, limit: limit)
    else { return nil }
    var header = CacheDecoder(bytes)
    guard let magic = try? header.fixed(), magic == Self.magic,
      let writer = try? header.fixed(), writer == build,
      let checksum = try? header.fixed(), checksum == Self.checksum(of: bytes, from: Self.header)
    else { return nil }
    return header
  }

  /// Keeps `content` under a name, in place of what was there.
  ///
  /// Another process sees the old content or the new one, whole.
  package func write(_ content: CacheEncoder, to name: String) {
    guard let build, let folder = CacheFolder(gitDirectory: gitDirectory, making: true) else {
      return
    }
    var file = CacheEncoder()
    file.append(fixed: Self.magic)
    file.append(fixed: build)
    file.append(fixed: Self.checksum(of: content.bytes, from: 0))
    folder.write(file.bytes, content.bytes, to: name)
  }

  /// `outcache`, as a number.
  private static let magic: UInt64 = 0x6F75_7463_6163_6865
  private static let header = 24

  private static func checksum(of bytes: [UInt8], from start: Int) -> UInt64 {
    unsafe bytes.withUnsafeBytes { buffer in
      let content = unsafe UnsafeRawBufferPointer(rebasing: buffer[min(start, buffer.count)...])
      // Two that are blind to different damage.
      let low = unsafe libdeflate_crc32(0, content.baseAddress, content.count)
      let high = unsafe libdeflate_adler32(1, content.baseAddress, content.count)
      return UInt64(high) << 32 | UInt64(low)
    }
  }
}

extension CacheEncoder {
  /// A number for the bytes so far that most others have not: the CRC-32 of them.
  package var checksum: UInt64 {
    unsafe bytes.withUnsafeBytes { buffer in
      UInt64(unsafe libdeflate_crc32(0, buffer.baseAddress, buffer.count))
    }
  }
}
