namespace Ringfence.Analysis;

/// <summary>Whose policies count when two choices of policies are compared.</summary>
internal enum JudgedEnds
{
    /// <summary>Those of both ends, as for every connection.</summary>
    Both,

    /// <summary>Only those of the end whose policies differ: what a rule says, whatever becomes of it.</summary>
    Subject,
}
