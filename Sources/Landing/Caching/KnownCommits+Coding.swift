import Caching
import Git
import Provenance

extension KnownCommits {
  func encode(to encoder: inout CacheEncoder) {
    encoder.append(count: columns.count)
    encoder.append(ids: ids)
    encoder.append(ids: columns.trees)
    encoder.append(numbers: columns.times)
    encoder.append(numbers: columns.authorTimes)
    encoder.append(numbers: columns.authorships)
    encoder.append(columns.parents)
    encoder.append(columns.contributors)
    encoder.append(count: contributors.count)
    for person in contributors {
      encoder.append(text: person.name)
      encoder.append(text: person.email)
    }
    var vocabulary = Vocabulary()
    let evidence = EvidenceLists(columns.evidence, &vocabulary)
    let noted = EvidenceLists(columns.attributions.mapValues(\.evidence), &vocabulary)
    vocabulary.encode(to: &encoder)
    evidence.encode(to: &encoder)
    noted.encode(to: &encoder)
    columns.encodeAttributions(to: &encoder)
    columns.encodeMarks(to: &encoder)
  }

  /// - Throws: `CacheDamage` where the bytes are not what `encode` writes.
  init(from decoder: inout CacheDecoder) throws(CacheDamage) {
    let count = try decoder.count()
    let ids = try decoder.ids()
    var columns = CommitColumns()
    columns.trees = try decoder.ids(count)
    columns.times = try decoder.numbers(count)
    columns.authorTimes = try decoder.numbers(count)
    columns.authorships = try decoder.numbers(count)
    columns.parents = try decoder.lists()
    columns.contributors = try decoder.lists()
    guard columns.parents.count == count else { throw CacheDamage() }
    columns.isMerge = (0..<count).map { columns.parents[$0].count > 1 }
    columns.isBoundary = [Bool](repeating: false, count: count)
    var contributors: [Contributor] = []
    for _ in 0..<(try decoder.count(ofAtLeast: 2)) {
      contributors.append(Contributor(name: try decoder.text(), email: try decoder.text()))
    }
    let vocabulary = try Vocabulary(from: &decoder)
    columns.evidence = try EvidenceLists(from: &decoder).evidence(vocabulary, count: count)
    columns.attributions = try EvidenceLists(from: &decoder).evidence(vocabulary, count: count)
      .mapValues { Attribution(evidence: $0) }
    try columns.decodeAttributions(from: &decoder)
    try columns.decodeMarks(from: &decoder)
    guard decoder.isAtEnd,
      let known = KnownCommits(ids: ids, columns: columns, contributors: contributors)
    else { throw CacheDamage() }
    self = known
  }
}
