using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Explain;
using Ringfence.Manifests;

namespace Ringfence.Cli;

/// <summary>What is to be said when a question names addresses that members of the cluster have.</summary>
internal static class AddressCaveats
{
    /// <summary>The caveat of one end; none when it was asked for by name, or nobody has its addresses.</summary>
    /// <param name="snapshot">The cluster.</param>
    /// <param name="typed">The end as typed.</param>
    /// <param name="end">What it was taken for.</param>
    public static ValueArray<ExplainedCaveat> Of(ClusterSnapshot snapshot, string typed, QuestionEnd end)
    {
        if (end is QuestionEnd.Addresses(_, var block))
        {
            int members = new AddressOwners(snapshot).CountIn(block);
            return members == 0 ? [] : [new ExplainedCaveat(CaveatDiagnostics.BlockHoldsMembers, [end.Id, $"{members}"])];
        }

        string name = typed.StartsWith('[') ? typed[1..typed.IndexOf(']')] : typed.Split('/')[0];
        string address = Address.TryParse(name, out _) ? name : name.Split(':')[0];
        return Address.TryParse(address, out _) ? [new ExplainedCaveat(CaveatDiagnostics.AddressOfSomebody, [address, end.Id])] : [];
    }
}
