using System.Collections;

namespace Ringfence.Dialects;

/// <summary>A mapping to be printed: keys in the order added; values are strings, numbers, booleans, lists of values, or maps.</summary>
internal sealed class YamlMap : IEnumerable<KeyValuePair<string, object>>
{
    private readonly List<KeyValuePair<string, object>> _entries = [];

    /// <summary>How many entries there are.</summary>
    public int Count => _entries.Count;

    /// <summary>Adds an entry.</summary>
    public void Add(string key, object value) => _entries.Add(new KeyValuePair<string, object>(key, value));

    /// <summary>Adds a map that has entries.</summary>
    public void AddUnlessEmpty(string key, YamlMap value)
    {
        if (value.Count > 0)
        {
            Add(key, value);
        }
    }

    /// <summary>Adds a list that has items.</summary>
    public void AddUnlessEmpty(string key, List<object> value)
    {
        if (value.Count > 0)
        {
            Add(key, value);
        }
    }

    /// <summary>Adds a text that has characters.</summary>
    public void AddUnlessEmpty(string key, string value)
    {
        if (value.Length > 0)
        {
            Add(key, value);
        }
    }

    /// <summary>Adds a number or boolean that is there.</summary>
    public void AddUnlessAbsent<T>(string key, T? value)
        where T : struct
    {
        if (value is { } there)
        {
            Add(key, there);
        }
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
