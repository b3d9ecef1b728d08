/// Money in dollars and cents, such as `$1,234.56`; `–` where it is not known.
///
/// What is too little for a cent, and is not nothing, reads `<$0.01`.
///
/// - Parameters:
///   - cents: rounded so that a column adds up.
///   - nanos: the same exactly, in nano-USD.
/// - Returns: the text.
func dollars(cents: Int64?, nanos: Int64) -> String {
  guard let cents else { return unknown }
  if cents == 0, nanos != 0 { return dollars(micros: nanos < 0 ? -1 : 1) }
  let (micros, overflow) = cents.multipliedReportingOverflow(by: 10_000)
  return dollars(micros: overflow ? nil : Int(micros))
}

/// A number of tokens, with commas between thousands.
func count(_ number: Int64) -> String { count(Int(number)) }
