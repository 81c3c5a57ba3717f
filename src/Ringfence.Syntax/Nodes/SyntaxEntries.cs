namespace Ringfence.Syntax;

/// <summary>The entries of a mapping, for <c>foreach</c>; allocates nothing.</summary>
public readonly struct SyntaxEntries
{
    private readonly SyntaxNode _parent;

    internal SyntaxEntries(SyntaxNode parent) => _parent = parent;

    /// <summary>Starts before the first entry.</summary>
    public Enumerator GetEnumerator() => new(_parent);

    /// <summary>Walks the entries in the order written.</summary>
    public struct Enumerator
    {
        private readonly SyntaxNode _parent;
        private int _left;
        private int _next;

        internal Enumerator(SyntaxNode parent)
        {
            _parent = parent;
            _left = parent.Kind == NodeKind.Mapping ? parent.Count : 0;
            _next = parent.Index + 1;
            Current = default;
        }

        /// <summary>The entry the walk stands on.</summary>
        public SyntaxEntry Current { get; private set; }

        /// <summary>Goes to the next entry; false after the last.</summary>
        public bool MoveNext()
        {
            if (_left == 0)
            {
                return false;
            }

            _left--;
            SyntaxTree tree = _parent.Tree;
            int value = tree.Record(_next).Next;
            Current = new SyntaxEntry(tree.At(_next), tree.At(value));
            _next = tree.Record(value).Next;
            return true;
        }
    }
}
