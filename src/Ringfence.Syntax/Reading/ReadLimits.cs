namespace Ringfence.Syntax;

/// <summary>What reading refuses, so that no input can take all memory or all time.</summary>
public sealed record ReadLimits
{
    /// <summary>The limits that the command line uses.</summary>
    public static ReadLimits Default { get; } = new();

    /// <summary>Bytes of one file or stream: 4 GiB, four times what a cluster of 100,000 pods comes to. A device or a pipe may have no end.</summary>
    public long MaxFileBytes { get; init; } = 4L * 1024 * 1024 * 1024;

    /// <summary>Bytes of one YAML document, or of one JSON value that cannot be streamed: 64 MiB.</summary>
    public int MaxDocumentBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Collections within collections: 1,000. The server's own front end stops at 10,000; no object of Kubernetes passes 100.</summary>
    public int MaxNesting { get; init; } = 1_000;

    /// <summary>Bytes of one scalar: 16 MiB, well above the 1.5 MiB that a cluster can store of a whole object.</summary>
    public int MaxScalarBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Nodes that the aliases and merge keys of one document may stand for, all together: 1,000,000.</summary>
    public int MaxAliasedNodes { get; init; } = 1_000_000;
}
