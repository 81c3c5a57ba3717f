using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>Recognises drops that puzzle people in their first week.</summary>
internal static class DropHints
{
    private const ushort AmbientPort = 15008;

    // What Istio rewrites the kubelet's address to (istio.io, Ambient and Kubernetes NetworkPolicy).
    private static readonly Address AmbientProbe = new(AddressFamily.IPv4, 0xA9FE_077F);

    /// <summary>What may stand behind a record; mostly nothing.</summary>
    /// <param name="record">The record.</param>
    /// <param name="question">The cluster that its packets were judged by.</param>
    public static ValueArray<DropHint> Of(DropRecord record, PacketQuestion question)
    {
        List<DropHint> hints = [];
        if (record.Verdict == DropVerdict.Spoofed)
        {
            return record.Source.Party is Party.External ? [DropHint.UnknownSource] : [];
        }

        if (record is { Direction: Direction.Ingress, Source.Party: Party.Node })
        {
            bool isBehindNodePort = record.Destination.Party is Party.Pod(var pod)
                && question.IsBehindNodePort(pod, PacketQuestion.ProtocolOf(record.Protocol), record.Destination.Port);
            hints.Add(isBehindNodePort ? DropHint.BehindNodePort : DropHint.SourceIsNode);
        }

        if (record is { Protocol: ProtocolNumber.Tcp, Destination.Port: AmbientPort })
        {
            hints.Add(DropHint.AmbientTunnel);
        }

        if (record.Direction == Direction.Ingress && record.Source.Address == AmbientProbe)
        {
            hints.Add(DropHint.AmbientProbe);
        }

        return [.. hints];
    }
}
