/// The updates that git hands to the hook `pre-receive`, of a push that is not accepted yet.
package enum PushUpdates {
  /// More is no push: 100,000 references have names of 160 letters in it.
  package static let mostBytes = 16 << 20
  /// In bytes: git itself keeps no reference with a longer name on any file system.
  private static let longestName = 4_096

  /// What there is to judge, in the order of the updates.
  ///
  /// ```
  /// <old> SP <new> SP <reference> LF
  /// ```
  ///
  /// - Parameter input: standard input, as in git-receive-pack(1).
  /// - Returns: a range for each reference that is made or moved; none for one that is deleted, and
  ///   none for notes.
  /// - Throws: where a line is anything else.
  package static func ranges(_ input: [UInt8]) throws(CallingError) -> [RangeRequest] {
    guard input.count <= mostBytes else {
      throw CallingError(
        "standard input has more than \(mostBytes) bytes", hint: "push fewer references at a time")
    }
    guard input.last ?? newline == newline else { throw malformed(lines(of: input).count) }
    var ranges: [RangeRequest] = []
    for (index, line) in lines(of: input).dropLast().enumerated() {
      guard let update = Update(line) else { throw malformed(index + 1) }
      if let range = update.range { ranges.append(range) }
    }
    return ranges
  }

  private static let newline = UInt8(ascii: "\n")

  private static func lines(of input: [UInt8]) -> [ArraySlice<UInt8>] {
    input.split(separator: newline, omittingEmptySubsequences: false)
  }

  private static func malformed(_ line: Int) -> CallingError {
    CallingError(
      "line \(line) of standard input is no update: expected '<old> <new> <reference>'",
      hint: "call it from the hook 'pre-receive', see githooks(5)")
  }

  /// One line.
  private struct Update {
    let old: String
    let new: String
    let reference: String

    init?(_ line: ArraySlice<UInt8>) {
      let fields = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
      guard fields.count == 3, ObjectName.isID(fields[0]), ObjectName.isID(fields[1]),
        fields[2].starts(with: "refs/".utf8), fields[2].count <= longestName,
        fields[2].allSatisfy({ $0 > 0x20 && $0 != 0x7F })
      else { return nil }
      old = String(decoding: fields[0], as: UTF8.self)
      new = String(decoding: fields[1], as: UTF8.self)
      reference = String(decoding: fields[2], as: UTF8.self)
    }

    var range: RangeRequest? {
      .update(of: reference, from: old, to: new, unborn: .existing)
    }
  }
}
