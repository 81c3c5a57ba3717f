namespace Ringfence.Syntax;

/// <summary>The items of a sequence, for <c>foreach</c>; allocates nothing.</summary>
public readonly struct SyntaxItems
{
    private readonly SyntaxNode _parent;

    internal SyntaxItems(SyntaxNode parent) => _parent = parent;

    /// <summary>Starts before the first item.</summary>
    public Enumerator GetEnumerator() => new(_parent);

    /// <summary>Walks the items in order.</summary>
    public struct Enumerator
    {
        private readonly SyntaxNode _parent;
        private int _left;
        private int _next;

        internal Enumerator(SyntaxNode parent)
        {
            _parent = parent;
            _left = parent.Kind == NodeKind.Sequence ? parent.Count : 0;
            _next = parent.Index + 1;
            Current = default;
        }

        /// <summary>The item the walk stands on.</summary>
        public SyntaxNode Current { get; private set; }

        /// <summary>Goes to the next item; false after the last.</summary>
        public bool MoveNext()
        {
            if (_left == 0)
            {
                return false;
            }

            _left--;
            Current = _parent.Tree.At(_next);
            _next = _parent.Tree.Record(_next).Next;
            return true;
        }
    }
}
