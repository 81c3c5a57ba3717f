using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>What a port's name stands for on each destination, by number; looked up once for each declaration.</summary>
/// <param name="name">The name.</param>
/// <param name="traffic">Where traffic sets are numbered.</param>
internal sealed class NamedTraffic(PortName name, TrafficTable traffic)
{
    private const int Unknown = -1;

    private readonly TrafficPattern _named = new(TrafficSet.None, [name]);

    // By the number of the declaration, and one place before those for who declares none.
    private int[] _on = [];

    /// <summary>The name.</summary>
    public PortName Name => name;

    /// <summary>The number of what it stands for where these ports are declared.</summary>
    public int On(DeclaredPorts ports)
    {
        int place = ports.Number + 1;
        if (place >= _on.Length)
        {
            int known = _on.Length;
            Array.Resize(ref _on, Math.Max(place + 1, known * 2));
            Array.Fill(_on, Unknown, known, _on.Length - known);
        }

        return _on[place] != Unknown ? _on[place] : _on[place] = traffic.NumberOf(_named.On(ports.Ports));
    }
}
