namespace Ringfence.Dialects.Tests;

/// <summary>networkpolicy.md 3.4: names, labels, annotations; and owners and finalizers of AM <c>objectmeta.go</c>.</summary>
public sealed class MetadataTests
{
    private const string Label =
        "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character "
        + "(e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";

    public static TheoryData<string, string> BadNames => new()
    {
        { "Foo", SelectorTests.Subdomain },
        { "a_b", SelectorTests.Subdomain },
        { "-a", SelectorTests.Subdomain },
        { "a-", SelectorTests.Subdomain },
        { "a..b", SelectorTests.Subdomain },
        { ".a", SelectorTests.Subdomain },
        { "a.", SelectorTests.Subdomain },
        { "a.-b", SelectorTests.Subdomain },
        { "a/b", SelectorTests.Subdomain },
        { SelectorTests.LongSubdomain(254), "must be no more than 253 characters" },
    };

    public static TheoryData<string> GoodNames => new("a", "0", "a.b", "a-b.c-d", "0.0", SelectorTests.LongSubdomain(253), new string('a', 253));

    [Theory]
    [MemberData(nameof(BadNames))]
    public void Validate_BadName_IsRefused(string name, string fault) => Assert.Equal(
        [new Finding("RF2202", "metadata.name", $"metadata.name: Invalid value: \"{name}\": {fault}", $"'{name}'")],
        PolicyCheck.OfMetadata($"{{name: '{name}'}}").Findings);

    [Theory]
    [MemberData(nameof(GoodNames))]
    public void Validate_GoodName_IsAccepted(string name) => Assert.Empty(PolicyCheck.OfMetadata($"{{name: '{name}'}}").Findings);

    [Fact]
    public void Validate_LongMalformedName_IsBoth() => Assert.Equal(
        [
            $"metadata.name: Invalid value: \"{new string('-', 254)}\": must be no more than 253 characters",
            $"metadata.name: Invalid value: \"{new string('-', 254)}\": {SelectorTests.Subdomain}",
        ],
        PolicyCheck.OfMetadata($"{{name: '{new string('-', 254)}'}}").Server);

    [Theory]
    [InlineData("{namespace: shop}", "{namespace: shop}")]
    [InlineData("{name: ''}", "''")]
    [InlineData("{name: null}", "null")]
    [InlineData("null", "null")]
    public void Validate_NoName_IsRequired(string metadata, string at) => Assert.Equal(
        [new Finding("RF2201", "metadata.name", "metadata.name: Required value: name or generateName is required", at)],
        PolicyCheck.OfMetadata(metadata).Findings);

    [Fact]
    public void Validate_NoMetadata_PointsAtTheObject()
    {
        PolicyCheck check = PolicyCheck.Of("apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\n");

        Assert.Equal(["metadata.name: Required value: name or generateName is required"], check.Server);
        Assert.Equal(check.Document.Root.Span, check.Diagnostics[0].Location.Span);
    }

    [Theory] // a hyphen at the end is tolerated, and with it the character before: the server replaces both
    [InlineData("web-")]
    [InlineData("web")]
    [InlineData("a_-")]
    public void Validate_GoodGenerateName_IsAccepted(string name) => Assert.Empty(PolicyCheck.OfMetadata($"{{generateName: {name}}}").Findings);

    [Theory]
    [InlineData("Web-", SelectorTests.Subdomain)]
    [InlineData("-", SelectorTests.Subdomain)]
    [InlineData("a.", SelectorTests.Subdomain)]
    public void Validate_BadGenerateName_IsRefused(string name, string fault) => Assert.Equal(
        [new Finding("RF2203", "metadata.generateName", $"metadata.generateName: Invalid value: \"{name}\": {fault}", $"'{name}'")],
        PolicyCheck.OfMetadata($"{{generateName: '{name}'}}").Findings);

    [Fact] // generateName first, then name
    public void Validate_BadGenerateNameAndName_ListsBoth() => Assert.Equal(
        ["RF2203", "RF2202"], PolicyCheck.OfMetadata("{name: A, generateName: B}").Findings.Select(finding => finding.Code));

