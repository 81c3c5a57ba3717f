namespace Ringfence.Syntax;

/// <summary>Whether a text is all there is.</summary>
internal enum TextEnd
{
    /// <summary>More may follow.</summary>
    Open,

    /// <summary>Nothing follows.</summary>
    Final,
}
