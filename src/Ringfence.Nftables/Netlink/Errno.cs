namespace Ringfence.Nftables;

/// <summary>The error numbers of Linux that the kernel's answers to us carry.</summary>
public enum Errno
{
    /// <summary>No error.</summary>
    None = 0,

    /// <summary>Not permitted: no CAP_NET_ADMIN in the namespace, or a log group that somebody else reads.</summary>
    NotPermitted = 1,

    /// <summary>There is no such object.</summary>
    NoEntry = 2,

    /// <summary>A listing was overtaken by a change, and must be made again.</summary>
    Interrupted = 4,

    /// <summary>Access denied.</summary>
    AccessDenied = 13,

    /// <summary>The object is in use.</summary>
    Busy = 16,

    /// <summary>The object is there already, and is another.</summary>
    Exists = 17,

    /// <summary>The kernel does not understand the request.</summary>
    Invalid = 22,

    /// <summary>Too many of something.</summary>
    TooMany = 23,

    /// <summary>Out of space: a set is full.</summary>
    NoSpace = 28,

    /// <summary>The kernel was built without this.</summary>
    NotSupported = 95,

    /// <summary>Messages were lost, for nobody took them in time.</summary>
    NoBuffers = 105,
}
