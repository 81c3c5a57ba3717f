namespace Ringfence.Core;

/// <summary>What is odd about a connection whatever policies say.</summary>
internal static class ConnectionCaveats
{
    public static IEnumerable<Caveat> Of(Connection connection, Func<Party, EndpointAddresses> addressesOf)
    {
        foreach (Party party in (Party[])[connection.Source, connection.Destination])
        {
            if (party is Party.Pod { Endpoint: { Phase: PodPhase.Finished } pod })
            {
                yield return new Caveat(CaveatCode.FinishedPod, [pod.Id.Value]);
            }
        }

        if (!Families.MayHave(addressesOf(connection.Source), connection.Family) || !Families.MayHave(addressesOf(connection.Destination), connection.Family))
        {
            yield return new Caveat(CaveatCode.NoCommonFamily, [connection.Family.ToString()]);
        }
    }
}
