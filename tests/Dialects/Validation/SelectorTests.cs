namespace Ringfence.Dialects.Tests;

/// <summary>networkpolicy.md 3.2, rows 22 to 27, and the texts of 3.4.</summary>
public sealed class SelectorTests
{
    internal const string Name =
        "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', "
        + "regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";

    internal const string Value =
        "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character "
        + "(e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

    internal const string Subdomain =
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character "
        + @"(e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

    private const string S = "spec.podSelector";

    public static TheoryData<string, string> BadKeys => new()
    {
        { "a b", $"name part {Name}" },
        { "-a", $"name part {Name}" },
        { "a-", $"name part {Name}" },
        { ".a", $"name part {Name}" },
        { "a_", $"name part {Name}" },
        { "é", $"name part {Name}" },
        { new string('a', 64), "name part must be no more than 63 bytes" },
        { $"x/{new string('a', 64)}", "name part must be no more than 63 bytes" },
        { "/a", "prefix part must be non-empty" },
        { "Example.com/a", $"prefix part {Subdomain}" },
        { "-x/a", $"prefix part {Subdomain}" },
        { "x-/a", $"prefix part {Subdomain}" },
        { "x..y/a", $"prefix part {Subdomain}" },
        { "x_y/a", $"prefix part {Subdomain}" },
        { $"{LongSubdomain(254)}/a", "prefix part must be no more than 253 bytes" },
        { "a/b/c", $"a valid label key {Name} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')" },
        { "//", $"a valid label key {Name} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')" },
    };

    public static TheoryData<string> GoodKeys => new(
        "a", "A", "0", "a.b", "a_b", "a-b", "A.b-c_0", new string('a', 63), "x/a", "example.com/A_b", "0-0.x/a", $"{LongSubdomain(253)}/{new string('a', 63)}");

    public static TheoryData<string, string> BadValues => new()
    {
        { "a b", Value },
        { "-a", Value },
        { "a.", Value },
        { "a/b", Value },
        { "é", Value },
        { new string('a', 64), "must be no more than 63 bytes" },
    };

    public static TheoryData<string> GoodValues => new(string.Empty, "a", "A.b-c_0", "0", new string('a', 63));

    [Theory]
    // row 22
    [InlineData("{key: a, operator: In}", "RF2122", "values", "Required value: must be specified when `operator` is 'In' or 'NotIn'", "{key: a, operator: In}")]
    [InlineData("{key: a, operator: NotIn, values: []}", "RF2122", "values", "Required value: must be specified when `operator` is 'In' or 'NotIn'", "[]")]
    [InlineData("{key: a, operator: In, values: null}", "RF2122", "values", "Required value: must be specified when `operator` is 'In' or 'NotIn'", "null")]
    // row 23
    [InlineData("{key: a, operator: Exists, values: [b]}", "RF2123", "values", "Forbidden: may not be specified when `operator` is 'Exists' or 'DoesNotExist'", "[b]")]
    [InlineData("{key: a, operator: DoesNotExist, values: ['']}", "RF2123", "values", "Forbidden: may not be specified when `operator` is 'Exists' or 'DoesNotExist'", "['']")]
    // row 24
    [InlineData("{key: a, operator: Gt, values: [b]}", "RF2124", "operator", "Invalid value: \"Gt\": not a valid selector operator", "Gt")]
    [InlineData("{key: a, operator: in, values: [b]}", "RF2124", "operator", "Invalid value: \"in\": not a valid selector operator", "in")]
    [InlineData("{key: a, operator: exists}", "RF2124", "operator", "Invalid value: \"exists\": not a valid selector operator", "exists")]
    [InlineData("{key: a}", "RF2124", "operator", "Invalid value: \"\": not a valid selector operator", "{key: a}")]
    [InlineData("{key: a, operator: null}", "RF2124", "operator", "Invalid value: \"\": not a valid selector operator", "null")]
    // 1.34 and later print typed strings as JSON, which escapes what HTML would take amiss
    [InlineData("{key: a, operator: \"<\"}", "RF2124", "operator", "Invalid value: \"\\u003c\": not a valid selector operator", "\"<\"")]
    // row 26
    [InlineData("{key: a, operator: In, values: [b, 'c d']}", "RF2126", "values[1]", $"Invalid value: \"c d\": {Value}", "'c d'")]
    public void Validate_OneFaultInAnExpression_IsRefusedInTheServersWords(string expression, string code, string field, string body, string at)
    {
        string path = $"{S}.matchExpressions[0].{field}";

        Finding found = Assert.Single(PolicyCheck.OfSelector($"{{matchExpressions: [{expression}]}}").Findings);

        Assert.Equal(new Finding(code, path, $"{path}: {body}", at), found);
    }

    [Theory]
    [InlineData("{key: a, operator: In, values: [b]}")]
    [InlineData("{key: a, operator: NotIn, values: ['']}")]
    [InlineData("{key: a, operator: In, values: [null]}")]
    [InlineData("{key: a, operator: Exists}")]
    [InlineData("{key: a, operator: Exists, values: []}")]
    [InlineData("{key: a, operator: DoesNotExist, values: null}")]
    public void Validate_TheNearTwin_IsAccepted(string expression) =>
        Assert.Empty(PolicyCheck.OfSelector($"{{matchExpressions: [{expression}]}}").Findings);

