namespace Ringfence.Testing;

/// <summary>A way of writing that a rendering made use of: what a reader must cope with.</summary>
public enum RenderTrait
{
    /// <summary>A field that has no value is left out.</summary>
    AbsentField,
    /// <summary>A field that has no value says null.</summary>
    NullWord,
    /// <summary>A field that has no value says <c>~</c>.</summary>
    NullTilde,
    /// <summary>A field that has no value has nothing after its colon.</summary>
    NullNothing,
    /// <summary>A list entry with nothing after its dash.</summary>
    NullItem,
    /// <summary>The label value "" written as null (3.7).</summary>
    NullLabelValue,
    /// <summary>A policy without <c>spec</c>, with a null one, or with an empty one (2.4).</summary>
    SpecAbsent,
    SpecNull,
    SpecEmpty,
    /// <summary>The namespace <c>default</c> left out.</summary>
    NamespaceOmitted,
    BlockMapping,
    BlockSequenceIndented,
    BlockSequenceFlush,
    FlowMapping,
    FlowSequence,
    EmptyMapping,
    EmptySequence,
    PlainText,
    SingleQuoted,
    DoubleQuoted,
    HexNumber,
    FractionNumber,
    ExponentNumber,
    UnderscoreNumber,
    Comment,
    CarriageReturns,
    DocumentMarkers,
    ListDocument,
    TypedListDocument,
    JsonFile,
    ShuffledKeys,
    /// <summary>Metadata that a server adds and a dump shows.</summary>
    ServerMetadata,
    /// <summary>A pod that names an owner which is not in the input.</summary>
    UnknownOwner,
    /// <summary>The policies stand before what they apply to.</summary>
    PoliciesFirst,
    /// <summary>An older version of a policy stands before it: the last one counts.</summary>
    SupersededPolicy,
}
