/// The message with the trailers at its end, each that does not stand there already.
///
/// What comes out is what `git interpret-trailers --no-divider --if-exists addIfDifferent
/// --if-missing add` makes of a message whose last line has a newline, except that
/// - a message to which nothing is added stays as it is, byte by byte;
/// - attribution that git does not take for a block is made one first, see `HiddenBlock`;
/// - comment lines inside of the block stay: with `git commit -m` a line such as `#12` is text;
/// - lines of white space at the block's end go, since git would part our trailers by them;
/// - a title below blank lines is no block, since git takes the blank lines away;
/// - a comment string other than `#` is known by what git wrote below the message.
///
/// A message with a NUL stays as it is, because git reads no further. A trailer that would not be
/// read back, such as one with a line break in its value, is not added. Takes linear time.
///
/// - Parameters:
///   - trailers: what is to be added, in this order.
///   - message: the message as git hands it to a hook, with the comments that git put there.
/// - Returns: the new message.
package func adding(_ trailers: [NewTrailer], to message: Span<UInt8>) -> [UInt8] {
  let given = message.array(0..<message.count)
  let readable = trailers.compactMap(\.readable)
  guard !readable.isEmpty, !given.contains(0) else { return given }
  let draft = Draft(of: given)
  let missing = draft.missing(among: readable)
  return missing.isEmpty ? given : draft.with(missing)
}
