namespace Ringfence.Testing;

/// <summary>One call that sets cells of a truth table, as the upstream suite makes it.</summary>
/// <param name="From">The sources: <c>namespace/pod</c>, with <c>*</c> for any of either, or <c>*</c> alone.</param>
/// <param name="To">The destinations, likewise.</param>
/// <param name="Allowed">What the cells become.</param>
public sealed record TruthCall(string From, string To, bool Allowed)
{
    /// <summary>Whether the call sets the cell of these two pods, each <c>namespace/pod</c>.</summary>
    public bool Sets(string from, string to) => Fits(From, from) && Fits(To, to);

    private static bool Fits(string pattern, string pod)
    {
        if (pattern == "*")
        {
            return true;
        }

        string[] wanted = pattern.Split('/');
        string[] given = pod.Split('/');

        return (wanted[0] == "*" || wanted[0] == given[0]) && (wanted[1] == "*" || wanted[1] == given[1]);
    }
}
