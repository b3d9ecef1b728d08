import ArgumentParser
import Spend

/// What models cost.
struct PriceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Prices that replace those of the catalog, as JSON (can be repeated).", valueName: "file"),
    completion: .file())
  var prices: [String] = []

  /// The catalog with the user's own prices.
  ///
  /// - Throws: a `Failure` where a file cannot be read or is no list of prices.
  func catalog() throws(Failure) -> PriceCatalog {
    var catalog = PriceCatalog.shipped
    for file in prices {
      let bytes = try InputFile.read(file, limit: 1 << 26)
      do throws(PriceFileError) {
        catalog.merge(try PriceFile(bytes, name: file))
      } catch {
        throw Failure(
          kind: .configuration, message: error.message,
          hint: "'outcomes spend prices --format json' shows how such a file looks")
      }
    }
    return catalog
  }
}
