namespace Ringfence.Manifests;

/// <summary>Which ports that containers declare a reader keeps.</summary>
public enum DeclaredPorts
{
    /// <summary>Those with a name: policies and Services refer to them.</summary>
    Named,

    /// <summary>All of them, for whoever opens them; one without a name has the empty one.</summary>
    All,
}
