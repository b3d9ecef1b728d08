import Gate

/// Who waived what, also where it does not count.
func waiverItems(_ waivers: [Waiver]) -> String {
  waivers.isEmpty ? "" : "**Waivers**\n\n" + items(waivers.map(\.words))
}

/// What becomes of the tags in a squash, and the paragraph to paste where they would be lost.
func squashBlock(_ squash: SquashVerdict) -> String {
  var blocks = ["**Squash**: " + escaped(squash.words)]
  if let caution = squash.caution {
    blocks.append("Caution: " + escaped(clipped(caution, to: 500)))
  }
  if !squash.survives, !squash.block.isEmpty {
    blocks.append("To keep them, let this be the message's last paragraph:")
    blocks.append(fenced(squash.blockLines).joined(separator: "\n"))
  }
  return blocks.joined(separator: "\n\n")
}

/// The first 20 texts as a list, and how many there are besides.
func items(_ texts: [String]) -> String {
  let shown = texts.prefix(20).map { "- " + escaped($0) }
  let left = texts.count - shown.count
  return (shown + (left > 0 ? ["- … and \(count(left)) more"] : [])).joined(separator: "\n")
}
