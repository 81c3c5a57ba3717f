using Ringfence.Core;

namespace Ringfence.Manifests;

/// <summary>The port that a question asks about; a closed set of cases.</summary>
public abstract record QuestionPort
{
    private QuestionPort()
    {
    }

    /// <summary>None given: every port of every protocol.</summary>
    public sealed record Every : QuestionPort;

    /// <summary>A number, 1 to 65535; TCP where no protocol was given. The Service's port for a Service, the destination's own for all else.</summary>
    public sealed record Number(ushort Port, Protocol Protocol) : QuestionPort;

    /// <summary>The name of a Service's port, which has a protocol of its own.</summary>
    /// <param name="Name">The name.</param>
    /// <param name="Protocol">The protocol given with it; null when none was.</param>
    public sealed record Named(string Name, Protocol? Protocol) : QuestionPort;
}
