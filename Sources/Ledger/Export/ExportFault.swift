import JSONScanning

/// What is wrong with a line of an export.
enum ExportFault: Error {
  case json(JSONError)
  case noObject
  case noKind
  case unknownKind(String)
  case unknownMember(String)
  case missingMember(String)
  case value(String)
  case tooLong
  case trailing
  case noHeader
  case newerSchema

  var message: String {
    switch self {
    case .json(let error): error.description
    case .noObject: "expected a JSON object"
    case .noKind: "expected \"kind\" as its first member"
    case .unknownKind(let kind): "the kind '\(kind)' is not known"
    case .unknownMember(let name): "the member '\(name)' is not known"
    case .missingMember(let name): "the member '\(name)' is missing"
    case .value(let name): "the member '\(name)' has no value that it can have"
    case .tooLong: "it is longer than any line of an export"
    case .trailing: "something follows the object"
    case .noHeader: "expected {\"schema\":\"\(exportSchema)\"}"
    case .newerSchema: "expected the schema \(exportSchema); a newer version of outcomes wrote it"
    }
  }
}

/// What the first line of an export says.
let exportSchema = "outcomes.ledger.v1"
