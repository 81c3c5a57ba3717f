namespace Ringfence.Analysis;

/// <summary>The classes that a row takes, parted by what it allows with them.</summary>
internal sealed class RowParts
{
    /// <summary>The part of classes that the row does not take: nothing.</summary>
    public const int None = 0;

    private const int Unknown = -1;

    private readonly int[] _partOf;
    private readonly RowPart[] _parts;

    // What parts allow by the number of the destination's ports, and one place before those for who declares none: as many places for each part.
    private int[] _byPorts = [];
    private int _places;

    /// <summary>Files classes under their parts.</summary>
    /// <param name="partOf">For each class, up to the last that the row takes, the number of its part.</param>
    /// <param name="parts">The parts, each at its number; that at <see cref="None"/> is nothing.</param>
    public RowParts(int[] partOf, RowPart[] parts)
    {
        _partOf = partOf;
        _parts = parts;
    }

    /// <summary>A part.</summary>
    public RowPart this[int part] => _parts[part];

    /// <summary>The number of a class's part.</summary>
    public int PartOf(int remote) => remote < _partOf.Length ? _partOf[remote] : None;

    /// <summary>Finds what a part allows when the destination declares ports, if that is settled or was asked before.</summary>
    public bool TryGet(int part, DeclaredPorts ports, out int traffic)
    {
        if (_parts[part].Names == 0)
        {
            traffic = _parts[part].Sum;
            return true;
        }

        int place = ports.Number + 1;
        traffic = place < _places ? _byPorts[(part * _places) + place] : Unknown;
        return traffic != Unknown;
    }

    /// <summary>Keeps what a part allows when the destination declares ports.</summary>
    public void Keep(int part, DeclaredPorts ports, int traffic)
    {
        int place = ports.Number + 1;
        if (place >= _places)
        {
            MakePlaces(Math.Max(place + 1, _places * 2));
        }

        _byPorts[(part * _places) + place] = traffic;
    }

    private void MakePlaces(int places)
    {
        int[] larger = new int[_parts.Length * places];
        Array.Fill(larger, Unknown);
        for (int part = 0; part < _parts.Length; part++)
        {
            _byPorts.AsSpan(part * _places, _places).CopyTo(larger.AsSpan(part * places));
        }

        (_byPorts, _places) = (larger, places);
    }
}
