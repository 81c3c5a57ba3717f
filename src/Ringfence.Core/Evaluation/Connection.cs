namespace Ringfence.Core;

/// <summary>A question: may this first packet of a connection pass?</summary>
/// <param name="Source">Who opens it.</param>
/// <param name="Destination">Who is to receive it, after Service translation.</param>
/// <param name="Family">The address family it uses.</param>
/// <param name="Protocol">Its protocol.</param>
/// <param name="Port">The destination's own port, 1 to 65535, after Service translation; of no account for <see cref="Protocol.Other"/>.</param>
/// <param name="Via">How it gets there.</param>
public sealed record Connection(Party Source, Party Destination, AddressFamily Family, Protocol Protocol, ushort Port, Via Via)
{
    /// <summary>The subject's side of the connection.</summary>
    public Party SubjectOf(Direction direction) => direction == Direction.Ingress ? Destination : Source;

    /// <summary>The far side, seen from the subject.</summary>
    public Party RemoteOf(Direction direction) => direction == Direction.Ingress ? Source : Destination;
}
