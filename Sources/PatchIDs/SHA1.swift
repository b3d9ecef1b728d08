import CMbedCrypto

/// SHA-1 of bytes that come in pieces, by the library that libgit2 itself depends on.
struct SHA1 {
  private var context = mbedtls_sha1_context()

  init() { unsafe cmbedcrypto_sha1_start(&context) }

  mutating func update(_ bytes: [UInt8]) {
    unsafe cmbedcrypto_sha1_update(&context, bytes, bytes.count)
  }

  /// The 20 bytes of the hash; nothing can follow.
  consuming func digest() -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 20)
    unsafe cmbedcrypto_sha1_finish(&context, &digest)
    return digest
  }
}
