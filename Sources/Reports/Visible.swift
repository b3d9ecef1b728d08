/// Text from repositories with everything spelt out that a terminal would obey or hide.
///
/// A name, an e-mail address, a tag or a notice comes from whoever wrote the commit. Controls
/// (ESC and its C1 kin), bidirectional marks, zero-width and line-separating characters come out
/// as their number in angle brackets: `<1B>`, `<202E>`. Of combining marks on one letter, those
/// after the fourth come out so as well, because a pile of them paints over the lines above. A log
/// is read by machines too, so that ``withoutCommands(_:sign:)`` takes away what they obey.
/// Every form that is shown to people sends every string through here.
package func visible(_ text: String) -> String {
  var result = String.UnicodeScalarView()
  var marks = 0
  for scalar in text.unicodeScalars {
    marks = scalar.isCombining ? marks + 1 : 0
    if scalar.isHidden || marks > 4 {
      // `append(contentsOf:)` counts the whole view each time (swift 6.3): quadratic.
      for escape in "<\(hexadecimal(scalar))>".unicodeScalars { result.append(escape) }
    } else {
      result.append(scalar)
    }
  }
  return withoutCommands(String(result))
}

/// The scalar's number in two digits, four, or as many as it takes.
private func hexadecimal(_ scalar: Unicode.Scalar) -> String {
  let digits = String(scalar.value, radix: 16, uppercase: true)
  let width = digits.count <= 2 ? 2 : 4
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

extension Unicode.Scalar {
  /// Whether the scalar is invisible, or commands whoever displays it.
  ///
  /// Unicode's own classes decide, so that nothing hangs on a list of ours. The text and emoji
  /// variation selectors (U+FE0E, U+FE0F) are the exception: `❤️` is written with one.
  var isHidden: Bool {
    if isASCII { return value < 0x20 || value == 0x7F }
    return switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: true
    default:
      properties.isDefaultIgnorableCodePoint && value != 0xFE0E && value != 0xFE0F
    }
  }

  /// Whether the scalar is painted onto the one before it.
  var isCombining: Bool {
    if isASCII { return false }
    return switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark: true
    default: false
    }
  }
}
