using System.Diagnostics.CodeAnalysis;
using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>Says of a logged packet whose it was, who judged it, and what would have let it through. Immutable.</summary>
/// <remarks>Only the class that judged stands in the log; everything else is asked of the Evaluator, about the cluster that the class was made of.</remarks>
/// <param name="node">The node that logs.</param>
/// <param name="current">Asks about the cluster that is in force: for packets that no class judged.</param>
/// <param name="classes">The classes whose ids may stand in the log.</param>
internal sealed class DropAttribution(NodeName node, PacketQuestion current, ClassMemory classes)
{
    /// <summary>The classes whose ids may stand in the log.</summary>
    public ClassMemory Classes => classes;

    /// <summary>The record of one packet; false for a packet that no rule of ours logged.</summary>
    public bool TryAttribute(LoggedPacket packet, [NotNullWhen(true)] out DropRecord? record)
    {
        record = LogPrefix.TryParse(packet.Prefix, out LogPrefix? prefix) ? Attribute(packet, prefix) : null;
        return record is not null;
    }

    /// <summary>Whether it was judged by a class that is not known yet: rules are in force a moment before anybody can be told.</summary>
    public bool IsEarly(LoggedPacket packet) => LogPrefix.TryParse(packet.Prefix, out LogPrefix? prefix) && prefix.Class != default && !classes.Knows(prefix.Class);

    private DropRecord Attribute(LoggedPacket packet, LogPrefix prefix)
    {
        PacketHead head = packet.Head;
        PacketQuestion question = classes.QuestionOf(prefix.Class) ?? current;
        Decision decision = question.Judge(head, PolicyMode.Enforced);
        if (prefix.Fate == LogFate.Passed && decision.In(prefix.Direction).Verdict == Verdict.Allow)
        {
            // Nothing that is enforced isolates the pod, so it was a policy under audit that did.
            decision = question.Judge(head, PolicyMode.Audited);
        }

        // A revoked connection is stopped before anybody asks which side it is that does not allow it.
        Direction direction = prefix.Cause != LogCause.Revoked ? prefix.Direction
            : decision.Egress.Verdict == Verdict.Deny ? Direction.Egress : Direction.Ingress;
        SideDecision side = decision.In(direction);
        bool isPolicy = prefix.Cause is LogCause.Policy or LogCause.Revoked;
        DropRecord record = new(
            packet.Time,
            node,
            direction,
            VerdictOf(prefix),
            prefix.Class,
            new DropEnd(question.At(head.Source), head.Source, head.SourcePort),
            new DropEnd(question.At(head.Destination), head.Destination, head.DestinationPort) { LocalService = question.ServiceAt(head.Destination)?.Name },
            head.Protocol,
            !isPolicy ? [] : side.IsolatedBy.IsEmpty ? classes.PoliciesOf(prefix.Class) : side.IsolatedBy,
            isPolicy && side.Verdict == Verdict.Deny ? NearestMiss.Of(side.Tried) : null,
            1,
            0);
        return record with { Hints = DropHints.Of(record, question) };
    }

    private static DropVerdict VerdictOf(LogPrefix prefix) => (prefix.Fate, prefix.Cause) switch
    {
        (LogFate.Passed, _) => DropVerdict.Audited,
        (LogFate.Stopped, LogCause.Policy) => DropVerdict.Denied,
        (LogFate.Stopped, LogCause.Revoked) => DropVerdict.Revoked,
        // Nothing of the kind is ever stopped.
        (LogFate.Stopped, LogCause.Grace) => DropVerdict.Denied,
        (LogFate.Stopped, LogCause.Guard) => DropVerdict.Guarded,
        (LogFate.Stopped, LogCause.Spoofed) => DropVerdict.Spoofed,
    };
}
