using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>Makes edits in a copy of the input's text and reads what they change; the host that read the text does it.</summary>
public interface IEditTrial
{
    /// <summary>The input after some edits; null when its text cannot take them, or what they make of it is wrong.</summary>
    EditedInput? Try(ValueArray<Edit> edits);

    /// <summary>What edits that were tried change, as a unified diff with file names; empty when there is no showing it.</summary>
    string DifferenceOf(ValueArray<Edit> edits);
}
