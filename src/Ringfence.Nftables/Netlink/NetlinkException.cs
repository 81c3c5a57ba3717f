using System.Runtime.InteropServices;

namespace Ringfence.Nftables;

/// <summary>The kernel refused something over netlink.</summary>
/// <param name="error">Why, as the kernel says it.</param>
/// <param name="message">What was tried, and the kernel's word on it.</param>
public sealed class NetlinkException(Errno error, string message) : IOException(message)
{
    /// <summary>Why, as the kernel says it.</summary>
    public Errno Error { get; } = error;

    /// <summary>Whether the caller lacks the right (CAP_NET_ADMIN) to do this.</summary>
    public bool IsNotPermitted => Error is Errno.NotPermitted or Errno.AccessDenied;

    /// <summary>The exception for the last system call of this thread.</summary>
    /// <param name="attempt">What was tried, an infinitive without <c>to</c>.</param>
    internal static NetlinkException Last(string attempt) => For((Errno)Marshal.GetLastPInvokeError(), attempt);

    internal static NetlinkException For(Errno error, string attempt) =>
        new(error, $"cannot {attempt}: {Marshal.GetPInvokeErrorMessage((int)error)} (errno {(int)error})");
}
