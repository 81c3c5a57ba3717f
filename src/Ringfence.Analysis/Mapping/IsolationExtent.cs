namespace Ringfence.Analysis;

/// <summary>How many of an endpoint's pods policies isolate in a direction.</summary>
public enum IsolationExtent
{
    /// <summary>None.</summary>
    None,

    /// <summary>Some, not all: its pods differ.</summary>
    Some,

    /// <summary>All.</summary>
    All,
}
