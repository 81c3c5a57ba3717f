namespace Ringfence.Cli;

/// <summary>Something that happened in a folder.</summary>
/// <param name="Folder">The folder; empty when more happened than the kernel could tell.</param>
/// <param name="Name">What it happened to; empty for the folder itself.</param>
/// <param name="Change">What it was.</param>
internal sealed record FolderEvent(string Folder, string Name, FolderChange Change);
