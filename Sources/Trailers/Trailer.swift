/// One trailer of a commit message: `Key: value`.
///
/// ```swift
/// let message = Array("Fix it\n\nSigned-off-by: A U Thor <a@example.com>\n".utf8)
/// trailers(in: message.span).first?.text  // "A U Thor <a@example.com>"
/// ```
package struct Trailer: Hashable, Sendable {
  /// The key as written: letters, digits and `-`, in ASCII.
  package let key: String
  /// The value without the white space around it; bytes that are not UTF-8 are kept.
  package let value: [UInt8]
  /// Where the trailer stands in the message, its continuation lines and last newline included.
  package let range: Range<Int>

  package init(key: String, value: [UInt8], range: Range<Int>) {
    self.key = key
    self.value = value
    self.range = range
  }

  /// The value as text; bytes that are not UTF-8 become U+FFFD.
  package var text: String { String(decoding: value, as: UTF8.self) }
}
