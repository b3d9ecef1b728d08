extension ShippedPrices {
  /// What the models of Cursor cost.
  ///
  /// Its own models. The models of others cost there what they cost at their vendors.
  static let cursor = #"""
    {"schema": "outcomes.prices.v1", "catalog": "2026-11-21", "unit": "usd_per_million_tokens",
     "models": [
      {"id": "composer-2.5", "provider": "cursor",
       "page": "https://cursor.com/docs/models-and-pricing",
       "prices": [
        {"from": null, "source": "genai-prices 0.2.3, model-prices 0.0.5",
         "input": 0.5, "cache_read": 0.2, "output": 2.5}]},
      {"id": "composer-2.5-fast", "provider": "cursor",
       "page": "https://cursor.com/docs/models-and-pricing",
       "prices": [
        {"from": null, "source": "genai-prices 0.2.3",
         "input": 3, "cache_read": 0.5, "output": 15}]}]}
    """#
}
