// What a CI system obeys in the log of a job, wherever the text came from.

/// Text with the commands spelt out that CI systems obey anywhere in a line.
///
/// GitHub's runner looks for `##[` (`ActionCommand.TryParse` in actions/runner), Azure Pipelines
/// for `##[` and `##vso[`, TeamCity for `##teamcity[`. Both runners compare by the rules of a
/// language, which skip variation selectors, so these are skipped here too.
///
/// - Parameters:
///   - text: what ``visible(_:)`` returns, or anything without hidden scalars.
///   - sign: what stands for the second number sign.
/// - Returns: the text; as it came, where it has no command.
func withoutCommands(_ text: String, sign: String = "<23>") -> String {
  guard text.utf8.contains(UInt8(ascii: "#")), text.utf8.contains(UInt8(ascii: "[")) else {
    return text
  }
  var result = String.UnicodeScalarView()
  // From a second number sign on: what the next scalars decide.
  var held: [Unicode.Scalar] = []
  var followsSign = false
  for scalar in text.unicodeScalars {
    let isLetter = scalar.isASCII && scalar.properties.isAlphabetic
    if !held.isEmpty, isLetter || scalar.isVariationSelector {
      held.append(scalar)
    } else {
      let isCommand = scalar == "[" && !held.isEmpty
      if isCommand { for escape in sign.unicodeScalars { result.append(escape) } }
      for scalar in isCommand ? held[1...] : held[...] { result.append(scalar) }
      held.removeAll(keepingCapacity: true)
      if scalar == "#", followsSign { held.append(scalar) } else { result.append(scalar) }
    }
    if !scalar.isVariationSelector { followsSign = scalar == "#" }
  }
  for scalar in held { result.append(scalar) }
  return String(result)
}

/// Lines of which none begins, after white space, with the `::` that GitHub's runner obeys.
///
/// Text that is broken into lines can begin one with any of its words. The runner trims Unicode's
/// white space and skips variation selectors (`ActionCommand.TryParseV2`); colours are looked
/// through as well. The line stays as wide as it was where it is indented.
func withoutLineCommands(_ text: String) -> String {
  guard text.utf8.contains(UInt8(ascii: ":")) else { return text }
  return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
    let rest = afterSpace(line)
    guard rest.lazy.filter({ !$0.isVariationSelector }).prefix(2).elementsEqual("::".unicodeScalars)
    else { return String(line) }
    let start = line[..<rest.startIndex]
    return start.dropLast(start.hasSuffix("   ") ? 3 : 0) + "<3A>" + String(rest.dropFirst())
  }.joined(separator: "\n")
}

private func afterSpace(_ line: Substring) -> Substring.UnicodeScalarView {
  var rest = line.unicodeScalars
  while let scalar = rest.first {
    if scalar == "\u{1B}" {
      rest = rest.drop { $0 != "m" }.dropFirst()
    } else if scalar.properties.isWhitespace || scalar.isVariationSelector {
      rest = rest.dropFirst()
    } else {
      break
    }
  }
  return rest
}

extension Unicode.Scalar {
  /// Whether it asks for the text or the emoji form of the scalar before it.
  fileprivate var isVariationSelector: Bool { value == 0xFE0E || value == 0xFE0F }
}
