namespace CompiledNets;

/// <summary>The style sheet of a report, for light and dark pages.</summary>
internal static class ReportStyle
{
    public const string Text = """
        :root { color-scheme: light dark; }
        body { font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; color: #1f2328; background: #ffffff; max-width: 960px; margin: 32px auto; padding: 0 24px; }
        h1 { font-size: 26px; margin: 0 0 16px; }
        h2 { font-size: 18px; margin: 36px 0 12px; }
        table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
        .facts th { text-align: left; font-weight: 600; padding: 2px 24px 2px 0; vertical-align: top; }
        .facts td { padding: 2px 0; }
        .epochs { display: block; overflow-x: auto; }
        .epochs th, .epochs td { text-align: right; padding: 4px 14px; border-bottom: 1px solid #e4e8ec; white-space: nowrap; }
        pre { overflow-x: auto; font: 12px/1.35 ui-monospace, "SF Mono", Consolas, "DejaVu Sans Mono", monospace; }
        section > svg { max-width: 100%; height: auto; }
        @media (prefers-color-scheme: dark) {
          body { color: #e6edf3; background: #0d1117; }
          .epochs th, .epochs td { border-color: #232a33; }
        }
        """;
}
