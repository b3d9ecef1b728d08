import Glibc

/// A file system that other machines write to as well.
///
/// All processes that use a write-ahead log must see the same memory, which those on two machines do
/// not: the ledger would be destroyed without a word (https://www.sqlite.org/wal.html, "does not work
/// over a network filesystem"). FUSE stands for local disks as often as not, and is refused where its
/// subtype is known to be another machine's.
struct NetworkFileSystem: Hashable {
  /// As mount(8) calls it, such as `nfs4`.
  let name: String

  private static let names: Set = [
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "coda", "ceph", "ncpfs", "ncp", "lustre",
    "davfs", "fuse.sshfs", "fuse.glusterfs", "fuse.ceph", "fuse.ceph-fuse", "fuse.s3fs",
    "fuse.rclone", "fuse.gcsfuse", "fuse.smbnetfs", "fuse.curlftpfs", "fuse.davfs2", "fuse.mfs",
    "fuse.juicefs", "fuse.seaweedfs",
  ]

  /// The one on which a directory is; `nil` where it is none, or cannot be asked.
  init?(of directory: String) {
    var status = stat()
    guard unsafe stat(directory, &status) == 0, let mounts = Self.mounts() else { return nil }
    self.init(device: UInt64(status.st_dev), mounts: mounts)
  }

  /// - Parameters:
  ///   - device: `st_dev` of stat(2).
  ///   - mounts: the lines of `/proc/self/mountinfo` (proc(5)).
  init?(device: UInt64, mounts: String) {
    // makedev(3): the numbers are interleaved.
    let major = (device >> 8) & 0xFFF | (device >> 32) & ~0xFFF
    let minor = device & 0xFF | (device >> 12) & 0xFFFF_FF00
    let place = "\(major):\(minor)"
    for line in mounts.utf8.split(separator: UInt8(ascii: "\n")) {
      let fields = line.split(separator: UInt8(ascii: " "))
      guard fields.count > 2, fields[2].elementsEqual(place.utf8),
        let dash = fields.lastIndex(where: { $0.elementsEqual("-".utf8) }), dash + 1 < fields.count
      else { continue }
      let type = String(decoding: fields[dash + 1], as: UTF8.self)
      guard Self.names.contains(type) else { return nil }
      name = type
      return
    }
    return nil
  }

  private static func mounts() -> String? {
    let descriptor = unsafe open("/proc/self/mountinfo", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    while true {
      let part = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 14) { part, size in
        size = max(0, unsafe read(descriptor, part.baseAddress, 1 << 14))
      }
      guard !part.isEmpty else { return String(decoding: bytes, as: UTF8.self) }
      bytes += part
    }
  }
}
