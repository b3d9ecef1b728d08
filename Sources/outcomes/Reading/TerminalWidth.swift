import Glibc

/// The columns of the terminal that standard output goes to; `nil` if it is none.
func terminalWidth() -> Int? {
  var size = winsize()
  guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
    return nil
  }
  return Int(size.ws_col)
}
