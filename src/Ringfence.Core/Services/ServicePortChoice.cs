namespace Ringfence.Core;

/// <summary>Which ports of a Service are asked for; a closed set of cases.</summary>
public abstract record ServicePortChoice
{
    private ServicePortChoice()
    {
    }

    /// <summary>All of them.</summary>
    public sealed record Every : ServicePortChoice;

    /// <summary>The one with a number and a protocol.</summary>
    public sealed record Number(ushort Port, Protocol Protocol) : ServicePortChoice;

    /// <summary>The one with a name; its protocol must be the given one where one is given, null for either.</summary>
    public sealed record Named(string Name, Protocol? Protocol) : ServicePortChoice;
}
