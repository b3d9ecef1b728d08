/// The price lists that ship with the program: one text for each vendor, in the form that
/// `--prices` reads as well.
///
/// Text, because nothing lies beside a single binary, and because it takes no time to compile. It
/// is parsed when first asked for.
enum ShippedPrices {
  static let texts = [
    anthropic, openAI, google, xAI, deepSeek, mistral, alibaba, moonshotAI, zAI, cursor,
  ]

  /// The files as one; where one of them is malformed, what is wrong with it.
  static func read() throws(PriceFileError) -> [PriceFile] {
    var files: [PriceFile] = []
    for text in texts { files.append(try PriceFile(Array(text.utf8), name: "the price catalog")) }
    return files
  }
}
