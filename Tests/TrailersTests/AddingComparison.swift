import Testing

@testable import Trailers

/// How messages with new trailers differ from what git makes of them, and why they may.
struct AddingComparison: Equatable {
  /// Equal, byte by byte.
  var equal = 0
  /// Nothing is added, and git adds nothing either; the message stays as it is.
  var untouched = 0
  /// Attribution that git does not see is made a block, of which git makes the same.
  var shown = 0
  /// git takes a title below blank lines for the block; it makes the same but for white space.
  var belowBlankLines = 0
  /// Comment lines in the block stay, blank lines go; git makes the same of the rest.
  var comments = 0

  /// Compares the results for all messages; what no rule explains is a failed expectation.
  ///
  /// - Parameters:
  ///   - messages: the messages before.
  ///   - trailers: what is added to each of them.
  ///   - configuration: what git is told with `-c`.
  ///   - git: the installed git.
  /// - Throws: `FixtureError` where git fails.
  mutating func compare(
    _ messages: [[UInt8]], with trailers: [NewTrailer], configuration: [String] = [],
    by git: InterpretingGit
  ) throws {
    func asked(_ messages: [[UInt8]], _ trailers: [NewTrailer]) throws -> [[UInt8]] {
      try git.adding(trailers, to: messages, configuration: configuration)
    }
    let owns = messages.map { adding(trailers, to: $0.span) }
    let expected = try asked(messages, trailers)
    let unequal = messages.indices.filter { owns[$0] != expected[$0] }
    equal += messages.count - unequal.count
    let plain = try asked(unequal.map { messages[$0] }, [])
    var exceptions: [Exception] = []
    for (index, plain) in zip(unequal, plain) {
      if owns[index] == messages[index], expected[index] == plain {
        untouched += 1
      } else {
        exceptions.append(
          Exception(messages[index], own: owns[index], expected: expected[index]))
      }
    }
    let without = try asked(exceptions.map(\.base), [])
    let with = try asked(exceptions.map(\.base), trailers)
    for (exception, answers) in zip(exceptions, zip(without, with)) {
      #expect(exception.agrees(with: answers.1, without: answers.0), "\(exception)")
      self[keyPath: exception.reason] += 1
    }
  }

  /// A message of which git makes something else, though not of its `base`.
  private struct Exception: CustomStringConvertible {
    let message: [UInt8]
    let own: [UInt8]
    let expected: [UInt8]
    /// The message as our rules have it, before anything is added.
    let base: [UInt8]
    let reason: WritableKeyPath<AddingComparison, Int>
    private let comment: [UInt8]

    init(_ message: [UInt8], own: [UInt8], expected: [UInt8]) {
      let draft = Draft(of: message)
      let bounds = BlockBounds(
        in: draft.text.span, from: 0, options: .parseWithoutDivider, comment: draft.comment)
      let isTitle = bounds.start < bounds.end && bounds.start != draft.block.lowerBound
      self.message = message
      self.own = own
      self.expected = expected
      base = draft.text
      comment = draft.comment.bytes
      reason =
        base != Draft.completed(message) ? \.shown : isTitle ? \.belowBlankLines : \.comments
    }

    /// Whether git makes of the base what we make of the message, comments and blanks aside.
    func agrees(with: [UInt8], without: [UInt8]) -> Bool {
      guard own.comments(comment) == message.comments(comment) else { return false }
      if own == message { return with == without }
      guard reason == \.belowBlankLines else { return own.text(comment) == with.text(comment) }
      return own.text(comment).joined().filter { !$0.isSpace }
        == expected.text(comment).joined().filter { !$0.isSpace }
    }

    var description: String {
      "\(message.quoted) became \(own.quoted), with git \(expected.quoted)"
    }
  }
}

extension [UInt8] {
  fileprivate func comments(_ comment: [UInt8]) -> [ArraySlice<UInt8>] {
    split(separator: .newline).filter { $0.starts(with: comment) }
  }

  fileprivate func text(_ comment: [UInt8]) -> [ArraySlice<UInt8>] {
    split(separator: .newline).filter { !$0.starts(with: comment) && !$0.allSatisfy(\.isSpace) }
  }
}
