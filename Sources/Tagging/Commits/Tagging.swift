import Trailers

/// The message of a commit with the tags that it lacks.
///
/// - Parameters:
///   - message: the message file.
///   - kind: what kind of commit it is for.
///   - tag: the agent that makes the commit; asked for where the commit can be its own work.
/// - Returns: the new message; `nil` where nothing is to be added.
package func tagged(
  _ message: Span<UInt8>, _ kind: CommitKind, tag: () -> AssistanceTag?
) -> [UInt8]? {
  let new: [NewTrailer]
  switch kind {
  case .own:
    guard let tag = tag() else { return nil }
    new = missing(of: tag, in: trailers(in: message, options: .parseWithoutDivider))
  case .squash: new = quotedTags(in: message)
  case .replay, .unwritten: return nil
  }
  guard !new.isEmpty else { return nil }
  let result = adding(new, to: message)
  return message.equals(result) ? nil : result
}

/// What of the tag the message does not say yet.
///
/// The agent may be named in its own spelling, with its model, and its session under its own key.
private func missing(of tag: AssistanceTag, in present: [Trailer]) -> [NewTrailer] {
  tag.trailers.filter { new in
    !present.contains { old in
      new.key == AssistanceTag.assistedBy ? old.names(tag) : old.hasSession(tag.session)
    }
  }
}

extension Trailer {
  /// Whether it says that the agent assisted, with the same model or where ours is not known.
  fileprivate func names(_ tag: AssistanceTag) -> Bool {
    guard key.lowercased() == "assisted-by" else { return false }
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    guard let name = parts.first, KnownAgent.named(name)?.slug == tag.agent else { return false }
    return tag.model == nil || parts.count < 2 || parts[1] == tag.model
  }

  /// Whether its value is the session, or ends in it.
  fileprivate func hasSession(_ session: String?) -> Bool {
    guard let session else { return false }
    return text == session || text.hasSuffix(":" + session) || text.hasSuffix("/" + session)
  }
}

extension Span<UInt8> {
  fileprivate func equals(_ other: [UInt8]) -> Bool {
    count == other.count && starts(with: other, at: 0)
  }
}
