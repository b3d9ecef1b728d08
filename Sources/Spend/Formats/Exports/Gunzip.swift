import CDeflate

/// Decompression of gzip files (RFC 1952) that are small enough to be held.
enum Gunzip {
  static func isCompressed(_ bytes: [UInt8]) -> Bool { bytes.starts(with: magic) }

  /// All members of a file, one after another.
  ///
  /// - Returns: `nil` where the file is damaged, or becomes larger than `limit` bytes.
  static func inflate(_ input: [UInt8], limit: Int) -> [UInt8]? {
    guard let decompressor = unsafe libdeflate_alloc_decompressor() else { return nil }
    defer { unsafe libdeflate_free_decompressor(decompressor) }
    var output: [UInt8] = []
    var member = [UInt8](repeating: 0, count: 1 << 16)
    var start = 0
    while input[start...].starts(with: magic) {
      let call = unsafe inflate(input[start...], into: &member, with: decompressor)
      switch call.result {
      case LIBDEFLATE_SUCCESS where call.used > 0 && output.count + call.written <= limit:
        output += member[..<min(call.written, member.count)]
        start += call.used
      case LIBDEFLATE_INSUFFICIENT_SPACE where member.count < limit:
        member = [UInt8](repeating: 0, count: min(limit, member.count * 2))
      default: return nil
      }
    }
    return output
  }

  /// What can be read of a file of which only the beginning is here, 16 KiB at most.
  static func beginning(_ head: [UInt8]) -> [UInt8] {
    guard let decompressor = unsafe libdeflate_alloc_decompressor() else { return [] }
    defer { unsafe libdeflate_free_decompressor(decompressor) }
    var output = [UInt8](repeating: 0, count: 1 << 14)
    // The stream ends too early, so the call fails; until then it fills the buffer.
    _ = unsafe inflate(head[...], into: &output, with: decompressor)
    return Array(output.prefix { $0 != 0 })
  }

  private static let magic: [UInt8] = [0x1F, 0x8B, 0x08]

  private static func inflate(
    _ input: ArraySlice<UInt8>, into output: inout [UInt8], with decompressor: OpaquePointer
  ) -> (result: libdeflate_result, used: Int, written: Int) {
    var (used, written) = (0, 0)
    let result = unsafe input.withUnsafeBytes { input in
      unsafe output.withUnsafeMutableBytes { output in
        unsafe libdeflate_gzip_decompress_ex(
          decompressor, input.baseAddress, input.count, output.baseAddress, output.count, &used,
          &written)
      }
    }
    return (result, used, written)
  }
}
