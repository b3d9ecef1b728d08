import Caching
import Provenance

/// The texts and the pieces of evidence of many commits, each once.
struct Vocabulary {
  /// A text that is equal to another one only if it has the same bytes: texts are equal to Swift
  /// where Unicode calls them equivalent.
  private struct Text: Hashable {
    let text: String

    static func == (left: Self, right: Self) -> Bool {
      left.text.utf8.elementsEqual(right.text.utf8)
    }
  }

  /// A piece of evidence by the numbers of its parts; -1 for what it does not have.
  private struct Piece: Hashable {
    var level: Int32
    var agent: Int32
    var matched: Int32
    var model: Int32
    var session: Int32
  }

  private var texts: [String] = []
  private var evidence: [Evidence] = []
  private var pieces: [Piece] = []
  private var textNumbers: [Text: Int32] = [:]
  private var pieceNumbers: [Piece: Int32] = [:]

  init() {}

  /// The numbers of pieces of evidence, which are added where they are not in it yet.
  mutating func numbers(of found: [Evidence]) -> [Int32] {
    found.map { evidence in
      let level = EvidenceLevel.allCases.firstIndex(of: evidence.level) ?? 0
      let piece = Piece(
        level: Int32(level), agent: number(of: evidence.agent),
        matched: number(of: evidence.matched), model: number(of: evidence.model),
        session: number(of: evidence.session))
      if let number = pieceNumbers[piece] { return number }
      pieceNumbers[piece] = Int32(pieces.count)
      pieces.append(piece)
      return Int32(pieces.count - 1)
    }
  }

  private mutating func number(of text: String?) -> Int32 {
    guard let text else { return -1 }
    if let number = textNumbers[Text(text: text)] { return number }
    textNumbers[Text(text: text)] = Int32(texts.count)
    texts.append(text)
    return Int32(texts.count - 1)
  }

  func encode(to encoder: inout CacheEncoder) {
    encoder.append(count: texts.count)
    for text in texts { encoder.append(text: text) }
    encoder.append(
      numbers: pieces.flatMap { [$0.level, $0.agent, $0.matched, $0.model, $0.session] })
  }

  /// - Throws: `CacheDamage` where the bytes are not what `encode` writes.
  init(from decoder: inout CacheDecoder) throws(CacheDamage) {
    for _ in 0..<(try decoder.count()) { texts.append(try decoder.text()) }
    let numbers = try decoder.numbers(Int32.self)
    guard numbers.count.isMultiple(of: 5) else { throw CacheDamage() }
    for start in stride(from: 0, to: numbers.count, by: 5) {
      guard EvidenceLevel.allCases.indices.contains(Int(numbers[start])),
        let agent = try text(numbers[start + 1]), let matched = try text(numbers[start + 2])
      else { throw CacheDamage() }
      evidence.append(
        Evidence(
          level: EvidenceLevel.allCases[Int(numbers[start])], agent: agent,
          model: try text(numbers[start + 3]), session: try text(numbers[start + 4]),
          matched: matched))
    }
  }

  private func text(_ number: Int32) throws(CacheDamage) -> String? {
    if number == -1 { return nil }
    guard texts.indices.contains(Int(number)) else { throw CacheDamage() }
    return texts[Int(number)]
  }

  /// - Throws: `CacheDamage` where a number leads nowhere.
  func evidence(_ numbers: ArraySlice<Int32>) throws(CacheDamage) -> [Evidence] {
    var found: [Evidence] = []
    for number in numbers {
      guard evidence.indices.contains(Int(number)) else { throw CacheDamage() }
      found.append(evidence[Int(number)])
    }
    return found
  }
}
