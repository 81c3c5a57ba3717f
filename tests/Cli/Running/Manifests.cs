namespace Ringfence.Cli.Tests;

/// <summary>Small inputs that many tests share.</summary>
internal static class Manifests
{
    /// <summary>A Deployment <c>shop/web</c> with <c>app: web</c>.</summary>
    public static string Web { get; } = Deployment("web");

    /// <summary>A Deployment <c>shop/db</c> with <c>app: db</c>.</summary>
    public static string Db { get; } = Deployment("db");

    /// <summary>Lets <c>web</c> into <c>db</c> on TCP 5432, and nobody else.</summary>
    public const string DbPolicy =
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: db
          namespace: shop
        spec:
          podSelector:
            matchLabels:
              app: db
          ingress:
          - from:
            - podSelector:
                matchLabels:
                  app: web
            ports:
            - port: 5432

        """;

    /// <summary>Isolates every pod of <c>shop</c> for traffic in (docs/semantics.md 2.4: an absent spec field is an empty one).</summary>
    public const string Deny = "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: deny\n  namespace: shop\nspec: {}\n";

    /// <summary>The API server refuses it: <c>endPort</c> is below <c>port</c> (docs/semantics.md, validation).</summary>
    public const string InvalidPolicy =
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: broken
          namespace: shop
        spec:
          podSelector: {}
          ingress:
          - ports:
            - port: 90
              endPort: 80

        """;

    /// <summary>A policy of a language that is not evaluated.</summary>
    public static string Foreign(string apiVersion, string kind) =>
        $"apiVersion: {apiVersion}\nkind: {kind}\nmetadata:\n  name: other\n  namespace: shop\nspec: {{}}\n";

    /// <summary>Both workloads and the policy, as one file.</summary>
    public static string Shop { get; } = Join(Web, Db, DbPolicy);

    /// <summary>A policy of <c>shop</c>.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="spec">What stands in its spec, in block style without indentation.</param>
    public static string Policy(string name, string spec) =>
        $"apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: {name}\n  namespace: shop\nspec:\n{Indented(spec)}";

    /// <summary>Several documents as one file.</summary>
    public static string Join(params string[] documents) => string.Join("---\n", documents);

    private static string Indented(string text) => string.Concat(text.TrimEnd('\n').Split('\n').Select(line => $"  {line}\n"));

    private static string Deployment(string name) =>
        $$"""
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: {{name}}
          namespace: shop
        spec:
          selector:
            matchLabels:
              app: {{name}}
          template:
            metadata:
              labels:
                app: {{name}}
            spec:
              containers:
              - name: main
                image: registry.example/{{name}}

        """;
}
