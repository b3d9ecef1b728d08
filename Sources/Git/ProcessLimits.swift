import CGit2
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

  /// Keeps freed memory for the next object instead of giving it back to the system each time.
  ///
  /// A history is read in hundreds of thousands of pieces of up to a megabyte; handing each back
  /// costs a tenth of the time in page faults. See mallopt(3).
  package static func keepFreedMemory() {
    cgit2_keep_freed_memory(32 << 20, 512 << 20)
  }

  private static func limit(_ resource: __rlimit_resource, _ value: Int) {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(resource.rawValue), &limit) == 0 else { return }
    limit.rlim_cur = min(limit.rlim_max, rlim_t(value))
    _ = setrlimit(__rlimit_resource_t(resource.rawValue), &limit)
  }
}
