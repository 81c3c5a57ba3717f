namespace Ringfence.Reference;

/// <summary>Both sides of a connection (5.1): it is allowed when neither denies.</summary>
public sealed record Answer(Side Egress, Side Ingress)
{
    public Verdict Verdict => VerdictOf(Egress) == Verdict.Deny || VerdictOf(Ingress) == Verdict.Deny ? Verdict.Deny : Verdict.Allow;

    public static Verdict VerdictOf(Side side) => side == Side.IsolatedWithoutRule ? Verdict.Deny : Verdict.Allow;
}
