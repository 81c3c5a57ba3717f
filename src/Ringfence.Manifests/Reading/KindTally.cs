namespace Ringfence.Manifests;

/// <summary>Counts documents by <c>apiVersion</c> and <c>kind</c>, in the order in which each first came.</summary>
internal sealed class KindTally
{
    private readonly Dictionary<(string ApiVersion, string Kind), int> _counts = [];

    /// <summary>What was counted, each at least once.</summary>
    public IEnumerable<(string ApiVersion, string Kind, int Count)> Counted =>
        _counts.Select(entry => (entry.Key.ApiVersion, entry.Key.Kind, entry.Value));

    /// <summary>Counts one more; returns how many there are now.</summary>
    public int Add(string apiVersion, string kind)
    {
        int count = _counts.GetValueOrDefault((apiVersion, kind)) + 1;
        _counts[(apiVersion, kind)] = count;
        return count;
    }
}
