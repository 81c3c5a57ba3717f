namespace Ringfence.Lab;

/// <summary>The kinds of SCTP chunks that the lab speaks (RFC 9260 3.2).</summary>
internal enum SctpChunk : byte
{
    /// <summary>Opens an association.</summary>
    Init = 1,

    /// <summary>Answers it.</summary>
    InitAck = 2,

    /// <summary>Refuses it, or ends one.</summary>
    Abort = 6,
}
