namespace Ringfence.Syntax;

/// <summary>What a fix claims to do to the meaning of an object; a closed set of cases.</summary>
public abstract record FixEffect
{
    private FixEffect()
    {
    }

    /// <summary>No cluster answers any connection otherwise.</summary>
    public sealed record KeepsMeaning : FixEffect;

    /// <summary>The object goes. No cluster answers any connection otherwise, for others say all that it says.</summary>
    public sealed record RemovesObject : FixEffect;

    /// <summary>A text that the API server refuses is written as the one that it can only stand for; nothing else of the object is read otherwise.</summary>
    public sealed record MendsRefusal : FixEffect;

    /// <summary>Some connections pass that could not; none stops.</summary>
    /// <param name="Ports">What each of them gains, as port sets are printed (<c>TCP 53</c>); <c>all</c> where that depends on the rest of the policy.</param>
    public sealed record Opens(string Ports) : FixEffect;

    /// <summary>In this cluster some connections pass that could not, and none stops; what it does in others is theirs.</summary>
    public sealed record OpensHere : FixEffect;
}
