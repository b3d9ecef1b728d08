/// What `git interpret-trailers --parse` prints for a message: one `Key: value` per line.
///
/// The options choose between `--parse`, `--parse --no-divider` and, with `unfolds` off,
/// `--only-trailers --only-input`; `.log` gives the text of `%(trailers:only,unfold)`.
package func interpretation(
  of message: Span<UInt8>, options: TrailerOptions = .parse
) -> [UInt8] {
  var output: [UInt8] = []
  for trailer in trailers(in: message, options: options) {
    output += trailer.key.utf8
    output += [.separator, UInt8(ascii: " ")]
    output += trailer.value
    output.append(.newline)
  }
  return output
}
