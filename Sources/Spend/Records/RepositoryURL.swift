/// Remote repositories, however their URL is written.
package enum RepositoryURL {
  /// The URL without what may be secret or differs between copies: user and password, query and
  /// fragment, a slash or `.git` at its end.
  ///
  /// `https://user:token@example.org/o/r.git` becomes `https://example.org/o/r`, and
  /// `git@example.org:o/r.git` becomes `example.org:o/r`. A path, or `owner/name`, stays.
  package static func clean(_ url: String) -> String {
    Parts(url).text
  }

  /// By what repositories are compared: `host/owner/name` in lower case, without scheme and port.
  ///
  /// `git@github.com:o/r.git`, `https://u:p@github.com/o/r` and `ssh://git@ssh.github.com:443/o/r`
  /// are all `github.com/o/r`. A text without a host stays what it is: `Owner/Name` is `owner/name`.
  package static func slug(_ url: String) -> String {
    let parts = Parts(url)
    let path = parts.path.split(separator: "/").joined(separator: "/")
    guard let host = parts.host else {
      return (parts.path.hasPrefix("/") ? "/" + path : path).lowercased()
    }
    return "\(withoutService(host.lowercased()))/\(path.lowercased())"
  }

  /// The host without the label of a service: hosts offer SSH on the port of HTTPS under such names
  /// (https://docs.github.com/authentication/troubleshooting-ssh/using-ssh-over-the-https-port).
  private static func withoutService(_ host: String) -> String {
    for label in ["ssh.", "altssh.", "www."] where host.hasPrefix(label) {
      let rest = host.dropFirst(label.count)
      if rest.contains(".") { return String(rest) }
    }
    return host
  }
}

/// What a repository's URL consists of, without what is secret.
private struct Parts {
  /// With `://`; empty in the short form of SSH, in paths and in names.
  private var scheme: Substring = ""
  /// `nil` where the text names none.
  private(set) var host: Substring?
  private var port: Substring = ""
  private(set) var path: Substring

  init(_ url: String) {
    let text = url.prefix { !$0.isNewline }.trimmed
    guard let separator = text.firstRange(of: "://") else {
      path = Self.withoutEnding(Self.withoutUser(text))
      splitShortForm()
      return
    }
    scheme = text[..<separator.upperBound]
    let rest = text[separator.upperBound...]
    let location = Self.withoutUser(rest.prefix { $0 != "?" && $0 != "#" })
    let authority = location.prefix { $0 != "/" }
    path = Self.withoutEnding(location[authority.endIndex...])
    (host, port) = Self.split(authority)
  }

  var text: String {
    guard let host else { return scheme + String(path) }
    return scheme.isEmpty ? "\(host):\(path)" : "\(scheme)\(host)\(port)\(path)"
  }

  /// `host:path`, as SSH has it; a letter before the colon is a drive.
  private mutating func splitShortForm() {
    guard let colon = path.firstIndex(of: ":"), !path[..<colon].contains("/"),
      path.distance(from: path.startIndex, to: colon) > 1
    else { return }
    host = path[..<colon]
    path = path[path.index(after: colon)...]
  }

  /// Host and port; no host where there is none, as in `file:///`.
  private static func split(_ authority: Substring) -> (host: Substring?, port: Substring) {
    let afterBracket = authority.lastIndex(of: "]") ?? authority.startIndex
    let end = authority[afterBracket...].firstIndex(of: ":") ?? authority.endIndex
    return (end == authority.startIndex ? nil : authority[..<end], authority[end...])
  }

  /// The text after the user and the password.
  ///
  /// A slash may stand in a password, where it should be encoded: what cannot be a port is taken for
  /// one.
  private static func withoutUser(_ text: Substring) -> Substring {
    // What is left of a damaged scheme must not hide a password.
    if let slashes = text.firstRange(of: "//"), let at = text.lastIndex(of: "@"),
      at > slashes.lowerBound
    {
      return text[text.index(after: at)...]
    }
    let authority = text.prefix { $0 != "/" }
    if let at = authority.lastIndex(of: "@") { return text[text.index(after: at)...] }
    let port = split(authority).port.dropFirst()
    guard text.endIndex > authority.endIndex, !port.allSatisfy(\.isNumber),
      let at = text.lastIndex(of: "@")
    else { return text }
    return text[text.index(after: at)...]
  }

  private static func withoutEnding(_ path: Substring) -> Substring {
    var path = path.trimmingSlashes
    if path.lowercased().hasSuffix(".git") { path = path.dropLast(4).trimmingSlashes }
    return path
  }
}

extension Substring {
  fileprivate var trimmed: Substring {
    let start = drop { $0.isWhitespace }
    return start[
      ..<(start.lastIndex { !$0.isWhitespace }.map { start.index(after: $0) }
        ?? start.startIndex)]
  }

  fileprivate var trimmingSlashes: Substring {
    var text = self
    while text.last == "/", text.count > 1 { text = text.dropLast() }
    return text
  }
}
