namespace Ringfence.Syntax;

/// <summary>How text in brackets is written.</summary>
internal enum FlowStyle
{
    /// <summary>YAML: <c>{port: 80}</c>.</summary>
    Plain,

    /// <summary>JSON with a space behind colons and commas: <c>{"port": 80}</c>.</summary>
    Quoted,

    /// <summary>JSON without spaces: <c>{"port":80}</c>.</summary>
    Compact,
}
