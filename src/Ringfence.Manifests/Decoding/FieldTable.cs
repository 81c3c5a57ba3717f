using System.Text;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Manifests;

/// <summary>The fields looked for in one kind of mapping; finds them all in one pass over its entries.</summary>
internal sealed class FieldTable
{
    private readonly byte[][] _names;
    private readonly UnknownFields _unknown;

    /// <summary>A table of names; a field's index is its place here.</summary>
    public FieldTable(UnknownFields unknown, params ReadOnlySpan<string> names)
    {
        if (names.Length > FieldValues.Capacity)
        {
            throw new ArgumentException("A table holds as many names as there are values for.", nameof(names));
        }

        _unknown = unknown;
        _names = new byte[names.Length][];
        for (int i = 0; i < names.Length; i++)
        {
            _names[i] = Encoding.UTF8.GetBytes(names[i]);
        }
    }

    /// <summary>The values of a mapping's fields. Nothing for a missing or null one; anything but a mapping is refused.</summary>
    public FieldValues Read(SyntaxNode mapping, DecodeScope scope)
    {
        FieldValues values = default;
        if (!scope.IsGiven(mapping, NodeKind.Mapping))
        {
            return values;
        }

        foreach (SyntaxEntry entry in mapping.Entries)
        {
            int field = IndexOf(entry.Key);
            if (field < 0)
            {
                if (_unknown == UnknownFields.Refused)
                {
                    scope.RefuseField(InventoryDiagnostics.UnknownField, entry.Key, "unknown field", Suggest(entry.Key.Text));
                }

                continue;
            }

            if (values[field].Exists)
            {
                scope.RefuseField(InventoryDiagnostics.DuplicateField, entry.Key, "duplicate field");
            }

            values[field] = entry.Value;
        }

        return values;
    }

    private string Suggest(string name) =>
        NearestName.TryFind(name, _names.Select(Encoding.UTF8.GetString), out string? nearest) ? $"; did you mean `{nearest}`?" : string.Empty;

    private int IndexOf(SyntaxNode key)
    {
        if (!key.TryGetUtf8(out ReadOnlySpan<byte> utf8))
        {
            utf8 = Encoding.UTF8.GetBytes(key.Text);
        }

        for (int i = 0; i < _names.Length; i++)
        {
            if (utf8.SequenceEqual(_names[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
