using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>Makes edits in a copy of the input's text and reads that copy from scratch; the host that read the text does it.</summary>
public interface IEditTrial
{
    /// <summary>The input after some edits; null when its text cannot take them, or reading the copy finds an error.</summary>
    EditedInput? Try(ValueArray<Edit> edits);
}
