using Ringfence.Core;
using Ringfence.Lab;
using Ringfence.Nftables;
using Ringfence.Nftables.Tests;

namespace Ringfence.Kernel.Tests;

/// <summary>The table of a node in memory, given the same rulesets one after another as the kernel's, and asked about the same packets.</summary>
internal sealed class FakeNode
{
    // Nothing checks sources here, so it does not matter which it is.
    private const ushort SourcePort = 40_000;

    private readonly FakeParts _parts = new(Ruleset.Empty);
    private Ruleset _held = Ruleset.Empty;

    /// <summary>Makes the table hold a ruleset, by a transaction of which it must refuse nothing.</summary>
    public void Enforce(Ruleset ruleset)
    {
        Assert.All(RulesetDiff.Between(_held, ruleset).Changes, change => Assert.Equal(Errno.None, _parts.Do(change)));
        _held = _parts.ToRuleset();
    }

    /// <summary>Whether the first packet of a connection passes a hook of the node.</summary>
    public bool Passes(ChainHook hook, PacketProbe probe) => FakeWalk.Through(
        _held,
        hook,
        new FakePacket(probe.Source, probe.Destination, NumberOf(probe), SourcePort, probe.Port)).Passes;

    private static byte NumberOf(PacketProbe probe) => probe.Protocol != Protocol.Other
        ? ProtocolNumber.Of(probe.Protocol)
        : probe.Source.Family == AddressFamily.IPv6 ? ProtocolNumber.IcmpV6 : (byte)1;
}
