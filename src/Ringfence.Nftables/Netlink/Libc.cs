using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Ringfence.Nftables;

/// <summary>The few system calls that .NET has no type for. Each returns -1, or an invalid handle, and sets errno when it fails.</summary>
internal static partial class Libc
{
    public const int NetlinkFamily = 16;
    public const int RawCloseOnExec = 3 | 0x80000;
    public const int NetfilterProtocol = 12;
    public const int SocketLevel = 1;
    public const int SendBuffer = 7;
    public const int ReceiveBuffer = 8;
    public const int SendBufferForce = 32;
    public const int ReceiveBufferForce = 33;
    public const int NetlinkLevel = 270;
    public const int AddMembership = 1;
    public const int CapAck = 10;
    public const int ExtendedAck = 11;

    [LibraryImport("libc", EntryPoint = "setns", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int SetNamespace(SafeHandle space, int kind);

    [LibraryImport("libc", EntryPoint = "socket", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial SafeSocketHandle Socket(int domain, int type, int protocol);

    [LibraryImport("libc", EntryPoint = "bind", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Bind(SafeSocketHandle socket, ReadOnlySpan<byte> address, int length);

    [LibraryImport("libc", EntryPoint = "setsockopt", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int SetSocketOption(SafeSocketHandle socket, int level, int option, in int value, int length);

    [LibraryImport("libc", EntryPoint = "getsockname", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int GetSocketName(SafeSocketHandle socket, Span<byte> address, ref int length);
}
