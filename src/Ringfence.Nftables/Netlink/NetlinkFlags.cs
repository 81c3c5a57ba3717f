namespace Ringfence.Nftables;

/// <summary>Flags of a netlink message.</summary>
[Flags]
internal enum NetlinkFlags : ushort
{
    None = 0,

    /// <summary>Every message to the kernel has this.</summary>
    Request = 1,

    /// <summary>Answer, be it an error or not.</summary>
    Acknowledge = 4,

    /// <summary>Only in answers: what was listed changed meanwhile.</summary>
    Interrupted = 0x10,

    /// <summary>Half of <see cref="Dump"/>.</summary>
    Root = 0x100,

    /// <summary>Do not make what exists. In an answer: it has attributes.</summary>
    Exclusive = 0x200,

    /// <summary>List everything that fits.</summary>
    Dump = Root | Exclusive,

    /// <summary>Make what does not exist.</summary>
    Create = 0x400,

    /// <summary>Put a rule behind those that are there.</summary>
    Append = 0x800,
}
