namespace Ringfence.Core;

/// <summary>Whether the input gave an object or something else made us assume it.</summary>
public enum Provenance
{
    /// <summary>The input has it.</summary>
    Given,

    /// <summary>Something refers to it and the input does not have it; only what must be true of it is known.</summary>
    Assumed,
}