    [Theory] // row 25
    [MemberData(nameof(BadKeys))]
    public void Validate_BadKeyInAnExpression_IsRefused(string key, string fault) => Assert.Equal(
        [new Finding("RF2125", $"{S}.matchExpressions[0].key", $"{S}.matchExpressions[0].key: Invalid value: \"{key}\": {fault}", $"'{key}'")],
        PolicyCheck.OfSelector($"{{matchExpressions: [{{key: '{key}', operator: Exists}}]}}").Findings);

    [Theory] // row 27: the path ends at matchLabels
    [MemberData(nameof(BadKeys))]
    public void Validate_BadKeyInMatchLabels_IsRefused(string key, string fault) => Assert.Equal(
        [new Finding("RF2127", $"{S}.matchLabels", $"{S}.matchLabels: Invalid value: \"{key}\": {fault}", $"'{key}'")],
        PolicyCheck.OfSelector($"{{matchLabels: {{? '{key}' : b}}}}").Findings);

    [Theory]
    [MemberData(nameof(GoodKeys))]
    public void Validate_GoodKey_IsAcceptedEverywhere(string key) => Assert.Empty(
        PolicyCheck.OfSelector($"{{matchLabels: {{'{key}': b}}, matchExpressions: [{{key: '{key}', operator: Exists}}]}}").Findings);

    [Theory] // row 26
    [MemberData(nameof(BadValues))]
    public void Validate_BadValueInAnExpression_IsRefused(string value, string fault) => Assert.Equal(
        [$"{S}.matchExpressions[0].values[0]: Invalid value: \"{value}\": {fault}"],
        PolicyCheck.OfSelector($"{{matchExpressions: [{{key: a, operator: NotIn, values: ['{value}']}}]}}").Server);

    [Theory] // row 27
    [MemberData(nameof(BadValues))]
    public void Validate_BadValueInMatchLabels_IsRefused(string value, string fault) => Assert.Equal(
        [new Finding("RF2127", $"{S}.matchLabels", $"{S}.matchLabels: Invalid value: \"{value}\": {fault}", $"'{value}'")],
        PolicyCheck.OfSelector($"{{matchLabels: {{a: '{value}'}}}}").Findings);

    [Theory]
    [MemberData(nameof(GoodValues))]
    public void Validate_GoodValue_IsAcceptedEverywhere(string value) => Assert.Empty(
        PolicyCheck.OfSelector($"{{matchLabels: {{a: '{value}'}}, matchExpressions: [{{key: a, operator: In, values: ['{value}']}}]}}").Findings);

    [Fact] // several messages for one value: prefix before name, length before form
    public void Validate_KeyWithEverythingWrong_ListsAllInOrder() => Assert.Equal(
        [
            $"{S}.matchExpressions[0].key: Invalid value: \"{new string('-', 254)}/{new string('-', 64)}\": prefix part must be no more than 253 bytes",
            $"{S}.matchExpressions[0].key: Invalid value: \"{new string('-', 254)}/{new string('-', 64)}\": prefix part {Subdomain}",
            $"{S}.matchExpressions[0].key: Invalid value: \"{new string('-', 254)}/{new string('-', 64)}\": name part must be no more than 63 bytes",
            $"{S}.matchExpressions[0].key: Invalid value: \"{new string('-', 254)}/{new string('-', 64)}\": name part {Name}",
        ],
        PolicyCheck.OfSelector($"{{matchExpressions: [{{key: '{new string('-', 254)}/{new string('-', 64)}', operator: Exists}}]}}").Server);

    [Theory] // the empty key, also the absent one: two messages
    [InlineData("{key: '', operator: Exists}", "")]
    [InlineData("{operator: Exists}", "")]
    [InlineData("{key: 'x/', operator: Exists}", "x/")]
    public void Validate_EmptyName_IsBothEmptyAndMalformed(string expression, string key) => Assert.Equal(
        [
            $"{S}.matchExpressions[0].key: Invalid value: \"{key}\": name part must be non-empty",
            $"{S}.matchExpressions[0].key: Invalid value: \"{key}\": name part {Name}",
        ],
        PolicyCheck.OfSelector($"{{matchExpressions: [{expression}]}}").Server);

    [Fact]
    public void Validate_LongMalformedValue_IsBoth() => Assert.Equal(
        [
            $"{S}.matchLabels: Invalid value: \"{new string('-', 64)}\": must be no more than 63 bytes",
            $"{S}.matchLabels: Invalid value: \"{new string('-', 64)}\": {Value}",
        ],
        PolicyCheck.OfSelector($"{{matchLabels: {{a: '{new string('-', 64)}'}}}}").Server);

