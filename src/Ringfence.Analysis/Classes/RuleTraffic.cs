using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>The traffic that rules ask for, as numbers. Rules that ask for the same share it.</summary>
/// <param name="number">Its number among all that is asked for.</param>
/// <param name="numbers">The number of what needs no names.</param>
/// <param name="names">What the names stand for.</param>
/// <param name="traffic">Where traffic sets are numbered.</param>
internal sealed class RuleTraffic(int number, int numbers, ValueArray<NamedTraffic> names, TrafficTable traffic)
{
    /// <summary>Its number among all that is asked for.</summary>
    public int Number => number;

    /// <summary>The number of the traffic that needs no names.</summary>
    public int Numbers => numbers;

    /// <summary>What the names stand for; empty where numbers say it all.</summary>
    public ValueArray<NamedTraffic> Names => names;

    /// <summary>The number of what is meant on a destination that declares these ports.</summary>
    public int On(DeclaredPorts ports)
    {
        int sum = numbers;
        foreach (NamedTraffic named in names)
        {
            sum = traffic.Union(sum, named.On(ports));
        }

        return sum;
    }
}
