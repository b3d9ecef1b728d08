import CSVScanning
import JSONScanning

/// Cost and usage in the FinOps Open Cost and Usage Specification, FOCUS 1.0 to 1.2, in CSV.
///
/// Rows of usage in the service category `AI and Machine Learning` are taken, each for one meter;
/// all others, such as purchases and credits, are passed over. Rows that agree in everything that
/// identifies a charge are parts of one, and are added up; a later export of the same charge takes
/// its place. See https://focus.finops.org/focus-specification/v1-2/.
package enum FocusReader: SpendReader {
  package static let format = SpendFormat.focus

  package static func recognises(_ sample: FileSample) -> Bool {
    let needed: [FocusColumn] = [.chargeCategory, .periodStart, .billed, .serviceCategory]
    return sample.columnNames.isSuperset(of: needed.map(\.rawValue))
  }

  package static func read(
    _ file: SpendFile, into intake: inout SpendIntake
  ) throws(SpendFileError) {
    var charges = FocusCharges()
    try file.forEachRow(
      requiring: [.chargeCategory, .periodStart, .serviceCategory], fieldLimit: 1 << 16,
      into: &intake
    ) { (intake: inout SpendIntake, row: CSVRow<FocusColumn>) in
      switch FocusRow(row).charge() {
      case .success(let charge?): charges.add(charge, line: row.line, &intake)
      case .success(nil): intake.passOver()
      case .failure(let fault): intake.skip(fault.reason, line: row.line)
      }
    }
    for charge in charges.all { intake.add(charge) }
  }
}

/// The columns of a FOCUS table that are read.
enum FocusColumn: String, CaseIterable {
  // What it is.
  case chargeCategory = "chargecategory"
  case chargeClass = "chargeclass"
  case serviceCategory = "servicecategory"
  case service = "servicename"
  case provider = "providername"
  case oldProvider = "provider"
  case publisher = "publishername"
  case oldPublisher = "publisher"
  case meter = "skumeter"
  case model = "x_model"
  case sku = "skuid"
  case price = "skupriceid"
  case pricing = "pricingcategory"
  case resource = "resourceid"
  case resourceName = "resourcename"
  case region = "regionid"
  case account = "billingaccountid"
  case subAccount = "subaccountid"
  case tags
  // When.
  case periodStart = "chargeperiodstart"
  case periodEnd = "chargeperiodend"
  // How much.
  case quantity = "consumedquantity"
  case unit = "consumedunit"
  case currency = "billingcurrency"
  case billed = "billedcost"
  case effective = "effectivecost"
  case list = "listcost"

  /// What identifies a charge.
  static let identity: [FocusColumn] = [
    .account, .subAccount, .provider, .oldProvider, .publisher, .oldPublisher, .service, .sku,
    .price, .meter, .model, .pricing, .resource, .resourceName, .region, .chargeClass, .unit, .tags,
  ]
}

/// The charges of one file, the parts of each added up.
private struct FocusCharges {
  private(set) var all: [SpendRecord] = []
  private var places: [RecordKey: Int] = [:]

  mutating func add(_ charge: SpendRecord, line: Int, _ intake: inout SpendIntake) {
    guard let place = places[charge.key] else {
      places[charge.key] = all.count
      return all.append(charge)
    }
    guard let sum = sum(of: all[place].usage, charge.usage) else {
      return intake.skip(.badNumber, line: line)
    }
    all[place].usage = sum
  }

  /// `nil` where there is more than a record may state; of billed money and the list price, the
  /// sum is a list price.
  private func sum(of first: Usage, _ second: Usage) -> Usage? {
    var sum = first
    sum.tokens.add(second.tokens)
    if let added = second.stated {
      let stated = first.stated ?? StatedCost(nanos: 0, basis: added.basis)
      sum.stated = StatedCost(
        nanos: stated.nanos + added.nanos,
        basis: stated.basis == added.basis ? added.basis : .list)
    }
    let isFit = sum.tokens.total <= Tokens.limit && (sum.stated?.nanos ?? 0) <= StatedCost.limit
    return isFit ? sum : nil
  }
}
