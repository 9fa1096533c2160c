package lockstep.record.page;

import java.util.Base64;
import lockstep.base.digest.Sha256;

/** How every page looks: light or dark as the reader's browser asks, on a telephone and on paper, too. */
final class HtmlStyle {

    static final String CSS = """
            :root { color-scheme: light dark; --page: #fff; --card: #f6f8fa; --text: #1f2328; --soft: #59636e; \
            --line: #d1d9e0; --good: #1a7f37; --bad: #cf222e; --open: #9a6700; --bar: #4078c0 }
            @media (prefers-color-scheme: dark) { :root { --page: #0d1117; --card: #161b22; --text: #e6edf3; \
            --soft: #9198a1; --line: #3d444d; --good: #3fb950; --bad: #f85149; --open: #d29922; --bar: #6cb6ff } }
            * { box-sizing: border-box }
            body { font: 15px/1.5 system-ui, sans-serif; margin: 2em auto 4em; max-width: 66em; padding: 0 1em; \
            background: var(--page); color: var(--text); font-variant-numeric: tabular-nums }
            h1 { font-size: 1.6em; line-height: 1.2; margin: 0 0 .6em }
            h2 { font-size: 1.2em; margin: 2.2em 0 .6em; padding-bottom: .25em; border-bottom: 1px solid var(--line) }
            p.pass, p.fail, p.inconclusive { padding: .7em 1em; border-left: .35em solid; background: var(--card) }
            dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5em, 1fr)); gap: .7em; margin: 1em 0 }
            dl div { background: var(--card); border: 1px solid var(--line); border-radius: .4em; padding: .6em .8em }
            dt { color: var(--soft); font-size: .85em } dd { margin: 0; font-weight: 600; overflow-wrap: anywhere }
            .wide { overflow-x: auto; margin: .8em 0 }
            table { border-collapse: collapse; min-width: 60% }
            th, td { padding: .35em 1.2em .35em 0; text-align: left; vertical-align: top; max-width: 32em; \
            border-bottom: 1px solid var(--line); overflow-wrap: break-word; min-width: 3.5em }
            th:first-child, td:first-child { min-width: 9em }
            th { color: var(--soft); font-weight: 500; font-size: .85em }
            td.pass, td.fail, td.inconclusive { font-weight: 600 }
            summary { cursor: pointer; padding: .4em 0 }
            pre { background: var(--card); border: 1px solid var(--line); border-radius: .4em; padding: .8em; \
            font: 12.5px/1.6 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere }
            svg { display: block; margin: .8em 0; max-width: 100%; height: auto }
            svg text { font: 11px system-ui, sans-serif; fill: var(--soft) }
            .pass { color: var(--good) } .fail { color: var(--bad) } .inconclusive { color: var(--open) }
            .bar { fill: var(--bar) } .barbad { fill: var(--bad) } .bargood { fill: var(--good) }
            .axis { stroke: var(--line) } .canary { stroke: var(--bad); fill: none; stroke-width: 2 } \
            .baseline { stroke: var(--bar); fill: none; stroke-width: 2 } \
            .staging { stroke: var(--open); fill: none; stroke-width: 2; stroke-dasharray: 5 3 } \
            .production { stroke: var(--bar); fill: none; stroke-width: 2 } \
            .weight { stroke: var(--good); fill: none; stroke-width: 2 } \
            .limit { stroke: var(--soft); fill: none; stroke-dasharray: 2 3 } \
            svg text.canary { fill: var(--bad); stroke: none } svg text.staging { fill: var(--open); stroke: none } \
            svg text.baseline, svg text.production { fill: var(--bar); stroke: none } \
            svg text.weight { fill: var(--good); stroke: none } svg text.limit { fill: var(--soft); stroke: none }
            .panels { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 19em), 1fr)); \
            gap: 1em 1.6em; margin: 1em 0 } .panels svg { width: 100%; margin: 0 }
            @media (max-width: 44em) { th, td { padding-right: .8em } td:last-child { overflow-wrap: anywhere } \
            th:first-child, td:first-child { min-width: 5.5em } }
            @media print { body { margin: 0; max-width: none } h2 { break-after: avoid } tr { break-inside: avoid } }
            """;

    /** By which a page's policy lets a browser apply it. */
    static final String DIGEST = Base64.getEncoder().encodeToString(Sha256.of(CSS).bytes());

    private HtmlStyle() {}
}
