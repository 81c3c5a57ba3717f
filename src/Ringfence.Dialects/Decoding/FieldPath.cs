using System.Globalization;

namespace Ringfence.Dialects;

/// <summary>The way from an object to one of its fields, as the API server writes it: <c>spec.ingress[0].from[1].podSelector</c>.</summary>
/// <remarks>A chain towards the root; texts are made only when something is wrong.</remarks>
internal sealed class FieldPath
{
    private readonly FieldPath? _parent;
    private readonly string? _name;
    private readonly string _goStruct;
    private readonly int _index;

    private FieldPath(FieldPath? parent, string? name, int index, string goStruct)
    {
        _parent = parent;
        _name = name;
        _index = index;
        _goStruct = goStruct;
    }

    /// <summary>The object itself, which has an empty path.</summary>
    public static FieldPath Root { get; } = new(null, null, -1, string.Empty);

    /// <summary>A field of a struct; the decoder's texts name the Go struct that declares it.</summary>
    public FieldPath Field(string name, string goStruct) => new(this, name, -1, goStruct);

    /// <summary>A field, where no decoder text is needed.</summary>
    public FieldPath Child(string name) => new(this, name, -1, string.Empty);

    /// <summary>A list item.</summary>
    public FieldPath Item(int index) => new(this, null, index, string.Empty);

    /// <summary>An entry of a map. Go's decoder does not count it as a field.</summary>
    public FieldPath Key(string key) => new(this, key, -2, string.Empty);

    /// <summary>How Go's decoder names the place: the innermost struct, then the fields from the root, without indexes and map keys.</summary>
    public string GoField()
    {
        List<string> fields = [];
        string goStruct = string.Empty;
        for (FieldPath at = this; at._parent is not null; at = at._parent)
        {
            if (at is { _name: { } name, _index: -1 })
            {
                goStruct = fields.Count == 0 ? at._goStruct : goStruct;
                fields.Add(name);
            }
        }

        fields.Reverse();
        return $"{goStruct}.{string.Join('.', fields)}";
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        if (_parent is null)
        {
            return string.Empty;
        }

        string before = _parent.ToString();
        return _name is null ? string.Create(CultureInfo.InvariantCulture, $"{before}[{_index}]")
            : before.Length == 0 ? _name
            : $"{before}.{_name}";
    }
}
