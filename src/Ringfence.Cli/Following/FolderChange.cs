namespace Ringfence.Cli;

/// <summary>What an event in a folder may have changed.</summary>
internal enum FolderChange
{
    /// <summary>What a file holds.</summary>
    Contents,

    /// <summary>What there is: a file or a link came, went or moved.</summary>
    Entries,

    /// <summary>The same of a folder.</summary>
    Folders,
}
