import FixtureSupport
import Foundation
import Testing

@testable import Trailers

/// What holds of every message, whatever stands in it.
@Suite struct AddingPropertyTests {
  private static let additions = AddingDifferentialTests.additions

  /// Commits are made of the messages as they are, before and after.
  ///
  /// A message without any text becomes a title of trailers, as with git; a hook leaves it alone.
  @Test func everythingThatGitShowsIsStillShown() throws {
    let git = try InterpretingGit()
    defer { git.remove() }
    var generator = AddingMessages(seed: 9)
    let messages = (0..<2_000).map { _ in Draft.completed(generator.next()) }
      .filter { $0.span.firstText < Draft(of: $0).block.upperBound }
    let trailers = Self.additions[0]
    let after = messages.map { adding(trailers, to: $0.span) }
    for (index, logs) in try zip(git.log(messages), git.log(after)).enumerated() {
      let expected = logs.0 + trailers.map(\.line)
      #expect(
        expected.allSatisfy(logs.1.contains), "\(messages[index].quoted): \(after[index].quoted)")
    }
  }

  @Test func twiceIsOnce() {
    var generator = AddingMessages(seed: 10)
    for _ in 0..<1_500 {
      let message = generator.next()
      // git never leaves a list of conflicts that begins a message, whatever follows.
      if message.starts(with: "Conflicts:".utf8) { continue }
      for trailers in Self.additions {
        let once = adding(trailers, to: message.span)
        #expect(adding(trailers, to: once.span) == once, "\(message.quoted)")
      }
    }
  }

  /// No line is lost, and none comes but ours; git writes white space anew, and so do we.
  @Test func textStaysWhatItWas() {
    var generator = AddingMessages(seed: 11)
    for _ in 0..<1_500 {
      let message = generator.next()
      for trailers in Self.additions {
        let before = message.lineCounts
        let after = adding(trailers, to: message.span).lineCounts
        let ours = Array(trailers.map(\.line).joined(separator: "\n").utf8).lineCounts
        let lost = before.filter { after[$0.key, default: 0] < $0.value }
        let won = after.filter { before[$0.key, default: 0] < $0.value && ours[$0.key] == nil }
        #expect(lost.isEmpty && won.isEmpty, "\(message.quoted)")
      }
    }
  }

  /// Ten times the message may take ten times as long, not a hundred times.
  @Test(arguments: [
    "A: b\n", "Cc: b\n", "\n", " \n", "# x\n", "Conflicts:\n", "k", " k", ";\n", "Closes #1\n",
    "Cc: b\nCloses #1\n", "Cc: b\n k\n", "text\n", "; ------------------------ >8 --------\n",
    "'", "----", "# ------------------------ >8 ------------------------\n",
  ])
  func timeIsLinear(line: String) {
    let message = Array(
      ("s\n\nText\n" + String(repeating: line, count: 200_000 / line.utf8.count)).utf8)
    let time = ContinuousClock().measure { _ = adding(Self.additions[0], to: message.span) }
    #expect(time < .seconds(10), "what is quadratic takes many minutes here")
  }
}

extension NewTrailer {
  /// As git prints it.
  var line: String {
    "\(key): \(String(decoding: value, as: UTF8.self).trimmingCharacters(in: .whitespaces))"
  }
}

extension [UInt8] {
  /// How often each line occurs that is more than white space, without its white space.
  fileprivate var lineCounts: [[UInt8]: Int] {
    var lines: [[UInt8]] = []
    for line in split(separator: .newline, omittingEmptySubsequences: false) {
      let text = line.filter { !$0.isSpace }
      // git unfolds `Key:` when nothing else stands in its line.
      if line.first?.isSpace == true, !lines.isEmpty {
        lines[lines.count - 1] += text
      } else {
        lines.append(text)
      }
    }
    return Dictionary(grouping: lines.filter { !$0.isEmpty }) { $0 }.mapValues(\.count)
  }
}
