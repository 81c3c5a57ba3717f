using System.Runtime.InteropServices;

namespace Ringfence.Lab;

/// <summary>The system calls that .NET has no words for. Numbers are Linux's, the same on x86-64 and arm64.</summary>
internal static partial class Libc
{
    public const int CloneNewNet = 0x4000_0000;
    public const int ReadOnlyCloseOnExec = 0x8_0000;

    public const int FamilyIPv4 = 2;
    public const int FamilyIPv6 = 10;
    public const int FamilyNetlink = 16;
    public const int TypeRawCloseOnExec = 3 | 0x8_0000;
    public const int ProtocolRaw = 255;

    public const int DoNotWait = 0x40;
    public const int NoSuchProtocol = 93;

    [LibraryImport("libc", EntryPoint = "unshare", SetLastError = true)]
    public static partial int Unshare(int flags);

    [LibraryImport("libc", EntryPoint = "setns", SetLastError = true)]
    public static partial int SetNamespace(SafeHandle space, int kind);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "socket", SetLastError = true)]
    public static partial int Socket(int family, int type, int protocol);

    [LibraryImport("libc", EntryPoint = "setsockopt", SetLastError = true)]
    public static partial int SetOption(SafeHandle socket, int level, int name, ReadOnlySpan<int> value, int bytes);

    [LibraryImport("libc", EntryPoint = "sendto", SetLastError = true)]
    public static partial nint SendTo(SafeHandle socket, ReadOnlySpan<byte> packet, nint length, int flags, ReadOnlySpan<byte> address, int addressLength);

    [LibraryImport("libc", EntryPoint = "recvfrom", SetLastError = true)]
    public static partial nint ReceiveFrom(SafeHandle socket, Span<byte> packet, nint length, int flags, Span<byte> address, ref int addressLength);

    /// <summary>The last call's error as an exception that says what was tried.</summary>
    public static IOException Fault(string tried)
    {
        int code = Marshal.GetLastPInvokeError();
        return new IOException($"{tried}: {Marshal.GetPInvokeErrorMessage(code)}", code);
    }
}
