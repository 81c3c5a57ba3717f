using Ringfence.Diagnostics;

namespace Ringfence.Syntax;

/// <summary>The anchors of one document, what its aliases stand for, and how much that is, merge keys counted.</summary>
internal sealed class YamlAnchors(ReadLimits limits)
{
    private readonly Dictionary<string, Anchor> _anchors = [];
    private int _aliased;

    /// <summary>A node with this anchor begins; an empty name is no anchor. A name set again counts from there on.</summary>
    public void Opened(string name, int index)
    {
        if (name.Length > 0)
        {
            _anchors[name] = new Anchor(index, _aliased);
        }
    }

    /// <summary>The node of an anchor is complete and may be named from now on.</summary>
    public void Closed(string name, int index, TapeWriter tape)
    {
        if (name.Length > 0 && _anchors.TryGetValue(name, out Anchor? anchor) && anchor.Index == index)
        {
            anchor.Nodes = tape.Count - index + _aliased - anchor.AliasedBefore;
        }
    }

    /// <summary>The node that an alias names, its cost counted.</summary>
    public ReadFault? Find(string name, int start, int length, out int target)
    {
        target = 0;
        if (!_anchors.TryGetValue(name, out Anchor? anchor))
        {
            return new ReadFault(ReadDiagnostics.UnknownAlias, start, length, name);
        }

        if (anchor.Nodes < 0)
        {
            return new ReadFault(ReadDiagnostics.CyclicAlias, start, length, name);
        }

        target = anchor.Index;
        return Spend(anchor.Nodes, start, length);
    }

    /// <summary>Counts nodes that stand in the document only by another name.</summary>
    public ReadFault? Spend(int nodes, int start, int length)
    {
        _aliased = (int)Math.Min(int.MaxValue, (long)_aliased + nodes);
        return _aliased > limits.MaxAliasedNodes
            ? new ReadFault(ReadDiagnostics.AliasesTooLarge, start, length, $"{limits.MaxAliasedNodes}")
            : null;
    }

    private sealed class Anchor(int index, int aliasedBefore)
    {
        public int Index => index;

        public int AliasedBefore => aliasedBefore;

        /// <summary>What the node holds with its aliases expanded; negative while it is open.</summary>
        public int Nodes { get; set; } = -1;
    }
}
