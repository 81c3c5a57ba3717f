using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>What enforcement asks of the node itself: what stands in its way there, its kernel, and what only the node knows of its network.</summary>
public interface INodeSystem
{
    /// <summary>What there is to say before anything is enforced; an error among it means that nothing can be.</summary>
    ValueArray<RuntimeFinding> Survey();

    /// <summary>Opens the kernel's ends.</summary>
    /// <exception cref="NetlinkException">The caller lacks CAP_NET_ADMIN, or the kernel has no nf_tables.</exception>
    NodeKernel OpenKernel();

    /// <summary>Opens the log that rules write to.</summary>
    /// <param name="group">The group that they log to.</param>
    /// <param name="settings">How drops are told.</param>
    /// <exception cref="NetlinkException">With <see cref="Errno.Busy"/> when somebody else reads the group.</exception>
    DropReader OpenDrops(ushort group, DropSettings settings);

    /// <summary>The addresses that the node has by now, link-local ones left out.</summary>
    ValueArray<Address> ReadAddresses();

    /// <summary>How forged sources of pods can be found, by the interfaces that there are by now.</summary>
    SourceCheck ReadSourceCheck();
}
