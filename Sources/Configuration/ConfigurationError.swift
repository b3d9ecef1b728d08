/// Why a configuration file or a roster is not accepted, and what to write instead.
///
/// The texts quote the file; whoever prints them makes them safe for a terminal.
package struct ConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file, as it was named.
  package var source: String
  /// The line, counted from one; `nil` where the file as a whole is meant.
  package var line: Int?
  /// What is wrong, with the key and what was expected.
  package var problem: String
  /// What to do, where there is something better than reading the problem.
  package var hint: String?

  package init(source: String, line: Int?, problem: String, hint: String? = nil) {
    self.source = source
    self.line = line
    self.problem = problem
    self.hint = hint
  }

  /// `.outcomes.toml:3: unknown key 'horizon_dys' (did you mean 'horizon_days'?)`.
  package var description: String {
    let place = line.map { "\(source):\($0): " } ?? "\(source): "
    return place + problem + (hint.map { " (\($0))" } ?? "")
  }
}

/// No configuration that people write is larger; what is comes from somewhere else.
let largestFile = 1 << 20

/// Refuses a text that is too large to be what it claims, or that holds a NUL.
///
/// The TOML parser takes a NUL for the end of a text, also one that an escape puts into a string,
/// and would drop what comes after it.
func checkSize(_ text: String, source: String) throws(ConfigurationError) {
  guard text.utf8.count <= largestFile else {
    throw ConfigurationError(
      source: source, line: nil,
      problem: "the file has \(text.utf8.count) bytes, expected 1048576 at most")
  }
  let nuls = ["\0", "\\u0000", "\\U00000000"].lazy.compactMap { text.firstRange(of: $0) }
  guard let nul = nuls.first?.lowerBound else { return }
  let line = text.utf8[..<nul].count { $0 == UInt8(ascii: "\n") } + 1
  throw ConfigurationError(source: source, line: line, problem: "the file holds a NUL character")
}
