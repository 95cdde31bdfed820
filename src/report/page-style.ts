/** The style of a report's page: light and dark, narrow and wide, screen and paper. */

/** CSS of the page. Colours meet WCAG AA on both papers. */
export const pageStyle = `
:root { color-scheme: light; --paper: #ffffff; --text: #23282e; --quiet: #56606b; --line: #d5dae0; --tint: #f4f6f8; --accent: #005a9c; }
@media (prefers-color-scheme: dark) { :root:not([data-theme]) { color-scheme: dark; --paper: #14181f; --text: #dfe4ea; --quiet: #a3adb8; --line: #39424d; --tint: #1c222b; --accent: #7cc0ff; } }
:root[data-theme=dark] { color-scheme: dark; --paper: #14181f; --text: #dfe4ea; --quiet: #a3adb8; --line: #39424d; --tint: #1c222b; --accent: #7cc0ff; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--text); font: 1rem/1.55 'DejaVu Sans', Verdana, system-ui, sans-serif; }
.page { max-width: 64rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.3rem; margin: 2.5rem 0 .75rem; padding-top: .75rem; border-top: 1px solid var(--line); }
h3 { font-size: 1.05rem; margin: 0 0 .25rem; }
p, ul, ol { margin: 0 0 .75rem; max-width: 48rem; }
a { color: var(--accent); }
.quiet, figcaption, .question { color: var(--quiet); font-size: .875rem; }
.lead { font-size: 1.1rem; }
.print-only { display: none; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding: .5rem; z-index: 3; }
nav ol { columns: 2; font-size: .925rem; }
.controls { position: sticky; top: 0; z-index: 2; background: var(--tint); border: 1px solid var(--line); border-radius: .4rem; padding: .5rem .75rem; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; align-items: center; }
.controls fieldset { border: 0; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .15rem .9rem; max-height: 7rem; overflow-y: auto; }
.controls legend { float: left; font-weight: bold; margin-right: .75rem; font-size: .875rem; padding: 0; }
label { font-size: .875rem; }
button { font: inherit; font-size: .8125rem; color: var(--text); background: var(--paper); border: 1px solid var(--quiet); border-radius: .3rem; padding: .15rem .6rem; cursor: pointer; }
button:hover { background: var(--tint); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
figure { margin: 1.75rem 0; break-inside: avoid; }
.canvas-frame { position: relative; width: 100%; touch-action: pan-y; }
.canvas-frame canvas { max-width: 100%; }
.selection { position: absolute; top: 0; bottom: 0; background: var(--accent); opacity: .15; pointer-events: none; }
.tools { display: flex; flex-wrap: wrap; gap: .35rem .6rem; align-items: center; margin: .35rem 0; min-height: 1.7rem; }
.tools input[type=range] { width: min(24rem, 55vw); }
.table-frame { overflow-x: auto; max-height: 34rem; overflow-y: auto; border: 1px solid var(--line); border-radius: .3rem; margin: .5rem 0; }
table { border-collapse: collapse; font-size: .8125rem; width: 100%; }
caption { text-align: left; font-weight: bold; padding: .4rem .6rem; }
th, td { text-align: left; padding: .25rem .6rem; border-top: 1px solid var(--line); vertical-align: top; }
thead th { position: sticky; top: 0; background: var(--tint); white-space: nowrap; }
thead th button { border: 0; background: none; font-weight: bold; padding: 0; text-align: left; white-space: normal; }
thead th[aria-sort=ascending] button::after { content: ' ▲'; content: ' ▲' / ''; }
thead th[aria-sort=descending] button::after { content: ' ▼'; content: ' ▼' / ''; }
tbody th { font-weight: normal; }
td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
pre { overflow-x: auto; max-height: 30rem; background: var(--tint); border: 1px solid var(--line); border-radius: .3rem; padding: .75rem; font-size: .75rem; line-height: 1.4; }
code { font-family: 'DejaVu Sans Mono', Consolas, monospace; }
summary { cursor: pointer; }
@media print {
  :root:root { color-scheme: light; --paper: #ffffff; --text: #23282e; --quiet: #56606b; --line: #d5dae0; --tint: #f4f6f8; --accent: #005a9c; }
  .print-only { display: block !important; }
  .controls, .tools, nav, .skip, .no-print, thead th button::after { display: none !important; }
  body { font-size: 10pt; }
  .page { max-width: none; padding: 0; }
  h2 { break-after: avoid; }
  .table-frame, pre { max-height: none; overflow: visible; border: 0; }
  thead th { position: static; }
  canvas { max-width: 100% !important; height: auto !important; }
}
@page { margin: 18mm 16mm; }
`;
