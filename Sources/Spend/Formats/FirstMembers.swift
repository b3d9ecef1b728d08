import JSONScanning

extension FileSample {
  /// The texts of members of the object with which the file begins, as far as they are here.
  func firstTexts<Key: Hashable>(of keys: JSONKeys<Key>) -> [Key: String] {
    var texts: [Key: String] = [:]
    let bytes = head.span
    var json = JSONScanner()
    do throws(JSONError) {
      guard try json.enterObject(in: bytes) else { return texts }
      while let key = try json.nextKey(of: keys, in: bytes) {
        if let text = try json.string(in: bytes, limit: 400) { texts[key] = text }
      }
    } catch {
      // The sample ends within the object, or it is none: what was found before counts.
    }
    return texts
  }
}
