using System.Globalization;
using Ringfence.Analysis;
using Ringfence.Core;
using Ringfence.Explain;
using Ringfence.Manifests;

namespace Ringfence.Cli;

/// <summary>Explains pairs that are otherwise than a test says, as <c>explain</c> would.</summary>
internal sealed class Counterexamples(ClusterSnapshot snapshot, EnforcementProfile profile)
{
    private readonly Explainer _explainer = new(snapshot, profile);

    /// <summary>The explanation of a pair: on one port that fails, or on all where whatever passes is too much.</summary>
    public Explanation Of(BoundTest test, FailingPair pair) => _explainer.Explain(QuestionOf(test, pair));

    private static ExplainQuestion QuestionOf(BoundTest test, FailingPair pair)
    {
        string from = PartyWords.IdOf(pair.From);
        string to = PartyWords.IdOf(pair.To);
        if (test.Written.Expected == Verdict.Deny && test.Written.Ports.Any(port => port is WrittenPort.Any) && test.Services.Count == 0)
        {
            return new ExplainQuestion(from, to, [pair.From], Destinations.Direct([pair.To]));
        }

        Protocol protocol = ProtocolName.All.First(one => !pair.Ports.PortsOf(one).IsEmpty);
        ushort port = protocol == Protocol.Other ? (ushort)0 : pair.Ports.PortsOf(protocol).Ranges[0].First;
        if (test.Services.FirstOrDefault(one => one.Backend.Party == pair.To && one.Backend.Entry.Protocol == protocol && one.Backend.Port == port) is { Service: { } service } through)
        {
            return new ExplainQuestion(
                from,
                service.Name.ToString(),
                [pair.From],
                [new QuestionDestination(pair.To, new Via.Through(service.Name, service.Kind), [new TranslatedPort(protocol, through.Backend.Entry.Port, port)])])
            {
                Port = Asked(protocol, through.Backend.Entry.Port),
            };
        }

        return new ExplainQuestion(from, to, [pair.From], Destinations.Direct([pair.To], protocol, port)) { Port = Asked(protocol, port) };
    }

    private static AskedPort Asked(Protocol protocol, ushort port) =>
        new(protocol, protocol == Protocol.Other ? string.Empty : port.ToString(CultureInfo.InvariantCulture));
}
