namespace Ringfence.Core;

/// <summary>Whether a peer takes a remote, and what that rests on.</summary>
/// <param name="Fit">Whether it does.</param>
/// <param name="Caveats">What is assumed; empty when the answer is certain.</param>
public readonly record struct PeerAnswer(Fit Fit, ValueArray<Caveat> Caveats)
{
    /// <summary>Whether the peer takes the remote.</summary>
    public bool Fits => Fit == Fit.Fits;
}
