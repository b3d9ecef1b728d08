import Testing

@testable import Ledger

@Suite("Network file systems")
struct NetworkFileSystemTests {
  /// As proc(5) has it, with a space in a name, fields that may be missing, and a large number.
  static let mounts = """
    22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
    40 22 0:52 / /home\\040of\\040all rw shared:2 master:1 - nfs4 server:/export rw,vers=4.2
    41 22 0:53 / /share rw - cifs //server/share rw
    42 22 0:54 / /ssh rw - fuse.sshfs ann@server:/ rw
    43 22 0:55 / /disk rw - fuse.ntfs /dev/sdb rw
    44 22 0:56 / /c rw - 9p drvfs rw
    45 22 4100:300 / /big rw - ceph server:/ rw
    46 22 0:57 / /broken rw -
    """

  @Test(
    "are known by the device of the directory",
    arguments: [
      (254, 0, nil), (0, 52, "nfs4"), (0, 53, "cifs"), (0, 54, "fuse.sshfs"), (0, 55, nil),
      (0, 56, "9p"), (4_100, 300, "ceph"), (0, 57, nil), (0, 99, nil), (0, 5, nil),
    ] as [(UInt64, UInt64, String?)])
  func device(major: UInt64, minor: UInt64, name: String?) {
    // makedev(3).
    let device =
      (major & 0xFFF) << 8 | (major & ~0xFFF) << 32 | minor & 0xFF | (minor & ~0xFF) << 12
    #expect(NetworkFileSystem(device: device, mounts: Self.mounts)?.name == name)
  }

  @Test("a directory of this machine is on none, and one that is missing neither")
  func local() {
    #expect(NetworkFileSystem(of: "/dev") == nil)
    #expect(NetworkFileSystem(of: "/nowhere/") == nil)
  }

  @Test("are refused with their names, and what to do")
  func words() {
    let error = LedgerError(path: "/l", verb: "open", cause: .network("nfs4"))
    #expect(error.message.contains("'/l'") && error.message.contains("nfs4"))
    #expect(error.hint.contains("local disk"))
  }
}
