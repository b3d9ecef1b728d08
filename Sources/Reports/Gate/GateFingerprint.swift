import Gate

extension RangeFinding {
  /// 32 hexadecimal digits by which services know a finding again.
  ///
  /// Two findings that share them would be shown as one, nothing worse: a plain hash is enough.
  var fingerprint: String {
    // FNV-1a of 64 bits (draft-eastlake-fnv), from its own start and from another one.
    let starts: [UInt64] = [0xcbf2_9ce4_8422_2325, 0x9e37_79b9_7f4a_7c15]
    return starts.map { start in
      let hash = key.utf8.reduce(start) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
      let digits = String(hash, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}

extension PolicyOrigin {
  /// Where a finding about a commit is shown, since services want a file: the policy's file.
  ///
  /// Relative to the repository's root. A file that `--policy` named may be outside of it.
  var path: String {
    guard let file, commit != nil else { return ".outcomes.toml" }
    return file
  }
}
