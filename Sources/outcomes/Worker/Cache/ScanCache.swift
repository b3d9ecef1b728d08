import Caching
import Delivery
import Deployments
import Foundation
import Git
import Landing
import Metrics

/// The answers to earlier scans of a repository.
///
/// An answer is given again where everything that it depends on is what it was: `ScanKey` says so of
/// all but the time, and `ScanMoments` of the time. So a report is the same with it and without it.
struct ScanCache {
  private let parameters: DeliveryParameters
  private let tally: TallyParameters
  /// The time of the imported spend.
  private let span: ClosedRange<Int64>?
  private let directory: CacheDirectory
  private let key: ScanKey
  private let times: ScanTimes

  /// `nil` where nothing may be kept, or not all is known that an answer depends on.
  init?(
    _ parameters: DeliveryParameters, _ tally: TallyParameters, span: ClosedRange<Int64>?,
    in repository: borrowing Repository
  ) {
    guard let directory = parameters.cache,
      let key = ScanKey(parameters, tally, span: span, in: repository)
    else { return nil }
    (self.parameters, self.tally, self.span) = (parameters, tally, span)
    (self.directory, self.key) = (directory, key)
    times = ScanTimes(parameters, tally)
  }

  /// The answer to this scan, if one is kept.
  var answer: ScanAnswer? {
    for name in directory.names(prefix: prefix).prefix(Self.answersOfKey) {
      if let answer = answer(in: name) { return answer }
    }
    return nil
  }

  private func answer(in name: String) -> ScanAnswer? {
    guard var content = directory.read(name, limit: Self.largest),
      let bytes = try? content.bytes(), bytes == key.content.bytes[...],
      let moments = try? ScanMoments(from: &content), moments.hold(at: times),
      let text = try? content.bytes(), content.isAtEnd,
      var answer = try? JSONDecoder().decode(ScanAnswer.self, from: Data(text))
    else { return nil }
    answer.tally.since = moments.since(at: times)
    return answer
  }

  /// Keeps the answer, if it is whole, and the repository stood still while it was read.
  ///
  /// `repository` was opened after that.
  func keep(
    _ answer: ScanAnswer, of delivery: RepositoryDelivery, in repository: borrowing Repository
  ) {
    guard key.showsChanges, answer.tally.summary.complete, delivery.hasNoProblems,
      let now = ScanKey(parameters, tally, span: span, in: repository), now == key
    else { return }
    let told = (parameters.records + parameters.files).map(\.finishedAt)
    guard
      let moments = ScanMoments(
        of: delivery, and: told + key.tagTimes(in: repository), at: times),
      let text = try? JSONEncoder().encode(answer)
    else { return }
    var content = CacheEncoder()
    content.append(bytes: key.content.bytes)
    moments.append(to: &content)
    let name = prefix + String(content.checksum, radix: 16)
    content.append(bytes: text)
    guard content.bytes.count < Self.largest else { return }
    directory.write(content, to: name)
    directory.keepNewest(prefix: prefix, files: Self.answersOfKey, bytes: Self.most)
    directory.keepNewest(prefix: Self.anyPrefix, files: Self.answers, bytes: Self.most)
  }

  /// So many bytes may one answer have, and so many all together.
  private static let (largest, most) = (1 << 25, 1 << 26)
  /// So many are kept, and of one key, which differ in the window.
  private static let (answers, answersOfKey) = (32, 8)
  private static let anyPrefix = "scan-"
  private var prefix: String {
    Self.anyPrefix + String(key.content.checksum, radix: 16) + "-"
  }
}

extension RepositoryDelivery {
  /// Whether everything could be read, also what only notices tell of: what could not may be there
  /// the next time.
  fileprivate var hasNoProblems: Bool {
    isComplete && history.problems.isEmpty && units.allSatisfy(\.problems.isEmpty)
  }
}
