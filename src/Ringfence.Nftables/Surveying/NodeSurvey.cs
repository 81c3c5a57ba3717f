using Ringfence.Core;
using Ringfence.Diagnostics;

namespace Ringfence.Nftables;

/// <summary>Looks at a node before anything is enforced there: what is missing, and what keeps packets from meeting our rules.</summary>
public static class NodeSurvey
{
    /// <summary>What there is to say of the node of this thread's network namespace; an error among it means that nothing can be enforced.</summary>
    public static ValueArray<RuntimeFinding> Take() => Take("/");

    /// <summary>
    /// The chains of others that packets come by in this thread's network namespace, as <c>table inet filter, chain forward (forward)</c>: whoever
    /// finds no record of ours for a packet that did not arrive may look there. None where they cannot be listed.
    /// </summary>
    public static ValueArray<string> RulesOfOthers()
    {
        try
        {
            using NetfilterConnection connection = new();
            return [.. OtherTables.Read(connection).Hooked.Select(chain => chain.ToString())];
        }
        catch (NetlinkException)
        {
            return [];
        }
    }

    /// <summary>The same with the node's files elsewhere.</summary>
    internal static ValueArray<RuntimeFinding> Take(string root)
    {
        try
        {
            using KernelTable table = new();
            using NetfilterConnection connection = new();
            OtherTables others = OtherTables.Read(connection);
            NodeFiles files = new(root);
            return
            [
                .. connection.Grant == BufferGrant.Full ? [] : (RuntimeFinding[])[new RuntimeFinding(RuntimeDiagnostics.SmallBuffers, [$"{connection.BatchBytes >> 10}"])],
                .. KernelFeature.MissingIn(table).Select(feature => new RuntimeFinding(RuntimeDiagnostics.MissingFeature, [feature.Words, feature.Option])),
                .. others.FlowTables.Select(one => new RuntimeFinding(RuntimeDiagnostics.FlowTable, [one.Name, one.Table])),
                .. Enforcers(others, files.Interfaces),
                .. Bridges(files),
                .. files.HasIpvsServices || files.Interfaces.Contains("kube-ipvs0", StringComparer.Ordinal) ? [new RuntimeFinding(RuntimeDiagnostics.ServicesByIpvs, [])] : (RuntimeFinding[])[],
            ];
        }
        catch (NetlinkException exception)
        {
            return [WhyNot(exception)];
        }
    }

    /// <summary>What it means for enforcement that the kernel does not talk to us.</summary>
    public static RuntimeFinding WhyNot(NetlinkException fault) =>
        fault.IsNotPermitted ? new RuntimeFinding(RuntimeDiagnostics.NotPermitted, []) : new RuntimeFinding(RuntimeDiagnostics.NoNfTables, [fault.Message]);

    private static IEnumerable<RuntimeFinding> Enforcers(OtherTables others, IReadOnlyList<string> interfaces) => KnownEnforcer.All
        .Select(enforcer => (enforcer.Name, Trace: enforcer.TraceIn(others.Tables, others.Chains, interfaces)))
        .Where(found => found.Trace is not null)
        .Select(found => new RuntimeFinding(RuntimeDiagnostics.OtherEnforcer, [found.Name, found.Trace!]));

    private static IEnumerable<RuntimeFinding> Bridges(NodeFiles files)
    {
        string[] bridges = [.. files.Bridges];
        if (bridges.Length == 0)
        {
            return [];
        }

        using KernelTable table = new(TableFamily.Bridge);
        string unseen = files.WhyBridgesAreUnseen();
        string open = KernelFeature.WhyNoBridges(table);
        return
        [
            .. unseen.Length == 0 ? [] : bridges.Select(bridge => new RuntimeFinding(RuntimeDiagnostics.UnseenBridge, [bridge, unseen])),
            .. open.Length == 0 ? [] : (IEnumerable<RuntimeFinding>)[new RuntimeFinding(RuntimeDiagnostics.OpenBridge, [open])],
        ];
    }
}
