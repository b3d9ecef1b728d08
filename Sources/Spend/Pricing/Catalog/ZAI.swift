extension ShippedPrices {
  /// What the models of Z.ai (GLM) cost.
  ///
  /// International list prices. Up to GLM-4.7 the models that end in `-flash` are free of charge.
  static let zAI = #"""
    {"schema": "outcomes.prices.v1", "catalog": "2026-11-21", "unit": "usd_per_million_tokens",
     "models": [
      {"id": "glm-5.3", "provider": "zai",
       "page": "https://docs.z.ai/guides/overview/pricing",
       "aliases": ["glm-5p3"],
       "prices": [
        {"from": null, "source": "genai-prices 0.2.3, model-prices 0.0.5, LiteLLM 1.109.1",
         "input": 1.4, "cache_read": 0.26, "output": 4.4,
         "multipliers": {"regional": 1.1}}]},
      {"id": "glm-5.3-flash", "provider": "zai",
       "page": "https://docs.z.ai/guides/overview/pricing",
       "prices": [
        {"from": null, "source": "genai-prices 0.2.3, model-prices 0.0.5",
         "input": 0.075, "cache_read": 0.015, "output": 0.25},
        {"from": "2026-09-10",
         "source": "genai-prices 0.2.3, model-prices 0.0.5, LiteLLM 1.109.1",
         "input": 0.15, "cache_read": 0.03, "output": 0.5}]},
      {"id": "glm-5.3-flashx", "provider": "zai",
       "page": "https://docs.z.ai/guides/overview/pricing",
       "prices": [
        {"from": null, "source": "genai-prices 0.2.3, model-prices 0.0.5",
         "input": 0.37, "cache_read": 0.075, "output": 1.25}]},
      {"id": "glm-5.2", "provider": "zai",
       "page": "https://docs.z.ai/guides/overview/pricing",
       "aliases": ["glm-5p2"],
       "prices": [
        {"from": null,
         "source": "genai-prices 0.2.3, model-prices 0.0.5, metergraph-core 0.7.4, LiteLLM 1.109.1",
         "input": 1.4, "cache_read": 0.26, "output": 4.4}]},
      {"id": "glm-5.1", "provider": "zai",
       "page": "https://docs.z.ai/guides/overview/pricing",
       "aliases": ["glm-5p1"],
       "prices": [
        {"from": null,
         "source": "genai-prices 0.2.3, model-prices 0.0.5, metergraph-core 0.7.4, LiteLLM 1.109.1",
         "input": 1.4, "cache_read": 0.26, "output": 4.4}]},
      {"id": "glm-5", "provider": "zai",
       "page": "https://docs.z.ai/guides/overview/pricing",
       "prices": [
        {"from": null, "source": "genai-prices 0.2.3, model-prices 0.0.5, LiteLLM 1.109.1",
         "input": 1, "cache_read": 0.2, "output": 3.2}]},
      {"id": "glm-5-turbo", "provider": "zai",
       "page": "https://docs.z.ai/guides/overview/pricing",
       "prices": [
        {"from": null, "source": "model-prices 0.0.5",
         "input": 1.2, "cache_read": 0.24, "output": 4}]},
      {"id": "glm-4.7", "provider": "zai",
       "page": "https://docs.z.ai/guides/overview/pricing",
       "prices": [
        {"from": null, "source": "genai-prices 0.2.3, model-prices 0.0.5, LiteLLM 1.109.1",
         "input": 0.6, "cache_read": 0.11, "output": 2.2}]},
      {"id": "glm-4.7-flashx", "provider": "zai",
       "page": "https://docs.z.ai/guides/overview/pricing",
       "prices": [
        {"from": null, "source": "genai-prices 0.2.3, model-prices 0.0.5",
         "input": 0.07, "cache_read": 0.01, "output": 0.4}]},
      {"id": "glm-4.6", "provider": "zai",
       "page": "https://docs.z.ai/guides/overview/pricing",
       "prices": [
        {"from": null, "source": "genai-prices 0.2.3, model-prices 0.0.5, LiteLLM 1.109.1",
         "input": 0.6, "cache_read": 0.11, "output": 2.2}]},
      {"id": "glm-4.6v", "provider": "zai",
       "page": "https://docs.z.ai/guides/overview/pricing",
       "prices": [
        {"from": null, "source": "genai-prices 0.2.3, model-prices 0.0.5",
         "input": 0.3, "cache_read": 0.05, "output": 0.9}]},
      {"id": "glm-4.5", "provider": "zai",
       "page": "https://docs.z.ai/guides/overview/pricing",
       "prices": [
        {"from": null, "source": "genai-prices 0.2.3, model-prices 0.0.5, LiteLLM 1.109.1",
         "input": 0.6, "cache_read": 0.11, "output": 2.2}]},
      {"id": "glm-4.5-x", "provider": "zai",
       "page": "https://docs.z.ai/guides/overview/pricing",
       "prices": [
        {"from": null, "source": "genai-prices 0.2.3, model-prices 0.0.5, LiteLLM 1.109.1",
         "input": 2.2, "cache_read": 0.45, "output": 8.9}]},
      {"id": "glm-4.5-air", "provider": "zai",
       "page": "https://docs.z.ai/guides/overview/pricing",
       "prices": [
        {"from": null, "source": "genai-prices 0.2.3, model-prices 0.0.5, LiteLLM 1.109.1",
         "input": 0.2, "cache_read": 0.03, "output": 1.1}]},
      {"id": "glm-4.5-airx", "provider": "zai",
       "page": "https://docs.z.ai/guides/overview/pricing",
       "prices": [
        {"from": null, "source": "genai-prices 0.2.3, model-prices 0.0.5, LiteLLM 1.109.1",
         "input": 1.1, "cache_read": 0.22, "output": 4.5}]},
      {"id": "glm-4.5v", "provider": "zai",
       "page": "https://docs.z.ai/guides/overview/pricing",
       "prices": [
        {"from": null, "source": "genai-prices 0.2.3, model-prices 0.0.5, LiteLLM 1.109.1",
         "input": 0.6, "cache_read": 0.11, "output": 1.8}]},
      {"id": "glm-4.7-flash", "provider": "zai",
       "page": "https://docs.z.ai/guides/overview/pricing",
       "prices": [
        {"from": null, "source": "model-prices 0.0.5, LiteLLM 1.109.1",
         "input": 0, "cache_read": 0, "output": 0}]},
      {"id": "glm-4.5-flash", "provider": "zai",
       "page": "https://docs.z.ai/guides/overview/pricing",
       "prices": [
        {"from": null, "source": "model-prices 0.0.5, LiteLLM 1.109.1",
         "input": 0, "cache_read": 0, "output": 0}]},
      {"id": "glm-4.6v-flash", "provider": "zai",
       "page": "https://docs.z.ai/guides/overview/pricing",
       "prices": [
        {"from": null, "source": "model-prices 0.0.5",
         "input": 0, "cache_read": 0, "output": 0}]}]}
    """#
}
