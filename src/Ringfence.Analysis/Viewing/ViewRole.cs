namespace Ringfence.Analysis;

/// <summary>What an end can be in the connections that a filter shows.</summary>
[Flags]
internal enum ViewRole
{
    /// <summary>None of it.</summary>
    None = 0,

    /// <summary>It may be the one that opens them.</summary>
    From = 1,

    /// <summary>It may be the one that receives them.</summary>
    To = 2,

    /// <summary>It is one that must be among the two.</summary>
    With = 4,

    /// <summary>It is of the namespace that is looked at.</summary>
    Namespace = 8,
}
