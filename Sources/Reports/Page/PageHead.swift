import CMbedCrypto

let pageStyle = String(decoding: PackageResources.page_css, as: UTF8.self)
let pageScript = String(decoding: PackageResources.page_js, as: UTF8.self)

extension Markup {
  /// The page's head: what it may load and run, which is itself and nothing else.
  mutating func head(title: String) {
    element("head") { head in
      head.void("meta", ["charset": "utf-8"])
      head.void("meta", ["http-equiv": "Content-Security-Policy", "content": contentPolicy])
      head.void("meta", ["name": "referrer", "content": "no-referrer"])
      head.void("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
      head.void("meta", ["name": "color-scheme", "content": "light dark"])
      head.element("title", text: truncated(visible(title), to: 200))
      head.element("style") { $0.asset(pageStyle) }
    }
  }
}

/// The page's content security policy (CSP level 3): its own style and script, by their hashes.
///
/// Whatever a repository might smuggle into the page, nothing of it is loaded, run or sent.
private let contentPolicy =
  "default-src 'none'; style-src '\(contentHash(PackageResources.page_css))'; "
  + "script-src '\(contentHash(PackageResources.page_js))'; base-uri 'none'; form-action 'none'"

/// `sha256-` and the hash in base 64, as the policy names an element's text.
func contentHash(_ bytes: [UInt8]) -> String {
  var digest = [UInt8](repeating: 0, count: 32)
  unsafe cmbedcrypto_sha256(bytes, bytes.count, &digest)
  return "sha256-" + base64(digest)
}

/// The bytes in base 64 (RFC 4648, section 4).
private func base64(_ bytes: [UInt8]) -> String {
  let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
  var text = ""
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let group = bytes[start..<min(start + 3, bytes.count)]
    let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
    for place in 0...group.count { text.append(alphabet[bits >> (18 - 6 * place) & 63]) }
    text += String(repeating: "=", count: 3 - group.count)
  }
  return text
}
