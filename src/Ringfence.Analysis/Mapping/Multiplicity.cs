namespace Ringfence.Analysis;

/// <summary>How many.</summary>
internal enum Multiplicity
{
    /// <summary>One pod.</summary>
    One,

    /// <summary>Two or more, or a workload whose pods are not in the input.</summary>
    Several,
}
