import Glibc

/// Limits for a process that reads object stores nobody vouches for.
package enum ProcessLimits {
  /// Bounds the memory and the processor time of this process, and leaves no core file.
  ///
  /// Memory means what the process allocates; mapped pack files do not count.
  package static func set(cpuSeconds: Int, memory: Int = 12 << 30) {
    limit(RLIMIT_CORE, 0)
    limit(RLIMIT_CPU, cpuSeconds)
    limit(RLIMIT_DATA, memory)
  }

  private static func limit(_ resource: __rlimit_resource, _ value: Int) {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(resource.rawValue), &limit) == 0 else { return }
    limit.rlim_cur = min(limit.rlim_max, rlim_t(value))
    _ = setrlimit(__rlimit_resource_t(resource.rawValue), &limit)
  }
}