    [Fact] // labels before expressions; of one label the key first; operator, key, values of one expression
    public void Validate_SelectorWithFaultsAllOver_ListsThemInTheServersOrder() => Assert.Equal(
        [
            $"{S}.matchLabels: Invalid value: \"a b\": name part {Name}",
            $"{S}.matchLabels: Invalid value: \"c d\": {Value}",
            $"{S}.matchLabels: Invalid value: \"e f\": {Value}",
            $"{S}.matchExpressions[0].operator: Invalid value: \"x\": not a valid selector operator",
            $"{S}.matchExpressions[0].key: Invalid value: \"g h\": name part {Name}",
            $"{S}.matchExpressions[0].values[0]: Invalid value: \"i j\": {Value}",
            $"{S}.matchExpressions[1].values: Forbidden: may not be specified when `operator` is 'Exists' or 'DoesNotExist'",
            $"{S}.matchExpressions[1].values[0]: Invalid value: \"k l\": {Value}",
        ],
        PolicyCheck.OfSelector(
            "{matchExpressions: [{values: ['i j'], key: 'g h', operator: x}, {key: m, operator: Exists, values: ['k l']}], matchLabels: {'a b': 'c d', e: 'e f'}}").Server);

    [Theory] // 3.4: what changed in 1.34 and 1.35
    [InlineData("1.36", "a valid label key", "bytes")]
    [InlineData("1.35", "a valid label key", "bytes")]
    [InlineData("1.34", "a qualified name", "bytes")]
    [InlineData("1.33", "a qualified name", "characters")]
    public void Validate_OlderServers_SayItInTheirWords(string version, string what, string unit) => Assert.Equal(
        [
            $"{S}.matchLabels: Invalid value: \"a/b/c\": {what} {Name} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')",
            $"{S}.matchLabels: Invalid value: \"{new string('a', 64)}\": must be no more than 63 {unit}",
            $"{S}.matchLabels: Invalid value: \"{new string('b', 64)}\": name part must be no more than 63 {unit}",
            $"{S}.matchLabels: Invalid value: \"{LongSubdomain(254)}/c\": prefix part must be no more than 253 {unit}",
        ],
        PolicyCheck.OfSelector(
            $"{{matchLabels: {{a/b/c: {new string('a', 64)}, {new string('b', 64)}: w, ? {LongSubdomain(254)}/c : w}}}}", version).Server);

    [Theory] // typed strings: Go syntax before 1.34, JSON since
    [InlineData("1.33", "\"<\\a>\"")]
    [InlineData("1.34", "\"\\u003c\\u0007\\u003e\"")]
    public void Validate_OperatorWithOddCharacters_IsShownAsTheVersionDoes(string version, string shown) => Assert.Equal(
        [$"{S}.matchExpressions[0].operator: Invalid value: {shown}: not a valid selector operator"],
        PolicyCheck.OfSelector("{matchExpressions: [{key: a, operator: \"<\\a>\"}]}", version).Server);

    [Theory] // every place that holds a selector
    [InlineData("{ingress: [{from: [{podSelector: SELECTOR}]}]}", "spec.ingress[0].from[0].podSelector")]
    [InlineData("{ingress: [{from: [{namespaceSelector: SELECTOR}]}]}", "spec.ingress[0].from[0].namespaceSelector")]
    [InlineData("{egress: [{to: [{podSelector: {}}, {podSelector: SELECTOR}]}]}", "spec.egress[0].to[1].podSelector")]
    [InlineData("{egress: [{}, {to: [{namespaceSelector: SELECTOR}]}]}", "spec.egress[1].to[0].namespaceSelector")]
    public void Validate_SelectorOfAPeer_IsValidatedToo(string spec, string path) => Assert.Equal(
        [$"{path}.matchExpressions[0].operator: Invalid value: \"x\": not a valid selector operator"],
        PolicyCheck.OfSpec(spec.Replace("SELECTOR", "{matchExpressions: [{key: a, operator: x}]}", StringComparison.Ordinal)).Server);

    [Fact]
    public void Validate_BadMatchLabels_SayInPlainWordsWhichPartIsBad() => Assert.Equal(
        [$"`a b` cannot be a label key: name part {Name}", $"`c d` cannot be a label value: {Value}"],
        PolicyCheck.OfSelector("{matchLabels: {'a b': 'c d'}}").Diagnostics.Select(found => found.Message));

    [Theory]
    [InlineData("{key: a, operator: In}", "operator `In` needs values")]
    [InlineData("{key: a, operator: Exists, values: [b]}", "operator `Exists` takes no values")]
    [InlineData("{key: a, operator: Gt}", "unknown selector operator `Gt`")]
    [InlineData("{key: 'a b', operator: Exists}", $"`a b` cannot be a label key: name part {Name}")]
    [InlineData("{key: a, operator: In, values: ['a b']}", $"`a b` cannot be a label value: {Value}")]
    public void Validate_OneFault_SaysSoInPlainWords(string expression, string message) =>
        Assert.Equal(message, Assert.Single(PolicyCheck.OfSelector($"{{matchExpressions: [{expression}]}}").Diagnostics).Message);

    internal static string LongSubdomain(int length) => string.Concat(Enumerable.Repeat("a.", 200))[..(length - 1)] + "z";
}
