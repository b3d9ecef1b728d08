import Glibc
import Tagging

/// A variable of the environment.
func environmentVariable(_ name: String) -> String? {
  getenv(name).map { String(cString: $0) }
}

extension Surroundings {
  /// What can be seen from this process.
  static func ofThisProcess(mark: Mark?) -> Surroundings {
    Surroundings(
      variable: environmentVariable, fileExists: { access($0, F_OK) == 0 },
      forEachAncestor: Ancestor.forEach, mark: mark)
  }
}

extension Ancestor {
  /// No chain of processes is followed further.
  private static let farthest = 32

  /// Hands over the processes above this one, the nearest first, as long as they are wanted.
  fileprivate static func forEach(isWanted: (Ancestor) -> Bool) {
    var process = getppid()
    for _ in 0..<farthest where process > 1 {
      guard let status = ProcessStatus(of: process),
        isWanted(Ancestor(process: process, name: status.name))
      else { return }
      process = status.parent
    }
  }

  private init(process: pid_t, name: String) {
    self.init(
      name: name,
      words: {
        let line = kernelText(of: "/proc/\(process)/cmdline", limit: 4_096) ?? []
        return line.split(separator: 0).prefix(8).map { String(decoding: $0, as: UTF8.self) }
      },
      hasVariable: { variable in
        let beginning = Array((variable + "=").utf8)
        let all = kernelText(of: "/proc/\(process)/environ", limit: 1 << 20) ?? []
        return all.split(separator: 0).contains { $0.starts(with: beginning) }
      })
  }
}

/// What `/proc/PID/stat` says of a process; see proc(5).
private struct ProcessStatus {
  let name: String
  let parent: pid_t

  /// Reads it; `nil` where the process is gone.
  init?(of process: pid_t) {
    // The name stands in parentheses, and may hold some.
    guard let text = kernelText(of: "/proc/\(process)/stat", limit: 1_024),
      let start = text.firstIndex(of: UInt8(ascii: "(")),
      let end = text.lastIndex(of: UInt8(ascii: ")")), start < end
    else { return nil }
    // `) S 4711 `: the state, and the parent.
    var parent: pid_t = 0
    var place = end + 4
    while place < text.count, let digit = text[place].digit, parent < 1 << 27 {
      parent = parent * 10 + pid_t(digit)
      place += 1
    }
    name = String(decoding: text[(start + 1)..<end], as: UTF8.self)
    self.parent = parent
  }
}

extension UInt8 {
  fileprivate var digit: UInt8? {
    self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") ? self - UInt8(ascii: "0") : nil
  }
}
