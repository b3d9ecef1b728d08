import JSONScanning

/// A thread of Amp: `~/.local/share/amp/threads/T-<id>.json`.
///
/// A call stands in it up to twice: in `usageLedger.events`, and as `usage` of the message that it
/// gave. The ledger counts; messages add what was read from and written to the cache, and the calls
/// of newer versions, which write no ledger. See `AmpThread`.
enum AmpReader: SpendReader {
  static let format = SpendFormat.amp

  static func recognises(_ sample: FileSample) -> Bool {
    guard sample.head.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") else { return false }
    if sample.contains("\"id\":\"T-") || sample.contains("\"id\": \"T-") { return true }
    return sample.name.hasPrefix("T-") && sample.name.hasSuffix(".json")
  }

  static func read(_ file: SpendFile, into intake: inout SpendIntake) throws(SpendFileError) {
    let content = try file.content()
    var thread = AmpThread()
    var failure: JSONError?
    do throws(JSONError) {
      var json = JSONScanner()
      try thread.read(&json, content.span)
    } catch {
      failure = error
    }
    // What stands before a cut is as good as ever.
    thread.add(to: &intake)
    if let failure { intake.skip(SkipReason(failure)) }
  }
}
