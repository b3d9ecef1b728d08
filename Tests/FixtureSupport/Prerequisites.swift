/// What a test may lack on this machine; a test without it is skipped, and says so.
package enum Prerequisites {
  package static let git = Program.find("git") != nil
  package static let python = Program.find("python3") != nil

  /// The 22 odd repositories; one of them is made by Python.
  package static let oddRepositories =
    git && python && Checkout.hasSharedTool("odd-repositories.sh")

  /// The reference model and its random histories.
  package static let referenceModel =
    git && python && Checkout.hasSharedTool("nd_model.py")
    && Checkout.hasSharedTool("nd_properties.py")

  /// The shop whose spend ends in every destination, with agents' logs.
  package static let outcomeScenario =
    git && python && Checkout.hasSharedTool("outcome-scenario.py")

  /// Agents' logs with traps, and the numbers that are in them.
  package static let trapTree = git && python && Checkout.hasSharedTool("spend-trap-tree.py")
}
