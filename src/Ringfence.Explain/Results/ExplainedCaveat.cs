using System.Globalization;
using Ringfence.Core;
using Ringfence.Diagnostics;

namespace Ringfence.Explain;

/// <summary>One assumption that an answer rests on, with its catalogue entry.</summary>
/// <param name="Descriptor">The entry, of the RF29nn range.</param>
/// <param name="Arguments">What fills the holes of its message.</param>
public sealed record ExplainedCaveat(DiagnosticDescriptor Descriptor, ValueArray<string> Arguments)
{
    /// <summary>One line: the entry's message with its holes filled.</summary>
    public string Message => string.Format(CultureInfo.InvariantCulture, Descriptor.Message, [.. Arguments]);

    /// <summary>The entry of one of the Evaluator's caveats.</summary>
    public static ExplainedCaveat Of(Caveat caveat) => new(DescriptorOf(caveat.Code), caveat.Arguments);

    private static DiagnosticDescriptor DescriptorOf(CaveatCode code) => code switch
    {
        CaveatCode.HostNetworkSubject => CaveatDiagnostics.HostNetworkSubject,
        CaveatCode.HostNetworkPeer => CaveatDiagnostics.HostNetworkPeer,
        CaveatCode.OtherProtocol => CaveatDiagnostics.OtherProtocol,
        CaveatCode.Hairpin => CaveatDiagnostics.Hairpin,
        CaveatCode.ToOwnNode => CaveatDiagnostics.ToOwnNode,
        CaveatCode.OnlyFromOwnNode => CaveatDiagnostics.OnlyFromOwnNode,
        CaveatCode.NodeUnknown => CaveatDiagnostics.NodeUnknown,
        CaveatCode.RewrittenAddress => CaveatDiagnostics.RewrittenAddress,
        CaveatCode.AddressUnknown => CaveatDiagnostics.AddressUnknown,
        CaveatCode.AssumedNamespace => CaveatDiagnostics.AssumedNamespace,
        CaveatCode.SidecarPortName => CaveatDiagnostics.SidecarPortName,
        CaveatCode.FinishedPod => CaveatDiagnostics.FinishedPod,
        CaveatCode.NoCommonFamily => CaveatDiagnostics.NoCommonFamily,
        CaveatCode.WorkloadToItself => CaveatDiagnostics.WorkloadToItself,
    };
}
