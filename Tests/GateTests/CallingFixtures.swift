import Gate

/// An object id of the same letters again and again.
func objectID(_ letters: String, digits: Int = 40) -> String {
  String(String(repeating: letters, count: digits).prefix(digits))
}

let zeroID = objectID("0")

/// What `Calling.ranges` says, or the error's message.
func calledRanges(
  base: String? = nil, head: String? = nil, _ environment: [String: String] = [:],
  event: String? = nil
) -> Result<[RangeRequest], CallingError> {
  Result { () throws(CallingError) in
    try Calling.ranges(
      base: base, head: head, environment: environment, event: event.map { Array($0.utf8) })
  }
}

/// The same for calls that have one range or an error.
func calledRange(
  base: String? = nil, head: String? = nil, _ environment: [String: String] = [:],
  event: String? = nil
) throws(CallingError) -> RangeRequest? {
  let all = try calledRanges(base: base, head: head, environment, event: event).get()
  return all.count == 1 ? all[0] : nil
}

extension Result where Failure == CallingError {
  var message: String {
    switch self {
    case .success: "none"
    case .failure(let error): error.message
    }
  }
}
