using Ringfence.Analysis;
using Ringfence.Core;
using Ringfence.Explain;

namespace Ringfence.Cli;

/// <summary>Explains the connections that show something.</summary>
internal sealed class WitnessExplainer(EnforcementProfile profile)
{
    /// <summary>The explanation in the cluster with the first choice of policies: as it is, where something would be taken away.</summary>
    public Explanation Explain(ProofWitness witness)
    {
        Connection connection = witness.Connection;
        ExplainQuestion question = new(
            PartyWords.IdOf(connection.Source),
            PartyWords.IdOf(connection.Destination),
            [connection.Source],
            Destinations.Direct([connection.Destination], connection.Protocol, connection.Port))
        {
            Port = PortOf(connection),
        };
        return new Explainer(witness.Before, profile).Explain(question);
    }

    /// <summary>The connection in a sentence: <c>shop/web -> shop/db TCP 80</c>.</summary>
    public static string Words(Connection connection) =>
        $"{PartyWords.Of(connection.Source)} -> {PartyWords.Of(connection.Destination)} {PortOf(connection)}";

    private static AskedPort PortOf(Connection connection) =>
        new(connection.Protocol, connection.Protocol == Protocol.Other ? string.Empty : $"{connection.Port}");
}
