namespace Ringfence.Manifests;

/// <summary>How a document came into the input, which decides what to make of one that is no Kubernetes object.</summary>
public enum InputOrigin
{
    /// <summary>Its file, or standard input, was named: such a document is an error.</summary>
    Named,

    /// <summary>Its file was found in a directory: such a document is skipped and counted.</summary>
    Found,
}
