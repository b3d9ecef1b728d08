import CGit2

extension ObjectID {
  /// The id in libgit2's form.
  init(_ oid: git_oid) {
    self = withUnsafeBytes(of: oid) { ObjectID(raw: $0) }
  }

  /// The id of the first 20 bytes of `raw`.
  init(raw: UnsafeRawBufferPointer) {
    self.init(
      first: UInt64(bigEndian: raw.loadUnaligned(as: UInt64.self)),
      second: UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self)),
      third: UInt32(bigEndian: raw.loadUnaligned(fromByteOffset: 16, as: UInt32.self)))
  }

  /// libgit2's form of the id.
  var oid: git_oid {
    var oid = git_oid()
    withUnsafeMutableBytes(of: &oid) { raw in
      raw.storeBytes(of: first.bigEndian, as: UInt64.self)
      raw.storeBytes(of: second.bigEndian, toByteOffset: 8, as: UInt64.self)
      raw.storeBytes(of: third.bigEndian, toByteOffset: 16, as: UInt32.self)
    }
    return oid
  }
}
