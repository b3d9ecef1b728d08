package import Spend

/// Money and tokens of one row, in micro-USD (10⁻⁶ USD).
package struct SpendTotals: Equatable, Sendable {
  /// What went into commits that are deployed and were not removed again.
  package var attributedUsdMicros: Int
  package var totalUsdMicros: Int
  package var tokens: Tokens
  /// Tokens for which there is no price; they are in `tokens`, and no money stands for them.
  package var unpricedTokens: Int

  package init(
    attributedUsdMicros: Int, totalUsdMicros: Int, tokens: Tokens, unpricedTokens: Int
  ) {
    self.attributedUsdMicros = attributedUsdMicros
    self.totalUsdMicros = totalUsdMicros
    self.tokens = tokens
    self.unpricedTokens = unpricedTokens
  }
}

/// Where the money of a window went.
///
/// `destinations` add up to `totalUsdMicros`, and so do the rows of developers and of agents: parts
/// are rounded from nano-USD by largest remainder.
package struct SpendReport: Equatable, Sendable {
  package struct Part: Equatable, Sendable {
    package var destination: Destination
    package var usdMicros: Int
    package var unpricedTokens: Int

    package init(destination: Destination, usdMicros: Int, unpricedTokens: Int = 0) {
      self.destination = destination
      self.usdMicros = usdMicros
      self.unpricedTokens = unpricedTokens
    }
  }

  /// What one agent's calls went into.
  package struct Flow: Equatable, Sendable {
    package var agent: String
    package var destination: Destination
    /// Nano-USD (10⁻⁹ USD); the flows add up to the total, to the nano.
    package var nanos: Int64
    package var unpricedTokens: Int

    package init(agent: String, destination: Destination, nanos: Int64, unpricedTokens: Int = 0) {
      self.agent = agent
      self.destination = destination
      self.nanos = nanos
      self.unpricedTokens = unpricedTokens
    }
  }

  /// How much of the money some evidence joined.
  package struct Joined: Equatable, Sendable {
    package var evidence: JoinEvidence
    /// Between 0 and 1; `nil` where there is no money.
    package var share: Double?

    package init(evidence: JoinEvidence, share: Double?) {
      self.evidence = evidence
      self.share = share
    }
  }

  package var totalUsdMicros: Int
  /// All destinations, in the order of their declaration.
  package var destinations: [Part]
  /// All kinds of evidence, strongest first.
  package var evidence: [Joined]
  package var tokens: Tokens
  package var unpricedTokens: Int
  /// API calls, or coarser records.
  package var records: Int
  /// Spend that went into deployed commits, for each deployed change equivalent; `nil` without any.
  package var attributedCostPerDceUsdMicros: Int?
  /// All spend of the window, for each deployed change equivalent; `nil` without any.
  package var fullyLoadedCostPerDceUsdMicros: Int?
  /// Sources that say the same as the ones that count.
  package var drifts: [SpendSelection.Drift]
  /// From agents, by name, to destinations, in the order of their declaration.
  package var flows: [Flow] = []

  package init(
    totalUsdMicros: Int, destinations: [Part], evidence: [Joined], tokens: Tokens,
    unpricedTokens: Int, records: Int, attributedCostPerDceUsdMicros: Int?,
    fullyLoadedCostPerDceUsdMicros: Int?, drifts: [SpendSelection.Drift] = []
  ) {
    self.totalUsdMicros = totalUsdMicros
    self.destinations = destinations
    self.evidence = evidence
    self.tokens = tokens
    self.unpricedTokens = unpricedTokens
    self.records = records
    self.attributedCostPerDceUsdMicros = attributedCostPerDceUsdMicros
    self.fullyLoadedCostPerDceUsdMicros = fullyLoadedCostPerDceUsdMicros
    self.drifts = drifts
  }

  package func usdMicros(_ destination: Destination) -> Int {
    destinations.first { $0.destination == destination }?.usdMicros ?? 0
  }
}
