namespace Ringfence.Core;

/// <summary>How the rules of a tier come to an answer. Two ways are enough for every dialect.</summary>
public enum TierMode
{
    /// <summary>By rank and order; the first rule that fits and does not log decides.</summary>
    FirstMatch,

    /// <summary>Any fitting deny denies, else any fitting allow allows, else isolation denies.</summary>
    Additive,
}
