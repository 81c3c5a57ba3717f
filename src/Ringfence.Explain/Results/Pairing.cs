namespace Ringfence.Explain;

/// <summary>Which pairs of a variant's sources and destinations it is about.</summary>
public enum Pairing
{
    /// <summary>Every source with every other destination.</summary>
    EachWithOthers,

    /// <summary>Every pod with itself.</summary>
    EachWithItself,
}
