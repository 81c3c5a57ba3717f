using System.Text.Json.Nodes;

namespace Ringfence.Bench;

/// <summary>A namespace with all that is in it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Objects">The namespace itself, then its objects, made when they are asked for: a large cluster is never in memory as a whole.</param>
internal sealed record GeneratedSpace(string Name, IEnumerable<JsonObject> Objects);
