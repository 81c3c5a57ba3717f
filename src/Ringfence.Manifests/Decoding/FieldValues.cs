using System.Runtime.CompilerServices;
using Ringfence.Syntax;

namespace Ringfence.Manifests;

/// <summary>The values that a <see cref="FieldTable"/> found, by the table's index; the missing node where there was none.</summary>
[InlineArray(Capacity)]
internal struct FieldValues
{
    /// <summary>How many fields a table can have.</summary>
    public const int Capacity = 16;

    private SyntaxNode _first;
}
