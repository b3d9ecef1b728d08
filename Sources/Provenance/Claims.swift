extension Detector {
  /// What a line claims, and whether it is only that an agent reviewed.
  func claims(
    of candidate: Candidate, in message: Span<UInt8>
  ) -> (claims: [Claim], isReview: Bool) {
    switch candidate.kind {
    case .link(let agent):
      let text = String(decoding: message.array(candidate.range), as: UTF8.self)
      return ([Claim(agent: agents[agent].slug, session: Self.session(in: text))], false)
    case .footer(let agent?, _): return ([Claim(agent: agents[agent].slug)], false)
    case .footer(nil, let product):
      return (footer(product..<candidate.range.upperBound, in: message).map { [$0] } ?? [], false)
    case .trailer(.coAuthor, let value), .trailer(.signer, let value):
      return person(candidate, value: value, in: message)
    case .trailer(let rule, let value):
      let line = value..<candidate.range.upperBound
      let first = claims(of: rule, in: String(decoding: message.array(line), as: UTF8.self))
      guard first.claims.isEmpty, let whole = folded(line, in: message) else { return first }
      return claims(of: rule, in: String(decoding: message.array(whole), as: UTF8.self))
    }
  }

  private func claims(of rule: Markers.Rule, in text: String) -> (claims: [Claim], isReview: Bool) {
    let text = text.words.joined(separator: " ")
    guard !text.isEmpty else { return ([], false) }
    switch rule {
    case .coAuthor, .signer: return ([], false)
    case .tool: return (lexicon.claims(in: text), false)
    case .flag: return (flag(text), false)
    case .model, .word: return (lexicon.model(text).map { [$0] } ?? [], false)
    case .session: return (agentSession(text).map { [$0] } ?? [], false)
    case .own(let agent, let key): return own(agents[agent], key: key, text)
    }
  }

  private func person(
    _ candidate: Candidate, value: Int, in message: Span<UInt8>
  ) -> (claims: [Claim], isReview: Bool) {
    let line = value..<candidate.range.upperBound
    if let contact = contact(line, in: message) {
      return claims(of: contact.nameText.trimmed, at: contact.address)
    }
    guard case .trailer(.coAuthor, _) = candidate.kind else { return ([], false) }
    let words = String(decoding: message.array(line), as: UTF8.self).words
    // Without an address, one word may be the first name of a human.
    guard let last = words.last, words.count > 1 else { return ([], false) }
    // `Name mail`, without the brackets.
    if last.utf8.contains(UInt8(ascii: "@")) {
      let name = words.dropLast().joined(separator: " ")
      return claims(of: name, at: last.lowercased())
    }
    return (lexicon.claims(in: words.joined(separator: " ")), false)
  }

  private func claims(
    of name: String, at address: String
  ) -> (claims: [Claim], isReview: Bool) {
    guard let match = addresses.agent(at: address) else { return ([], false) }
    let agent = agents[match.agent]
    let model = lexicon.model(named: name, by: agent)
    return ([Claim(agent: agent.slug, model: model)], match.isReview)
  }

  /// The contact of a co-author's line, whose address may stand on a continuation line.
  func contact(_ value: Range<Int>, in message: Span<UInt8>) -> Contact? {
    var start = value.lowerBound
    while start < value.upperBound, message[start].isSpace { start += 1 }
    if let contact = Contact(message.array(start..<value.upperBound)[...]) { return contact }
    guard let whole = folded(start..<value.upperBound, in: message) else { return nil }
    return Contact(message.array(whole).map { $0.isSpace ? 0x20 : $0 }[...])
  }

  /// The value with its continuation lines; `nil` where there are none.
  private func folded(_ value: Range<Int>, in message: Span<UInt8>) -> Range<Int>? {
    var end = value.upperBound
    while end < message.count, message[end] != UInt8(ascii: "\n") { end += 1 }
    let first = end
    while end + 1 < message.count, message[end + 1] == 0x20 || message[end + 1] == 0x09 {
      end += 1
      while end < message.count, message[end] != UInt8(ascii: "\n") { end += 1 }
    }
    return end > first ? value.lowerBound..<end : nil
  }

  private func flag(_ text: String) -> [Claim] {
    switch text.lowercased() {
    case "true", "yes", "1", "partially", "partly", "fully": [Claim(agent: Claim.unknown)]
    case "false", "no", "0", "none": []
    default: lexicon.claims(in: text)
    }
  }

  /// Reads `AGENT:SESSION-ID`, or a session id.
  private func agentSession(_ text: String) -> Claim? {
    guard !text.contains("://"), let (agent, id) = text.cut(at: ":") else {
      return Self.session(in: text).map { Claim(agent: Claim.unknown, session: $0) }
    }
    return Self.session(in: id).map { Claim(agent: lexicon.slug(of: agent), session: $0) }
  }

  private func own(
    _ agent: Agent, key: String, _ text: String
  ) -> (claims: [Claim], isReview: Bool) {
    let claim = Claim(agent: agent.slug)
    switch agent.keys[key] {
    case .session:
      return (Self.session(in: text).map { [Claim(agent: agent.slug, session: $0)] } ?? [], false)
    case .mark: return ([claim], false)
    case .word(let words): return (words.contains(text.lowercased()) ? [claim] : [], false)
    case .worker: return (text.contains(where: { $0 == " " || $0 == "@" }) ? [] : [claim], false)
    case .review: return ([claim], true)
    case nil: return ([], false)
    }
  }

  /// The session id of a value: one word, or the last part of a link.
  static func session(in text: String) -> String? {
    let text = text.trimmed
    guard !text.utf8.contains(where: \.isSpace) else { return nil }
    let path = text.split { $0 == "?" || $0 == "#" }.first.map(String.init) ?? text
    let id = path.contains("://") ? path.split(separator: "/").last.map(String.init) ?? "" : path
    return (4...200).contains(id.utf8.count) ? id : nil
  }
}

extension Detector {
  /// What may follow the name of a product in a footer; any other word makes it prose.
  private static let joints = ["via ", "with ", "using ", "and ", "by ", "in "].map {
    Array($0.utf8)
  }

  /// Reads what stands behind "Generated with": a product, in a link or not.
  private func footer(_ range: Range<Int>, in message: Span<UInt8>) -> Claim? {
    var start = range.lowerBound
    while start < range.upperBound, "[*_`".utf8.contains(message[start]) { start += 1 }
    for product in markers.products
    where message.startsFolded(with: product.bytes, at: start) {
      var end = start + product.bytes.count
      guard end == range.upperBound || !isWordByte(message[end]) else { continue }
      while end < range.upperBound, message[end] == 0x20 { end += 1 }
      let isProse =
        end < range.upperBound && isWordByte(message[end])
        && !Self.joints.contains { message.startsFolded(with: $0, at: end) }
      guard !isProse else { return nil }
      let rest = String(decoding: message.array(end..<range.upperBound), as: UTF8.self)
      let model = rest.cut(at: "(")?.after.cut(at: ")")?.before
      return Claim(
        agent: agents[product.meaning].slug, model: model.flatMap { lexicon.model($0)?.model })
    }
    return nil
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/")
      || byte >= 0x80
  }
}
