namespace Ringfence.Core;

/// <summary>What a requirement asks of one key (apimachinery <c>LabelSelectorOperator</c>).</summary>
public enum LabelOperator
{
    /// <summary>The key is there and its value is one of the values.</summary>
    In,

    /// <summary>The key is absent, or its value is none of the values.</summary>
    NotIn,

    /// <summary>The key is there, with any value.</summary>
    Exists,

    /// <summary>The key is absent.</summary>
    DoesNotExist,
}
