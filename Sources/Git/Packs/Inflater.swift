import CDeflate

/// Decompression of whole zlib streams whose size is known, as packs have them.
///
/// libdeflate needs half of zlib's time for that, and most of reading a history is decompression.
final class Inflater {
  private let decompressor: OpaquePointer

  /// `nil` where there is no memory for it.
  init?() {
    guard let decompressor = libdeflate_alloc_decompressor() else { return nil }
    self.decompressor = decompressor
  }

  deinit { libdeflate_free_decompressor(decompressor) }

  /// Fills `output` from the stream at the start of `input`, checksum included.
  ///
  /// - Returns: `false` where the stream is damaged, or does not end exactly where the output does.
  func inflate(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) -> Bool {
    // Of an empty buffer there is no address, and libdeflate wants one.
    var spare: UInt8 = 0
    var used = 0
    return withUnsafeMutableBytes(of: &spare) { spare in
      libdeflate_zlib_decompress_ex(
        decompressor, input.baseAddress, input.count, output.baseAddress ?? spare.baseAddress,
        output.count, &used, nil) == LIBDEFLATE_SUCCESS
    }
  }
}
