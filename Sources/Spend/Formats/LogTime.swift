import JSONScanning
import Timestamps

extension JSONScanner {
  /// The time that comes next, RFC 3339 or a number as `epochMilliseconds` takes it, in milliseconds
  /// since 1970-01-01 UTC; `nil` for anything else.
  mutating func logTime(in bytes: Span<UInt8>) throws(JSONError) -> Int64? {
    switch try kind(in: bytes) {
    case .string: try string(in: bytes, limit: 64).flatMap { Timestamp.milliseconds($0) }
    default: try epochMilliseconds(in: bytes)
    }
  }
}
