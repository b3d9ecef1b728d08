/// Reads the files of one format.
///
/// One file for each reader in `Formats`, and an entry in `spendReaders`. A reader copies a list of
/// fields that it names, and nothing else: prompts, answers, tool inputs and their results are
/// passed over as bytes.
package protocol SpendReader: Sendable {
  static var format: SpendFormat { get }

  /// Whether a file is of this format, by its name and its beginning; cheap, since every file in a
  /// directory is asked.
  static func recognises(_ sample: FileSample) -> Bool

  /// Reads a file, and puts into `intake` what it says and what of it cannot be used.
  ///
  /// - Throws: where the file as a whole cannot be read; what was put in before stays.
  static func read(_ file: SpendFile, into intake: inout SpendIntake) throws(SpendFileError)
}

/// The name and the beginning of a file.
package struct FileSample: Sendable {
  package let path: String
  /// The first bytes of the file, 4,096 at most.
  package let head: [UInt8]

  package init(path: String, head: [UInt8]) {
    self.path = path
    self.head = head
  }

  package var name: Substring { path.split(separator: "/").last ?? "" }

  package var isDatabase: Bool { head.starts(with: "SQLite format 3\0".utf8) }

  /// The first line, as far as it is here.
  package var firstLine: ArraySlice<UInt8> {
    head.prefix { $0 != UInt8(ascii: "\n") }
  }

  /// Whether the beginning holds a text.
  package func contains(_ text: String) -> Bool {
    let wanted = Array(text.utf8)
    guard let first = wanted.first, head.count >= wanted.count else { return false }
    return (0...head.count - wanted.count).contains { start in
      head[start] == first && head[start..<start + wanted.count].elementsEqual(wanted)
    }
  }
}

/// Why a file as a whole could not be read.
package struct SpendFileError: Error, Hashable, Sendable {
  package let message: String

  package init(_ message: String) { self.message = message }
}
