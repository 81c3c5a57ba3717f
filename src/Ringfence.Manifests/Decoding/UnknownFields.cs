namespace Ringfence.Manifests;

/// <summary>What to make of a key that a table does not list.</summary>
internal enum UnknownFields
{
    /// <summary>The table lists every field of the API type: refuse it, as strict decoding does.</summary>
    Refused,

    /// <summary>The table lists only what we read: leave it alone.</summary>
    NotJudged,
}
