namespace Ringfence.Syntax;

/// <summary>How far reading one JSON value came.</summary>
internal enum JsonOutcome
{
    /// <summary>The value is complete.</summary>
    Done,

    /// <summary>The text ends within the value.</summary>
    NeedsMore,

    /// <summary>The outermost object holds <c>items</c>, whose <c>[</c> was reached: to be read item by item.</summary>
    Items,

    /// <summary>It is not JSON.</summary>
    Fault,
}
