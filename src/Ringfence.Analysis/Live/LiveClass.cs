namespace Ringfence.Analysis;

/// <summary>A class of endpoints of a map that changes. Its rows change with the policies; what peers take it by never does.</summary>
internal sealed class LiveClass(EndpointClassKey key, EndpointClass type)
{
    /// <summary>Its number.</summary>
    public int Number => Type.Number;

    /// <summary>What its endpoints have in common.</summary>
    public EndpointClassKey Key { get; } = key;

    /// <summary>The class with the rows that it has now.</summary>
    public EndpointClass Type { get; set; } = type;

    /// <summary>The units with a pod in it, each with how many.</summary>
    public Dictionary<LiveUnit, int> Units { get; } = [];

    /// <summary>Takes note of a pod.</summary>
    public void Add(LiveUnit unit) => Units[unit] = Units.GetValueOrDefault(unit) + 1;

    /// <summary>Takes note that a pod is gone.</summary>
    public void Remove(LiveUnit unit)
    {
        if (--Units[unit] == 0)
        {
            Units.Remove(unit);
        }
    }
}