    [Theory]
    [InlineData("a.b", "must not contain dots")]
    [InlineData("Shop", Label)]
    [InlineData("a_b", Label)]
    [InlineData("-a", Label)]
    [InlineData("a.", Label)]
    [InlineData("a.B", Label)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "must be no more than 63 characters")]
    public void Validate_BadNamespace_IsRefused(string name, string fault) => Assert.Equal(
        [new Finding("RF2204", "metadata.namespace", $"metadata.namespace: Invalid value: \"{name}\": {fault}", name)],
        PolicyCheck.OfMetadata($"{{name: p, namespace: {name}}}").Findings);

    [Theory]
    [InlineData("a")]
    [InlineData("a-0")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void Validate_GoodNamespace_IsAccepted(string name) => Assert.Empty(PolicyCheck.OfMetadata($"{{name: p, namespace: {name}}}").Findings);

    [Theory]
    [MemberData(nameof(SelectorTests.BadKeys), MemberType = typeof(SelectorTests))]
    public void Validate_BadLabelKey_IsRefused(string key, string fault) => Assert.Equal(
        [new Finding("RF2205", "metadata.labels", $"metadata.labels: Invalid value: \"{key}\": {fault}", $"'{key}'")],
        PolicyCheck.OfMetadata($"{{name: p, labels: {{? '{key}' : b}}}}").Findings);

    [Theory]
    [MemberData(nameof(SelectorTests.BadValues), MemberType = typeof(SelectorTests))]
    public void Validate_BadLabelValue_IsRefused(string value, string fault) => Assert.Equal(
        [new Finding("RF2206", "metadata.labels", $"metadata.labels: Invalid value: \"{value}\": {fault}", $"'{value}'")],
        PolicyCheck.OfMetadata($"{{name: p, labels: {{a: '{value}'}}}}").Findings);

    [Theory] // lower-cased before the check, shown as written
    [InlineData("a b", $"name part {SelectorTests.Name}")]
    [InlineData("A b", $"name part {SelectorTests.Name}")]
    [InlineData("/A", "prefix part must be non-empty")]
    public void Validate_BadAnnotationKey_IsRefused(string key, string fault) => Assert.Equal(
        [new Finding("RF2207", "metadata.annotations", $"metadata.annotations: Invalid value: \"{key}\": {fault}", $"'{key}'")],
        PolicyCheck.OfMetadata($"{{name: p, annotations: {{'{key}': 'any thing'}}}}").Findings);

    [Fact]
    public void Validate_AnnotationPrefixInCapitals_IsAccepted() =>
        Assert.Empty(PolicyCheck.OfMetadata("{name: p, annotations: {Example.COM/Note: 'any thing'}}").Findings);

    [Theory] // keys and values together, in bytes; 262144 is the most
    [InlineData(262144 - 2, 0)]
    [InlineData(262144 - 1, 1)]
    public void Validate_AnnotationSize_IsLimited(int length, int faults)
    {
        PolicyCheck check = PolicyCheck.OfMetadata($"{{name: p, annotations: {{a: '{new string('v', length - 10)}', b: '{new string('ä', 5)}'}}}}");

        Assert.Equal(
            Enumerable.Repeat(new Finding("RF2208", "metadata.annotations", "metadata.annotations: Too long: may not be more than 262144 bytes", "a"), faults),
            check.Findings);
    }

    [Fact]
    public void Validate_AnnotationsTooLarge_SaysHowLarge() => Assert.Equal(
        "the annotations hold 262145 bytes; 262144 is the most",
        Assert.Single(PolicyCheck.OfMetadata($"{{name: p, annotations: {{a: '{new string('v', 262144)}'}}}}").Diagnostics).Message);

    [Theory]
    [InlineData("{apiVersion: v1, kind: Pod, name: a}", "uid: Invalid value: \"\": must not be empty")]
    [InlineData("{apiVersion: v1, kind: Pod, uid: u}", "name: Invalid value: \"\": must not be empty")]
    [InlineData("{apiVersion: v1, name: a, uid: u}", "kind: Invalid value: \"\": must not be empty")]
    [InlineData("{kind: Pod, name: a, uid: u}", "apiVersion: Invalid value: \"\": version must not be empty")]
    [InlineData("{apiVersion: apps/, kind: Pod, name: a, uid: u}", "apiVersion: Invalid value: \"apps/\": version must not be empty")]
    [InlineData("{apiVersion: a/b/c, kind: Pod, name: a, uid: u}", "apiVersion: Invalid value: \"a/b/c\": version must not be empty")]
    public void Validate_IncompleteOwner_IsRefused(string owner, string body) => Assert.Equal(
        [$"metadata.ownerReferences.{body}"],
        PolicyCheck.OfMetadata($"{{name: p, ownerReferences: [{owner}]}}").Server);

    [Fact] // apiVersion, kind, name, uid
    public void Validate_EmptyOwner_ListsAllInOrder() => Assert.Equal(
        ["apiVersion: version must not be empty", "kind: must not be empty", "name: must not be empty", "uid: must not be empty"],
        PolicyCheck.OfMetadata("{name: p, ownerReferences: [null]}").Diagnostics.Select(found => found.Arguments[0]));

    [Theory]
    [InlineData("{apiVersion: v1, kind: Pod, name: a, uid: u}")]
    [InlineData("{apiVersion: apps/v1, kind: Deployment, name: a, uid: u, controller: true, blockOwnerDeletion: false}")]
    [InlineData("{apiVersion: events.k8s.io/v1, kind: Event, name: a, uid: u}")]
    [InlineData("{apiVersion: v2, kind: Event, name: a, uid: u}")]
    [InlineData("{apiVersion: v1, kind: Pod, name: a, uid: u, controller: true}, {apiVersion: v1, kind: Pod, name: b, uid: w, controller: false}")]
    public void Validate_GoodOwners_AreAccepted(string owners) =>
        Assert.Empty(PolicyCheck.OfMetadata($"{{name: p, ownerReferences: [{owners}]}}").Findings);

    [Fact]
    public void Validate_EventAsOwner_IsRefused() => Assert.Equal(
        ["metadata.ownerReferences: Invalid value: {\"apiVersion\":\"v1\",\"kind\":\"Event\",\"name\":\"a\",\"uid\":\"u\",\"blockOwnerDeletion\":true}: /v1, Kind=Event is disallowed from being an owner"],
        PolicyCheck.OfMetadata("{name: p, ownerReferences: [{apiVersion: v1, kind: Event, name: a, uid: u, blockOwnerDeletion: true}]}").Server);

    [Fact]
    public void Validate_TwoControllers_AreRefused() => Assert.Equal(
        [
            "metadata.ownerReferences: Invalid value: [{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"name\":\"a\",\"uid\":\"u\",\"controller\":true},"
            + "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"name\":\"b\",\"uid\":\"w\",\"controller\":true,\"blockOwnerDeletion\":false}]: "
            + "Only one reference can have Controller set to true. Found \"true\" in references for Pod/a and Pod/b",
        ],
        PolicyCheck.OfMetadata(
            "{name: p, ownerReferences: [{apiVersion: v1, kind: Pod, name: a, uid: u, controller: true}, "
            + "{apiVersion: v1, kind: Pod, name: b, uid: w, controller: true, blockOwnerDeletion: false}]}").Server);

    [Theory]
    [InlineData("kubernetes")]
    [InlineData("orphan")]
    [InlineData("foregroundDeletion")]
    [InlineData("example.com/cleanup")]
    [InlineData("orphan, kubernetes")]
    public void Validate_GoodFinalizers_AreAccepted(string finalizers) =>
        Assert.Empty(PolicyCheck.OfMetadata($"{{name: p, finalizers: [{finalizers}]}}").Findings);

    [Fact] // qualified names first, without an index; then those that exclude each other; then those without a prefix, with one
    public void Validate_BadFinalizers_ListsThemInTheServersOrder() => Assert.Equal(
        [
            $"metadata.finalizers: Invalid value: \"a b\": name part {SelectorTests.Name}",
            "metadata.finalizers: Invalid value: [\"orphan\",\"a b\",\"foregroundDeletion\"]: finalizer orphan and foregroundDeletion cannot be both set",
            "metadata.finalizers[1]: Invalid value: \"a b\": name is neither a standard finalizer name nor is it fully qualified",
        ],
        PolicyCheck.OfMetadata("{name: p, finalizers: [orphan, 'a b', foregroundDeletion]}").Server);

    [Fact]
    public void Validate_ExclusiveFinalizersBefore134_AreShownInGoSyntax() => Assert.Equal(
        ["metadata.finalizers: Invalid value: []string{\"orphan\", \"foregroundDeletion\"}: finalizer orphan and foregroundDeletion cannot be both set"],
        PolicyCheck.OfMetadata("{name: p, finalizers: [orphan, foregroundDeletion]}", "1.33").Server);

    [Fact] // name, namespace, labels, annotations, owners, finalizers, and metadata before spec
    public void Validate_FaultsAllOver_ListsThemInTheServersOrder() => Assert.Equal(
        ["RF2203", "RF2202", "RF2204", "RF2205", "RF2206", "RF2207", "RF2209", "RF2210", "RF2121"],
        PolicyCheck.Of(
            "kind: NetworkPolicy\napiVersion: networking.k8s.io/v1\nspec: {policyTypes: [x]}\nmetadata: {finalizers: [x], "
            + "ownerReferences: [{apiVersion: v1, kind: Pod, name: a}], annotations: {'a b': c}, labels: {'a b': 'c d'}, namespace: A, name: B, generateName: C}\n")
            .Findings.Select(finding => finding.Code));

    [Fact]
    public void Validate_Quoting_IsThatOfGo() => Assert.StartsWith(
        "metadata.name: Invalid value: \"a\\\"\\\\\\n\\u00a0\\x00é\": ",
        PolicyCheck.OfMetadata("{name: \"a\\\"\\\\\\n\\u00a0\\0é\"}").Server[0],
        StringComparison.Ordinal);
}
