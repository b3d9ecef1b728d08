import CZlib

/// zlib's decompression, with one state for all objects.
final class Inflater {
  private let stream: UnsafeMutablePointer<z_stream>

  /// `nil` where zlib cannot be started.
  init?() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    guard czlib_inflate_init(stream) == Z_OK else {
      stream.deallocate()
      return nil
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Fills `output` from what is compressed at the start of `input`.
  ///
  /// With `isWhole`, the data must end exactly where the output does.
  ///
  /// - Returns: `false` where the input is damaged, or shorter or longer than that.
  func inflate(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer, isWhole: Bool
  ) -> Bool {
    guard inflateReset(stream) == Z_OK, let source = input.baseAddress else { return false }
    // One byte more than fits shows whether there is more.
    var spare: UInt8 = 0
    return withUnsafeMutablePointer(to: &spare) { spare in
      stream.pointee.next_in = UnsafeMutablePointer(
        mutating: source.assumingMemoryBound(to: UInt8.self))
      stream.pointee.avail_in = UInt32(clamping: input.count)
      stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self) ?? spare
      stream.pointee.avail_out = UInt32(clamping: output.count)
      var status = CZlib.inflate(stream, isWhole ? Z_FINISH : Z_SYNC_FLUSH)
      guard isWhole else { return stream.pointee.avail_out == 0 }
      if status == Z_BUF_ERROR, stream.pointee.avail_out == 0 {
        stream.pointee.next_out = spare
        stream.pointee.avail_out = 1
        status = CZlib.inflate(stream, Z_FINISH)
        return status == Z_STREAM_END && stream.pointee.avail_out == 1
      }
      return status == Z_STREAM_END && stream.pointee.avail_out == 0
    }
  }
}
