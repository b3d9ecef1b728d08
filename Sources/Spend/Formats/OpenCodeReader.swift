/// What OpenCode keeps of its sessions, and Kilo's command line that came from it.
///
/// - `~/.local/share/opencode/opencode*.db` (`kilo/kilo*.db`), an SQLite database;
/// - before that `storage/message/<session>/msg_<id>.json`, a file for each message, with
///   `storage/part/<message>/prt_<id>.json`. The files stay when the database takes over.
enum OpenCodeReader: SpendReader {
  static let format = SpendFormat.openCode

  static func recognises(_ sample: FileSample) -> Bool {
    if sample.isDatabase {
      return ["opencode", "kilo"].contains { sample.name.hasPrefix($0) }
    }
    return sample.name.hasPrefix("msg_") && sample.name.hasSuffix(".json")
      && sample.path.split(separator: "/").dropLast().contains("message")
      && sample.head.first(where: { $0 > 0x20 }) == UInt8(ascii: "{")
  }

  static func read(_ file: SpendFile, into intake: inout SpendIntake) throws(SpendFileError) {
    if try file.sample().isDatabase {
      try OpenCodeDatabase.read(file, agent: agent(of: file), into: &intake)
    } else {
      try OpenCodeMessageFile(file).read(agent: agent(of: file), into: &intake)
    }
  }

  private static func agent(of file: SpendFile) -> String {
    let parts = file.path.split(separator: "/")
    let isKilo = parts.dropLast().contains("kilo") || parts.last?.hasPrefix("kilo") == true
    return isKilo ? "kilo-code" : "opencode"
  }
}
