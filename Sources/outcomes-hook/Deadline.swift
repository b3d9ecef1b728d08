import Glibc

/// The time that a commit may be kept waiting.
enum Deadline {
  /// Ends this process with success after the time, whatever it is waiting for then.
  ///
  /// The message file is replaced as a whole or not at all, so any moment is good.
  static func start(milliseconds: Int) {
    signal(SIGALRM) { _ in _exit(0) }
    // Whoever started git may have blocked signals, and that is inherited.
    var alarm = sigset_t()
    sigemptyset(&alarm)
    sigaddset(&alarm, SIGALRM)
    sigprocmask(SIG_UNBLOCK, &alarm, nil)
    // Output that nobody reads, and a limit on the size of files, are no reason to die.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    var timer = itimerval()
    timer.it_value.tv_sec = milliseconds / 1_000
    timer.it_value.tv_usec = milliseconds % 1_000 * 1_000
    setitimer(__itimer_which_t(0), &timer, nil)
  }
}
