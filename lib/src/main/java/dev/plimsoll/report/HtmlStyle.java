package dev.plimsoll.report;

/** Style of the HTML report: light and dark screens, narrow screens, A4 paper. */
final class HtmlStyle {

    static final String CSS = """
            :root {
              --page: #f6f7f9; --card: #ffffff; --ink: #1f2430; --muted: #5b6472; --line: #d9dee5; --head: #f0f3f6;
              --pass: #14663a; --pass-soft: #e3f4ea; --caution: #7a4d00; --caution-soft: #fdf1d3;
              --fail: #9b1c1c; --fail-soft: #fde6e4; --link: #00408f;
              --normal: #e9f0f6; --elevated: #fbdf8b; --stress: #f0a24f; --crisis: #d9705e;
            }
            * { box-sizing: border-box }
            html { -webkit-text-size-adjust: 100% }
            body {
              margin: 0; background: var(--page); color: var(--ink);
              font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
            }
            main { max-width: 1060px; margin: 0 auto; padding: 2rem 1.25rem 4rem }
            section, header { margin: 0 0 1.75rem }
            section { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 1.25rem 1.5rem }
            h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 1rem }
            h2 { font-size: 1.3rem; line-height: 1.3; margin: 0 0 .9rem }
            h3 { font-size: 1.05rem; line-height: 1.4; margin: 1.5rem 0 .6rem }
            p { margin: 0 0 .8rem; max-width: 48em }
            p:last-child { margin-bottom: 0 }
            small, figcaption, .label { color: var(--muted); font-size: .87rem }
            .label { margin: .9rem 0 .3rem; font-weight: 600 }
            .brand { margin: 0; color: var(--muted); font-weight: 600; letter-spacing: .08em; text-transform: uppercase; font-size: .8rem }
            code, pre { font: .87em/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere }
            pre { margin: 0; padding: .7rem .9rem; background: var(--head); border: 1px solid var(--line); border-radius: 6px;
              white-space: pre-wrap }
            .passes, .facts { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.25rem; margin: 0 }
            .facts { row-gap: .7rem }
            dt { color: var(--muted) }
            dd { margin: 0; min-width: 0 }
            .figures { display: grid; grid-template-columns: repeat(4, 1fr); gap: .75rem; margin: 0 }
            .figures dt { font-size: .87rem }
            .figures dd { font-size: 1.15rem; font-variant-numeric: tabular-nums }
            .banner { border-left: 8px solid var(--muted) }
            .banner.pass { border-left-color: var(--pass) }
            .banner.caution { border-left-color: var(--caution) }
            .banner.fail { border-left-color: var(--fail) }
            .banner ul { list-style: none; margin: 0 0 1rem; padding: 0 }
            .banner li { margin: .35rem 0 }
            .verdict { font-size: 1.25rem; font-weight: 650 }
            .badge { display: inline-block; min-width: 7.6em; text-align: center; padding: .1em .6em; border: 1px solid currentColor;
              border-radius: 5px; font-size: .8rem; font-weight: 700; letter-spacing: .03em; white-space: nowrap; vertical-align: .08em }
            .badge.pass { color: var(--pass); background: var(--pass-soft) }
            .badge.caution { color: var(--caution); background: var(--caution-soft) }
            .badge.fail { color: var(--fail); background: var(--fail-soft) }
            .scroll { overflow-x: auto }
            table { border-collapse: collapse; width: 100%; font-size: .93rem }
            th, td { padding: .45rem .7rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top }
            thead th { background: var(--head); font-weight: 600; vertical-align: bottom }
            tbody th { font-weight: 500 }
            .n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
            .d { white-space: nowrap }
            .findings { table-layout: fixed; min-width: 50rem }
            .findings th:nth-child(1) { width: 8.5rem }
            .findings th:nth-child(2) { width: 21% }
            .findings th:nth-child(3) { width: 17% }
            .findings th:nth-child(4) { width: 27% }
            .findings .n { white-space: normal }
            .findings td:not(.n) { overflow-wrap: anywhere }
            .events { min-width: 52rem }
            .evidence { margin: 0; padding-left: 1.2rem; font-size: .87rem; columns: 24rem; column-gap: 2rem }
            .evidence li { break-inside: avoid }
            .answer + .answer { margin-top: 1.75rem; padding-top: .25rem; border-top: 1px solid var(--line) }
            .swatch { display: inline-block; width: 1em; height: 1em; margin-right: .5em; border: 1px solid var(--muted);
              border-radius: 2px; vertical-align: -.12em }
            .swatch.normal { background: var(--normal) }
            .swatch.elevated { background: var(--elevated) }
            .swatch.stress { background: var(--stress) }
            .swatch.crisis { background: var(--crisis) }
            figure { margin: 0 0 1.75rem }
            figure:last-child { margin-bottom: 0 }
            figcaption { margin-top: .4rem; max-width: 60em }
            .plimsoll-chart { display: block; width: 100%; height: auto }
            .check { margin-top: .9rem }
            @media screen and (prefers-color-scheme: dark) {
              :root {
                --page: #0f1115; --card: #16191f; --ink: #e8eaee; --muted: #a8b0bd; --line: #303743; --head: #1f242c;
                --pass: #7fdca4; --pass-soft: #123322; --caution: #ffd27a; --caution-soft: #3a2c08;
                --fail: #ff9f95; --fail-soft: #431a18; --link: #86c5ff;
                --normal: #27303b; --elevated: #5c4d12; --stress: #8f5410; --crisis: #a83a32;
              }
            }
            @media (max-width: 640px) {
              main { padding: 1rem .5rem 2rem }
              section { padding: 1rem .8rem }
              .figures { grid-template-columns: repeat(2, 1fr) }
              .facts, .passes { grid-template-columns: 1fr; gap: 0 }
              .facts dd, .passes dd { margin-bottom: .5rem }
            }
            @page { size: A4; margin: 14mm 13mm }
            @media print {
              html { font-size: 9.5pt }
              body { background: #ffffff }
              main { max-width: none; padding: 0 }
              section { border: 0; padding: 0; border-radius: 0 }
              .banner { border: 1px solid var(--line); border-left: 6px solid; padding: .8rem 1rem }
              .badge, .swatch, thead th, pre { -webkit-print-color-adjust: exact; print-color-adjust: exact }
              .scroll { overflow: visible }
              table { font-size: .9rem }
              th, td { padding: .3rem .45rem }
              .findings, .events { min-width: 0 }
              .findings th:nth-child(1) { width: 6.5rem }
              thead { display: table-header-group }
              tr, table, figure, .check, .banner, .figures, .facts dd { break-inside: avoid }
              h2, h3, .label, p:has(+ .scroll) { break-after: avoid }
              .plimsoll-chart { width: 90% }
              figure { margin-bottom: 3mm }
            }
            """;

    private HtmlStyle() {
    }
}
