namespace Ringfence.Core;

/// <summary>What is odd about a connection whatever policies say.</summary>
internal static class ConnectionCaveats
{
    public static IEnumerable<Caveat> Of(Connection connection)
    {
        foreach (Party party in (Party[])[connection.Source, connection.Destination])
        {
            if (party is Party.Pod { Endpoint: { Phase: PodPhase.Finished } pod })
            {
                yield return new Caveat(CaveatCode.FinishedPod, [pod.Id.Value]);
            }
        }

        if (!Has(connection.Source, connection.Family) || !Has(connection.Destination, connection.Family))
        {
            yield return new Caveat(CaveatCode.NoCommonFamily, [connection.Family.ToString()]);
        }
    }

    private static bool Has(Party party, AddressFamily family) => party switch
    {
        Party.Pod(var pod) => pod.Addresses.Knowledge == AddressKnowledge.Assumed || pod.Addresses.Has(family),
        Party.Node(var machine) => machine.Addresses.Knowledge == AddressKnowledge.Assumed || machine.Addresses.Has(family),
        Party.External(var block) => block.Family == family,
        _ => throw new System.Diagnostics.UnreachableException($"Unhandled party {party.GetType().Name}."),
    };
}
