import Gate

/// Who waived what, also where it does not count.
func waiverLines(_ waivers: [Waiver], on sheet: Sheet) -> [String] {
  let shown = waivers.prefix(20)
  let more = waivers.count - shown.count
  return sheet.sentences("Waivers", shown.map(\.words) + (more > 0 ? [rest(more)] : []))
}

/// What becomes of the tags in a squash, and the paragraph to paste where they would be lost.
func squashLines(_ squash: SquashVerdict, on sheet: Sheet) -> [String] {
  let sentences =
    [squash.words] + (squash.caution.map { ["caution: " + clipped($0, to: 500)] } ?? [])
  guard !squash.survives, !squash.block.isEmpty else {
    return sheet.sentences("Squash", sentences)
  }
  let paste = ["to keep them, let this be the message's last paragraph:"]
  return sheet.sentences("Squash", sentences + paste) + [""]
    + squash.blockLines.map { "    " + $0 }
}

extension SquashVerdict {
  /// Whether the tags survive, in a sentence.
  var words: String {
    if trailers.isEmpty { return "the commits have no tags that could be lost" }
    let all = counted(trailers.count, "trailer")
    if survives { return "git will see \(all) of the commits in this message" }
    let lost = missing.prefix(5).map { "'\(clipped($0, to: 100))'" }.joined(separator: ", ")
    let more = missing.count > 5 ? " and \(count(missing.count - 5)) more" : ""
    let part = trailers.count == 1 ? "the one trailer" : "\(count(missing.count)) of \(all)"
    return "git will not see \(part) in this message: \(lost)\(more)"
  }

  /// The lines of the paragraph to paste, whole.
  var blockLines: [String] {
    block.split(whereSeparator: \.isNewline).map { visible(String($0)) }
  }
}
