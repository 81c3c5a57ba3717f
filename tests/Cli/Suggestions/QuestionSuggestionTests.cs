namespace Ringfence.Cli.Tests;

/// <summary>What a suggestion takes from the question: its port, its addresses, its pods; and when there is none to make.</summary>
public sealed class QuestionSuggestionTests
{
    /// <summary>A block of the question goes into an ipBlock.</summary>
    [Fact]
    public void Suggest_AddressesOutside_NamesThem() =>
        Assert.Contains("cidr: \"203.0.113.0/24\"", SuggestionScene.WithPolicies(Manifests.Deny).Difference("203.0.113.0/24"), StringComparison.Ordinal);

    /// <summary>A block that is every address does not, for that opens to everybody.</summary>
    [Fact]
    public void Suggest_EveryAddress_SuggestsNothing() => Assert.Equal(
        "it would take opening to every address, which we do not suggest",
        SuggestionScene.WithPolicies(Manifests.Deny).Reason("0.0.0.0/0"));

    [Fact]
    public void Suggest_QuestionWithoutPort_AsksForOne() => Assert.Equal(
        "ask about one port, and the edit for it will be shown",
        SuggestionScene.WithPolicies(Manifests.Deny).Reason("shop/web", "shop/db"));

    /// <summary>A rule is about the port of the pod, which is what the Service's only port leads to.</summary>
    [Theory]
    [InlineData("svc/shop/db")]
    [InlineData("svc/shop/db:80")]
    public void Suggest_ServiceOfOnePort_NeedsNoPort(string to) => Assert.EndsWith(
        "+    ports:\n+    - protocol: TCP\n+      port: 5432\n",
        SuggestionScene.WithPolicies(Manifests.Join(Manifests.Deny, Service("- port: 80\n    targetPort: 5432"))).Difference("shop/web", to),
        StringComparison.Ordinal);

    [Fact]
    public void Suggest_ServiceOfTwoPorts_AsksForOne() => Assert.Equal(
        "ask about one port, and the edit for it will be shown",
        SuggestionScene.WithPolicies(Manifests.Join(Manifests.Deny, Service("- name: sql\n    port: 80\n    targetPort: 5432\n  - name: metrics\n    port: 81\n    targetPort: 5432")))
            .Reason("shop/web", "svc/shop/db"));

    /// <summary>A rule for pods without labels could only be one for all pods of their namespace.</summary>
    [Theory]
    [InlineData("Ingress")]
    [InlineData("Ingress, Egress")]
    public void Suggest_SourceWithoutLabels_SaysThatItNeedsOne(string policyTypes)
    {
        string bare = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: bare\n  namespace: shop\nspec:\n  containers:\n  - name: main\n    image: registry.example/bare\n";

        Assert.Equal(
            "shop/bare has no label to name it by, and a rule without one would be for all pods of its namespace: give it a label of its own first",
            SuggestionScene.WithPolicies(Manifests.Join(Manifests.Policy("deny", $"podSelector: {{}}\npolicyTypes: [{policyTypes}]"), bare)).Reason("shop/bare"));
    }

    private static string Service(string ports) =>
        $"apiVersion: v1\nkind: Service\nmetadata:\n  name: db\n  namespace: shop\nspec:\n  selector:\n    app: db\n  ports:\n  {ports}\n";
}
