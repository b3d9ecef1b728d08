/// Repositories by what they are compared by: `host/path` in lower case.
///
/// Gives for URLs what `RepositoryURL.slug` gives, with which the records of agents are compared.
enum RepositoryName {
  /// The name of a URL, without scheme, user, password, port, query and `.git`; of a path or an
  /// `owner/name`, the text in lower case; `nil` where nothing is left.
  static func normalized(_ url: String) -> String? {
    var text = url[...]
    var host: Substring?
    if let scheme = text.firstRange(of: "://") {
      let rest = text[scheme.upperBound...].prefix { $0 != "?" && $0 != "#" }
      let authority = rest.prefix { $0 != "/" }
      let place = authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] }
      host = (place ?? authority).prefix { $0 != ":" }
      text = rest[authority.endIndex...]
    } else {
      let authority = text.prefix { $0 != "/" }
      if let at = authority.lastIndex(of: "@") { text = text[text.index(after: at)...] }
      // `host:path`, as SSH has it; a letter before the colon is a drive.
      if let colon = text.prefix(while: { $0 != "/" }).firstIndex(of: ":"),
        text.distance(from: text.startIndex, to: colon) > 1
      {
        host = text[..<colon]
        text = text[text.index(after: colon)...]
      }
    }
    return joined(host: host, path: text)
  }

  private static func joined(host: Substring?, path: Substring) -> String? {
    var name = path.split(separator: "/").joined(separator: "/").lowercased()
    if name.hasSuffix(".git") { name = String(name.dropLast(4)) }
    guard !name.isEmpty else { return nil }
    guard let host, !host.isEmpty else { return path.hasPrefix("/") ? "/" + name : name }
    return withoutService(host.lowercased()) + "/" + name
  }

  /// Hosts offer SSH on the port of HTTPS under such names
  /// (https://docs.github.com/authentication/troubleshooting-ssh/using-ssh-over-the-https-port).
  private static func withoutService(_ host: String) -> String {
    for label in ["ssh.", "altssh.", "www."] where host.hasPrefix(label) {
      let rest = host.dropFirst(label.count)
      if rest.contains(".") { return String(rest) }
    }
    return host
  }
}
