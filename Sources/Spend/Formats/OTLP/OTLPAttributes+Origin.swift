extension OTLPAttributes {
  /// The session as the agent exposes it; texts longer than 200 bytes are no ids.
  var session: String? {
    first(.sessionID, .conversationID, .genAIConversation, .copilotSession, .copilotChatSession)
      .flatMap { $0.utf8.count <= 200 ? $0 : nil }
  }

  /// The person's address, in lower case.
  ///
  /// Other attributes of users are random ids of an installation or an account.
  var author: String? {
    guard let address = self[.userEmail]?.lowercased(), address.contains("@") else { return nil }
    return address
  }

  /// The repository that the agent was started in: a URL without credentials, or `owner/name`.
  var repository: String? {
    if let url = self[.repositoryURL] { return RepositoryURL.clean(url) }
    guard let owner = self[.repositoryOwner], let name = self[.repositoryName] else { return nil }
    return RepositoryURL.clean("\(owner)/\(name)")
  }

  var genAIModel: String? { model(.responseModel, .requestModel, .model) }

  /// The first of these attributes; texts longer than 200 bytes are no models.
  func model(_ keys: OTLPAttribute...) -> String? {
    keys.lazy.compactMap { self[$0] }.first { $0.utf8.count <= 200 }
  }

  func origin(at time: Int64, isSidechain: Bool = false) -> Origin {
    Origin(
      time: time, session: session, repository: repository, branch: self[.branch],
      author: author, isSidechain: isSidechain)
  }

  /// Whether a subagent made the call.
  ///
  /// Events name the agent, metrics only say that it is one.
  var isOfSubagent: Bool {
    guard let source = self[.querySource] else { return false }
    return source == "subagent" || source.hasPrefix("agent:")
  }
}
