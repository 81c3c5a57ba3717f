using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>Tells why no edit helps a denied connection.</summary>
internal static class Hopelessness
{
    /// <summary>Why none should be looked for, a sentence without capital and stop; null when one may help.</summary>
    public static string? Of(Explanation denied)
    {
        ExplainQuestion question = denied.Question;
        if (denied.Verdict == Verdict.Allow)
        {
            return "it is allowed";
        }

        if (!IsAboutOnePort(question))
        {
            return "ask about one port, and the edit for it will be shown";
        }

        if (question.Sources.Concat(question.Destinations.Select(destination => destination.Party)).Any(IsEveryAddress))
        {
            return "it would take opening to every address, which we do not suggest";
        }

        return question.Port is { Protocol: Protocol.Other } ? "policies cannot name protocols without ports" : null;
    }

    /// <summary>Why none was found, where that is for want of a name; null when it is not.</summary>
    public static string? OfNames(Explanation denied, PeerChooser peers)
    {
        // A side that denies must name the other one.
        Outcome outcome = denied.Leading.Outcome;
        Party[] remotes =
        [
            .. outcome.Egress.Verdict == Verdict.Deny ? (Party[])[outcome.Ingress.Subject] : [],
            .. outcome.Ingress.Verdict == Verdict.Deny ? (Party[])[outcome.Egress.Subject] : [],
        ];
        return remotes.OfType<Party.Pod>().FirstOrDefault(pod => pod.Endpoint.Network == PodNetwork.Own && peers.LabelsOf(pod.Endpoint).Count == 0) is { } nameless
            ? $"{nameless.Endpoint.Workload} has no label to name it by, and a rule without one would be for all pods of its namespace: give it a label of its own first"
            : null;
    }

    /// <summary>Whether a question means one port: it says so, or asks about a Service that has no other.</summary>
    private static bool IsAboutOnePort(ExplainQuestion question) => question.Port is not null
        || (question.Destinations.All(destination => destination.Ports.Count == 1)
            && question.Destinations.Select(destination => (destination.Ports[0].Protocol, destination.Ports[0].Asked)).Distinct().Count() == 1);

    private static bool IsEveryAddress(Party party) => party is Party.External { Block.PrefixLength: 0 };
}
